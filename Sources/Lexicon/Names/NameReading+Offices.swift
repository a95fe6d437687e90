extension NameReading {
  /// Whether a space or a hyphen lies between two places, or in scripts without spaces nothing.
  func isTight(_ end: Int, _ start: Int) -> Bool {
    guard start >= end, start - end <= 2 else { return false }
    if start - end == 2 { return folded[end] == 0x20 && folded[end + 1] == 0x2D }
    if start == end { return lexicon.habits.spacing == .none }
    return folded[end] == 0x20 || folded[end] == 0x2D
  }

  /// Whether a word that links an office to its state lies between two places.
  private func isLinked(_ end: Int, _ start: Int) -> Bool {
    guard start > end, start - end < 24 else { return false }
    var (low, high) = (end, start)
    while low < high, folded[low] == 0x20 { low += 1 }
    while high > low, folded[high - 1] == 0x20 { high -= 1 }
    return lexicon.links.contains(Array(folded[low..<high]))
  }

  /// Gives offices, ministries, counterparts and groups their state, and people their office.
  mutating func joinOffices() {
    for index in items.indices {
      switch items[index].mention.kind {
      case .office, .ministry, .counterpart, .group: joinState(index)
      default: break
      }
    }
    for index in items.indices where items[index].mention.kind == .person { joinOffice(index) }
  }

  private func isState(_ index: Int) -> Bool {
    switch items[index].mention.kind {
    case .state, .demonym: true
    case .metonym, .city:
      items[index].mention.traits.contains(.metonym)
        || items[index].mention.cases.contains(.adjective)
    case .organisation: items[index].mention.country.isKnown
    default: false
    }
  }

  /// An organisation before an office of its own: `NATO Secretary-General`.
  private func isOrganisation(_ other: Int, of index: Int) -> Bool {
    items[other].mention.kind == .organisation && items[index].mention.kind == .office
  }

  private mutating func joinState(_ index: Int) {
    joinPrefix(index)
    var before = index - 1
    if before >= 0, items[before].mention.kind == .prefix { before -= 1 }
    let isAfterFirst = lexicon.habits.spacing == .syllables
    if isAfterFirst, takeStateAfter(index) { return }
    if before >= 0, isState(before) || isOrganisation(before, of: index),
      isTight(items[before].mention.range.upperBound, items[index].phrase.lowerBound)
        || isBareLink(before, index)
    {
      absorb(before, into: index)
      joinPrefix(index)
      return
    }
    if !isAfterFirst { _ = takeStateAfter(index) }
  }

  /// `乌克兰的外长`: the state, a link, the office.
  private func isBareLink(_ before: Int, _ index: Int) -> Bool {
    lexicon.habits.spacing == .none
      && isLinked(items[before].mention.range.upperBound, items[index].phrase.lowerBound)
  }

  private mutating func takeStateAfter(_ index: Int) -> Bool {
    let after = index + 1
    guard after < items.count, isState(after) else { return false }
    let (end, start) = (items[index].phrase.upperBound, items[after].mention.range.lowerBound)
    let isFitting =
      switch lexicon.habits.spacing {
      case .syllables: isTight(end, start) || isLinked(end, start)
      case .words:
        isLinked(end, start)
          || isTight(end, start) && items[after].mention.cases.contains(.genitive)
            && !lexicon.habits.isOfficeAfter
      case .none: false
      }
    guard isFitting else { return false }
    // The state may belong to an office of its own that follows it.
    let next = after + 1
    if lexicon.habits.spacing != .syllables, next < items.count,
      items[next].mention.kind == .office,
      isTight(items[after].mention.range.upperBound, items[next].mention.range.lowerBound)
    {
      return false
    }
    absorb(after, into: index)
    return true
  }

  private mutating func absorb(_ state: Int, into index: Int) {
    items[index].mention.country = items[state].mention.country
    items[index].phrase = union(items[index].phrase, items[state].phrase)
    items[state].mention.traits.insert(.absorbed)
  }

  private func union(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
    min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }

  /// Takes `former`, `acting` and the like from before or after the phrase.
  private mutating func joinPrefix(_ index: Int) {
    let near = items.indices.filter { other in
      guard abs(other - index) < 4, items[other].mention.kind == .prefix else { return false }
      let range = items[other].mention.range
      return isTight(range.upperBound, items[index].phrase.lowerBound)
        || range.upperBound == items[index].phrase.lowerBound
        || isTight(items[index].phrase.upperBound, range.lowerBound)
          && lexicon.habits.spacing == .syllables
    }
    for other in near {
      switch items[other].mention.label {
      case .former: items[index].mention.traits.insert(.former)
      case .acting: items[index].mention.traits.insert(.acting)
      case .designate: items[index].mention.traits.insert(.designate)
      case .deputy where items[index].mention.role == .foreignMinister:
        items[index].mention.role = .deputyForeignMinister
      default: break
      }
      items[index].phrase = union(items[index].phrase, items[other].mention.range)
    }
  }

  private mutating func joinOffice(_ index: Int) {
    if lexicon.habits.isOfficeAfter, takeOfficeAfter(index, appositive: false) { return }
    if takeOfficeBefore(index) { return }
    _ = takeOfficeAfter(index, appositive: !lexicon.habits.isOfficeAfter)
  }

  private mutating func takeOfficeBefore(_ index: Int) -> Bool {
    var start = items[index].phrase.lowerBound
    var other = index - 1
    while other >= 0, items[other].mention.kind == .honorific,
      isTight(items[other].mention.range.upperBound, start)
    {
      start = items[other].mention.range.lowerBound
      other -= 1
    }
    while other >= 0, items[other].phrase.upperBound > start - 32 {
      if items[other].mention.kind == .office || items[other].mention.kind == .counterpart,
        !items[other].mention.traits.contains(.absorbed),
        isTight(items[other].phrase.upperBound, start)
          || items[other].phrase.upperBound == start
      {
        take(other, index)
        return true
      }
      guard items[other].mention.traits.contains(.absorbed) || items[other].mention.kind == .prefix
      else { return false }
      other -= 1
    }
    return false
  }

  private mutating func takeOfficeAfter(_ index: Int, appositive: Bool) -> Bool {
    let end = items[index].phrase.upperBound
    for other in (index + 1)..<max(index + 1, min(index + 4, items.count)) {
      let mention = items[other].mention
      if mention.kind == .person { return false }
      guard mention.kind == .office, !mention.traits.contains(.absorbed) else { continue }
      let start = items[other].phrase.lowerBound
      let isComma =
        appositive && start - end == 2 && folded[end] == 0x2C && folded[end + 1] == 0x20
      guard isTight(end, start) && !appositive || isComma else { return false }
      take(other, index)
      return true
    }
    return false
  }

  private mutating func take(_ office: Int, _ person: Int) {
    let mention = items[office].mention
    if isMisfit(person, mention) { revoke(person) }
    items[person].mention.role = mention.role
    items[person].mention.traits.formUnion(
      mention.traits.intersection([.former, .acting, .designate])
    )
    if !items[person].mention.country.isKnown {
      items[person].mention.country = mention.country
    }
    if items[person].mention.confidence < 0.7, mention.country.isKnown {
      items[person].mention.confidence += 0.1
    }
    // In languages with the office last its ending is the person's: `elnökkel`.
    if items[person].mention.cases.isEmpty { items[person].mention.cases = mention.cases }
    items[person].phrase = union(items[person].phrase, items[office].phrase)
    items[office].mention.id = items[person].mention.id
    items[office].mention.traits.insert(.absorbed)
  }

  /// Whether an office of a state stands beside the mere surname of someone of another state who
  /// never held one there: somebody else of that name.
  private func isMisfit(_ person: Int, _ office: NameMention) -> Bool {
    let mention = items[person].mention
    guard mention.traits.contains(.surname), mention.id < DocumentNames.firstUnknown,
      mention.country.isKnown, office.country.isKnown, mention.country != office.country,
      World.shared.state(office.country) != nil
    else { return false }
    return World.shared.terms(of: mention.id).allSatisfy { $0.country != office.country }
  }

  /// Makes of a known person one in no list, with the capital word before the surname.
  private mutating func revoke(_ person: Int) {
    var range = items[person].mention.range
    if let before = wordBefore(range.lowerBound), isCapital(before.lowerBound),
      item(endingAt: before.upperBound, before: person) == nil
    {
      range = before.lowerBound..<range.upperBound
    }
    setUnknown(person, range)
  }

  // MARK: Heads

  /// Marks names that only belong to the noun beside them.
  mutating func markDependents() {
    for index in items.indices where items[index].head != .none {
      let head = items[index].mention
      let label = items[index].head
      if items[index].isHeadBefore {
        for other in items.indices.dropFirst(index + 1).prefix(3)
        where isTight(head.range.upperBound, items[other].phrase.lowerBound) {
          mark(other, label)
        }
      } else {
        for other in items.indices[..<index].suffix(4) {
          let end = items[other].phrase.upperBound
          if isTight(end, head.range.lowerBound) || isLinked(end, head.range.lowerBound) {
            mark(other, label)
          }
        }
      }
    }
    // `Sprecher des Außenministers`: an office before a name by a link.
    for index in items.indices.dropLast() {
      guard let role = items[index].mention.role, items[index].mention.kind == .office,
        role == .spokesperson || role == .adviser || role == .chiefOfStaff || role == .envoy
      else { continue }
      let next = index + 1
      if items[next].mention.kind == .person,
        isLinked(items[index].mention.range.upperBound, items[next].phrase.lowerBound)
      {
        mark(next, role == .spokesperson ? .spokesperson : .aide)
      }
    }
  }

  private mutating func mark(_ index: Int, _ label: NameLexicon.Label) {
    switch items[index].mention.kind {
    case .person, .office, .state, .demonym, .metonym, .city:
      items[index].mention.traits.insert(.dependent)
      items[index].mention.label = label
    default: break
    }
  }
}
