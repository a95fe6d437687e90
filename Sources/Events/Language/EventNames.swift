internal import Chronology
internal import Lexicon
internal import TextTools

/// The names of a language's documents as pieces of sentences.
struct EventNames: Sendable {
  private let spotter: NameSpotter

  /// The days in which the document can have been written: who then held which office.
  private let days: ClosedRange<Day>?

  init(language: String, creation: FuzzyDate?) {
    spotter = NameSpotter(language: language)
    if let creation, creation.earliest.isFinite, creation.latest.isFinite, !creation.isPattern {
      days = creation.earliest...creation.latest
    } else {
      days = nil
    }
  }

  /// The English name of a state.
  func state(_ code: String) -> String? {
    CountryCode(code).flatMap { country in
      country.isKnown ? World.shared.name(of: country) : nil
    }
  }

  /// The English name of a state's ministry.
  func ministry(_ role: Role, _ country: String) -> String? {
    guard let country = CountryCode(country) else { return nil }
    return World.shared.ministryName(role, of: country)
  }

  func administration(of person: String) -> String? {
    World.shared.administrationName(of: person)
  }

  func delegation(of country: String) -> String? {
    CountryCode(country).flatMap { World.shared.delegationName(of: $0) }
  }

  /// The one person who held an office of a country when the document was written.
  func holder(of role: Role, in country: String) -> String? {
    guard role.isUnique, let country = CountryCode(country) else { return nil }
    if let days, days.upperBound > Self.horizon { return nil }
    let holders = World.shared.holders(
      of: role,
      in: country,
      during: days ?? .distantPast ... .distantFuture
    )
    guard holders.count == 1 else { return nil }
    return World.shared.entity(holders[0])?.name
  }

  /// Up to when the table of offices can be trusted: a year after the last change that it knows.
  private static let horizon: Day = {
    let days = World.shared.terms.flatMap { [$0.first, $0.last] }.filter(\.isFinite)
    return (days.max() ?? .distantPast).adding(days: 365)
  }()

  /// Whether a person held an office of a country about when the document was written; at any time,
  /// where that is not known.
  func held(_ person: Int32, _ role: Role, in country: String?) -> Bool {
    World.shared.terms(of: person).contains { term in
      term.role.isMeant(by: role)
        && (country == nil || term.country.description == country)
        && days.map {
          term.first.adding(days: -Self.early) <= $0.upperBound
            && term.last.adding(days: Self.late) >= $0.lowerBound
        } ?? true
    }
  }

  /// How many days before and after a term a person may be called by its office.
  private static let early = 60
  private static let late = 10

  /// The names of a document, in order, and their canonical English forms.
  func pieces(
    in folded: FoldedText,
    original: [UInt8]
  ) -> (pieces: [Piece], names: [String]) {
    let names = original.withUnsafeBufferPointer { spotter.names(in: folded, original: $0) }
    var canonical: [String] = []
    var pieces: [Piece] = []
    pieces.reserveCapacity(names.mentions.count)
    for mention in names.mentions {
      guard let kind = Self.kind(of: mention) else { continue }
      var piece = Piece(kind, mention.range.lowerBound, mention.range.upperBound)
      piece.entity = mention.id
      piece.land = mention.country
      piece.role = mention.role
      piece.saidRole = mention.role
      piece.cases = mention.cases
      piece.traits = mention.traits
      piece.label = mention.label
      if kind == .collective {
        piece.value = Collective.allCases.firstIndex(of: .counterpart) ?? 0
      }
      if let name = kind == .group ? Self.plural(mention.label) : names.name(of: mention) {
        piece.name = Int32(canonical.count)
        canonical.append(name)
      }
      if kind == .person, let term = term(of: mention.id) {
        piece.role = piece.role ?? term.role
        if term.country.isKnown { piece.land = term.country }
      }
      pieces.append(piece)
    }
    let unknown = UnknownNames(lexicon: spotter.lexicon, folded: folded, original: original)
    pieces += unknown.pieces(of: names, beside: pieces, &canonical)
    return (pieces, canonical)
  }

  /// The office that a person held when the document was written, else the last one.
  private func term(of person: Int32) -> World.Term? {
    let terms = World.shared.terms(of: person)
    let now = terms.first { term in
      days.map { term.first <= $0.upperBound && term.last >= $0.lowerBound } ?? false
    }
    return now ?? terms.max { $0.last < $1.last }
  }

  private static func kind(of mention: NameMention) -> Piece.Kind? {
    switch mention.kind {
    case .person: .person
    case .state: .state
    case .demonym: .adjective
    case .organisation: .organisation
    case .city, .region:
      mention.cases.contains(.adjective) && mention.traits.contains(.metonym) ? .adjective : .city
    case .metonym: .metonym
    case .office: .office
    case .ministry: .ministry
    case .counterpart: .collective
    case .group: .group
    case .prefix, .head, .honorific, .short: nil
    }
  }

  private static func plural(_ label: NameLexicon.Label) -> String {
    switch label {
    case .delegation: "delegation"
    case .experts: "experts"
    case .diplomats: "diplomats"
    case .side: "side"
    default: "officials"
    }
  }
}
