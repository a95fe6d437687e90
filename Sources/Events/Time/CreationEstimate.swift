internal import Articles
internal import Chronology

/// When a document can have been written, where what it says itself leaves that open: on the side of
/// its weekdays that its events ask for.
struct CreationEstimate {
  private var first: Day
  private var last: Day

  /// Narrows what the article tells by the events that were read without it.
  init(from creation: FuzzyDate?, events: [Candidate]) {
    first = creation?.earliest ?? .distantPast
    last = creation?.latest ?? .distantFuture
    for event in events { noteWeekday(of: event) }
    guard isWeek else { return }
    for event in events where event.status.isDone { notePast(event) }
  }

  /// The days in question; nil where they are more than a week, or contradict each other.
  var date: FuzzyDate? {
    guard isWeek, first <= last else { return nil }
    return FuzzyDate(from: first, through: last)
  }

  private var isWeek: Bool {
    first.isFinite && last.isFinite && last.number - first.number < 7
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

extension Article {
  /// The days on which it can have been written, as far as they bound what else is dated; nil where
  /// one end is open, or they are more than a quarter of a year: then a day without a year says more.
  var writing: FuzzyDate? {
    guard let known = date ?? creation else { return nil }
    if known.isPattern { return known }
    guard known.earliest.isFinite, known.latest.isFinite else { return nil }
    return known.latest.number - known.earliest.number <= Self.longestWriting ? known : nil
  }

  private static let longestWriting = 92
}
