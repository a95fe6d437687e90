internal import CUTF8Proc
internal import Glibc

/// Searching bytes in bytes.
package enum ByteSearch {
  /// Where the needle first stands at or after an offset.
  ///
  /// - Complexity: linear, with the C library's vectorised search.
  @inline(__always) package static func find(
    _ needle: [UInt8],
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) -> Int? {
    guard let base = text.baseAddress, start <= text.count else {
      return needle.isEmpty && start <= text.count ? start : nil
    }
    return needle.withUnsafeBufferPointer { needle in
      guard let bytes = needle.baseAddress, !needle.isEmpty else { return start }
      let found = memmem(base + start, text.count - start, bytes, needle.count)
      return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }
  }

  /// Where the line that holds an offset ends: at its line feed, or at the end of the text.
  ///
  /// - Complexity: linear in the line, with the C library's vectorised search.
  @inline(__always) package static func lineEnd(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    guard let base = text.baseAddress, start < text.count,
      let found = memchr(base + start, 0x0A, text.count - start)
    else { return text.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether the bytes begin with these.
  package static func begins(_ text: UnsafeBufferPointer<UInt8>, with prefix: [UInt8]) -> Bool {
    text.starts(with: prefix)
  }

  /// Whether the bytes end with these.
  package static func ends(_ text: UnsafeBufferPointer<UInt8>, with suffix: [UInt8]) -> Bool {
    text.count >= suffix.count && text.suffix(suffix.count).elementsEqual(suffix)
  }
}
