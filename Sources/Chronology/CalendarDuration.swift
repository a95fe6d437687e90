/// A length of time: calendar months and exact milliseconds, of which a literal uses one.
public struct CalendarDuration: Hashable, Sendable {
  /// Calendar months (`3mo`, `1q`, `1y`), clamped at month ends when added.
  public var months: Int32

  /// Exact milliseconds (`30s`, `5min`, `12h`, `7d`, `2w`).
  public var milliseconds: Int64

  /// A duration of these parts.
  public init(months: Int32, milliseconds: Int64) {
    self.months = months
    self.milliseconds = milliseconds
  }

  /// So many days.
  public init(days: Int) {
    self.init(months: 0, milliseconds: Int64(days) * CalendarDuration.day)
  }

  /// Milliseconds of a day.
  public static let day: Int64 = 86_400_000

  /// Whole days where it is exact and has no part of one, else nil.
  public var days: Int? {
    guard months == 0, milliseconds % CalendarDuration.day == 0 else { return nil }
    return Int(milliseconds / CalendarDuration.day)
  }

  /// The same length backwards.
  public var negated: CalendarDuration {
    CalendarDuration(months: 0 &- months, milliseconds: 0 &- milliseconds)
  }

  /// Whether it goes forwards.
  public var isPositive: Bool { months >= 0 && milliseconds >= 0 && self != .zero }

  /// No time at all.
  public static let zero = CalendarDuration(months: 0, milliseconds: 0)

  /// A key that sorts durations by length, with a month as the mean Gregorian one.
  public var sortKey: Int64 {
    let mean = Int64(months).multipliedReportingOverflow(by: 2_629_746_000)
    return mean.partialValue.addingReportingOverflow(milliseconds).partialValue
  }

  /// The sum, or nil where it leaves the range.
  public func adding(_ other: CalendarDuration) -> CalendarDuration? {
    let (months, overflowed) = months.addingReportingOverflow(other.months)
    let (exact, overflow) = milliseconds.addingReportingOverflow(other.milliseconds)
    guard !overflowed, !overflow else { return nil }
    return CalendarDuration(months: months, milliseconds: exact)
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// A unit as queries write it, with months or milliseconds.
  private static let units: [(name: String, months: Int64, milliseconds: Int64)] = [
    ("y", 12, 0), ("q", 3, 0), ("mo", 1, 0), ("w", 0, 7 * day), ("d", 0, day), ("h", 0, 3_600_000),
    ("min", 0, 60_000), ("s", 0, 1_000), ("ms", 0, 1),
  ]

  /// In the largest unit that needs no fraction (`3mo`, `7d`, `90min`); both parts where there are.
  public var description: String {
    var parts: [String] = []
    if months != 0 { parts.append(months % 12 == 0 ? "\(months / 12)y" : "\(months)mo") }
    let exact = CalendarDuration.units.first {
      $0.milliseconds != 0 && $0.name != "w" && milliseconds % $0.milliseconds == 0
    }
    if milliseconds != 0 || parts.isEmpty {
      let unit = milliseconds == 0 ? (name: "d", months: 0, milliseconds: 1) : exact
      parts.append("\(milliseconds / (unit?.milliseconds ?? 1))\(unit?.name ?? "ms")")
    }
    return parts.joined(separator: " + ")
  }

  /// So many of a unit that a query writes after a number.
  ///
  /// - Throws: `DateProblem` for an unknown unit, for the ambiguous `m`, or where it is too long.
  public init(_ count: Int64, unit: String) throws(DateProblem) {
    if unit == "m" {
      throw DateProblem(
        "`\(count)m` could be minutes or months",
        suggestions: ["\(count)min", "\(count)mo"]
      )
    }
    guard let known = CalendarDuration.units.first(where: { $0.name == unit }) else {
      let near = CalendarDuration.suggestion(for: unit).map { "\(count)\($0)" }
      throw DateProblem(
        "`\(count)\(unit)` is no duration: the units are s min h d w mo q y",
        suggestions: near.map { [$0] } ?? []
      )
    }
    let (months, overflowed) = count.multipliedReportingOverflow(by: known.months)
    let (exact, overflow) = count.multipliedReportingOverflow(by: known.milliseconds)
    guard !overflowed, !overflow, let months = Int32(exactly: months) else {
      throw DateProblem("`\(count)\(unit)` is too long")
    }
    self.init(months: months, milliseconds: exact)
  }

  /// The unit that another spelling of it means.
  private static func suggestion(for unit: String) -> String? {
    switch unit.lowercased() {
    case "sec", "secs", "second", "seconds": "s"
    case "mins", "minute", "minutes": "min"
    case "hr", "hrs", "hour", "hours": "h"
    case "day", "days": "d"
    case "wk", "week", "weeks": "w"
    case "mon", "month", "months": "mo"
    case "quarter", "quarters", "qtr": "q"
    case "yr", "yrs", "year", "years": "y"
    case let lower where units.contains { $0.name == lower }: lower
    default: nil
    }
  }
}
