package import Articles
internal import Glibc

/// Opens a file for reading, piece by piece; `-` is standard input.
package enum FileStream {
  /// The file's bytes, unpacked where they are gzip.
  ///
  /// - Throws: `ReadProblem` where the file cannot be opened or read.
  package static func open(_ path: String) throws(ReadProblem) -> ByteStream {
    let descriptor = path == "-" ? STDIN_FILENO : Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadProblem(reason: SystemError.text(errno)) }
    let file = Descriptor(descriptor)
    return try ByteStream { buffer throws(ReadProblem) in
      while true {
        let count = Glibc.read(file.number, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        guard errno == EINTR else { throw ReadProblem(reason: SystemError.text(errno)) }
      }
    }
  }

  /// Closes with the last reference.
  private final class Descriptor {
    let number: Int32

    init(_ number: Int32) {
      self.number = number
    }

    deinit {
      if number != STDIN_FILENO { close(number) }
    }
  }
}
