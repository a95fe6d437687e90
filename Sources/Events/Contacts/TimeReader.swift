internal import Chronology
internal import Lexicon

/// Says when the events of a document took place.
struct TimeReader {
  let stage: Stage
  let text: UnsafeBufferPointer<UInt8>
  let resolver: TimeResolver

  /// The events told so far.
  let earlier: [Candidate]

  /// How far from the sentence's start a time can begin that frames the whole sentence.
  private static let frame = 60

  /// When the event of a trigger took place.
  ///
  /// `isSpoken` says that the sentence tells what was said in it, `isElliptic` that its subject stands
  /// in a clause before.
  func time(
    of participants: [Participant],
    at site: TriggerSite,
    _ factuality: Factuality,
    isSpoken: Bool,
    isElliptic: Bool
  ) -> EventTime {
    var time = stated(at: site, factuality, isSpoken: isSpoken)
    if time.timex == nil, site.kind != .visit, site.kind.isContact,
      let visit = visit(of: participants, at: site)
    {
      time.take(over: visit, by: "time of the visit")
    }
    if time.timex == nil, isElliptic, let before = clauseBefore(participants, at: site) {
      time.take(over: before)
    }
    if let date = time.date, let creation = resolver.creation, !date.isPattern,
      !creation.isPattern, date.earliest > creation.latest
    {
      time.isFuture = true
    }
    return time
  }

  /// What the sentence itself says.
  private func stated(
    at site: TriggerSite,
    _ factuality: Factuality,
    isSpoken: Bool
  ) -> EventTime {
    var time = EventTime()
    let (scene, clause) = (site.scene, site.clause)
    let all = scene.pieces.filter { $0.kind == .timex }.map { stage.timexes[$0.value] }
      .filter { isBound($0, to: site, isSpoken: isSpoken) }
    let inClause = all.filter {
      $0.range.lowerBound >= clause.lowerBound && $0.range.upperBound <= clause.upperBound
    }
    time.duration = inClause.first { $0.kind == .duration && $0.duration != nil }?.duration
    let direction = direction(of: site, factuality)
    // `The first since 2022` says when others were.
    let dates = inClause.filter {
      $0.kind == .date && ($0.modifier != .after || direction == .future)
        && !Dateline.holds($0, of: scene.range, text)
    }
    time.all = dates
    if dates.contains(where: { $0.vague == .future }) { time.isFuture = true }
    let nearest = dates.filter { $0.vague == nil }
      .min { distance($0, site.trigger) < distance($1, site.trigger) }
    // What stands before the first comma frames the whole sentence.
    let leading = all.first {
      $0.kind == .date && $0.vague == nil && $0.range.upperBound <= clause.lowerBound
        && $0.range.lowerBound - scene.range.lowerBound < Self.frame
    }
    if let timex = nearest ?? leading {
      time.timex = timex
      time.date = resolved(timex, direction, at: site)
      if time.date != nil { time.rule = timex.value }
      combine(timex, with: dates, direction, into: &time)
    } else if site.frame == .formal, let contact = contactBeside(site) {
      time.take(over: contact, by: "day of the \(contact.kind.rawValue)")
    }
    return time
  }

  /// On which side of the document's time an event can lie.
  private func direction(
    of site: TriggerSite,
    _ factuality: Factuality
  ) -> TimeResolver.Direction {
    let isPlanned = factuality.has(.planned) || factuality.has(.hypothetical)
    if factuality.has(.cancelled), !isPlanned { return .unknown }
    if isPlanned, site.word.tense != .past { return .future }
    if factuality.has(.past) { return .past }
    return switch site.word.tense {
    case .present: .future
    case .any: .open
    case .past: .past
    }
  }

  private func resolved(
    _ timex: Timex,
    _ direction: TimeResolver.Direction,
    at site: TriggerSite
  ) -> FuzzyDate? {
    let last = earlier.last?.date
    let reference =
      timex.isOfMain
      ? main(of: site.scene, besides: timex)
      : timex.anchor == .reference ? last ?? named(before: site.scene) : last
    // `flew on Sunday to meet B`: the day of what is over is over.
    let isOver = site.scene.pieces.contains {
      $0.kind == .trigger && $0.start >= site.clause.lowerBound
        && $0.end <= timex.range.lowerBound
        && site.language.triggers[$0.value].tense == .past
        && site.language.triggers[$0.value].kind != .statement
    }
    let side = isOver && timex.range.upperBound <= site.trigger.start ? .past : direction
    return resolver.resolve(timex, direction: side, reference: reference)
  }

  /// A weekday and a day in one clause must agree.
  private func combine(
    _ timex: Timex,
    with others: [Timex],
    _ direction: TimeResolver.Direction,
    into time: inout EventTime
  ) {
    guard timex.isBareWeekday, let dated = others.first(where: { $0.day != nil }),
      let date = resolver.resolve(dated, direction: direction, reference: nil),
      date.exactDay.map({ $0.weekday == timex.weekday }) ?? true
    else { return }
    time.date = date
    time.timex = dated
    time.rule = dated.value
  }

  // MARK: References

  /// The time of the rest of a sentence: what it says, or near the start of the text that of the
  /// document.
  private func main(of scene: Scene, besides timex: Timex) -> FuzzyDate? {
    let other = scene.pieces.first {
      $0.kind == .timex && stage.timexes[$0.value].range != timex.range
        && stage.timexes[$0.value].kind == .date && stage.timexes[$0.value].vague == nil
    }
    if let other {
      return resolver.resolve(stage.timexes[other.value], direction: .past, reference: nil)
    }
    return stage.opening.contains { $0.range == scene.range } ? resolver.creation : nil
  }

  /// The day that `the day before` goes from where no event has one: the last one named, else that of
  /// the document.
  private func named(before scene: Scene) -> FuzzyDate? {
    let named = stage.timexes.last {
      $0.range.upperBound <= scene.range.lowerBound && $0.kind == .date && $0.anchor != .reference
        && ($0.day != nil || $0.weekday != nil)
    }
    return named.flatMap { resolver.resolve($0, direction: .past, reference: nil) }
      ?? resolver.creation
  }

  // MARK: Times of other events

  /// The contact in whose words something is said: what is said at or after talks is said on their day.
  private func contactBeside(_ site: TriggerSite) -> Candidate? {
    let triggers = site.language.triggers
    let other = site.scene.pieces.first { other in
      other.kind == .trigger && other.start != site.trigger.start
        && triggers[other.value].kind?.isContact ?? false
    }
    guard let other, let kind = triggers[other.value].kind else { return nil }
    return earlier.last {
      $0.kind.isSameFamily(as: kind) && $0.date?.exactDay != nil && $0.status.isDone
    }
  }

  /// The visit during which people do something.
  private func visit(of participants: [Participant], at site: TriggerSite) -> Candidate? {
    let isDuring = site.scene.pieces.contains { other in
      other.kind == .trigger && other.start < site.clause.upperBound
        && site.language.triggers[other.value].kind == .visit
        && site.language.triggers[other.value].frame == .noun
    }
    guard isDuring else { return nil }
    let persons = Agreement.persons(participants)
    return earlier.last {
      $0.kind == .visit && $0.date != nil
        && !Agreement.persons($0.participants).isDisjoint(with: persons)
    }
  }

  /// The contact in whose time a clause without a subject of its own goes on.
  private func clauseBefore(_ participants: [Participant], at site: TriggerSite) -> Candidate? {
    guard let before = earlier.last, before.scene == site.index, let timex = before.timex,
      before.kind.isContact,
      before.status.isAhead || timex.range.upperBound <= before.trigger.lowerBound,
      !Set(before.participants).isDisjoint(with: participants)
    else { return nil }
    return before
  }

  // MARK: Places of times

  /// Whether no other event stands nearer to the time, in the clause that has both, else in the
  /// sentence; that something was said on a day does not date what was told of, unless it was said in
  /// the very contact.
  private func isBound(_ timex: Timex, to site: TriggerSite, isSpoken: Bool) -> Bool {
    let (scene, trigger) = (site.scene, site.trigger)
    let triggers = site.language.triggers
    if timex.isOfMain, trigger.start < timex.range.upperBound { return false }
    let mine = distance(timex, trigger)
    let clause = scene.clause(at: timex.range.lowerBound)
    let isHere = clause.contains(trigger.start)
    let follows =
      trigger.end <= timex.range.lowerBound && mine < 40 && site.language.isSpaced
    return !scene.pieces.contains { other in
      guard other.kind == .trigger, other.start != trigger.start,
        let kind = triggers[other.value].kind, kind != .statement || !isSpoken,
        triggers[other.value].frame != .none, !isHere || clause.contains(other.start)
      else { return false }
      // `to fly to A on Thursday to meet B`: the day of both.
      if isHere, follows, other.start >= timex.range.upperBound, kind != .statement,
        triggers[other.value].isVerb
      {
        return false
      }
      return distance(timex, other) < mine
    }
  }

  private func distance(_ timex: Timex, _ piece: Piece) -> Int {
    timex.range.upperBound <= piece.start
      ? piece.start - timex.range.upperBound : abs(timex.range.lowerBound - piece.end)
  }
}
