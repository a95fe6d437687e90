internal import Chronology

/// Relations between events that are not the same: plans and what became of them, parts of a whole.
enum EventRelations {
  /// Fills `realises` and `partOf`.
  static func link(_ events: inout [Event], mentions: [Mention]) {
    var byCountries: [[String]: [Int]] = [:]
    for (index, event) in events.enumerated() where event.countries.count > 1 {
      byCountries[event.countries, default: []].append(index)
    }
    for group in byCountries.values where group.count > 1 {
      for done in group where Agreement.isDone(events[done].status) {
        for plan in group where isRealised(events[plan], by: events[done]) {
          events[done].realises.append(events[plan].id)
        }
        for whole in group
        where isPart(events[done], of: events[whole]) || isMember(events[done], of: events[whole]) {
          events[done].partOf.append(events[whole].id)
        }
      }
    }
    for index in events.indices {
      events[index].realises.sort()
      events[index].partOf.sort()
    }
  }

  private static func isRealised(_ plan: Event, by done: Event) -> Bool {
    guard Agreement.isAhead(plan.status), EventKinds.isSameFamily(plan.kind, done.kind),
      fulfils(plan.participants, done.participants),
      let promised = plan.date, let day = done.date, !day.isOpen, !day.isPattern,
      promised.earliest.isFinite, promised.intersection(day) != nil
    else { return false }
    return day.latest.number - promised.earliest.number <= 60
  }

  /// Whether those who planned it did it: people by name and experts themselves, whole states through
  /// anyone, officials and delegations as their state too.
  private static func fulfils(_ plan: [Participant], _ done: [Participant]) -> Bool {
    let names = Set(done.map(\.name))
    let states = Set(done.filter { $0.kind != .person }.compactMap(\.country))
    return plan.allSatisfy { one in
      if names.contains(one.name) { return true }
      guard let country = one.country else { return false }
      switch one.kind {
      case .state: return Agreement.countries(done).contains(country)
      case .delegation: return one.speaksForState && states.contains(country)
      case .person, .organisation: return false
      }
    }
  }

  /// A contact of the same day with one of a group is a part of that with the group.
  private static func isMember(_ part: Event, of whole: Event) -> Bool {
    guard part.id != whole.id, part.date?.exactDay != nil else { return false }
    return Membership(of: part.contact, in: whole.contact, isTakenUp: false, distance: nil)
      .isLikely
  }

  /// An agreement or a statement of the day and the people of a contact is a part of it.
  private static func isPart(_ part: Event, of whole: Event) -> Bool {
    guard part.id != whole.id, EventKinds.isContact(whole.kind), Agreement.isDone(whole.status),
      part.kind == .agreement || part.kind == .statement || part.kind == .pressConference,
      let day = part.date?.exactDay
    else { return false }
    return day == whole.date?.exactDay && !Set(part.articles).isDisjoint(with: whole.articles)
  }
}
