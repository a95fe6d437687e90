internal import Glibc

/// Whole files.
package enum FileBytes {
  /// Why a file could not be read or written.
  package struct Failure: Error, Sendable {
    package var path: String

    /// In plain words, from the system.
    package var reason: String

    init(_ path: String, errno code: Int32, isWritten: Bool = false) {
      self.path = path
      reason = isWritten && code == ENOENT ? "there is no such folder" : Self.words(for: code)
    }

    private static func words(for code: Int32) -> String {
      switch code {
      case ENOENT: "no such file"
      case EACCES: "it may not be read or written"
      case EEXIST: "it exists already"
      case EISDIR: "it is a folder"
      case ENOSPC: "the disk is full"
      default: String(cString: strerror(code)).lowercased()
      }
    }
  }

  /// All bytes of a file.
  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path, errno: errno) }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  /// Everything that an open descriptor gives, such as standard input.
  package static func read(_ descriptor: Int32, named name: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var size = stat()
    if fstat(descriptor, &size) == 0, size.st_size > 0 { bytes.reserveCapacity(Int(size.st_size)) }
    let piece = 1 << 16
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, piece) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(name, errno: errno)
      }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a file so that a reader sees the old one or the new one, never a part.
  ///
  /// `body` writes to the descriptor and returns the `errno` of what failed, if anything did. With
  /// `isNew` an existing file is a failure.
  /// - Throws: `Failure` where the file cannot be written; nothing is left behind then.
  package static func write(
    to path: String,
    isNew: Bool,
    permissions: UInt32 = 0o666,
    _ body: (Int32) -> Int32?
  ) throws(Failure) {
    if isNew, access(path, F_OK) == 0 { throw Failure(path, errno: EEXIST) }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw Failure(path, errno: errno, isWritten: true) }
    var failure = body(descriptor)
    if failure == nil, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil {
      // A link fails where the file has come into being meanwhile; a rename would replace it.
      let isMoved = isNew ? link(temporary, path) == 0 : rename(temporary, path) == 0
      if !isMoved { failure = errno }
    }
    if failure != nil || isNew { unlink(temporary) }
    if let failure { throw Failure(path, errno: failure) }
  }

  /// Writes these bytes as a file, in the same way.
  package static func write(
    _ bytes: [UInt8],
    to path: String,
    permissions: UInt32 = 0o666
  ) throws(Failure) {
    try write(to: path, isNew: false, permissions: permissions) { descriptor in
      bytes.withUnsafeBytes { buffer in
        var start = 0
        while start < buffer.count, let base = buffer.baseAddress {
          let count = Glibc.write(descriptor, base + start, buffer.count - start)
          if count < 0, errno == EINTR { continue }
          guard count >= 0 else { return errno }
          start += count
        }
        return nil
      }
    }
  }

  /// Makes a folder of the user's own and those above it, as far as they are missing.
  static func makeFolder(_ path: String) {
    guard mkdir(path, 0o700) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/") else {
      return
    }
    makeFolder(String(path[..<slash]))
    mkdir(path, 0o700)
  }

  /// The path without links, or as it is where there is none such.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
