/// Steps through the words of UTF-8 text after UAX #29.
///
/// Punctuation and spaces are passed over. Each character of a script that writes no spaces (Han,
/// hiragana, Thai, Lao, Khmer, Myanmar) is a word with its marks; katakana stands together.
package struct WordScanner {
  private var scanner: ScalarScanner

  /// A scanner at the beginning of the text.
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    scanner = ScalarScanner(text)
  }

  /// A scanner that begins at an offset, which must be a word boundary.
  init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
    scanner = ScalarScanner(text)
    scanner.position = start
  }

  /// The bytes of the next word, nil at the end.
  package mutating func next() -> Range<Int>? {
    while let (start, kind) = step() {
      guard kind.isWord || kind == .joiner else { continue }
      var isWord = kind.isWord
      var before = kind
      while let (position, kind) = step() {
        if kind == .mark || joinsOver(kind, before) { continue }
        guard WordScanner.join(before, kind) else {
          scanner.position = position
          break
        }
        isWord = isWord || kind.isWord
        before = kind
      }
      if isWord { return start..<scanner.position }
    }
    return nil
  }

  /// How many words the text has.
  package static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var words = WordScanner(text)
    var count = 0
    while words.next() != nil { count += 1 }
    return count
  }

  private mutating func step() -> (Int, WordClass)? {
    guard scanner.position < scanner.text.count else { return nil }
    let start = scanner.position
    return (start, WordClass(scanner.next()))
  }

  /// Passes a middle character together with what follows it, where it stands within a word.
  private mutating func joinsOver(_ middle: WordClass, _ before: WordClass) -> Bool {
    guard WordScanner.canJoin(middle, before) else { return false }
    let position = scanner.position
    while let (start, kind) = step() {
      if kind == .mark { continue }
      guard kind == before else { break }
      scanner.position = start
      return true
    }
    scanner.position = position
    return false
  }

  /// Whether there is no boundary between the two (WB5, 8–10, 13).
  @inline(__always) static func join(_ left: WordClass, _ right: WordClass) -> Bool {
    switch (left, right) {
    case (.letter, .letter), (.letter, .number), (.number, .letter), (.number, .number),
      (.katakana, .katakana), (.letter, .joiner), (.number, .joiner), (.katakana, .joiner),
      (.joiner, .joiner), (.joiner, .letter), (.joiner, .number), (.joiner, .katakana):
      true
    default: false
    }
  }

  /// Whether the middle character can stand between two of this class (WB6, 7, 11, 12).
  static func canJoin(_ middle: WordClass, _ side: WordClass) -> Bool {
    switch (middle, side) {
    case (.middleLetter, .letter), (.middleBoth, .letter), (.middleNumber, .number),
      (.middleBoth, .number):
      true
    default: false
    }
  }
}

/// Word boundaries at one offset, without scanning from the beginning.
enum WordBoundary {
  /// Whether a word can begin or end at the offset.
  ///
  /// Next to a character of a script that writes no spaces, kana too, every offset is one.
  static func isBoundary(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    guard offset > 0, offset < text.count else { return true }
    if text[offset] & 0xC0 == 0x80 { return false }
    var following = ScalarScanner(text)
    following.position = offset
    let right = WordClass(following.next())
    if right == .mark { return false }
    guard let (left, start) = classBefore(text, offset) else { return true }
    if left == .katakana || right == .katakana { return true }
    if WordScanner.join(left, right) { return false }
    if WordScanner.canJoin(right, left) {
      return classAfter(text, following.position) != left
    }
    if WordScanner.canJoin(left, right) {
      return classBefore(text, start)?.0 != right
    }
    return true
  }

  /// The class of the scalar before an offset, marks passed over, and where it begins.
  private static func classBefore(
    _ text: UnsafeBufferPointer<UInt8>,
    _ offset: Int
  ) -> (WordClass, Int)? {
    var start = offset
    while start > 0 {
      start -= 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      var scanner = ScalarScanner(text)
      scanner.position = start
      let kind = WordClass(scanner.next())
      if kind != .mark { return (kind, start) }
    }
    return nil
  }

  private static func classAfter(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> WordClass? {
    var scanner = ScalarScanner(text)
    scanner.position = offset
    while scanner.position < text.count {
      let kind = WordClass(scanner.next())
      if kind != .mark { return kind }
    }
    return nil
  }
}
