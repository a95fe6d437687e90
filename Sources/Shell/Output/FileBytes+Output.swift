internal import Formats
internal import Store

extension FileBytes {
  /// Writes a file through a buffer, so that a reader sees the old one or the new one.
  ///
  /// With `isNew` an existing file is a failure.
  static func write(
    to path: String,
    isNew: Bool,
    _ body: (inout ByteOutput) -> Void
  ) throws(Failure) {
    try write(to: path, isNew: isNew) { (descriptor: Int32) in
      var output = ByteOutput(descriptor: descriptor)
      body(&output)
      output.flush()
      return output.failure
    }
  }
}
