internal import Chronology

/// A date as a line writes it.
struct DateMention: Equatable {
  var range: Range<Int>
  var year: Int?
  var month: Int
  var day: Int?

  /// 1 on Mondays, where a weekday stands beside it.
  var weekday: Int?
  var time: TimeOfDay?

  struct TimeOfDay: Equatable {
    var hour: Int
    var minute: Int
    var second: Int

    /// Minutes east of UTC.
    var zone: Int?
  }

  /// The day, where it is fully written and exists, and its weekday does not contradict.
  var fullDay: Day? {
    guard let year, let day, let found = Day(year: year, month: month, day: day) else { return nil }
    if let weekday, weekday != found.weekday { return nil }
    return found
  }

  /// The stated point in time.
  var instant: Instant? {
    guard let day = fullDay, let time else { return nil }
    let minutes = time.hour * 60 + time.minute - (time.zone ?? 0)
    let milliseconds = Int64(day.number) * 86_400_000 + Int64(minutes * 60 + time.second) * 1000
    return Instant(milliseconds: milliseconds, zone: time.zone.map { Int16($0) } ?? Instant.noZone)
  }
}
