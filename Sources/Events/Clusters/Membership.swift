internal import Chronology

/// Whether a contact with a named person can be a part of one with a group of unnamed people, or the
/// same: a sum of named terms, or a veto.
struct Membership {
  static let threshold = 5

  private(set) var total = 0
  private(set) var terms: [String] = []

  /// Why the one cannot be of the other; nil where it can.
  private(set) var veto: String?

  /// The person of the group, and the group's country.
  private(set) var member: Participant?
  private(set) var country: String?

  var isLikely: Bool { veto == nil && total >= Self.threshold }

  /// Weighs two contacts; `isTakenUp` says that the text speaks of the group beside the person, and
  /// `distance` how many sentences lie between where both stand in one text.
  init(of single: some Contact, in whole: some Contact, isTakenUp: Bool, distance: Int?) {
    guard single.kind.isContact, single.kind.isSameFamily(as: whole.kind) else {
      forbid("kinds differ")
      return
    }
    guard single.status.isDone, whole.status.isDone else {
      forbid("not both took place")
      return
    }
    people(single.participants, whole.participants)
    dates(single.date, whole.date)
    places(single, whole)
    if isTakenUp { add(2, "the group is taken up") }
    if let distance, abs(distance) <= 4 { add(1, "told close by") }
  }

  private mutating func add(_ points: Int, _ name: String) {
    total += points
    terms.append("\(name) +\(points)")
  }

  private mutating func forbid(_ reason: String) {
    veto = veto ?? reason
    total = 0
  }

  private mutating func people(_ single: [Participant], _ whole: [Participant]) {
    let groups = whole.filter { $0.kind == .delegation }
    let others = Set(whole.map(\.name)).subtracting(groups.map(\.name))
    let members = single.filter { !others.contains($0.name) }
    guard groups.count == 1, let group = groups.first, !others.isEmpty, members.count == 1,
      let member = members.first, member.kind == .person, single.count == others.count + 1
    else { return forbid("not a group and one of its people with the same others") }
    add(2, "same others")
    if let country = member.country, let home = group.country {
      guard country == home else { return forbid("countries differ") }
      add(1, "of the group's country")
    }
    self.member = member
    country = group.country
  }

  private mutating func dates(_ single: FuzzyDate?, _ whole: FuzzyDate?) {
    guard let single, let whole else { return add(1, "one day tells both") }
    guard single.intersection(whole) != nil else { return forbid("days differ") }
    add(single.exactDay != nil && single.exactDay == whole.exactDay ? 2 : 1, "days fit")
  }

  private mutating func places(_ single: some Contact, _ whole: some Contact) {
    guard let here = single.place, let there = whole.place else { return }
    if here == there { return add(1, "same place") }
    let isWithin = single.placeCountry == whole.placeCountry && single.placeCountry != nil
    if !isWithin { forbid("places differ") }
  }
}
