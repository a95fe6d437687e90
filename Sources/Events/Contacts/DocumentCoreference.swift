internal import Chronology

/// Joins the candidates of one document that tell of the same event.
struct DocumentCoreference {
  private(set) var events: [Candidate] = []

  /// Candidates of headlines in the present tense.
  private var headlines: [Candidate] = []

  /// The event that each candidate became a part of.
  private var places: [Int] = []

  /// Takes the candidates in order of the text.
  init(_ candidates: [Candidate], heralds: [Candidate], groups: GroupReader) {
    for candidate in candidates { add(candidate) }
    joinMembers(groups)
    for herald in heralds + headlines { announce(herald) }
    settleTitles()
    boundPlans()
  }

  /// What only a title tells, without a time, is still to come where the text says so.
  private mutating func settleTitles() {
    for index in events.indices.reversed()
    where events[index].isTimeless && events[index].date == nil {
      let title = events[index]
      let plan = events.firstIndex {
        !$0.status.isDone && $0.kind.isSameFamily(as: title.kind)
          && Set($0.participants) == Set(title.participants)
      }
      guard let plan else { continue }
      events[plan].more += title.spots
      events.remove(at: index)
    }
  }

  /// Gives what title or lead tell to the first event that they can mean.
  private mutating func announce(_ herald: Candidate) {
    let own = herald.participants
    var herald = herald
    let index = events.indices.first { index in
      if own.isEmpty { herald.participants = events[index].participants }
      herald.status = events[index].status
      return isSame(events[index], herald)
        && (herald.place == nil || herald.place == events[index].place)
    }
    if let index { merge(herald, into: index) }
  }

  /// What people plan after they spoke lies after that day.
  private mutating func boundPlans() {
    for index in events.indices
    where events[index].status.isAhead && events[index].date == nil {
      let before = events.last {
        $0.kind == .call || $0.kind.isEncounter
          ? $0.status.isDone && $0.date?.exactDay != nil
            && Set($0.participants) == Set(events[index].participants) : false
      }
      guard let day = before?.date?.exactDay else { continue }
      events[index].date = FuzzyDate(from: day, through: .distantFuture)
      events[index].dateRule = "after the \(before?.kind.rawValue ?? "")"
    }
  }

  /// Takes what one of a group did for what the group did, where the text names the group beside it.
  private mutating func joinMembers(_ groups: GroupReader) {
    for index in events.indices.reversed() {
      guard let (whole, membership) = whole(of: events[index], groups),
        let member = membership.member
      else { continue }
      let single = events[index]
      var event = events[whole]
      for one in [member] + groups.people(in: single.scene)
      where !event.participants.contains(where: { $0.name == one.name })
        && (one.country == nil || one.country == membership.country)
      {
        event.participants.append(one)
      }
      event.more += single.spots
      event.times += single.times
      event.recognised += single.recognised
      event.reasons.append("\(member.name): " + membership.terms.joined(separator: ", "))
      events[whole] = event
      events.remove(at: index)
    }
  }

  /// The contact of a group before, which a contact with one person of it is.
  private func whole(
    of single: Candidate,
    _ groups: GroupReader
  ) -> (index: Int, membership: Membership)? {
    var best: (index: Int, membership: Membership)?
    for (index, event) in events.enumerated()
    where event.scene <= single.scene && Agreement.delegations(event.participants).count == 1 {
      guard groups.takesUp(single.scene) else { return nil }
      let membership = Membership(
        of: single,
        in: event,
        isTakenUp: true,
        distance: single.scene - event.scene
      )
      if membership.isLikely, best.map({ $0.membership.total < membership.total }) ?? true {
        best = (index, membership)
      }
    }
    return best
  }

  private mutating func add(_ candidate: Candidate) {
    if candidate.isHeadline {
      // Nothing is told by a headline alone; what the text tells later takes its place.
      places.append(-1)
      headlines.append(candidate)
      return
    }
    if let antecedent = candidate.antecedent {
      let index = places[antecedent]
      places.append(index)
      if index >= 0, isSame(events[index], candidate) { merge(candidate, into: index) }
      return
    }
    let index = events.indices.reversed().first { isSame(events[$0], candidate) }
    places.append(index ?? events.count)
    if let index {
      merge(candidate, into: index)
    } else {
      events.append(candidate)
    }
  }

  private func isSame(_ event: Candidate, _ other: Candidate) -> Bool {
    guard event.kind.isSameFamily(as: other.kind) || isSpoken(event, other) else {
      return false
    }
    guard
      event.status.agrees(with: other.status)
        || isSettled(event, other) || isSettled(other, event)
    else { return false }
    // A visit to a state is not what others of the two states do.
    let needed = event.kind != other.kind && (event.kind == .visit || other.kind == .visit) ? 2 : 1
    guard
      let agreement = Agreement.participants(event.participants, other.participants),
      agreement >= needed
    else {
      return false
    }
    if let left = event.date, let right = other.date {
      guard left.intersection(right) != nil else { return false }
    }
    if let left = event.place, let right = other.place, left != right {
      return event.placeCountry != nil && event.placeCountry == other.placeCountry
        && (event.isPlacedVaguely || other.isPlacedVaguely)
    }
    return true
  }

  /// Whether one is a call and the other no more than words for the talking in it.
  private func isSpoken(_ event: Candidate, _ other: Candidate) -> Bool {
    guard
      event.kind == .call && other.kind == .talks || event.kind == .talks && other.kind == .call,
      event.isPlacedVaguely, other.isPlacedVaguely
    else { return false }
    return Set(event.participants) == Set(other.participants)
      && event.participants.allSatisfy { $0.kind == .person }
  }

  /// Whether the second tells as done what the first, on the same day, tells as coming.
  private func isSettled(_ planned: Candidate, _ done: Candidate) -> Bool {
    guard planned.status == .planned, done.status == .happened || done.status == .reported,
      let day = planned.date?.exactDay
    else { return false }
    return day == done.date?.exactDay
  }

  private mutating func merge(_ other: Candidate, into index: Int) {
    var event = events[index]
    event.more += other.spots
    event.times += other.times
    event.recognised += other.recognised
    event.cue = event.status == other.status ? event.cue ?? other.cue : event.cue
    if other.kind == .call { event.kind = .call }
    if event.status == .planned, other.status == .happened || other.status == .reported {
      event.status = other.status
    }
    if event.status == .happened, other.status == .reported { event.status = .happened }
    if let date = other.date {
      if let mine = event.date, let joint = mine.intersection(date) {
        if joint != mine {
          event.date = joint
          event.timex = other.timex
          event.dateRule = other.dateRule
        }
      } else if event.date == nil {
        event.date = date
        event.timex = other.timex
        event.dateRule = other.dateRule
      }
    }
    // What a call was about is no place of it.
    if events[index].kind == .call || other.kind == .call {
      if events[index].kind != .call {
        (event.place, event.placeCountry) = (other.place, other.placeCountry)
      }
    } else if event.place == nil || event.isPlacedVaguely && other.place != nil {
      event.place = other.place ?? event.place
      event.placeCountry = other.placeCountry ?? event.placeCountry
    }
    event.period = event.period ?? other.period
    event.initiator = event.initiator ?? other.initiator
    event.duration = event.duration ?? other.duration
    if !other.isAnaphoric,
      Agreement.detail(other.participants) > Agreement.detail(event.participants)
    {
      event.participants = other.participants
    }
    event.confidence = min(0.95, event.confidence + 0.1)
    events[index] = event
  }
}
