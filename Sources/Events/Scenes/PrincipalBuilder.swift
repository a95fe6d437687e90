internal import Lexicon

/// Joins names, offices, countries and groups that stand together into principals.
struct PrincipalBuilder {
  let text: UnsafeBufferPointer<UInt8>
  let pieces: ArraySlice<Piece>
  let names: [String]
  let language: EventLanguage

  private(set) var principals: [Principal] = []
  private var run: [Piece] = []

  private init(
    text: UnsafeBufferPointer<UInt8>,
    pieces: ArraySlice<Piece>,
    names: [String],
    language: EventLanguage
  ) {
    self.text = text
    self.pieces = pieces
    self.names = names
    self.language = language
  }

  /// The principals of a sentence, in order.
  static func principals(
    _ text: UnsafeBufferPointer<UInt8>,
    _ pieces: ArraySlice<Piece>,
    _ names: [String],
    _ language: EventLanguage
  ) -> [Principal] {
    var builder = PrincipalBuilder(text: text, pieces: pieces, names: names, language: language)
    builder.build()
    builder.link()
    return builder.principals
  }

  private mutating func build() {
    for piece in pieces {
      switch piece.kind {
      case .person, .state, .adjective, .organisation, .metonym, .office, .ministry, .group:
        if let last = run.last, !accepts(piece, after: last) { close() }
        run.append(piece)
      case .collective:
        if isHonorific(piece) { continue }
        // The state of a counterpart stands before it.
        let attributes = run.suffix(1).filter {
          $0.kind == .adjective && isTight($0.end, piece.start) && run.count == 1
        }
        if attributes.isEmpty || Collective.allCases[piece.value] != .counterpart { close() }
        var principal = Principal(.person, piece.start, piece.end)
        principal.collective = Collective.allCases[piece.value]
        principal.kind = principal.collective == .sides ? .state : .person
        principal.countries = piece.country.map { [$0] } ?? []
        principal.role = piece.role
        principal.cases = piece.cases
        if piece.isWith { principal.link = .with }
        if principal.collective == .counterpart {
          principal.isCounterpart = true
          run = Array(attributes) + [piece]
        } else {
          principals.append(principal)
        }
      case .city:
        guard let state = government(piece) else { continue }
        if let last = run.last, !accepts(state, after: last) { close() }
        run.append(state)
      case .link, .trigger, .modality, .possessor, .initiator, .modifier, .period,
        .timex:
        continue
      }
    }
    close()
  }

  private func name(of piece: Piece) -> String? {
    piece.name < 0 ? nil : names[Int(piece.name)]
  }

  /// The state of a capital that stands for it: beside another one or a state, joined by `and` or a
  /// hyphen, and nowhere that things take place.
  private func government(_ piece: Piece) -> Piece? {
    guard piece.traits.contains(.metonym), piece.country != nil,
      let place = pieces.firstIndex(where: { $0.start == piece.start && $0.kind == .city })
    else { return nil }
    func stands(_ other: Piece) -> Bool {
      guard other.country != piece.country else { return false }
      switch other.kind {
      case .city: return other.traits.contains(.metonym) && isNowhere(other)
      case .state, .metonym: return isNowhere(other)
      default: return false
      }
    }
    let left = pieces[..<place].last { $0.kind != .link }
    let right = pieces[(place + 1)...].first { $0.kind != .link }
    let isPaired =
      left.map { stands($0) && isPair($0.end..<piece.start) } ?? false
      || right.map { stands($0) && isPair(piece.end..<$0.start) } ?? false
    let first = left.map { stands($0) && isPair($0.end..<piece.start) } == true ? left : piece
    guard isPaired || isFirst(piece, at: place), isNowhere(piece), let first, !isPlace(first) else {
      return nil
    }
    var state = piece
    state.kind = .metonym
    return state
  }

  /// Whether it begins its sentence as the one who acts: no place of a dateline, no `Geneva talks`.
  private func isFirst(_ piece: Piece, at place: Int) -> Bool {
    guard language.isSpaced, piece.cases.isEmpty, piece.end + 1 < text.count,
      text[piece.end] == 0x20,
      text[piece.end + 1] != 0x2D, text[piece.end + 1] != UInt8(ascii: "("),
      !pieces[(place + 1)...].contains(where: { $0.start - piece.end <= 1 && $0.kind == .trigger })
    else { return false }
    var index = piece.start - 1
    while index >= 0, text[index] == 0x20 { index -= 1 }
    guard index >= 0 else { return true }
    return [0x0A, 0x2E, 0x21, 0x3F].contains(text[index])
  }

  /// Whether no ending says that something takes place or goes there.
  private func isNowhere(_ piece: Piece) -> Bool {
    piece.cases.isDisjoint(with: [
      .inessive, .superessive, .locative, .adessive, .illative, .sublative,
    ])
  }

  /// Whether a word for a place or a direction stands right before.
  private func isPlace(_ piece: Piece) -> Bool {
    pieces.contains {
      $0.kind == .link && $0.end <= piece.start && piece.start - $0.end <= 1
        && [.at, .to].contains(Link.allCases[$0.value])
    }
  }

  /// Whether the word only accompanies what follows: `ông Lavrov`, `两国代表团`.
  private func isHonorific(_ piece: Piece) -> Bool {
    let collective = Collective.allCases[piece.value]
    guard collective == .title || collective == .sides else { return false }
    return pieces.contains {
      ($0.kind == .person && collective == .title || $0.kind == .group && collective == .sides)
        && $0.start >= piece.end && isTight(piece.end, $0.start)
    }
  }

  // MARK: Runs

  private func accepts(_ piece: Piece, after last: Piece) -> Bool {
    let gap = last.end..<max(last.end, piece.start)
    let hasPerson = run.contains { $0.kind == .person }
    let hasOffice = run.contains { $0.kind == .office }
    let isTight = isTight(gap.lowerBound, gap.upperBound)
    switch piece.kind {
    case .person:
      guard !hasPerson else { return false }
      if run.contains(where: { $0.kind == .group }) { return false }
      let isOwned = last.kind == .state && last.cases.contains(.genitive) && run.count == 1
      let titled = hasOffice || isOwned || run.contains { $0.kind == .collective }
      // `Mỹ Ronald Clark`: what stands between office and name.
      let isOf =
        last.kind == .state && (piece.country == nil || piece.country == last.country)
      if isTight { return titled || isOf && last.cases.isEmpty }
      return titled && (isApposition(gap) || isAddressed(gap) && piece.country == run[0].country)
    case .office:
      guard !hasOffice else { return last.kind == .office && (isTight || isComma(gap)) }
      if last.kind == .person { return isTight && !language.isSpaced }
      let reach = Self.plurals[piece.role ?? ""] == nil ? 24 : 48
      return isTight || isGenitive(gap) && !isAgent(gap) || gap.count <= reach && isDescribed(gap)
    case .state, .adjective:
      if last.kind == .person { return isTight && piece.kind == .adjective }
      if last.kind == .state || last.kind == .adjective {
        // `the leaders of A, B and C`
        return isPair(gap)
          || hasOffice && isComma(gap) && (piece.cases.isEmpty || piece.cases == last.cases)
      }
      if last.kind == .office || last.kind == .ministry || last.kind == .collective
        || last.kind == .group
      {
        let isPlain = piece.cases.isDisjoint(with: [.illative, .sublative, .inessive, .allative])
        return isTight && isPlain && !run.contains { $0.kind == .state || $0.kind == .adjective }
          || isGenitive(gap)
      }
      return false
    case .group:
      if last.kind == .group { return name(of: piece) == "group" && gap.count <= 8 }
      return (last.kind == .state || last.kind == .adjective)
        && (isTight || isGenitive(gap) || isDescribed(gap))
    case .ministry:
      return (last.kind == .state || last.kind == .adjective || last.kind == .office)
        && (isTight || isGenitive(gap))
    case .organisation, .metonym:
      return last.kind == .office && (isTight || isGenitive(gap))
    default: return false
    }
  }

  /// Whether only spaces, hyphens and dots stand between.
  private func isTight(_ start: Int, _ end: Int) -> Bool {
    guard end >= start, end - start <= 4 else { return false }
    for index in start..<end {
      switch text[index] {
      case 0x20, 0x2D, 0x27: continue
      default: return false
      }
    }
    return true
  }

  /// Whether one short genitive word stands between: `der`, `of the`, `của`.
  private func isGenitive(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 20 else { return false }
    var rest = gap.lowerBound
    var words = gap.count
    let links = pieces.filter {
      $0.kind == .link && $0.start >= gap.lowerBound && $0.end <= gap.upperBound
    }
    for piece in links where piece.start >= rest {
      // A word can be more than one link: `von`.
      let isOf = links.contains {
        $0.start == piece.start
          && [.of, .relative, .pronoun].contains(Link.allCases[$0.value])
      }
      guard isOf else { return false }
      rest = piece.end
      words -= piece.end - piece.start
    }
    return rest > gap.lowerBound && gap.upperBound - rest <= 5 && words <= 7
  }

  /// Whether the word between can begin the one who acts: `im Weißen Haus von Präsident …`.
  private func isAgent(_ gap: Range<Int>) -> Bool {
    pieces.contains {
      $0.kind == .link && $0.start >= gap.lowerBound && $0.end <= gap.upperBound
        && Link.allCases[$0.value] == .by
    }
  }

  /// Whether a few descriptive words stand between, without punctuation or a cue.
  private func isDescribed(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 48 else { return false }
    for index in gap {
      switch text[index] {
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
        UInt8(ascii: "("), UInt8(ascii: "\""):
        return false
      default: continue
      }
    }
    return !pieces.contains {
      $0.start >= gap.lowerBound && $0.end <= gap.upperBound
        && !($0.kind == .collective && isHonorific($0))
    }
  }

  /// Whether a hyphen, a slash or an `and` stands between two countries.
  private func isPair(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 12 else { return false }
    if gap.isEmpty { return !language.isSpaced }
    // A full-width comma parts clauses.
    if gap.contains(where: { text[$0] == 0xEF }) { return false }
    let and = pieces.contains {
      $0.kind == .link && $0.start >= gap.lowerBound && $0.end <= gap.upperBound
        && Link.allCases[$0.value] == .and
    }
    if and { return true }
    let signs = gap.filter { text[$0] != 0x20 }
    return signs.count == 1 && (text[signs[0]] == 0x2D || text[signs[0]] == UInt8(ascii: "/"))
  }

  /// Whether a comma or its like of Chinese lists stands between two offices of one person.
  private func isComma(_ gap: Range<Int>) -> Bool {
    gap.count <= 3 && !gap.isEmpty
      && gap.allSatisfy { [0x20, 0x2C, 0xE3, 0x80, 0x81].contains(text[$0]) }
  }

  /// Whether a comma and one more word stand before a name: `the emir, Sheikh …`.
  private func isAddressed(_ gap: Range<Int>) -> Bool {
    guard gap.count <= 16, gap.count > 3, text[gap.lowerBound] == 0x2C,
      text[gap.upperBound - 1] == 0x20
    else { return false }
    return text[(gap.lowerBound + 2)..<(gap.upperBound - 1)].allSatisfy { TextClass.isWord($0) }
  }

  /// Whether it is a comma before a name in apposition; in scripts without spaces an epithet, of no
  /// more than words, can stand behind it: `高级代表、…者`.
  private func isApposition(_ gap: Range<Int>) -> Bool {
    if gap.count <= 3 { return gap.contains { text[$0] == UInt8(ascii: ",") } }
    guard !language.isSpaced, gap.count <= 27, text[gap].starts(with: [0xE3, 0x80, 0x81]) else {
      return false
    }
    let rest = gap.dropFirst(3)
    return stride(from: rest.lowerBound, to: rest.upperBound, by: 3).allSatisfy {
      (0xE4...0xE9).contains(text[$0])
    } && !pieces.contains { $0.start >= rest.lowerBound && $0.end <= rest.upperBound }
  }

  /// Makes principals of the run.
  private mutating func close() {
    defer { run = [] }
    guard let first = run.first, let last = run.last,
      !run.allSatisfy({ $0.traits.contains(.absorbed) })
    else { return }
    let person = run.first { $0.kind == .person }
    let office = run.first { $0.kind == .office }
    let states = run.filter { $0.kind == .state || $0.kind == .adjective || $0.kind == .metonym }
    let countries =
      states.isEmpty
      ? run.compactMap { $0.kind == .person ? nil : $0.country } : states.compactMap(\.country)
    var principal = Principal(.person, first.start, last.end)
    principal.cases = run.reduce(into: Cases()) { $0.formUnion($1.cases) }
    principal.isFormer = run.contains { $0.traits.contains(.former) }
    principal.isPossessor = (person ?? last).traits.contains(.dependent)
    principal.role = office?.role ?? person?.role
    principal.countries = countries
    if let counterpart = run.first(where: { $0.kind == .collective }) {
      principal.collective = person == nil ? .counterpart : nil
      principal.isCounterpart = true
      principal.role = counterpart.role ?? person?.role
    }
    if let person {
      principal.name = name(of: person)
      principal.entity = person.entity
      principal.isGuess = person.traits.contains(.pattern)
      principal.role = person.role ?? principal.role
      principal.saidRole = person.saidOffice?.rawValue
      if principal.isPossessor, person.label == .administration {
        principal.kind = .organisation
        principal.name = name(of: person).map { "Administration of \($0)" }
        principal.isPossessor = false
      }
      if let country = person.country { principal.countries = [country] }
      principals.append(principal)
    } else if let group = run.first(where: { $0.kind == .group }) {
      principal.kind = group.label == .side ? .state : .group
      principal.group = name(of: group)
      if principal.kind == .group || !countries.isEmpty { principals.append(principal) }
    } else if let plural = Self.plurals[principal.role ?? ""] {
      principal.kind = .group
      principal.group = plural
      principals.append(principal)
    } else if office != nil || principal.isCounterpart {
      if let organisation = run.first(where: { $0.kind == .organisation }) {
        principal.countries = organisation.country.map { [$0] } ?? []
      }
      split(principal)
    } else if let ministry = run.first(where: { $0.kind == .ministry }) {
      principal.kind = .organisation
      principal.role = ministry.role
      principals.append(principal)
    } else if let organisation = run.first(where: { $0.kind == .organisation }) {
      principal.kind = .organisation
      principal.name = name(of: organisation)
      principal.countries = organisation.country.map { [$0] } ?? []
      principals.append(principal)
    } else {
      for state in states where state.kind != .adjective || states.count > 1 {
        var one = Principal(.state, state.start, state.end)
        one.name = name(of: state)
        one.countries = state.country.map { [$0] } ?? []
        one.cases = state.cases
        principals.append(one)
      }
    }
  }

  /// Offices that many hold at once.
  private static let plurals = ["diplomat": "diplomats", "official": "officials"]

  /// The holders of one office of several states are several persons.
  private mutating func split(_ principal: Principal) {
    guard principal.countries.count > 1 else { return principals.append(principal) }
    for country in principal.countries {
      var one = principal
      one.countries = [country]
      principals.append(one)
    }
  }

  // MARK: Links

  /// Gives each principal the word that joins it to what stands before, and looks for owners.
  private mutating func link() {
    for index in principals.indices {
      let principal = principals[index]
      principals[index].isOpenEnded =
        !language.isSpaced && principal.end < text.count && text[principal.end] >= 0xE4
        && !pieces.contains { $0.start == principal.end }
      let previous = pieces.last {
        $0.end <= principal.start && !isArticle($0)
          && !($0.kind == .collective && isHonorific($0))
      }
      let reach = language.isSpaced ? 26 : 0
      let joint = language.isSpaced ? nil : describing(principals[index], previous)
      if let joint {
        principals[index].link = joint
      } else if let previous, previous.kind == .link, principal.start - previous.end <= reach,
        isWords(previous.end..<principal.start)
      {
        let link = joining(previous)
        if link != .betweenAfter, link != .sourceAfter {
          let first = index > 0 ? principals[index - 1] : nil
          principals[index].link =
            link == .of && follows(and: previous)
            ? .and : link == .and && isWith(previous, after: first) ? .with : link
        }
      }
      let next = pieces.first { $0.start >= principal.end }
      if let next, next.kind == .link, next.start - principal.end <= 24,
        isWords(principal.end..<next.start)
      {
        let link = Link.allCases[next.value]
        if link == .sourceAfter { principals[index].link = .source }
        if link == .betweenAfter, next.start - principal.end <= 3 {
          principals[index].isBetween = true
        }
      }
      for piece in pieces
      where piece.kind == .possessor
        && (principal.kind == .person || principal.kind == .organisation)
      {
        if piece.side == .after, piece.start >= principal.end,
          piece.start - principal.end <= 2
        {
          principals[index].isPossessor = true
        }
        if piece.side == .before, piece.end <= principal.start, principal.start - piece.end <= 6 {
          principals[index].isPossessor = true
        }
      }
    }
  }

  /// Whether an `and` stands right before a word that is an article then: `und der Iran`.
  private func follows(and piece: Piece) -> Bool {
    pieces.contains {
      $0.kind == .link && Link.allCases[$0.value] == .and && $0.end < piece.start
        && isTight($0.end, piece.start)
    }
  }

  /// The word before a description of the person: `同到访的…外长`.
  private func describing(_ principal: Principal, _ previous: Piece?) -> Link? {
    guard let previous, previous.end == principal.start,
      previous.kind == .link && Link.allCases[previous.value] == .of
        || previous.kind == .trigger && language.triggers[previous.value].frame == .none
    else { return nil }
    let word = pieces.last {
      $0.kind == .link && $0.end <= previous.start && Link.allCases[$0.value] == .with
    }
    guard let word, previous.start - word.end <= 45,
      !pieces.contains(where: {
        $0.start >= word.end && $0.end <= previous.start
          && ($0.kind == .person || $0.kind == .state)
      })
    else { return nil }
    return .with
  }

  /// Whether a word that can be both `and` and `with` stands right behind nobody: `，与普京会谈`.
  private func isWith(_ piece: Piece, after principal: Principal?) -> Bool {
    let canBe = pieces.contains {
      $0.kind == .link && $0.start == piece.start && Link.allCases[$0.value] == .with
    }
    guard canBe, let principal else { return canBe }
    return piece.start - principal.end > 1
  }

  /// Whether a word that begins relative clauses stands here without its comma: an article.
  private func isArticle(_ piece: Piece) -> Bool {
    guard piece.kind == .link, [.relative, .pronoun].contains(joining(piece)) else { return false }
    var index = piece.start - 1
    while index >= 0, text[index] == 0x20 { index -= 1 }
    return index < 0 || text[index] != UInt8(ascii: ",")
  }

  /// What a word joins: one that can be `and` is that, whatever else it can be.
  private func joining(_ piece: Piece) -> Link {
    let isAnd = pieces.contains {
      $0.kind == .link && $0.start == piece.start && Link.allCases[$0.value] == .and
    }
    return isAnd ? .and : Link.allCases[piece.value]
  }

  private func isWords(_ range: Range<Int>) -> Bool {
    !range.contains { text[$0] == UInt8(ascii: ",") || text[$0] == UInt8(ascii: "\"") }
  }
}
