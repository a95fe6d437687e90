internal import Chronology

/// The Solar Hijri calendar by the 33-year cycle, which agrees with the official one from 1178 to
/// 1633 (21 March 1799 to 2255).
enum PersianCalendar {
  /// The day of these parts, or nil where the calendar has none.
  static func day(year: Int, month: Int, day: Int) -> Day? {
    guard (1178...1633).contains(year), (1...12).contains(month), day >= 1, day <= 31 else {
      return nil
    }
    if month > 6, day > 30 { return nil }
    if month == 12, day == 30, !isLeap(year) { return nil }
    let inYear = month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6
    // 1 Farvardin 1178 was 21 March 1799.
    guard let first = Day(year: 1799, month: 3, day: 21) else { return nil }
    let leaps = (1178..<year).count { isLeap($0) }
    return Day(number: first.number + Int32((year - 1178) * 365 + leaps + inYear + day - 1))
  }

  private static func isLeap(_ year: Int) -> Bool {
    [1, 5, 9, 13, 17, 22, 26, 30].contains(year % 33)
  }
}
