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
      for stem in page.stems[page.shapes[index].stems] { stems.insert(stem, bits) }
    }
  }

  /// What a line's content words have in common with the text.
  struct Overlap {
    /// How many content words the line has, and which share of them the text uses.
    var words: Int
    var share: Float = 0

    /// Which share the opening uses.
    var earlyShare: Float = 0
  }

  /// How much a line with these content words shares with the text.
  func overlap(_ words: ArraySlice<UInt64>) -> Overlap {
    var found = Overlap(words: words.count)
    for stem in words {
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
}
