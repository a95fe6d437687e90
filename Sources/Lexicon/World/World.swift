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

  private init() {
    people = DataRows("names/people.names")
    places = DataRows("names/places.names")
    organisationRows = DataRows("names/organisations.names")
    readStates()
    firstOrganisation = Int32(entities.count)
    readOrganisations()
    readPlaces()
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
        if let term = term(rows.text(part), person, country) { terms.append(term) }
      }
      termRanges[person] = first..<terms.count
    }
  }

  /// Reads `role@from/to`, with another country or an organisation's key and `:` before it or not.
  private func term(_ text: String, _ person: Int32, _ country: CountryCode) -> Term? {
    let halves = text.split(separator: "@", maxSplits: 1)
    guard let label = halves.first else { return nil }
    let owner = label.split(separator: ":")
    guard let role = owner.last.flatMap({ Role(rawValue: String($0)) }) else { return nil }
    let key = owner.count > 1 ? String(owner[0]) : ""
    let span = halves.count > 1 ? halves[1].split(separator: "/").map(String.init) : []
    let organisation = key.isEmpty ? -1 : organisations[key] ?? -1
    return Term(
      person: person,
      role: role,
      country: key.isEmpty ? country : CountryCode(key) ?? .none,
      organisation: organisation,
      first: span.first.flatMap { Self.day($0, isEnd: false) } ?? .distantPast,
      last: span.last.flatMap { Self.day($0, isEnd: true) } ?? .distantFuture
    )
  }

  /// The first or last day of a year, month or day; nil for an open end.
  private static func day(_ text: String, isEnd: Bool) -> Day? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    if parts.count > 2 { return Day(year: year, month: parts[1], day: parts[2]) }
    let month = parts.count > 1 ? parts[1] : isEnd ? 12 : 1
    guard isEnd else { return Day(year: year, month: month, day: 1) }
    let next = month == 12 ? (year + 1, 1) : (year, month + 1)
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
