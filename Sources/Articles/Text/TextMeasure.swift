/// How much a text says, in letters of an alphabet, whatever its script.
///
/// Rules about lengths (a label, a sentence, a paragraph) count in this unit: bytes would make two or
/// three of one Greek or Thai letter, and scalars one of a Chinese character that says as much as two
/// letters or more.
enum TextMeasure {
  /// The letters that a word or number counts as.
  @inline(__always)
  static func width(of element: Element) -> Int {
    isWide(element.scalar) ? 2 * element.scalars : element.scalars
  }

  /// Letters of Thai and Lao, which stand without blanks between words.
  @inline(__always)
  static func isUnparted(_ element: Element) -> Bool {
    element.scalar >= 0xE00 && element.scalar < 0xF00
  }

  /// How many words so many characters make that stand without blanks: two of Han or Kana one, five
  /// letters one.
  static func parts(characters: Int, letters: Int) -> Int {
    (characters + 1) / 2 + (letters + 4) / 5
  }

  /// The length of a text: its scalars but marks and continuations, wide ones twice.
  ///
  /// Linear, by bytes: what begins a character of three bytes or more from U+3000 on is wide.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var length = 0
    for index in range {
      let byte = bytes[index]
      if byte & 0xC0 == 0x80 { continue }
      length += byte >= 0xE3 && byte <= 0xED || byte == 0xF0 ? 2 : 1
    }
    return length
  }

  /// The length of a value.
  static func length(_ text: String) -> Int {
    Array(text.utf8).withUnsafeBufferPointer { length($0, 0..<$0.count) }
  }

  /// Han, Kana, Hangul.
  @inline(__always)
  private static func isWide(_ scalar: UInt32) -> Bool {
    scalar >= 0x3040 && scalar <= 0x9FFF || scalar >= 0xAC00 && scalar <= 0xD7A3
      || scalar >= 0xF900 && scalar <= 0xFAFF || scalar >= 0x20000
  }
}

extension Page {
  /// The width and the words of a part of a line, as `LineShape` counts them for whole lines.
  func measure(_ range: Range<Int>) -> (width: Int, parts: Int) {
    var (width, words, unspaced, unparted) = (0, 0, 0, 0)
    var reader = elements(range)
    while let element = reader.next() {
      if element.isWord || element.isNumber {
        width += TextMeasure.width(of: element)
        words += element.isWord ? 1 : 0
        unspaced += element.kind.contains(.unspaced) ? 1 : 0
        unparted += TextMeasure.isUnparted(element) ? 1 : 0
      } else {
        width += element.kind.contains(.mark) ? 0 : 1
      }
    }
    let parts = TextMeasure.parts(characters: unspaced - unparted, letters: unparted)
    return (width, words - unspaced + parts)
  }
}
