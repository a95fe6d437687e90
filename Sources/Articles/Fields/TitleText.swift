/// The words of the headline without what the page's template adds.
struct TitleText {
  private(set) var range: Range<Int>

  /// The range of a site's name or a section cut off the end.
  private(set) var suffix: Range<Int>?

  /// Cuts ` - Site`, ` | Site` and `-Section` off: a short end that names a section, or that other
  /// lines of the page end with too.
  init(_ page: Page, line index: Int) {
    let shape = page.shapes[index]
    range = shape.content
    guard let cut = Self.lastSeparator(page, range) else { return }
    let tail = cut.after..<range.upperBound
    let head = range.lowerBound..<cut.before
    let (tailWords, tailIsSection) = Self.measure(page, tail)
    let headWords = Self.measure(page, head).words
    guard tailWords >= 1, tailWords <= 5, headWords >= 3 else { return }
    let isShared = cut.isSpaced && Self.endsOtherLines(page, index, tail)
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

  private static func endsOtherLines(_ page: Page, _ index: Int, _ tail: Range<Int>) -> Bool {
    let wanted = page.bytes[tail]
    return page.shapes.indices.contains { other in
      guard other != index, page.shapes[other].hash != page.shapes[index].hash else { return false }
      return page.bytes[page.shapes[other].range].suffix(wanted.count).elementsEqual(wanted)
    }
  }
}

/// Compares lines as headlines are repeated: in alternative texts with the site's name behind, and in
/// addresses with ASCII letters for accented ones.
struct TitleKey: Equatable {
  private let letters: [UInt32]

  /// The letters and digits of a range, folded; `ae`, `oe` and `ue` count as the plain vowel.
  init(_ page: Page, _ range: Range<Int>) {
    var letters: [UInt32] = []
    var reader = ScalarReader(page.bytes, range)
    while let scalar = reader.next() {
      let kind = ScalarTable.kind(scalar, page.classes)
      guard kind.contains(.letter) || kind.contains(.digit) else { continue }
      let folded = ScalarTable.fold(scalar, page.folds)
      if folded == 0x65, let last = letters.last, last == 0x61 || last == 0x6F || last == 0x75 {
        continue
      }
      if folded != 0 { letters.append(folded) }
    }
    self.letters = letters
  }

  /// Whether the other text is this headline, with at most a short name after it.
  func isRepeated(by other: TitleKey) -> Bool {
    guard letters.count >= 8, other.letters.starts(with: letters) else { return false }
    return other.letters.count <= letters.count + max(12, letters.count / 3)
  }
}
