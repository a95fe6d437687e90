/// What bytes of folded UTF-8 say about the borders of words.
///
/// Letters of scripts that put spaces between words make words; of Han, Kana and Hangul every
/// character is one.
enum TextClass {
  /// Whether a character that starts with this byte belongs to a word or is one.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    isSpaced(byte) || byte >= 0xE3 && byte <= 0xED
  }

  /// Whether a character that starts with this byte is a letter or digit of a spaced script.
  @inline(__always)
  static func isSpaced(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39, 0x41...0x5A, 0xC3...0xDF, 0xE0, 0xE1: true
    default: false
    }
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39
  }

  /// How many bytes the character with this first byte takes; 1 for a stray one.
  @inline(__always)
  static func width(_ byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The end of the spaced word that goes on at `index`.
  @inline(__always)
  static func wordEnd(from index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = index
    while index < text.count, isSpaced(text[index]) { index += width(text[index]) }
    return min(index, text.count)
  }

  /// Whether a form may end before `index`: not between letters, nor between digits.
  @inline(__always)
  static func isBorder(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index < text.count, index > 0, isSpaced(text[index]) else { return true }
    let last = text[index - 1]
    if last < 0x80 { return !isSpaced(last) }
    var start = index - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return !isSpaced(text[start])
  }
}
