/// A unit of `per`, of `start(d, unit)` and of a header such as `date (month)`.
public enum TimeUnit: String, CaseIterable, Sendable {
  case day, week, month, quarter, year, decade, weekday
}
