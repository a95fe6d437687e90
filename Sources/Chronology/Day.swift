/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int32

  /// The day that stands for an open start: before all days.
  public static let distantPast = Day(number: .min)

  /// The day that stands for an open end: after all days.
  public static let distantFuture = Day(number: .max)

  /// The day with this number.
  public init(number: Int32) {
    self.number = number
  }

  /// Whether the left day comes before the right one.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }
}
