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

  /// Where the first of them stood in the document as it was read.
  package var firstReplaced = 0

  /// What the bytes are.
  package var format: Format

  /// What a container (JSON, WARC, RSS) says about the document beside its text.
  package var facts = Facts()

  /// A document of these bytes.
  package init(
    file: String,
    bytes: [UInt8],
    id: String,
    replaced: Int = 0,
    format: Format = .text
  ) {
    self.file = file
    self.bytes = bytes
    self.id = id
    self.replaced = replaced
    self.format = format
  }

  /// A document from the bytes of a file or of a record, in whatever encoding.
  ///
  /// Encoding and format are told by declaration, byte-order mark and content. Linear.
  package init(file: String, contents: [UInt8], charset: String? = nil, format: Format? = nil) {
    let decoded = TextDecoding.decode(contents, declared: charset)
    let found = format ?? Format(detecting: decoded.bytes, name: file)
    self.init(
      file: file,
      bytes: decoded.bytes,
      id: Digest.hexadecimal(of: contents, digits: 20),
      replaced: decoded.replaced,
      format: found
    )
    firstReplaced = decoded.firstReplaced
  }

  /// Whether at most a tenth of the bytes could not be decoded.
  package var isText: Bool { replaced * 10 <= bytes.count }

  /// How the text of a document is marked up.
  package enum Format: Sendable {
    case text, markdown, html
  }

  /// Fields that a container gives; each is nil or empty where it says nothing.
  package struct Facts: Sendable {
    package var url: String?
    package var title: String?
    package var date: String?
    package var authors: [String] = []
    package var source: String?
    package var language: String?
    package var section: String?
    package var tags: [String] = []
    package var images: [String] = []

    /// When the page was fetched, ISO 8601: the article cannot be later.
    package var fetched: String?

    /// Nothing.
    package init() {}
  }
}
