package import Chronology
internal import TextTools

/// What dq knows of the world whatever the language: states, organisations, cities, and people with
/// the offices that they held; each has an id and an English name.
package struct World: Sendable {
  /// The knowledge that is built in; read once, when first asked for.
  package static let shared = World()

  /// What a name names.
  package struct Entity: Sendable {
    package var kind: NameKind

    /// The canonical English name.
    package var name: String
    package var country: CountryCode

    /// The key of an organisation that is no state (`NATO`), else empty.
    var key = ""
  }

  /// An office that a person held.
  package struct Term: Sendable {
    package var person: Int32
    package var role: Role

    /// The country, or none where it is an organisation's office.
    package var country: CountryCode

    /// The organisation whose office it is, or -1.
    package var organisation: Int32
    package var first: Day
    package var last: Day
  }

  package private(set) var entities: [Entity] = []
  package private(set) var terms: [Term] = []

  /// The first and last term of each entity, in `terms`.
  private var termRanges: [Int32: Range<Int>] = [:]
  private var states: [CountryCode: Int32] = [:]
  private var organisations: [String: Int32] = [:]
  private(set) var titles: [Title] = []

  /// The English name of what a text names by state and office.
  struct Title: Sendable {
    var section: String
    var role: Role?
    var country: CountryCode
    var pattern: String
  }

  // Where each entity's spellings stand: the ids follow the rows of the files.
  let people: DataRows?
  let places: DataRows?
  let organisationRows: DataRows?

  /// The first id of organisations; those of places and people follow in the order of the files.
  private(set) var firstOrganisation: Int32 = 0

  /// The first id of people.
  private(set) var firstPerson: Int32 = 0

  private init() {
    people = DataRows("names/people.names")
    places = DataRows("names/places.names")
    organisationRows = DataRows("names/organisations.names")
    readStates()
    firstOrganisation = Int32(entities.count)
    readOrganisations()
    readPlaces()
    firstPerson = Int32(entities.count)
    readPeople()
    readTitles()
  }

  /// The entity with this id, or nil.
  package func entity(_ id: Int32) -> Entity? {
    entities.indices.contains(Int(id)) ? entities[Int(id)] : nil
  }

  /// The id of a state.
  package func state(_ country: CountryCode) -> Int32? { states[country] }

  /// The English name of a country, or its code where it has none.
  package func name(of country: CountryCode) -> String {
    states[country].map { entities[Int($0)].name } ?? country.description
  }

  /// The offices of a person, in order of time as far as the data is.
  package func terms(of person: Int32) -> ArraySlice<Term> {
    terms[termRanges[person] ?? 0..<0]
  }

  /// Who held the office of a country at some time in `days`.
  package func holders(
    of role: Role,
    in country: CountryCode,
    during days: ClosedRange<Day>
  ) -> [Int32] {
    terms.filter {
      $0.role == role && $0.country == country && $0.first <= days.upperBound
        && $0.last >= days.lowerBound
    }.map(\.person)
  }

  private mutating func add(_ entity: Entity) -> Int32 {
    entities.append(entity)
    return Int32(entities.count - 1)
  }

  private mutating func readStates() {
    guard let rows = DataRows("names/states.names") else { return }
    rows.forEachRow(of: "state") { fields in
      guard fields.count > 1, let code = CountryCode(rows.original[fields[0].original]) else {
        return
      }
      states[code] = add(Entity(kind: .state, name: rows.text(fields[1]), country: code))
    }
  }

  private mutating func readOrganisations() {
    organisationRows?.forEachRow(of: "organisation") { fields in
      guard let rows = organisationRows, fields.count > 1 else { return }
      let key = rows.text(fields[1])
      let id = add(
        Entity(
          kind: .organisation,
          name: firstPart(rows, fields[0]),
          country: CountryCode(key) ?? .none,
          key: key
        )
      )
      if organisations[key] == nil { organisations[key] = id }
    }
  }

  private mutating func readPlaces() {
    for (section, kind) in [("city", NameKind.city), ("region", .region)] {
      places?.forEachRow(of: section) { fields in
        guard let rows = places, fields.count > 1 else { return }
        _ = add(
          Entity(
            kind: kind,
            name: firstPart(rows, fields[0]),
            country: CountryCode(rows.original[fields[1].original]) ?? .none
          )
        )
      }
    }
  }

  private func firstPart(_ rows: DataRows, _ field: DataRows.Field) -> String {
    var first: String?
    rows.forEachPart(of: field) { if first == nil { first = rows.text($0) } }
    return first ?? ""
  }

  private mutating func readPeople() {
    people?.forEachRow(of: "person") { fields in
      guard let rows = people, fields.count > 1 else { return }
      let country = CountryCode(rows.original[fields[1].original]) ?? .none
      let person = add(Entity(kind: .person, name: rows.text(fields[0]), country: country))
      guard fields.count > 2 else { return }
      let first = terms.count
      rows.forEachPart(of: fields[2]) { part in
        if let term = term(rows.original[part.original], person, country) { terms.append(term) }
      }
      termRanges[person] = first..<terms.count
    }
  }

  /// Reads `role@from/to`, with another country or an organisation's key and `:` before it or not.
  private func term(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>,
    _ person: Int32,
    _ country: CountryCode
  ) -> Term? {
    let at = bytes.firstIndex(of: 0x40) ?? bytes.endIndex
    var label = bytes[..<at]
    var key: Slice<UnsafeBufferPointer<UInt8>>?
    if let colon = label.firstIndex(of: 0x3A) {
      key = label[..<colon]
      label = label[(colon + 1)...]
    }
    guard let role = Role(rawValue: String(decoding: label, as: UTF8.self)) else { return nil }
    let span = bytes[min(at + 1, bytes.endIndex)...]
    let slash = span.firstIndex(of: 0x2F) ?? span.endIndex
    let end = slash < span.endIndex ? span[(slash + 1)...] : span[..<slash]
    return Term(
      person: person,
      role: role,
      country: key.map { CountryCode($0) ?? .none } ?? country,
      organisation: key.flatMap { organisations[String(decoding: $0, as: UTF8.self)] } ?? -1,
      first: Self.day(span[..<slash], isEnd: false) ?? .distantPast,
      last: Self.day(end, isEnd: true) ?? .distantFuture
    )
  }

  /// The first or last day of a year, month or day; nil for an open end.
  private static func day(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isEnd: Bool) -> Day? {
    guard bytes.count >= 4 else { return nil }
    func number(_ offset: Int, _ count: Int) -> Int? {
      guard bytes.count >= offset + count else { return nil }
      return bytes.dropFirst(offset).prefix(count).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard let year = number(0, 4) else { return nil }
    let month = number(5, 2)
    if let month, let day = number(8, 2) { return Day(year: year, month: month, day: day) }
    guard isEnd else { return Day(year: year, month: month ?? 1, day: 1) }
    let last = month ?? 12
    let next = last == 12 ? (year + 1, 1) : (year, last + 1)
    return Day(year: next.0, month: next.1, day: 1).map { Day(number: $0.number - 1) }
  }

  private mutating func readTitles() {
    guard let rows = DataRows("names/titles.names") else { return }
    for section in rows.sectionNames {
      rows.forEachRow(of: section) { fields in
        guard let last = fields.last else { return }
        titles.append(
          Title(
            section: section,
            role: Role(rawValue: rows.text(fields[0])),
            country: fields.count > 2
              ? CountryCode(rows.original[fields[1].original]) ?? .none : .none,
            pattern: rows.text(last)
          )
        )
      }
    }
  }

  /// The English name of a ministry or other seat of a state, or nil where there is none.
  package func ministryName(_ role: Role, of country: CountryCode) -> String? {
    title("ministry_title", role, country, name(of: country))
  }

  /// The English name of a state's delegation.
  package func delegationName(of country: CountryCode) -> String? {
    title("group_title", nil, .none, name(of: country))
  }

  /// The English name of a head of state's or government's administration.
  package func administrationName(of person: String) -> String? {
    title("administration_title", nil, .none, person)
  }

  private func title(
    _ section: String,
    _ role: Role?,
    _ country: CountryCode,
    _ name: String
  ) -> String? {
    let fitting = titles.filter { $0.section == section && (role == nil || $0.role == role) }
    let exact = fitting.first { $0.country == country && country.isKnown }
    guard let pattern = (exact ?? fitting.first { !$0.country.isKnown })?.pattern else {
      return nil
    }
    guard let place = pattern.firstIndex(of: "%") else { return pattern }
    return pattern[..<place] + name + pattern[pattern.index(after: place)...]
  }
}
