internal import Chronology

/// Relations between events that are not the same: plans and what became of them, parts of a whole.
enum EventRelations {
  /// How many days after it was promised a plan can be fulfilled.
  private static let reach = 60

  /// Fills `realises` and `partOf`, with their reasons.
  ///
  /// - Complexity: O(*n* log *n*), and quadratic among events of the same countries and weeks.
  static func link(_ events: inout [Event]) {
    var byCountries: [[String]: [Int]] = [:]
    for (index, event) in events.enumerated() where event.countries.count > 1 {
      byCountries[event.countries, default: []].append(index)
    }
    for group in byCountries.values where group.count > 1 {
      linkPlans(of: group, in: &events)
      linkParts(of: group, in: &events)
    }
    for index in events.indices {
      events[index].realises.sort()
      events[index].partOf.sort()
    }
  }

  private static func linkPlans(of group: [Int], in events: inout [Event]) {
    let plans = group.compactMap { index -> (index: Int, promised: Day)? in
      guard events[index].status.isAhead, let date = events[index].date,
        date.earliest.isFinite, !date.isPattern
      else { return nil }
      return (index, date.earliest)
    }.sorted { $0.promised < $1.promised }
    for done in group where events[done].status.isDone {
      guard let day = events[done].date, !day.isOpen, !day.isPattern else { continue }
      let since = day.latest.adding(days: -reach)
      var (low, high) = (0, plans.count)
      while low < high {
        let middle = (low + high) / 2
        if plans[middle].promised < since { low = middle + 1 } else { high = middle }
      }
      for plan in plans[low...] {
        if plan.promised > day.latest { break }
        guard isRealised(events[plan.index], by: events[done]) else { continue }
        events[done].realises.append(events[plan.index].id)
        events[done].reasons.append(
          "realises \(events[plan.index].title): the same kind and people, \(plan.promised) or later"
        )
      }
    }
  }

  private static func linkParts(of group: [Int], in events: inout [Event]) {
    var byDay: [Day: [Int]] = [:]
    for index in group {
      if let day = events[index].date?.exactDay { byDay[day, default: []].append(index) }
    }
    for sameDay in byDay.values where sameDay.count > 1 {
      for part in sameDay where events[part].status.isDone {
        for whole in sameDay where whole != part {
          guard let reason = reason(that: events[part], isPartOf: events[whole]) else { continue }
          events[part].partOf.append(events[whole].id)
          events[part].reasons.append("part of \(events[whole].title): \(reason)")
        }
      }
    }
  }

  private static func isRealised(_ plan: Event, by done: Event) -> Bool {
    guard plan.kind.isSameFamily(as: done.kind),
      fulfils(plan.participants, done.participants), let promised = plan.date, let day = done.date
    else { return false }
    return promised.intersection(day) != nil
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

  /// Why an event is a part of another of the same day: what is agreed or said by the people of a
  /// contact, or a contact with one of a group.
  private static func reason(that part: Event, isPartOf whole: Event) -> String? {
    let isSaid =
      part.kind == .agreement || part.kind == .statement || part.kind == .pressConference
    if isSaid, whole.kind.isContact, whole.status.isDone,
      !Set(part.articles).isDisjoint(with: whole.articles)
    {
      return "the same day and countries in one article"
    }
    let membership = Membership(of: part, in: whole, isTakenUp: false, distance: nil)
    return membership.isLikely ? membership.terms.joined(separator: ", ") : nil
  }
}
