internal import Chronology
internal import Lexicon

/// The persons of a document: who holds which office, and who was spoken of when.
struct Cast {
  struct Member {
    var name: String
    var entity: Int32 = -1
    var country: String?
    var role: Role?

    /// The office that it no longer holds when the document is written.
    var formerRole: Role?
    var isGuess = false
  }

  let names: EventNames
  private(set) var members: [Member] = []
  private var places: [String: Int] = [:]

  init(names: EventNames) {
    self.names = names
  }

  /// Person and scene, in order of the text.
  private var appearances: [(member: Int, scene: Int)] = []

  /// Notes the named persons of a scene.
  mutating func note(_ principals: [Principal], scene: Int) {
    for principal in principals where principal.kind == .person {
      guard let name = principal.name else {
        // `He met B.`: the scene is about him, not about B.
        let isPronoun = principal.collective == .person || principal.collective == .title
        if isPronoun, principal.role == nil, principal.start == principals.first?.start,
          let subject = appearance(before: scene)
        {
          appearances.append((subject, scene))
        }
        continue
      }
      let index = places[name] ?? members.count
      if index == members.count {
        members.append(Member(name: name, entity: principal.entity, isGuess: principal.isGuess))
        places[name] = index
      }
      if members[index].country == nil { members[index].country = principal.countries.first }
      let isListed = 0..<DocumentNames.firstUnknown ~= principal.entity
      let isNow = !isListed || principal.saidRole != nil && !principal.isFormer
      if let role = principal.role, isNow || names.held(principal.entity, role, in: nil) {
        members[index].role = members[index].role ?? role
      } else {
        members[index].formerRole = members[index].formerRole ?? principal.role
      }
      if members[index].role == nil {
        members[index].role = role(ofCounterpart: principal, among: principals)
      }
      appearances.append((index, scene))
    }
  }

  /// A counterpart holds the office of the other person in the sentence.
  private func role(ofCounterpart principal: Principal, among others: [Principal]) -> Role? {
    guard principal.isCounterpart else { return nil }
    let other = others.first { $0.kind == .person && $0.start != principal.start }
    return other.flatMap { other in
      other.role ?? other.name.flatMap { member(named: $0)?.role }
    }
  }

  func member(named name: String) -> Member? {
    places[name].map { members[$0] }
  }

  /// The first person of the last scene before this one that has any.
  func subject(before scene: Int) -> Member? {
    appearance(before: scene).map { members[$0] }
  }

  private func appearance(before scene: Int) -> Int? {
    guard let last = appearances.last(where: { $0.scene < scene }) else { return nil }
    return appearances.first { $0.scene == last.scene }?.member
  }

  /// The last person before a scene who is of none of these countries.
  func guest(of countries: [String], before scene: Int) -> Member? {
    guard !countries.isEmpty else { return nil }
    return appearances.last {
      guard $0.scene < scene, let country = members[$0.member].country else { return false }
      return !countries.contains(country)
    }.map { members[$0.member] }
  }

  /// The person who holds an office, of a country where one is given: the one last spoken of before
  /// or in a scene, else the first after it.
  func holder(of role: Role?, country: String?, before scene: Int) -> Member? {
    func fits(_ member: Member) -> Bool {
      let fitsRole = role.map { member.role?.isMeant(by: $0) ?? false } ?? true
      if fitsRole, country == nil || member.country == country { return true }
      guard let role, member.entity >= 0 else { return false }
      return names.held(member.entity, role, in: country)
    }
    if country == nil {
      // An office without a country is that of the person whom the document is about.
      return appearances.first { fits(members[$0.member]) }.map { members[$0.member] }
    }
    let before = appearances.last { $0.scene <= scene && fits(members[$0.member]) }
    if let before { return members[before.member] }
    return appearances.first { fits(members[$0.member]) }.map { members[$0.member] }
  }
}
