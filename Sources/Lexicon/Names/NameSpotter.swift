package import TextTools

/// Finds who and what a document names: people, offices, states, organisations, places.
///
/// First the lexicon's spellings, then what stands around them: surnames against the full names of
/// the document, offices beside people and states, people in no list by their given name or office,
/// and heads that a name only belongs to. One pass over the text, then work at matches alone.
package struct NameSpotter: Sendable {
  package let lexicon: NameLexicon

  /// Reads the names that all languages share, which the first spotter otherwise waits for.
  package static func prepare() {
    _ = PeopleSpellings.shared
  }

  /// A spotter for texts of this language (primary subtag).
  package init(language: String) {
    lexicon = NameLexicon.of(language)
  }

  /// The names of a document: `text` folded, and the bytes that it was folded from.
  package func names(
    in text: FoldedText,
    original: UnsafeBufferPointer<UInt8>
  ) -> DocumentNames {
    text.bytes.withUnsafeBufferPointer { folded in
      var found: [PhraseMatcher.Match] = []
      lexicon.matcher.scan(folded, suffixes: lexicon.suffixes, into: &found)
      var reading = NameReading(
        lexicon: lexicon,
        text: text,
        folded: folded,
        original: original,
        matches: found
      )
      reading.choose()
      reading.resolvePeople()
      reading.findUnknownPeople()
      reading.joinOffices()
      reading.identifyBySound()
      reading.markDependents()
      return reading.result()
    }
  }
}

/// The state of one document while its names are read.
struct NameReading {
  let lexicon: NameLexicon
  let text: FoldedText
  let folded: UnsafeBufferPointer<UInt8>
  let original: UnsafeBufferPointer<UInt8>
  let matches: [PhraseMatcher.Match]

  /// One chosen match.
  struct Item {
    var mention: NameMention
    /// The match's candidates begin here, for people of one surname; -1 where a pattern found it.
    var firstCandidate: Int32
    /// What the words say as the head of a name beside them, and whether that name follows.
    var head = NameLexicon.Label.none
    var isHeadBefore = false
    /// The mention with the office, state and prefix that belong to it.
    var phrase: Range<Int>

    init(_ mention: NameMention, candidate: Int32) {
      self.mention = mention
      firstCandidate = candidate
      phrase = mention.range
    }
  }

  var items: [Item] = []
  var names = DocumentNames()

  init(
    lexicon: NameLexicon,
    text: FoldedText,
    folded: UnsafeBufferPointer<UInt8>,
    original: UnsafeBufferPointer<UInt8>,
    matches: [PhraseMatcher.Match]
  ) {
    self.lexicon = lexicon
    self.text = text
    self.folded = folded
    self.original = original
    self.matches = matches
    items.reserveCapacity(matches.count)
  }

  // MARK: Spelling

  /// Whether the character at a folded offset was a capital.
  func isCapital(_ offset: Int) -> Bool {
    let byte = folded[offset]
    guard byte < 0x80 ? byte &- 0x61 < 26 : byte >= 0xC2 && byte < 0xE2 else { return false }
    let start = text.original(offset)
    guard start < original.count else { return false }
    // A letter of ASCII there can stand for one that its marks follow.
    if byte < 0x80 || original[start] < 0x80 { return original[start] &- 0x41 < 26 }
    for index in 0..<WordClass.width(byte) where start + index < original.count {
      if original[start + index] != folded[offset + index] { return true }
    }
    return false
  }

  /// Whether all ASCII letters of a folded range were capitals.
  private func areCapitals(_ range: Range<Int>) -> Bool {
    let start = text.original(range.lowerBound)
    let end = min(text.original(range.upperBound), original.count)
    for index in start..<max(start, end) where original[index] &- 0x61 < 26 { return false }
    return true
  }

  /// Whether a word of two letters or more is all capitals, so that its first one says nothing.
  func isShouted(_ word: Range<Int>) -> Bool {
    var offset = word.lowerBound
    var count = 0
    while offset < word.upperBound {
      if isLetter(offset) {
        guard isCapital(offset) else { return false }
        count += 1
      }
      offset += WordClass.width(folded[offset])
    }
    return count > 1
  }

  private func isWritten(_ entry: NameLexicon.Entry, in match: PhraseMatcher.Match) -> Bool {
    if entry.traits.contains(.capitals) {
      // `AUS` is no genitive of `AU`: an ending is small, or a hyphen parts it.
      let (stem, end) = (Int(match.stemEnd), Int(match.end))
      return areCapitals(Int(match.start)..<stem)
        && (stem >= end || !isLetter(stem) || !isCapital(stem))
    }
    guard entry.traits.contains(.capital) else { return true }
    return isCapital(Int(match.start))
      || match.cases.contains(.adjective) && entry.kind != .person
        && !lexicon.habits.hasCapitalNouns
  }

  // MARK: One reading of each match

  private static func rank(_ entry: NameLexicon.Entry) -> Int {
    switch entry.kind {
    case .person: entry.traits.contains(.common) ? 9 : entry.traits.contains(.surname) ? 6 : 0
    case .organisation: 1
    case .state, .short: 2
    case .city, .region: 3
    case .ministry: 4
    case .metonym: 5
    case .office, .counterpart: 7
    default: 8
    }
  }

  /// Takes the likeliest entry of each match that is written as it must be.
  mutating func choose() {
    for match in matches {
      var best: (entry: Int32, rank: Int)?
      var traits: NameMention.Traits = []
      var head: NameLexicon.Entry?
      var candidate = match.entry
      while candidate >= 0 {
        defer { candidate = lexicon.matcher.entry(after: candidate) }
        guard lexicon.matcher.holds(candidate, for: match) else { continue }
        let payload = lexicon.matcher.payload(candidate)
        let entry = lexicon.entries[Int(payload)]
        guard isWritten(entry, in: match) else { continue }
        if entry.kind == .head { head = entry }
        if entry.kind == .metonym { traits.insert(.metonym) }
        let rank = Self.rank(entry)
        if best.map({ rank < $0.rank }) ?? true { best = (payload, rank) }
      }
      guard let best else { continue }
      let count = items.count
      append(match, best.entry, traits)
      if let head, items.count == count + 1 {
        items[count].head = head.label
        items[count].isHeadBefore = head.traits.contains(.before)
      }
    }
  }

  private mutating func append(
    _ match: PhraseMatcher.Match,
    _ payload: Int32,
    _ traits: NameMention.Traits
  ) {
    let entry = lexicon.entries[Int(payload)]
    if entry.traits.contains(.syllable), isPartOfName(match) { return }
    var mention = NameMention(
      kind: entry.kind,
      id: entry.id,
      country: entry.country,
      role: entry.role,
      label: entry.label,
      cases: match.cases,
      range: match.range,
      stemEnd: Int(match.stemEnd),
      confidence: 1,
      traits: entry.kind == .person ? [] : traits
    )
    if entry.traits.contains(.surname) { mention.traits.insert(.surname) }
    if entry.split > 0 {
      let middle = Int(match.start) + Int(entry.split)
      var second = mention
      mention.range = Int(match.start)..<middle
      mention.stemEnd = middle
      second.range = middle..<Int(match.end)
      second.kind = entry.secondKind
      second.country = entry.secondCountry
      second.role = entry.secondRole
      mention.label = .none
      second.id = World.shared.state(entry.secondCountry) ?? -1
      add(mention, match)
      if entry.secondKind != .short { add(second, match) }
      return
    }
    add(mention, match)
  }

  private mutating func add(_ mention: NameMention, _ match: PhraseMatcher.Match) {
    items.append(Item(mention, candidate: match.entry))
  }

  /// Whether a one-syllable name is a part of a longer one: `Nguyễn Anh Tuấn`.
  private func isPartOfName(_ match: PhraseMatcher.Match) -> Bool {
    guard let before = wordBefore(Int(match.start)), isCapital(before.lowerBound) else {
      return false
    }
    // A name of the lexicon before it is no part of this one.
    if let last = items.last, last.mention.range.upperBound == before.upperBound,
      !last.mention.traits.contains(.surname)
    {
      return false
    }
    // At the start of a sentence, and among capitals, a capital says nothing.
    if isShouted(before) { return lexicon.isVietnameseSurname(Array(folded[before])) }
    guard let earlier = wordBefore(before.lowerBound) else { return false }
    return isCapital(earlier.lowerBound) || lexicon.isVietnameseSurname(Array(folded[before]))
  }

  // MARK: Words around a place

  /// The word that ends one space before `offset`, or nil.
  func wordBefore(_ offset: Int) -> Range<Int>? {
    guard offset >= 2, folded[offset - 1] == 0x20 else { return nil }
    var start = offset - 1
    while start > 0 {
      var previous = start - 1
      while previous > 0, folded[previous] & 0xC0 == 0x80 { previous -= 1 }
      guard isLetter(previous) || folded[previous] == 0x2D else { break }
      start = previous
    }
    return start < offset - 1 ? start..<(offset - 1) : nil
  }

  /// The word that begins one space after `offset`, or nil.
  func wordAfter(_ offset: Int) -> Range<Int>? {
    guard offset + 1 < folded.count, folded[offset] == 0x20 else { return nil }
    var end = offset + 1
    while end < folded.count, isLetter(end) || folded[end] == 0x2D {
      end = min(end + WordClass.width(folded[end]), folded.count)
    }
    return end > offset + 1 ? (offset + 1)..<end : nil
  }

  func isLetter(_ offset: Int) -> Bool {
    WordClass.table.withUnsafeBufferPointer { table in
      table.baseAddress.map { WordClass.at(offset, folded, $0) == WordClass.letter } ?? false
    }
  }

  /// The index of the item that begins or ends at a folded offset.
  func item(endingAt offset: Int, before index: Int) -> Int? {
    var index = index - 1
    while index >= 0, items[index].mention.range.upperBound >= offset {
      if items[index].mention.range.upperBound == offset { return index }
      index -= 1
    }
    return nil
  }

  /// The mentions that stand for something by themselves, in order.
  func result() -> DocumentNames {
    var names = names
    names.mentions = items.map(\.mention).filter { mention in
      switch mention.kind {
      case .prefix, .head, .honorific, .short: false
      case .person: mention.id >= 0
      default: true
      }
    }
    return names
  }
}
