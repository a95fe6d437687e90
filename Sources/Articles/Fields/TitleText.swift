/// The words of the headline without what the page's template adds.
struct TitleText {
  private(set) var range: Range<Int>

  /// The range of a site's name or a section cut off the end.
  private(set) var suffix: Range<Int>?

  /// Cuts ` - Site`, ` | Site` and `-Section` off: a short end that names a section, or that other
  /// lines of the page end with too.
  init(_ page: Page, line index: Int) {
    range = page.headline(index)
    guard let cut = Self.lastSeparator(page, range) else { return }
    let tail = cut.after..<range.upperBound
    let head = range.lowerBound..<cut.before
    let (tailWords, tailIsSection) = Self.measure(page, tail)
    let headWords = Self.measure(page, head).words
    guard tailWords >= 1, tailWords <= 5, headWords >= 3 else { return }
    let isShared =
      cut.isSpaced
      && (Self.endsOtherLines(page, index, tail) || Self.standsAlone(page, index, head))
    guard tailIsSection || isShared || cut.isBar && headWords > tailWords else { return }
    range = head
    suffix = tail
  }

  private struct Cut {
    var before: Int
    var after: Int
    var isSpaced: Bool
    var isBar: Bool
  }

  private static func lastSeparator(_ page: Page, _ range: Range<Int>) -> Cut? {
    var reader = page.elements(range)
    var found: Cut?
    var space = 0..<0
    while let element = reader.next() {
      let isBar = element.scalar == 0x7C || element.scalar == 0xFF5C
      if isBar || element.kind.contains(.hyphen) || element.scalar == 0xBB {
        let isSpaced = !space.isEmpty && space.upperBound == element.range.lowerBound
        found = Cut(
          before: isSpaced ? space.lowerBound : element.range.lowerBound,
          after: element.range.upperBound,
          isSpaced: isSpaced,
          isBar: isBar
        )
      }
      if element.kind.contains(.space) { space = element.range }
    }
    return found
  }

  private static func measure(_ page: Page, _ range: Range<Int>) -> (words: Int, isSection: Bool) {
    let words = PageLanguage.words(page.bytes, range)
    let phrase = words.reduce(WordHash.seed) { WordHash.join($0, $1) }
    let cues = Cues(rawValue: page.words.cues[phrase] & ~PageLanguage.goesOn)
    return (words.count, cues.contains(.section))
  }

  /// Whether another line says the headline without the end.
  private static func standsAlone(_ page: Page, _ index: Int, _ head: Range<Int>) -> Bool {
    let key = TitleKey(page, head)
    return page.shapes.indices.contains { other in
      other != index && page.shapes[other].letters <= page.shapes[index].letters
        && key.equals(page.shapes[other].content, of: page)
    }
  }

  private static func endsOtherLines(_ page: Page, _ index: Int, _ tail: Range<Int>) -> Bool {
    let wanted = page.bytes[tail]
    // With the same words before it the line is the headline again and says nothing of its end.
    let longer = page.bytes[
      max(page.shapes[index].content.lowerBound, tail.lowerBound - 16)..<tail.upperBound
    ]
    return page.shapes.indices.contains { other in
      guard other != index, page.shapes[other].hash != page.shapes[index].hash else { return false }
      let line = page.bytes[page.shapes[other].range]
      return line.suffix(wanted.count).elementsEqual(wanted)
        && !line.suffix(longer.count).elementsEqual(longer)
    }
  }
}

/// Compares lines as headlines are repeated: in alternative texts with the site's name behind, and in
/// addresses with ASCII letters for accented ones.
struct TitleKey: Equatable {
  let letters: [UInt32]

  init(_ page: Page, _ range: Range<Int>) {
    letters = Array(unsafeUninitializedCapacity: range.count) { buffer, count in
      var reader = TitleLetters(page, range)
      while let letter = reader.next() {
        buffer[count] = letter
        count += 1
      }
    }
  }

  /// Whether another line is this headline, with at most a short name after it.
  func isRepeated(by range: Range<Int>, of page: Page) -> Bool {
    guard letters.count >= 8, let rest = rest(after: range, of: page) else { return false }
    return rest <= max(12, letters.count / 3)
  }

  /// Whether all letters of another stand in a row in these.
  func contains(_ other: TitleKey) -> Bool {
    let wanted = other.letters
    guard let first = wanted.first, letters.count >= wanted.count else { return false }
    for start in 0...(letters.count - wanted.count) where letters[start] == first {
      var place = 1
      while place < wanted.count, letters[start + place] == wanted[place] { place += 1 }
      if place == wanted.count { return true }
    }
    return false
  }

  /// Whether another line has the same letters.
  func equals(_ range: Range<Int>, of page: Page) -> Bool { rest(after: range, of: page) == 0 }

  /// How many letters a line that begins with these has behind them; most differ at once.
  private func rest(after range: Range<Int>, of page: Page) -> Int? {
    var reader = TitleLetters(page, range)
    for letter in letters where reader.next() != letter { return nil }
    var rest = 0
    while reader.next() != nil { rest += 1 }
    return rest
  }
}

/// The letters and digits of a range, folded; `ae`, `oe` and `ue` count as the plain vowel.
struct TitleLetters {
  private var reader: ScalarReader
  private let classes: UnsafeBufferPointer<UInt16>
  private let folds: UnsafeBufferPointer<UInt16>
  private var last: UInt32 = 0

  init(_ page: Page, _ range: Range<Int>) {
    reader = ScalarReader(page.bytes, range)
    classes = page.classes
    folds = page.folds
  }

  mutating func next() -> UInt32? {
    while let scalar = reader.next() {
      guard !ScalarTable.kind(scalar, classes).isDisjoint(with: [.letter, .digit]) else { continue }
      let folded = ScalarTable.fold(scalar, folds)
      if folded == 0 || folded == 0x65 && (last == 0x61 || last == 0x6F || last == 0x75) {
        continue
      }
      last = folded
      return folded
    }
    return nil
  }
}
