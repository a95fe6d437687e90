internal import Glibc

/// Whole files as bytes.
enum FileBytes {
  /// All bytes of a file; nil where it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= 0 else { return nil }
    let size = Int(status.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        let got = Glibc.read(descriptor, base + count, size - count)
        guard got > 0 else { break }
        count += got
      }
      isWhole = count == size
    }
    return isWhole ? bytes : nil
  }

  /// Writes a file of the user's own beside its place and then moves it there.
  static func replace(_ path: String, with bytes: [UInt8]) {
    guard let slash = path.lastIndex(of: "/") else { return }
    makeFolder(String(path[..<slash]))
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let base = buffer.baseAddress {
        let count = write(descriptor, base + written, buffer.count - written)
        guard count > 0 else { break }
        written += count
      }
    }
    let isClosed = close(descriptor) == 0
    if !isClosed || written < bytes.count || rename(draft, path) != 0 { unlink(draft) }
  }

  private static func makeFolder(_ path: String) {
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

  /// Eight bytes that tell damaged bytes from whole ones (FNV-1a on words, mixed at the end).
  static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 8 <= buffer.count {
        sum =
          (sum ^ buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01b3
        sum ^= sum >> 29
        index += 8
      }
      while index < buffer.count {
        sum = (sum ^ UInt64(buffer[index])) &* 0x100_0000_01b3
        index += 1
      }
    }
    sum = (sum ^ sum >> 32) &* 0x9e37_79b9_7f4a_7c15
    sum ^= sum >> 29
    return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (UInt64($0) * 8)) }
  }
}
