/// One day that may be known only roughly: an EDTF (ISO 8601-2) value.
///
/// Either an interval of days, each end written with a precision and marks, or a pattern with unknown
/// digits (`XXXX-03-28`). The interval is the one that comparisons see: `~` has already widened it.
/// Identity (`==`, `hash`) is that of the query language: the same interval, marks and pattern, so
/// `2016` and `2016-01-01/2016-12-31` are one value.
public struct FuzzyDate: Hashable, Sendable {
  /// The first possible day, or `Day.distantPast` where the start is open; of a pattern, the first
  /// day that it allows (`distantPast` where the year is unknown).
  public var earliest: Day

  /// The last possible day, or `Day.distantFuture` where the end is open.
  public var latest: Day

  /// Marks, pattern digits and written precisions, packed by this module alone.
  public var detail: UInt64

  /// A value from its stored parts, as `Columns` keeps them.
  public init(earliest: Day, latest: Day, detail: UInt64) {
    self.earliest = earliest
    self.latest = latest
    self.detail = detail
  }
}
