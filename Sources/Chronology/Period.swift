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
}
