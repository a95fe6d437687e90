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
}
