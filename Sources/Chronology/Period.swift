/// A set of consecutive days that a query names: a literal, `a..b`, `last 7d`.
public struct Period: Hashable, Sendable {
  /// The first day, or `Day.distantPast` for `..b`.
  public var first: Day

  /// The last day, or `Day.distantFuture` for `a..`.
  public var last: Day

  /// The days from `first` through `last`.
  public init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// The days that a literal names: its interval.
  ///
  /// - Returns: nil for a pattern, whose days are not consecutive.
  public init?(_ value: FuzzyDate) {
    guard !value.isPattern else { return nil }
    self.init(first: value.earliest, last: value.latest)
  }

  /// `a..b`: from the first day of `start` through the last day of `end`; nil is an open end.
  public init(from start: Period?, through end: Period?) {
    self.init(first: start?.first ?? .distantPast, last: end?.last ?? .distantFuture)
  }

  /// Whether it has no day: it ends before it begins.
  @inlinable public var isEmpty: Bool { last < first }

  /// Whether the day is one of its days.
  @inlinable public func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// A value that has these days as its possible ones; nil where there is none, or all are.
  public var value: FuzzyDate? {
    guard !isEmpty, first.isFinite || last.isFinite else { return nil }
    return FuzzyDate(from: first, through: last)
  }

  /// Whether a period stands in this relation to another one; never unclear.
  ///
  /// What is not true is false: the left is judged as a value of the same days.
  public func compare(_ relation: DateRelation, _ other: Period) -> Bool {
    FuzzyDate(from: first, through: last).compare(relation, other).sure
  }
}

extension Period: CustomStringConvertible {
  /// As a query writes it: `2025-02`, `2025-02-03..2025-03-01`, `..2024`.
  public var description: String {
    let value = FuzzyDate(from: first, through: last)
    if !isEmpty, let unit = FuzzyDate.unit(from: first, through: last), unit < .decade {
      return value.edtf
    }
    let left = first.isFinite ? FuzzyDate(first).edtf : ""
    let right = last.isFinite ? FuzzyDate(last).edtf : ""
    return "\(left)..\(right)"
  }
}

/// Periods that depend on the day of the run: `last 7d`, `this month`, `yesterday`.
public enum RelativePeriod: Hashable, Sendable {
  case today
  case yesterday
  case tomorrow
  case lastUnit(TimeUnit)
  case thisUnit(TimeUnit)
  case nextUnit(TimeUnit)
  case last(CalendarDuration)
  case next(CalendarDuration)

  /// The days that are meant on this day; nil where the length is no positive number of days or
  /// months, or the unit is `weekday`.
  ///
  /// `last 7d` ends with today, `next 7d` begins tomorrow.
  public func period(today: Day) -> Period? {
    switch self {
    case .today: return Period(first: today, last: today)
    case .yesterday: return RelativePeriod.unit(.day, -1, today)
    case .tomorrow: return RelativePeriod.unit(.day, 1, today)
    case .lastUnit(let unit): return RelativePeriod.unit(unit, -1, today)
    case .thisUnit(let unit): return RelativePeriod.unit(unit, 0, today)
    case .nextUnit(let unit): return RelativePeriod.unit(unit, 1, today)
    case .last(let length):
      guard length.isPositive, let start = today.adding(length.negated) else { return nil }
      return Period(first: start.adding(days: 1), last: today)
    case .next(let length):
      guard length.isPositive, let end = today.adding(length) else { return nil }
      return Period(first: today.adding(days: 1), last: end)
    }
  }

  private static func unit(_ unit: TimeUnit, _ step: Int, _ today: Day) -> Period? {
    guard unit != .weekday else { return nil }
    var start = today.start(of: unit)
    if step > 0 { start = start.next(unit) }
    if step < 0 { start = start.adding(days: -1).start(of: unit) }
    return Period(first: start, last: start.end(of: unit))
  }
}
