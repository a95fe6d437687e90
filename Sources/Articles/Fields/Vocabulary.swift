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

  /// Calls for the beginnings (five letters) of words that are no function words, and for pairs of
  /// scalars in scripts without spaces.
  private static func visit(_ page: Page, _ range: Range<Int>, _ body: (UInt64) -> Void) {
    var reader = page.elements(range)
    var before: UInt64 = 0
    while let element = reader.next() {
      guard element.isWord else {
        before = 0
        continue
      }
      if element.kind.contains(.unspaced) {
        if before != 0 { body(WordHash.join(before, element.hash)) }
        before = element.hash
        continue
      }
      before = 0
      guard element.scalars >= 3, page.words.functionWords[element.hash] == 0 else { continue }
      body(stem(page, element.range))
    }
  }

  private static func stem(_ page: Page, _ range: Range<Int>) -> UInt64 {
    var reader = ScalarReader(page.bytes, range)
    var hash = WordHash.seed
    var count = 0
    while count < 5, let scalar = reader.next() {
      let folded = ScalarTable.fold(scalar, page.folds)
      guard folded != 0 else { continue }
      hash = WordHash.add(folded, to: hash)
      count += 1
    }
    return hash
  }
}
