/// Characters of data that must not reach a terminal as they are: they could move the cursor, change
/// colours or reverse the order of what is read.
enum Unprintable {
  /// The unprintable scalar that begins here (or `"` and `\`, which JSON escapes as well) and its
  /// length in bytes; nil where the byte can be shown.
  static func at(_ index: Int, of text: UnsafeBufferPointer<UInt8>) -> (Int, UInt32)? {
    let byte = text[index]
    switch byte {
    case 0..<0x20, 0x7F, 0x22, 0x5C:
      return (1, UInt32(byte))
    case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0:
      return (2, UInt32(text[index + 1]))
    case 0xD8 where index + 1 < text.count && text[index + 1] == 0x9C:
      return (2, 0x061C)
    case 0xE2 where index + 2 < text.count && (text[index + 1] | 1) == 0x81:
      let scalar = 0x2000 | UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
      return isReordering(scalar) ? (3, scalar) : nil
    default:
      return nil
    }
  }

  /// Line and paragraph separators, directional marks, embeddings, overrides and isolates.
  private static func isReordering(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A hexadecimal digit.
  static func digit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
  }

  /// Appends `\u{202e}`.
  static func appendEscape(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\\u{".utf8)
    var shift: UInt32 = 28
    while shift > 0, scalar >> shift == 0 { shift -= 4 }
    while true {
      bytes.append(digit(scalar >> shift & 15))
      if shift == 0 { break }
      shift -= 4
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

/// Texts in the three styles.
enum TextSpelling {
  /// Appends a text.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>,
    _ style: CellStyle,
    _ bytes: inout [UInt8]
  ) {
    switch style {
    case .plain, .weekdays(isJSON: false): bytes.append(contentsOf: text)
    case .json, .weekdays(isJSON: true): JSONText.append(text, to: &bytes)
    case .display: appendForPeople(text, to: &bytes)
    }
  }

  /// Appends a text for people: line ends and tabs as signs, other control characters escaped.
  static func appendForPeople(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var run = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x22 || byte == 0x5C {
        index += 1
        continue
      }
      guard let (length, scalar) = Unprintable.at(index, of: text) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[run..<index])
      switch scalar {
      case 0x0A: bytes.append(contentsOf: "⏎".utf8)
      case 0x09: bytes.append(contentsOf: "⇥".utf8)
      default: Unprintable.appendEscape(scalar, to: &bytes)
      }
      index += length
      run = index
    }
    bytes.append(contentsOf: text[run...])
  }
}
