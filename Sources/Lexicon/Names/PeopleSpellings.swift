/// How the world's people are written, taken apart once for the lexicons of all languages.
struct PeopleSpellings: Sendable {
  /// One spelling of a person; its forms lie in `bytes`, and are empty where there is none.
  struct Spelling: Sendable {
    var person: Int32
    var country: CountryCode
    var script: PersonSpelling.Script

    /// What all forms have: capitals, the surname first.
    var traits: NameLexicon.Traits
    var full = 0..<0

    /// The surname where it can stand for the person.
    var surname = 0..<0

    /// Surname first where `full` has it last.
    var surnameFirst = 0..<0

    /// Whether many bear the surname, or it is the first of two names.
    var isCommon = false

    /// Whether the surname begins with a small letter: `al-Sharaa`.
    var isSmall = false

    /// Whether all languages have it, whatever the script.
    var isEverywhere = false
  }

  /// The people that are built in; read once, when first asked for.
  static let shared = PeopleSpellings(World.shared)

  private(set) var spellings: [Spelling] = []
  private(set) var bytes: [UInt8] = []

  private init(_ world: World) {
    guard let rows = world.people else { return }
    var common: Set<[UInt8]> = []
    rows.forEachRow(of: "common_surname") { for field in $0 { common.insert(rows.bytes(field)) } }
    var person = world.firstPerson
    rows.forEachRow(of: "person") { fields in
      add(rows, fields, person, world.entity(person)?.country ?? .none, common)
      person += 1
    }
  }

  private mutating func add(
    _ rows: DataRows,
    _ fields: [DataRows.Field],
    _ person: Int32,
    _ country: CountryCode,
    _ common: Set<[UInt8]>
  ) {
    func add(_ field: DataRows.Field) {
      let spelling = PersonSpelling(rows.bytes(field))
      var new = Spelling(person: person, country: country, script: spelling.script, traits: [])
      if Self.startsWithCapital(rows, field) { new.traits.insert(.capital) }
      let original = rows.original[field.original]
      if let star = original.firstIndex(of: 0x2A), star + 1 < original.endIndex {
        new.isSmall = original[star + 1] &- 0x61 < 26
      }
      if spelling.isSurnameFirst { new.traits.insert(.surnameFirst) }
      if !spelling.isSurnameAlone { new.full = store(spelling.full) }
      if spelling.hasGivenName, !spelling.isSurnameFirst {
        new.surnameFirst = store(spelling.surnameFirst)
      }
      if spelling.hasUsefulSurname {
        new.surname = store(spelling.surname)
        new.isCommon = spelling.isSurnameFirst || common.contains(spelling.surname)
      }
      spellings.append(new)
    }
    var variants: [DataRows.Field] = []
    if fields.count > 3 { rows.forEachPart(of: fields[3]) { variants.append($0) } }
    let isSurnameFirst = variants.contains { Self.isSurnameFirst(rows, $0) }
    if !isSurnameFirst {
      add(fields[0])
    } else if !fields[0].isEmpty {
      // The English name as it stands: which part is the surname, the variants say.
      var new = Spelling(person: person, country: country, script: .latin, traits: [])
      new.traits = NameLexiconBuilder.capitals(rows, fields[0])
      new.full = store(rows.bytes(fields[0]))
      new.isEverywhere = true
      spellings.append(new)
    }
    for field in variants { add(field) }
  }

  private mutating func store(_ form: [UInt8]) -> Range<Int> {
    let start = bytes.count
    bytes += form
    return start..<bytes.count
  }

  private static func isSurnameFirst(_ rows: DataRows, _ field: DataRows.Field) -> Bool {
    rows.folded[field.folded].first == 0x2A && PersonSpelling(rows.bytes(field)).isSurnameFirst
  }

  private static func startsWithCapital(_ rows: DataRows, _ field: DataRows.Field) -> Bool {
    var field = field
    if rows.original[field.original].first == 0x2A {
      field.original = (field.original.lowerBound + 1)..<field.original.upperBound
      field.folded = (field.folded.lowerBound + 1)..<field.folded.upperBound
    }
    return NameLexiconBuilder.capitals(rows, field).contains(.capital)
  }
}
