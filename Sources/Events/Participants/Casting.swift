internal import Chronology
internal import Lexicon

/// Says who the principals of a sentence are, from the persons and pairs of its document.
struct Casting {
  let cast: Cast
  let names: EventNames

  /// The participants of the contacts so far, the last at the end.
  private(set) var pairs: [[Participant]] = []

  /// The scene in which the last pair stands, and the pair that the document began with.
  private var lastScene = 0
  private var main: [Participant]?

  /// Groups of one side spoken of so far, for `the group`.
  private(set) var groups: [Participant] = []

  init(cast: Cast, names: EventNames) {
    self.cast = cast
    self.names = names
  }

  /// Two who met or stand side by side in a scene.
  mutating func remember(_ participants: [Participant], scene: Int) {
    for member in participants where member.kind == .delegation {
      groups.removeAll { $0 == member }
      groups.append(member)
    }
    guard participants.count > 1 else { return }
    lastScene = scene
    if main == nil { main = participants }
    pairs.removeAll { $0 == participants }
    pairs.append(participants)
  }

  /// The participants behind principals of a scene; several principals can be one.
  func participants(_ principals: [Principal], scene: Int) -> [Participant] {
    var all: [Participant] = []
    for principal in principals {
      for participant in one(principal, principals, scene) where !all.contains(participant) {
        all.append(participant)
      }
    }
    // A state beside its own people adds nothing.
    let countries = all.filter { $0.kind == .person || $0.kind == .delegation }.map(\.country)
    all.removeAll { $0.kind == .state && countries.contains($0.country) }
    return all
  }

  /// Whom each principal stands for.
  func recognised(
    _ principals: [Principal],
    scene: Int
  ) -> [(place: Range<Int>, participants: [Participant])] {
    principals.map { ($0.start..<$0.end, one($0, principals, scene)) }
  }

  private func one(_ principal: Principal, _ all: [Principal], _ scene: Int) -> [Participant] {
    switch principal.collective {
    case .people: return pair(of: principal.role, scene) ?? holders(principal, scene)
    case .sides: return near(scene) ?? []
    case .person, .title:
      let member =
        principal.role == nil
        ? cast.subject(before: scene)
        : cast.holder(of: principal.role, country: nil, before: scene - 1)
      return member.map { [person($0)] } ?? []
    case .group: return otherGroup(all, scene)
    case .guest:
      let countries = all.filter { $0.kind == .person && $0.collective == nil }
        .flatMap { one($0, [], scene) }.compactMap(\.country)
      return cast.guest(of: countries, before: scene).map { [person($0)] } ?? []
    case .counterpart, nil: break
    }
    switch principal.kind {
    case .person: return holder(principal, all, scene)
    case .group: return group(principal)
    case .organisation:
      guard let name = principal.name ?? office(principal) else { return [] }
      return [Participant(name: name, kind: .organisation, country: principal.countries.first)]
    case .state:
      guard let country = principal.countries.first,
        let name = names.state(country) ?? principal.name
      else { return [] }
      return [Participant(name: name, kind: .state, country: country)]
    }
  }

  /// Measures against somebody's people are measures against the state.
  func states(of participants: [Participant]) -> [Participant] {
    var all: [Participant] = []
    for participant in participants {
      var one = participant
      if one.kind == .delegation, let country = one.country, let name = names.state(country) {
        one = Participant(name: name, kind: .state, country: country)
      }
      if !all.contains(one) { all.append(one) }
    }
    return all
  }

  private func person(_ member: Cast.Member) -> Participant {
    Participant(name: member.name, kind: .person, country: member.country)
  }

  private func holder(_ principal: Principal, _ all: [Principal], _ scene: Int) -> [Participant] {
    if let name = principal.name {
      let country = cast.member(named: name)?.country ?? principal.countries.first
      return [Participant(name: name, kind: .person, country: country)]
    }
    var role = principal.role
    if principal.isCounterpart, role == nil {
      role = all.first { $0.start != principal.start && $0.kind == .person }.flatMap { other in
        other.role ?? other.name.flatMap { cast.member(named: $0)?.role }
      }
    }
    let country = principal.countries.first
    // `elnöke`, its president: of what is said elsewhere in the sentence, and is no state.
    if country == nil, !principal.isCounterpart, principal.cases.contains(.possessive) { return [] }
    if let member = cast.holder(of: role, country: country, before: scene) {
      return [person(member)]
    }
    if !principal.isOpenEnded, let country, let role, let name = names.holder(of: role, in: country)
    {
      return [Participant(name: name, kind: .person, country: country)]
    }
    guard let country, let role, let state = names.state(country) else { return [] }
    return [Participant(name: "\(role.title) of \(state)", kind: .person, country: country)]
  }

  private func office(_ principal: Principal) -> String? {
    guard let country = principal.countries.first, let state = names.state(country) else {
      return nil
    }
    guard let role = principal.role else { return "Government of \(state)" }
    if let name = names.ministry(role, country) { return name }
    let words = role.title.split(separator: " ").map { word in
      word == "minister" ? "Ministry" : word.prefix(1).uppercased() + word.dropFirst()
    }
    return "\(words.joined(separator: " ")) of \(state)"
  }

  private func group(_ principal: Principal) -> [Participant] {
    var countries = principal.countries
    if countries.isEmpty { countries = pairs.last.map { $0.compactMap(\.country) } ?? [] }
    let plural = principal.group ?? "officials"
    let title = plural.prefix(1).uppercased() + plural.dropFirst()
    return countries.compactMap { country in
      if plural == "delegation", let name = names.delegation(of: country) {
        return Participant(name: name, kind: .delegation, country: country)
      }
      return names.state(country).map {
        Participant(name: "\(title) of \($0)", kind: .delegation, country: country)
      }
    }
  }

  /// The last group of another side than the persons beside it.
  private func otherGroup(_ all: [Principal], _ scene: Int) -> [Participant] {
    let persons = all.filter { $0.kind == .person && $0.collective != .group }
    let countries = persons.flatMap { one($0, [], scene) }.compactMap(\.country)
    return groups.last { !countries.contains($0.country ?? "") }.map { [$0] } ?? []
  }

  /// The pair of this scene or the one before, else that of the document.
  private func near(_ scene: Int) -> [Participant]? {
    scene - lastScene <= 1 ? pairs.last : main
  }

  /// The pair that stands in a scene, if that is where the last one stands.
  func pair(in scene: Int) -> [Participant]? {
    lastScene == scene ? pairs.last : nil
  }

  /// The last two persons who met and hold such offices.
  private func pair(of role: Role?, _ scene: Int) -> [Participant]? {
    guard let role else { return near(scene) }
    return pairs.last { pair in
      pair.count == 2
        && pair.allSatisfy { participant in
          let member = cast.member(named: participant.name)
          return (member?.role ?? member?.formerRole)?.isMeant(by: role) ?? false
        }
    }
  }

  /// `两国外长`: the ministers of the two states spoken of, where no two such persons were.
  private func holders(_ principal: Principal, _ scene: Int) -> [Participant] {
    guard let role = principal.role, role.isMinister, role != .minister, let pair = near(scene)
    else {
      return []
    }
    let countries = pair.compactMap(\.country)
    guard countries.count == 2, countries[0] != countries[1] else { return [] }
    return countries.flatMap { country in
      var one = Principal(.person, principal.start, principal.end)
      one.role = role
      one.countries = [country]
      return holder(one, [], scene)
    }
  }
}
