internal import TextTools

extension NameReading {
  /// Decides whom surnames stand for, and drops those that stand for no one known.
  mutating func resolvePeople() {
    var full: Set<Int32> = []
    for item in items where item.mention.kind == .person && !item.mention.traits.contains(.surname)
    {
      full.insert(item.mention.id)
    }
    for index in items.indices where items[index].mention.kind == .person {
      guard items[index].mention.traits.contains(.surname) else { continue }
      resolveSurname(index, full)
    }
    items.removeAll { $0.mention.kind == .person && $0.mention.id < 0 }
  }

  private mutating func resolveSurname(_ index: Int, _ full: Set<Int32>) {
    if let other = strangerBeside(index) {
      // `Hunter Biden` is not Joe Biden.
      setUnknown(index, other)
      return
    }
    if isEndOfTransliteration(index) {
      items[index].mention.id = -1
      return
    }
    var people: [Int32] = []
    var isCommon = true
    var candidate = items[index].firstCandidate
    while candidate >= 0 {
      let entry = lexicon.entries[Int(lexicon.matcher.payload(candidate))]
      if entry.kind == .person, entry.traits.contains(.surname), !people.contains(entry.id) {
        people.append(entry.id)
        if !entry.traits.contains(.common) { isCommon = false }
      }
      candidate = lexicon.matcher.entry(after: candidate)
    }
    let named = people.filter { full.contains($0) }
    if named.isEmpty, let other = unfamiliar(beside: index) {
      setUnknown(index, other)
      return
    }
    if named.count == 1 {
      items[index].mention.id = named[0]
      items[index].mention.confidence = 0.95
    } else if let fitting = fittingOffice(index, people), named.isEmpty || named.contains(fitting) {
      items[index].mention.id = fitting
      items[index].mention.confidence = 0.9
    } else if people.count == 1, !isCommon {
      items[index].mention.id = people[0]
      items[index].mention.confidence = 0.8
    } else if let first = (named.isEmpty ? people : named).first, !isCommon || !named.isEmpty {
      items[index].mention.id = named.last ?? first
      items[index].mention.confidence = 0.4
      items[index].mention.traits.insert(.ambiguous)
    } else {
      items[index].mention.id = -1
      items[index].mention.confidence = 0
    }
    if items[index].mention.id >= 0, items[index].mention.id < DocumentNames.firstUnknown {
      items[index].mention.country = World.shared.entity(items[index].mention.id)?.country ?? .none
    }
  }

  /// The one of these people who held the office that stands beside the surname, if just one did.
  private func fittingOffice(_ index: Int, _ people: [Int32]) -> Int32? {
    var roles: [Role] = []
    for near in [index - 2, index - 1, index + 1, index + 2] where items.indices.contains(near) {
      let mention = items[near].mention
      let gap =
        near < index
        ? items[index].mention.range.lowerBound - mention.range.upperBound
        : mention.range.lowerBound - items[index].mention.range.upperBound
      if mention.kind == .office, gap < 24, let role = mention.role { roles.append(role) }
    }
    guard !roles.isEmpty else { return nil }
    let fitting = people.filter { person in
      World.shared.terms(of: person).contains { roles.contains($0.role) }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// The full range of another person whose surname this is: a given name of no one known beside it.
  private func strangerBeside(_ index: Int) -> Range<Int>? {
    let range = items[index].mention.range
    if lexicon.habits.isSurnameFirst, lexicon.habits.spacing == .words {
      if let after = wordAfter(items[index].mention.range.upperBound), isCapital(after.lowerBound),
        items[index].mention.cases.isEmpty, lexicon.isGiven(Array(folded[after]))
      {
        return range.lowerBound..<after.upperBound
      }
    }
    if !lexicon.habits.hasCapitalNouns, let whole = givenBefore(index) { return whole }
    guard let before = wordBefore(range.lowerBound), isCapital(before.lowerBound),
      item(endingAt: before.upperBound, before: index) == nil, isGiven(before)
    else { return nil }
    return before.lowerBound..<range.upperBound
  }

  /// The range of a name of which an item is the given name: the word is one, and another capital word
  /// of no item follows, as in `Pavel Zdražil`.
  private func givenBefore(_ index: Int) -> Range<Int>? {
    let range = items[index].mention.range
    guard items[index].mention.cases.isEmpty, let after = wordAfter(range.upperBound),
      isCapital(after.lowerBound), !isShouted(after), isGiven(range),
      index + 1 >= items.count || items[index + 1].mention.range.lowerBound >= after.upperBound
    else { return nil }
    return range.lowerBound..<after.upperBound
  }

  /// Whether a word is a given name, or one with another behind a hyphen.
  private func isGiven(_ word: Range<Int>) -> Bool {
    if lexicon.isGiven(Array(folded[word])) { return true }
    guard let hyphen = folded[word].firstIndex(of: 0x2D), hyphen + 1 < word.upperBound,
      isCapital(hyphen + 1)
    else { return false }
    return lexicon.isGiven(Array(folded[word.lowerBound..<hyphen]))
  }

  /// Whether two characters are rather the end of a longer name: `萨尔` in `费萨尔`.
  private func isEndOfTransliteration(_ index: Int) -> Bool {
    let range = items[index].mention.range
    guard lexicon.habits.spacing == .none, range.count <= 6, range.lowerBound >= 3 else {
      return false
    }
    let before = (range.lowerBound - 3)..<range.lowerBound
    return folded[before.lowerBound] >= 0xE4 && lexicon.isTransliterating(Array(folded[before]))
      && item(endingAt: before.upperBound, before: index) == nil
  }

  /// The full range of a name that has an unknown capital word before the surname, inside a sentence:
  /// `with Saysomphone Phomvihane`.
  private func unfamiliar(beside index: Int) -> Range<Int>? {
    let range = items[index].mention.range
    guard !lexicon.habits.hasCapitalNouns,
      !lexicon.habits.isSurnameFirst || lexicon.habits.spacing == .syllables,
      let before = wordBefore(range.lowerBound), isCapital(before.lowerBound), before.count > 3,
      item(endingAt: before.upperBound, before: index) == nil,
      let earlier = wordBefore(before.lowerBound),
      !isCapital(earlier.lowerBound) || item(endingAt: earlier.upperBound, before: index) != nil
    else { return nil }
    return before.lowerBound..<range.upperBound
  }

  mutating func setUnknown(_ index: Int, _ range: Range<Int>) {
    if range.upperBound > items[index].mention.range.upperBound {
      items[index].mention.stemEnd = range.upperBound
    }
    items[index].mention.range = range
    items[index].phrase = range
    items[index].mention.id = names.unknownPerson(spelling(range, items[index].mention.stemEnd))
    items[index].mention.confidence = 0.6
    items[index].mention.country = .none
    items[index].mention.traits = .pattern
  }

  /// The words of a folded range in NFC as the document writes them, without the ending from `stemEnd`
  /// on; spaces and middle dots are one each.
  func spelling(_ range: Range<Int>, _ stemEnd: Int) -> String {
    let end = range.contains(stemEnd) ? stemEnd : range.upperBound
    // Of Han the folded text differs in nothing else.
    if folded[range.lowerBound] >= 0xE3 {
      return String(decoding: folded[range.lowerBound..<end], as: UTF8.self)
    }
    var spelled: [UInt8] = []
    var start = range.lowerBound
    for space in range.lowerBound..<end where folded[space] == 0x20 {
      spelled += original[text.original(start..<space)] + [0x20]
      start = space + 1
    }
    spelled += original[text.original(start..<end)]
    return Composition.composed(String(decoding: spelled, as: UTF8.self))
  }

  // MARK: People in no list

  /// Finds people by a given name with a capital word beside it, or by the office before them.
  mutating func findUnknownPeople() {
    switch lexicon.habits.spacing {
    case .none: findTransliterated()
    case .words, .syllables: findCapitalised()
    }
    items.sort { $0.mention.range.lowerBound < $1.mention.range.lowerBound }
  }

  private mutating func findCapitalised() {
    var found: [Item] = []
    var next = 0
    var offset = 0
    while offset < folded.count {
      while next < items.count, items[next].mention.range.upperBound <= offset { next += 1 }
      if next < items.count, items[next].mention.range.contains(offset),
        items[next].mention.kind != .head, items[next].mention.kind != .prefix
      {
        if let name = namesake(next) {
          found.append(name)
          items.remove(at: next)
          offset = name.mention.range.upperBound
          continue
        }
        offset = items[next].mention.range.upperBound
        continue
      }
      guard isLetter(offset) else {
        offset += WordClass.width(folded[offset])
        continue
      }
      let end = wordEnd(offset)
      if isCapital(offset), let name = unknownName(offset..<end, next) {
        found.append(name)
        offset = name.mention.range.upperBound
      } else {
        offset = end
      }
    }
    items += found
  }

  /// A person beside an office whose given name is also a city's: `Milan Horvátek`.
  private mutating func namesake(_ index: Int) -> Item? {
    guard items[index].mention.kind == .city, let whole = givenBefore(index),
      standsBesideOffice(whole, lexicon.habits.isOfficeAfter ? index + 1 : index)
    else { return nil }
    return person(whole)
  }

  private func wordEnd(_ offset: Int) -> Int {
    var end = offset
    while end < folded.count, isLetter(end) || folded[end] == 0x2D {
      end = min(end + WordClass.width(folded[end]), folded.count)
    }
    return end
  }

  /// A person who begins with this capital word, if the words say so.
  private mutating func unknownName(_ first: Range<Int>, _ next: Int) -> Item? {
    let limit = next < items.count ? items[next].mention.range.lowerBound : folded.count
    guard let second = wordAfter(first.upperBound), second.upperBound <= limit,
      isCapital(second.lowerBound)
    else { return nil }
    var words = [first, second]
    while words.count < 4, let word = wordAfter(words[words.count - 1].upperBound),
      word.upperBound <= limit, isCapital(word.lowerBound)
    {
      words.append(word)
    }
    if lexicon.habits.spacing == .syllables {
      guard lexicon.isVietnameseSurname(Array(folded[first])) else {
        return isGiven(first)
          ? person(first.lowerBound..<second.upperBound) : nil
      }
      return person(first.lowerBound..<words[words.count - 1].upperBound)
    }
    if isGiven(first) {
      let last = words.count > 2 && isGiven(second) ? 2 : 1
      return person(first.lowerBound..<words[last].upperBound)
    }
    let two = first.lowerBound..<second.upperBound
    if lexicon.habits.isSurnameFirst, let stem = givenStem(second) {
      return person(two, stemEnd: stem)
    }
    guard !isShouted(first), !isShouted(second), standsBesideOffice(two, next) else { return nil }
    return person(two, confidence: 0.5)
  }

  /// Where the stem of a given name ends that stands here with or without an ending.
  private func givenStem(_ word: Range<Int>) -> Int? {
    var cut = word.upperBound
    while cut > word.lowerBound + 2 {
      let isWhole = cut == word.upperBound
      if lexicon.isGiven(Array(folded[word.lowerBound..<cut])),
        isWhole
          || lexicon.suffixes.cases(folded, stem: word.lowerBound, from: cut, to: word.upperBound)
            != nil
      {
        return cut
      }
      cut -= 1
    }
    return nil
  }

  /// Whether an office stands before or after a range, alone or with its state.
  private func standsBesideOffice(_ range: Range<Int>, _ next: Int) -> Bool {
    if lexicon.habits.isOfficeAfter {
      guard next < items.count, isTight(range.upperBound, items[next].mention.range.lowerBound)
      else { return false }
      if items[next].mention.kind == .office { return true }
      return items[next].mention.kind == .demonym && next + 1 < items.count
        && items[next + 1].mention.kind == .office
        && isTight(items[next].mention.range.upperBound, items[next + 1].mention.range.lowerBound)
    }
    guard next > 0, isTight(items[next - 1].mention.range.upperBound, range.lowerBound) else {
      return false
    }
    if items[next - 1].mention.kind == .office || items[next - 1].mention.kind == .counterpart {
      return true
    }
    return items[next - 1].mention.kind == .state && next > 1
      && (items[next - 2].mention.kind == .office || items[next - 2].mention.kind == .counterpart)
      && isTight(items[next - 2].mention.range.upperBound, items[next - 1].mention.range.lowerBound)
  }

  mutating func person(_ range: Range<Int>, stemEnd: Int? = nil, confidence: Float = 0.6) -> Item {
    var range = range
    var stem = stemEnd ?? range.upperBound
    var cases: Cases = []
    if stemEnd == nil { (stem, cases) = withoutEnding(range) }
    if stem > range.upperBound { stem = range.upperBound }
    range = range.lowerBound..<max(range.upperBound, stem)
    let id = names.unknownPerson(spelling(range, stem))
    let mention = NameMention(
      kind: .person,
      id: id,
      country: .none,
      role: nil,
      label: .none,
      cases: cases,
      range: range,
      stemEnd: stem,
      confidence: confidence,
      traits: .pattern
    )
    return Item(mention, candidate: -1)
  }

  /// Where a name's stem ends: only endings that no name has by itself are taken off.
  private func withoutEnding(_ range: Range<Int>) -> (Int, Cases) {
    var cut = range.upperBound - 3
    while cut > range.lowerBound + 3, folded[cut - 1] != 0x20 {
      defer { cut -= 1 }
      guard range.upperBound - cut <= 4, folded[cut] & 0xC0 != 0x80,
        let cases = lexicon.suffixes.cases(
          folded,
          stem: range.lowerBound,
          from: cut,
          to: range.upperBound
        ),
        cases == .instrumental || cases == .dative || cases == .delative || cases == .ablative
      else { continue }
      return (cut, cases)
    }
    return (range.upperBound, [])
  }
}
