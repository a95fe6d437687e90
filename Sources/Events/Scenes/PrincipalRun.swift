internal import Lexicon

/// Names, offices, countries and groups that stand together and tell of one principal: `US Secretary
/// of State Marco Rubio`.
struct PrincipalRun {
  let sentence: Sentence
  private(set) var pieces: [Piece] = []

  init(of sentence: Sentence, _ pieces: [Piece] = []) {
    self.sentence = sentence
    self.pieces = pieces
  }

  mutating func append(_ piece: Piece) { pieces.append(piece) }

  // MARK: What belongs to it

  /// Whether the next piece belongs to the run.
  func accepts(_ piece: Piece) -> Bool {
    guard let last = pieces.last else { return true }
    let gap = last.end..<max(last.end, piece.start)
    let isTight = sentence.isTight(gap.lowerBound, gap.upperBound)
    let isOfState = last.kind == .state || last.kind == .adjective
    switch piece.kind {
    case .person: return acceptsPerson(piece, last, gap, isTight)
    case .office: return acceptsOffice(piece, last, gap, isTight)
    case .state, .adjective: return acceptsState(piece, last, gap, isTight)
    case .group:
      if last.kind == .group { return sentence.name(of: piece) == "group" && gap.count <= 8 }
      return isOfState && (isTight || sentence.isGenitive(gap) || sentence.isDescribed(gap))
    case .ministry:
      return (isOfState || last.kind == .office) && (isTight || sentence.isGenitive(gap))
    case .organisation, .metonym:
      return last.kind == .office && (isTight || sentence.isGenitive(gap))
    default: return false
    }
  }

  private func has(_ kind: Piece.Kind) -> Bool { pieces.contains { $0.kind == kind } }

  private func acceptsPerson(
    _ piece: Piece,
    _ last: Piece,
    _ gap: Range<Int>,
    _ isTight: Bool
  ) -> Bool {
    guard !has(.person), !has(.group) else { return false }
    let isOwned = last.kind == .state && last.cases.contains(.genitive) && pieces.count == 1
    let isTitled = has(.office) || isOwned || has(.collective)
    // `Mỹ Ronald Clark`: what stands between office and name.
    let isOf = last.kind == .state && (piece.country == nil || piece.country == last.country)
    if isTight { return isTitled || isOf && last.cases.isEmpty }
    return isTitled
      && (sentence.isApposition(gap)
        || sentence.isAddressed(gap) && piece.country == pieces[0].country)
  }

  private func acceptsOffice(
    _ piece: Piece,
    _ last: Piece,
    _ gap: Range<Int>,
    _ isTight: Bool
  ) -> Bool {
    guard !has(.office) else {
      return last.kind == .office && (isTight || sentence.isComma(gap))
    }
    if last.kind == .person { return isTight && !sentence.language.isSpaced }
    let reach = piece.role?.plural == nil ? 24 : 48
    return isTight || sentence.isGenitive(gap) && !sentence.isAgent(gap)
      || gap.count <= reach && sentence.isDescribed(gap)
  }

  private func acceptsState(
    _ piece: Piece,
    _ last: Piece,
    _ gap: Range<Int>,
    _ isTight: Bool
  ) -> Bool {
    switch last.kind {
    case .person: return isTight && piece.kind == .adjective
    case .state, .adjective:
      // `the leaders of A, B and C`
      return sentence.isPair(gap)
        || has(.office) && sentence.isComma(gap)
          && (piece.cases.isEmpty || piece.cases == last.cases)
    case .office, .ministry, .collective, .group:
      let isPlain = piece.cases.isDisjoint(with: [.illative, .sublative, .inessive, .allative])
      return isTight && isPlain && !has(.state) && !has(.adjective) || sentence.isGenitive(gap)
    default: return false
    }
  }

  // MARK: Whom it tells of

  /// The principals of the run: mostly one; several where an office is of several states.
  func principals() -> [Principal] {
    guard let start = pieces.first?.start, let end = pieces.last?.end,
      !pieces.allSatisfy({ $0.traits.contains(.absorbed) })
    else { return [] }
    var principal = Principal(.person, start, end)
    describe(&principal)
    if let person = first(.person) { return [named(principal, by: person)] }
    if let group = first(.group) {
      principal.kind = group.label == .side ? .state : .group
      principal.group = sentence.name(of: group)
      return principal.kind == .group || !principal.countries.isEmpty ? [principal] : []
    }
    if let plural = principal.role?.plural {
      principal.kind = .group
      principal.group = plural
      return [principal]
    }
    if has(.office) || principal.isCounterpart {
      if let organisation = first(.organisation) {
        principal.countries = organisation.country.map { [$0] } ?? []
      }
      return holders(principal)
    }
    if let ministry = first(.ministry) {
      principal.kind = .organisation
      principal.role = ministry.role
      return [principal]
    }
    if let organisation = first(.organisation) {
      principal.kind = .organisation
      principal.name = sentence.name(of: organisation)
      principal.countries = organisation.country.map { [$0] } ?? []
      return [principal]
    }
    return statesThemselves()
  }

  private func first(_ kind: Piece.Kind) -> Piece? { pieces.first { $0.kind == kind } }

  private var states: [Piece] {
    pieces.filter { $0.kind == .state || $0.kind == .adjective || $0.kind == .metonym }
  }

  /// What all pieces together say: cases, countries, office.
  private func describe(_ principal: inout Principal) {
    let person = first(.person)
    principal.cases = pieces.reduce(into: Cases()) { $0.formUnion($1.cases) }
    principal.isFormer = pieces.contains { $0.traits.contains(.former) }
    principal.isPossessor = (person ?? pieces.last)?.traits.contains(.dependent) ?? false
    principal.role = first(.office)?.role ?? person?.role
    let named = states.isEmpty ? pieces.filter { $0.kind != .person } : states
    principal.countries = named.compactMap(\.country)
    if let counterpart = first(.collective) {
      principal.collective = person == nil ? .counterpart : nil
      principal.isCounterpart = true
      principal.role = counterpart.role ?? person?.role
    }
  }

  private func named(_ principal: Principal, by person: Piece) -> Principal {
    var principal = principal
    principal.name = sentence.name(of: person)
    principal.entity = person.entity
    principal.isGuess = person.traits.contains(.pattern)
    principal.role = person.role ?? principal.role
    principal.saidRole = person.saidRole
    if principal.isPossessor, person.label == .administration {
      principal.kind = .organisation
      principal.name = principal.name.map { "Administration of \($0)" }
      principal.isPossessor = false
    }
    if let country = person.country { principal.countries = [country] }
    return principal
  }

  /// The holders of one office of several states are several persons.
  private func holders(_ principal: Principal) -> [Principal] {
    guard principal.countries.count > 1 else { return [principal] }
    return principal.countries.map { country in
      var one = principal
      one.countries = [country]
      return one
    }
  }

  private func statesThemselves() -> [Principal] {
    let states = self.states
    return states.filter { $0.kind != .adjective || states.count > 1 }.map { state in
      var one = Principal(.state, state.start, state.end)
      one.name = sentence.name(of: state)
      one.countries = state.country.map { [$0] } ?? []
      one.cases = state.cases
      return one
    }
  }
}
