/// A document as it was read: decoded to UTF-8, before NFC, and where it came from.
///
/// Lines (1-based) and offsets (UTF-8 bytes) everywhere in dq refer to these bytes.
package struct RawDocument: Sendable {
  /// The path as given, or the path with `#n` for the nth document of a container.
  package var file: String

  /// The text, UTF-8; bytes that could not be decoded have become U+FFFD.
  package var bytes: [UInt8]

  /// First 20 hex digits of SHA-256 of the document as it was read, before decoding.
  package var id: String

  /// How many bad bytes were replaced while decoding.
  package var replaced: Int

  /// A document of these bytes.
  package init(file: String, bytes: [UInt8], id: String, replaced: Int = 0) {
    self.file = file
    self.bytes = bytes
    self.id = id
    self.replaced = replaced
  }
}
