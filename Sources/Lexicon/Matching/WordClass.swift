/// What a byte of UTF-8 says about the borders of words.
///
/// Letters of scripts that put spaces between words make words; Han, Kana and Hangul stand for
/// themselves, so that a name may begin and end anywhere among them.
enum WordClass {
  /// White space, punctuation, symbols.
  static let gap: UInt8 = 0
  /// A letter, mark or digit of a spaced script.
  static let letter: UInt8 = 1
  /// A character of an unspaced script.
  static let free: UInt8 = 2

  /// The class by first byte; `C2`, `C3` and `F0` need a second look.
  static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xDF, 0xE0, 0xE1: letter
    case 0xE3...0xED: free
    case 0x80...0xBF: letter
    default: gap
    }
  }

  /// How many bytes the character with this first byte takes; 1 for a stray one.
  @inline(__always)
  static func width(_ byte: UInt8) -> Int {
    byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The class of the character that starts at `index`.
  @inline(__always)
  static func at(
    _ index: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ table: UnsafePointer<UInt8>
  ) -> UInt8 {
    let byte = text[index]
    let simple = table[Int(byte)]
    guard byte >= 0xC2, index + 1 < text.count else { return simple }
    switch byte {
    case 0xC2: return text[index + 1] == 0xAA || text[index + 1] == 0xB5 ? letter : gap
    case 0xC3: return text[index + 1] == 0x97 || text[index + 1] == 0xB7 ? gap : letter
    case 0xE3: return text[index + 1] == 0x80 ? gap : free
    case 0xF0: return text[index + 1] >= 0xA0 ? free : gap
    default: return simple
    }
  }

  /// The end of the word that `index` stands in.
  @inline(__always)
  static func wordEnd(
    from index: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ table: UnsafePointer<UInt8>
  ) -> Int {
    var index = index
    while index < text.count, at(index, text, table) == letter {
      index = min(index + width(text[index]), text.count)
    }
    return index
  }
}
