internal import Glibc

/// Bytes on their way to a file, a pipe or a terminal, or kept in memory.
///
/// Written in large pieces. After a failed write everything further is dropped; `failure` then says
/// why, so that formats need not look after each cell.
package struct ByteOutput {
  /// What has not been written yet; all of it, where it is kept in memory.
  package private(set) var bytes: [UInt8] = []

  /// The `errno` of the write that failed.
  package private(set) var failure: Int32?

  private let descriptor: Int32?

  private static let pieceSize = 1 << 18

  /// An output that keeps everything in `bytes`.
  package init() {
    descriptor = nil
  }

  /// An output to an open file descriptor; it is not closed here.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
    bytes.reserveCapacity(Self.pieceSize * 2)
  }

  /// Appends bytes.
  package mutating func write(_ more: some Collection<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.pieceSize { flushPiece() }
  }

  /// Appends a text.
  package mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.pieceSize { flushPiece() }
  }

  /// Appends a byte so many times.
  mutating func write(_ byte: UInt8, times count: Int = 1) {
    for _ in 0..<max(0, count) { bytes.append(byte) }
  }

  /// Lets a format append to the buffer directly, and writes it out where it has grown large.
  mutating func withBuffer(_ body: (inout [UInt8]) -> Void) {
    body(&bytes)
    if bytes.count >= Self.pieceSize { flushPiece() }
  }

  /// Writes what is left.
  package mutating func flush() {
    if descriptor != nil { flushPiece() }
  }

  private mutating func flushPiece() {
    guard let descriptor else { return }
    defer { bytes.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        failure = errno
        return
      }
      start += written
    }
  }
}
