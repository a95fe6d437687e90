/// The text of a script, a line of the prompt or a `-c` query, and the name that messages give it.
package struct SourceText: Sendable {
  /// A path, or `<prompt>`, `<command line>`, `<standard input>`.
  package let name: String

  /// UTF-8.
  package let bytes: [UInt8]

  /// A text of this name.
  package init(name: String, text: String) {
    self.name = name
    self.bytes = Array(text.utf8)
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
}
