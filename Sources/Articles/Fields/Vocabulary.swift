/// The content words of an article's text, to see what else on the page speaks of the same.
struct Vocabulary {
  private var stems = HashTable()

  // What is known of a stem: it is used at all, and in the opening.
  private static let used: UInt32 = 1
  private static let early: UInt32 = 2

  /// The words of a page's text; of long texts the first 64 kilobytes.
  ///
  /// Its first two paragraphs are the opening.
  init(_ page: Page) {
    var left = 65_536
    var opening = 2
    for index in page.shapes.indices where page.isContent(index) && left > 0 {
      let bits = opening > 0 ? Self.used | Self.early : Self.used
      if page.shapes[index].width >= 60 { opening -= 1 }
      left -= page.shapes[index].range.count
      Self.visit(page, page.shapes[index].content) { stems.insert($0, bits) }
    }
  }

  /// What a line's content words have in common with the text.
  struct Overlap {
    /// How many content words the line has, and which share of them the text uses.
    var words = 0
    var share: Float = 0

    /// Which share the opening uses.
    var earlyShare: Float = 0
  }

  /// How much a line shares with the text.
  func overlap(_ page: Page, _ range: Range<Int>) -> Overlap {
    var found = Overlap()
    Self.visit(page, range) { stem in
      found.words += 1
      let known = stems[stem]
      if known != 0 { found.share += 1 }
      if known & Self.early != 0 { found.earlyShare += 1 }
    }
    if found.words > 0 {
      found.share /= Float(found.words)
      found.earlyShare /= Float(found.words)
    }
    return found
  }

  /// Calls for the beginnings (five letters, two syllables of Hangul) of words that are no function
  /// words, and in scripts without spaces for pairs of characters or runs of four letters.
  private static func visit(_ page: Page, _ range: Range<Int>, _ body: (UInt64) -> Void) {
    var reader = page.elements(range)
    var recent: InlineArray<3, UInt64> = [0, 0, 0]
    while let element = reader.next() {
      guard element.isWord, element.kind.contains(.unspaced) else {
        recent = [0, 0, 0]
        if element.isWord { visit(page, element, body) }
        continue
      }
      let isLetter = TextMeasure.isUnparted(element)
      if !isLetter, recent[0] != 0 { body(WordHash.join(recent[0], element.hash)) }
      if isLetter, recent[2] != 0 {
        let run = WordHash.join(WordHash.join(recent[2], recent[1]), recent[0])
        body(WordHash.join(run, element.hash))
      }
      recent = [element.hash, recent[0], recent[1]]
    }
  }

  private static func visit(_ page: Page, _ element: Element, _ body: (UInt64) -> Void) {
    let isHangul = element.scalar >= 0xAC00 && element.scalar <= 0xD7A3
    guard element.scalars >= (isHangul ? 2 : 3), page.words.functionWords[element.hash] == 0 else {
      return
    }
    body(stem(page, element.range, length: isHangul ? 2 : 5))
  }

  private static func stem(_ page: Page, _ range: Range<Int>, length: Int) -> UInt64 {
    var reader = ScalarReader(page.bytes, range)
    var hash = WordHash.seed
    var count = 0
    while count < length, let scalar = reader.next() {
      let folded = ScalarTable.fold(scalar, page.folds)
      guard folded != 0 else { continue }
      hash = WordHash.add(folded, to: hash)
      count += 1
    }
    return hash
  }
}
