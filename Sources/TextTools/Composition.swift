internal import CUTF8Proc
internal import Glibc

/// Normalisation Form C (UAX #15): letters and their marks as one scalar where there is one.
package enum Composition {
  /// The text in NFC, or nil where it already is.
  ///
  /// - Complexity: O(*n*); text of the usual scripts is passed by looking at lead bytes alone.
  package static func composed(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard !isSurelyComposed(text) else { return nil }
    var result: UnsafeMutablePointer<UInt8>?
    let count = utf8proc_map(
      text.baseAddress,
      text.count,
      &result,
      utf8proc_option_t(UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue)
    )
    defer { free(result) }
    guard count >= 0, let result else { return nil }
    let bytes = UnsafeBufferPointer(start: result, count: count)
    return bytes.elementsEqual(text) ? nil : Array(bytes)
  }

  /// The text in NFC.
  package static func composed(_ text: String) -> String {
    var text = text
    let composed: [UInt8]? = text.withUTF8 { Self.composed($0) }
    return composed.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Whether every scalar is of a range in which all are composed and none joins the one before.
  private static func isSurelyComposed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0xCC {
        index += 1
        continue
      }
      switch byte {
      case 0xD0, 0xD1: index += 2  // Cyrillic
      case 0xE4...0xE9, 0xEB, 0xEC: index += 3  // Han, Hangul syllables
      default:
        guard index + 2 < text.count, isSafe(byte, text[index + 1], text[index + 2]) else {
          return false
        }
        index += 3
      }
    }
    return true
  }

  /// Vietnamese letters, general punctuation, kana without voicing marks, full-width forms.
  private static func isSafe(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE1, 0xBA...0xBB), (0xE3, 0x81), (0xE3, 0x83), (0xEF, 0xBC...0xBD): true
    case (0xE2, 0x80): third >= 0x90
    case (0xE3, 0x80): third < 0xAA
    case (0xE3, 0x82): third != 0x99 && third != 0x9A
    default: false
    }
  }
}
