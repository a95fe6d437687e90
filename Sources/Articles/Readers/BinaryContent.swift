/// Tells files that hold no text, and what they are where their first bytes say so.
enum BinaryContent {
  /// What the bytes are instead of a text, as a plain phrase; nil for what can be one.
  ///
  /// Texts have no control bytes but those of lines, tabs, pages and escapes; what is packed, drawn
  /// or compiled has one in ten. Bytes of UTF-16 are none of its business.
  static func kind(of bytes: [UInt8]) -> String? {
    let kind = kinds.first { bytes.starts(with: $0.start) }
    if let kind, kind.isSure { return kind.name }
    let head = bytes.prefix(sampleLength)
    // A text can be padded with NUL bytes up to the end of a block.
    let end = (head.lastIndex { $0 != 0 } ?? -1) + 1
    let controls = head[..<end].reduce(0) { $0 + (isControl($1) ? 1 : 0) }
    guard controls * rarest > end else { return nil }
    return kind?.name ?? "no text: one byte in \(end / controls) is a control byte"
  }

  private static let sampleLength = 64 * 1024

  /// More than one control byte in so many bytes is no text.
  private static let rarest = 50

  private static func isControl(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, 0x1B: false
    default: byte < 0x20 || byte == 0x7F
    }
  }

  private struct Kind {
    var start: [UInt8]
    var name: String

    /// Whether no text begins like this.
    var isSure = false
  }

  private static let kinds = [
    Kind(start: Array("%PDF-".utf8), name: "a PDF, no text", isSure: true),
    Kind(start: [0x50, 0x4B, 3, 4], name: "a zip archive; unpack it first", isSure: true),
    Kind(start: Array("BZh".utf8), name: "packed by bzip2; unpack it first"),
    Kind(start: [0xFD, 0x37, 0x7A, 0x58, 0x5A], name: "packed by xz; unpack it first"),
    Kind(start: [0x28, 0xB5, 0x2F, 0xFD], name: "packed by zstd; unpack it first"),
    Kind(start: [0x37, 0x7A, 0xBC, 0xAF], name: "a 7z archive; unpack it first"),
    Kind(start: Array("Rar!".utf8), name: "a rar archive; unpack it first"),
    Kind(start: [0x89, 0x50, 0x4E, 0x47], name: "a picture, no text"),
    Kind(start: [0xFF, 0xD8, 0xFF], name: "a picture, no text"),
    Kind(start: Array("GIF8".utf8), name: "a picture, no text"),
    Kind(start: [0xD0, 0xCF, 0x11, 0xE0], name: "an old office document, no text", isSure: true),
    Kind(start: [0x7F, 0x45, 0x4C, 0x46], name: "a program, no text"),
  ]
}
