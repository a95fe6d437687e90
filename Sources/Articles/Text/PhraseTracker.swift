/// Follows cue phrases through the words of one line.
struct PhraseTracker {
  private let table: HashTable

  /// The phrases that have begun and may go on: hash and number of words.
  private var open: InlineArray<6, (hash: UInt64, start: Int, words: Int)>
  private var openCount = 0
  private var index = 0
  private var parenthesis = -1
  private var wholeEnd = 0
  private var whole: Cues = []

  init(_ table: HashTable) {
    self.table = table
    open = InlineArray(repeating: (0, 0, 0))
  }

  mutating func openParenthesis() { parenthesis = index }

  /// Goes on with the next word and notes the phrases that end with it.
  ///
  /// Most words neither begin a phrase nor stand in one.
  @inline(__always)
  mutating func add(_ word: Element, to shape: inout LineShape) {
    let hash = WordHash.join(WordHash.seed, word.hash)
    if openCount > 0 || table.mayHold(hash) { follow(word, hash, &shape) }
    index += 1
  }

  @inline(never)
  private mutating func follow(_ word: Element, _ first: UInt64, _ shape: inout LineShape) {
    var kept = 0
    for slot in 0..<openCount {
      let phrase = open[slot]
      let hash = WordHash.join(phrase.hash, word.hash)
      if step(hash, phrase.start, phrase.words + 1, word, &shape) {
        open[kept] = (hash, phrase.start, phrase.words + 1)
        kept += 1
      }
    }
    openCount = kept
    if step(first, index, 1, word, &shape), openCount < 6 {
      open[openCount] = (first, index, 1)
      openCount += 1
    }
  }

  /// Notes what ends here; whether a longer phrase may follow.
  @inline(__always)
  private mutating func step(
    _ hash: UInt64,
    _ start: Int,
    _ words: Int,
    _ word: Element,
    _ shape: inout LineShape
  ) -> Bool {
    let found = table[hash]
    if found == 0 { return false }
    let cues = Cues(rawValue: found & ~PageLanguage.goesOn)
    if !cues.isEmpty {
      if words > 1 || !word.kind.contains(.unspaced) { shape.anyCues.formUnion(cues) }
      if start == 0 {
        shape.startCues.formUnion(cues)
        shape.cueEnd = word.range.upperBound
        if index + 1 == wholeEnd { whole.formUnion(cues) } else { whole = cues }
        wholeEnd = index + 1
      }
      if start == parenthesis { shape.tailCues.formUnion(cues) }
    }
    return found & PageLanguage.goesOn != 0
  }

  /// Settles what only the end of the line can tell.
  mutating func finish(_ shape: inout LineShape) {
    if wholeEnd == index, index > 0 { shape.wholeCues = whole }
  }
}
