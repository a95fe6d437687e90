/// Whether the participants of two reports can be those of one event.
enum Agreement {
  /// How closely the participants agree, 0…3; nil where they cannot be the same.
  static func participants(_ left: [Participant], _ right: [Participant]) -> Int? {
    let (first, second) = (Set(left.map(\.name)), Set(right.map(\.name)))
    if first == second { return 3 }
    let shared = first.intersection(second)
    if shared.count == min(first.count, second.count) { return 2 }
    if shared.count > 1 { return 2 }
    let (groups, others) = (delegations(left), delegations(right))
    if !groups.isEmpty, !others.isEmpty, groups.isDisjoint(with: others) { return nil }
    let (people, strangers) = (persons(left), persons(right))
    // Two persons each, not the same ones: another meeting.
    if people.count > 1, strangers.count > 1 { return nil }
    let (here, there) = (countries(left), countries(right))
    guard here.count > 1, here == there else { return nil }
    // Whole states can stand for their people, but no person for another or for a group.
    guard people.isEmpty || strangers.isEmpty else { return nil }
    if !people.isEmpty, !others.isEmpty { return nil }
    if !strangers.isEmpty, !groups.isEmpty { return nil }
    return 1
  }

  static func persons(_ participants: [Participant]) -> Set<String> {
    Set(participants.filter { $0.kind == .person }.map(\.name))
  }

  static func delegations(_ participants: [Participant]) -> Set<String> {
    Set(participants.filter { $0.kind == .delegation }.map(\.name))
  }

  static func countries(_ participants: [Participant]) -> Set<String> {
    Set(participants.compactMap(\.country))
  }

  /// Persons say more than groups, groups more than states.
  static func detail(_ participants: [Participant]) -> Int {
    participants.reduce(0) {
      $0 + ($1.kind == .person ? 4 : $1.kind == .delegation ? 2 : 1)
    }
  }
}
