/// The text of a script, a line of the prompt or a `-c` query, and the name that messages give it.
package struct SourceText: Sendable {
  /// A path, or `<prompt>`, `<command line>`, `<standard input>`.
  package let name: String

  /// UTF-8.
  package let bytes: [UInt8]

  /// Offset of the first byte of each line; the first is 0.
  let lineStarts: [Int]

  /// A text of this name.
  package init(name: String, text: String) {
    self.name = name
    var bytes = Array(text.utf8)
    // A byte-order mark says how the file is written and is no part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    self.bytes = bytes
    self.lineStarts = starts
  }
}

/// A range of bytes of a `SourceText`.
package struct SourceSpan: Hashable, Sendable {
  /// Offset of the first byte.
  package var start: Int

  /// Offset behind the last byte.
  package var end: Int

  /// The bytes from `start` up to `end`.
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// From the beginning of this to the end of the other.
  package func through(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }
}
