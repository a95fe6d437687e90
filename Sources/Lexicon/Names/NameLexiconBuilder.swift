internal import TextTools

/// Gathers the spellings of a `NameLexicon`.
struct NameLexiconBuilder {
  let language: String
  let suffixes: SuffixTable
  private(set) var matcher = PhraseMatcher(capacity: 5000)
  private(set) var entries: [NameLexicon.Entry] = []
  private(set) var habits = NameLexicon.Habits()

  init(language: String, suffixes: SuffixTable) {
    self.language = language
    self.suffixes = suffixes
  }

  /// Adds a spelling of a row as it stands there.
  private mutating func add(
    _ rows: DataRows,
    _ field: DataRows.Field,
    _ entry: NameLexicon.Entry
  ) {
    guard !field.isEmpty else { return }
    var entry = entry
    entry.traits.formUnion(Self.capitals(rows, field))
    entries.append(entry)
    rows.folded.withUnsafeBufferPointer { folded in
      matcher.add(
        UnsafeBufferPointer(rebasing: folded[field.folded]),
        payload: Int32(entries.count - 1),
        suffixes: suffixes
      )
    }
  }

  mutating func add(_ phrase: [UInt8], _ entry: NameLexicon.Entry) {
    entries.append(entry)
    matcher.add(phrase, payload: Int32(entries.count - 1), suffixes: suffixes)
  }

  /// Which capitals a spelling has: those that a text must have too.
  static func capitals(_ rows: DataRows, _ field: DataRows.Field) -> NameLexicon.Traits {
    let (start, end) = (field.original.lowerBound, field.original.upperBound)
    guard start < end, !field.folded.isEmpty else { return [] }
    let first = rows.original[start]
    guard first != rows.folded[field.folded.lowerBound] || first >= 0xC2 else { return [] }
    let width = min(WordClass.width(first), end - start)
    let isSame = (0..<width).allSatisfy { offset in
      offset < field.folded.count
        && rows.original[start + offset] == rows.folded[field.folded.lowerBound + offset]
    }
    if isSame { return [] }
    var (large, small) = (0, 0)
    for byte in rows.original[start..<end] {
      if byte &- 0x41 < 26 { large += 1 }
      if byte &- 0x61 < 26 { small += 1 }
    }
    let count = end - start
    let areCapitals = small == 0 && large > 1 && large * 2 > count && count < 7
    return areCapitals ? [.capital, .capitals] : .capital
  }

  // MARK: The language's own file

  mutating func addLanguage(_ rows: DataRows) {
    readHabits(rows)
    addStates(rows)
    for (section, kind) in [("office", NameKind.office), ("ministry", .ministry)] {
      rows.forEachRow(of: section) { fields in
        guard let first = fields.first, let role = Role(rawValue: rows.text(first)) else { return }
        for field in fields.dropFirst() { add(rows, field, .init(kind: kind, role: role)) }
      }
    }
    for (section, kind) in [("office_prefix", NameKind.prefix), ("group", .group)] {
      rows.forEachRow(of: section) { fields in
        guard let first = fields.first,
          let label = NameLexicon.Label(rawValue: rows.text(first))
        else { return }
        for field in fields.dropFirst() { add(rows, field, .init(kind: kind, label: label)) }
      }
    }
    rows.forEachRow(of: "counterpart") { fields in
      for field in fields { add(rows, field, .init(kind: .counterpart)) }
    }
    addHeads(rows)
    addMetonyms(rows)
    addShorts(rows)
  }

  private mutating func readHabits(_ rows: DataRows) {
    rows.forEachRow(of: "meta") { fields in
      guard fields.count > 1 else { return }
      let value = rows.text(fields[1])
      switch rows.text(fields[0]) {
      case "spacing": habits.spacing = .init(rawValue: value) ?? .words
      case "name_order": habits.isSurnameFirst = value == "surname_first"
      case "office_order": habits.isOfficeAfter = value == "after"
      case "capital_nouns": habits.hasCapitalNouns = value == "yes"
      default: break
      }
    }
  }

  private mutating func addStates(_ rows: DataRows) {
    let world = World.shared
    rows.forEachRow(of: "state") { fields in
      guard fields.count > 1, let code = CountryCode(rows.original[fields[0].original]) else {
        return
      }
      let id = world.state(code) ?? -1
      rows.forEachPart(of: fields[1]) { part in
        let isShort = habits.spacing == .syllables && !rows.folded[part.folded].contains(0x20)
        add(
          rows,
          part,
          .init(kind: .state, id: id, country: code, traits: isShort ? .syllable : [])
        )
      }
      guard fields.count > 2 else { return }
      rows.forEachPart(of: fields[2]) {
        add(rows, $0, .init(kind: .demonym, id: id, country: code))
      }
    }
  }

  private mutating func addHeads(_ rows: DataRows) {
    rows.forEachRow(of: "head") { fields in
      guard fields.count > 2, let label = NameLexicon.Label(rawValue: rows.text(fields[1])) else {
        return
      }
      let isBefore = rows.text(fields[0]) == "before"
      for field in fields.dropFirst(2) {
        add(rows, field, .init(kind: .head, traits: isBefore ? .before : [], label: label))
      }
    }
    rows.forEachRow(of: "honorific") { fields in
      guard let first = fields.first else { return }
      let isBefore = rows.text(first) == "before"
      for field in fields.dropFirst() {
        add(rows, field, .init(kind: .honorific, traits: isBefore ? .before : []))
      }
    }
  }

  private mutating func addMetonyms(_ rows: DataRows) {
    rows.forEachRow(of: "metonym") { fields in
      guard fields.count > 2, let code = CountryCode(rows.original[fields[0].original]) else {
        return
      }
      let id = World.shared.state(code) ?? -1
      for field in fields.dropFirst(2) {
        add(rows, field, .init(kind: .metonym, id: id, country: code))
      }
    }
  }

  /// One-character states in pairs, and before what can follow them.
  private mutating func addShorts(_ rows: DataRows) {
    var shorts: [(code: CountryCode, bytes: [UInt8])] = []
    rows.forEachRow(of: "state_short") { fields in
      guard fields.count > 1, let code = CountryCode(rows.original[fields[0].original]) else {
        return
      }
      shorts.append((code, rows.bytes(fields[1])))
    }
    var followers: [[UInt8]] = []
    rows.forEachRow(of: "state_short_follow") { followers += $0.map { rows.bytes($0) } }
    for first in shorts {
      var entry = NameLexicon.Entry(
        kind: .state,
        id: World.shared.state(first.code) ?? -1,
        country: first.code
      )
      entry.split = UInt8(first.bytes.count)
      for second in shorts where second.code != first.code {
        entry.secondKind = .state
        entry.secondCountry = second.code
        add(first.bytes + second.bytes, entry)
      }
      for follower in followers {
        let known = office(follower)
        entry.secondKind = known?.kind ?? .short
        entry.secondRole = known?.role
        entry.label = known?.label ?? .none
        entry.secondCountry = .none
        add(first.bytes + follower, entry)
      }
    }
  }

  /// The office or ministry that a phrase of this language is.
  private func office(_ phrase: [UInt8]) -> NameLexicon.Entry? {
    var found: [PhraseMatcher.Match] = []
    phrase.withUnsafeBufferPointer { matcher.scan($0, suffixes: .none, into: &found) }
    guard let match = found.first, match.range.count == phrase.count else { return nil }
    return entries[Int(matcher.payload(match.entry))]
  }

  // MARK: The world

  /// The column of a language in the world's files, or nil where only the English one is of use.
  private var column: Int? {
    switch language {
    case "hu": 2
    case "vi": 3
    case "zh": 4
    case "de": 5
    case "ru", "uk", "bg", "sr": 6
    default: nil
    }
  }

  mutating func addWorld() {
    let world = World.shared
    var id = world.firstOrganisation
    if let rows = world.organisationRows {
      rows.forEachRow(of: "organisation") { addColumns(rows, $0, .organisation, &id) }
    }
    if let rows = world.places {
      rows.forEachRow(of: "city") { addColumns(rows, $0, .city, &id) }
      rows.forEachRow(of: "region") { addColumns(rows, $0, .region, &id) }
    }
    addPeople()
  }

  private mutating func addColumns(
    _ rows: DataRows,
    _ fields: [DataRows.Field],
    _ kind: NameKind,
    _ id: inout Int32
  ) {
    let entity = World.shared.entity(id)
    let entry = NameLexicon.Entry(kind: kind, id: id, country: entity?.country ?? .none)
    rows.forEachPart(of: fields[0]) { add(rows, $0, entry) }
    if let column, column < fields.count {
      rows.forEachPart(of: fields[column]) { add(rows, $0, entry) }
    }
    id += 1
  }

  /// Adds full names, surnames alone, and in some languages names surname first.
  private mutating func addPeople() {
    let people = PeopleSpellings.shared
    let turns = habits.isSurnameFirst || language == ""
    people.bytes.withUnsafeBufferPointer { bytes in
      for spelling in people.spellings where spelling.isEverywhere || fits(spelling.script) {
        var entry = NameLexicon.Entry(
          kind: .person,
          id: spelling.person,
          country: spelling.country
        )
        entry.traits = spelling.traits
        add(bytes, spelling.full, entry)
        if turns { add(bytes, spelling.surnameFirst, entry) }
        entry.traits.insert(.surname)
        if spelling.isCommon { entry.traits.insert(.common) }
        if spelling.isSmall { entry.traits.remove(.capital) }
        add(bytes, spelling.surname, entry)
      }
    }
  }

  private mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ entry: NameLexicon.Entry
  ) {
    guard !range.isEmpty else { return }
    entries.append(entry)
    matcher.add(
      UnsafeBufferPointer(rebasing: bytes[range]),
      payload: Int32(entries.count - 1),
      suffixes: suffixes
    )
  }

  /// Whether texts of the language can spell a name so.
  private func fits(_ script: PersonSpelling.Script) -> Bool {
    switch script {
    case .latin: true
    case .cyrillic: ["ru", "uk", "bg", "sr", "mk", "be"].contains(language)
    case .han: language == "zh" || language == "ja"
    }
  }
}
