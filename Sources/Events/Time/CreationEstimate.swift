internal import Chronology
internal import Lexicon

/// When a document can have been written, where it does not say so: after what it dates, while its
/// people hold the offices that it gives them, and on the side of its weekdays that its events ask for.
struct CreationEstimate {
  private var first = Day.distantPast
  private var last = Day.distantFuture

  /// How long a person may still be called by an office that has ended.
  private static let slack = 365

  /// An estimate from the times and the people of a stage and the events that were read without one.
  init(
    stage: Stage,
    text: UnsafeBufferPointer<UInt8>,
    events: [Candidate],
    names: EventNames
  ) {
    for scene in stage.scenes {
      noteYears(of: scene, stage)
      for principal in scene.principals where principal.entity >= 0 {
        noteOffice(of: principal, names)
      }
    }
    noteDateline(of: stage, text)
    for event in events { noteWeekday(of: event) }
    guard first.isFinite, last.isFinite, last.number - first.number < 7 else { return }
    for event in events where event.status.isDone { notePast(event) }
  }

  /// The days in question; nil where they are more than a week, or contradict each other.
  var date: FuzzyDate? {
    guard first.isFinite, last.isFinite, first <= last, last.number - first.number < 7 else {
      return nil
    }
    return FuzzyDate(from: first, through: last)
  }

  /// What is dated with its year, and not foreseen, lies before.
  private mutating func noteYears(of scene: Scene, _ stage: Stage) {
    let isOpen = scene.pieces.contains {
      $0.modality == .planned || $0.modality == .proposed || $0.modality == .hypothetical
    }
    guard !isOpen else { return }
    for piece in scene.pieces where piece.kind == .timex {
      let timex = stage.timexes[piece.value]
      guard timex.kind == .date, let year = timex.year, timex.modifier != .before,
        let start = Day(year: year, month: timex.month ?? 1, day: timex.day ?? 1)
      else { continue }
      first = max(first, start)
    }
  }

  /// A place and a full date before a dash begin a report of that day.
  private mutating func noteDateline(of stage: Stage, _ text: UnsafeBufferPointer<UInt8>) {
    for scene in stage.opening where !stage.isTitle(scene) {
      let timex = scene.pieces.first { $0.kind == .timex }.map { stage.timexes[$0.value] }
      guard let timex, Dateline.holds(timex, of: scene.range, text),
        let year = timex.year, let month = timex.month,
        let day = timex.day.flatMap({ Day(year: year, month: month, day: $0) })
      else { continue }
      first = max(first, day)
      last = min(last, day)
      return
    }
  }

  private mutating func noteOffice(of principal: Principal, _ names: EventNames) {
    guard let role = principal.saidRole else { return }
    let terms = names.terms(of: principal.entity, as: role)
    guard let end = terms.map(\.last).max() else { return }
    if principal.isFormer {
      if end.isFinite { first = max(first, end) }
      return
    }
    let open = terms.filter { $0.last.adding(days: Self.slack) >= first }
    guard let start = open.map(\.first).min() else { return }
    first = max(first, start)
    last = min(last, end.adding(days: Self.slack))
  }

  /// A day without a year and a weekday of one coming event hold only in some years: the first after
  /// what is dated is meant, where that is not long after.
  private mutating func noteWeekday(of event: Candidate) {
    guard first.isFinite, event.status.isAhead,
      let weekday = event.times.first(where: { $0.isBareWeekday })?.weekday,
      let dated = event.times.first(where: { $0.day != nil && $0.month != nil && $0.year == nil })
    else { return }
    let start = first.civil.year
    let days = (start...(start + 5)).compactMap {
      Day(year: $0, month: dated.month ?? 0, day: dated.day ?? 0)
    }
    guard let day = days.first(where: { $0.adding(days: 6) >= first && $0.weekday == weekday }),
      day.number - first.number <= 400, day <= last
    else { return }
    first = max(first, day.adding(days: -6))
    last = min(last, day)
  }

  /// A past weekday without more is of the last days.
  private mutating func notePast(_ event: Candidate) {
    guard let weekday = event.times.first(where: { $0.isBareWeekday })?.weekday,
      event.times.allSatisfy({ $0.day == nil })
    else { return }
    let day = last.adding(days: -((last.weekday - weekday + 7) % 7))
    if day >= first { first = day }
  }
}
