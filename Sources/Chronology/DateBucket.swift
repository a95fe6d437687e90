/// How `group by` cuts time: `per month`, or `per 10d from D`.
public enum DateBucket: Hashable, Sendable {
  case unit(TimeUnit)

  /// So many days each, one of which begins on this day.
  case days(Int, from: Day)

  /// Where a value goes.
  ///
  /// An exact bucket is its first and last day (for `weekday` 1…7 twice). A coarser value keeps its
  /// possible days, widened and without marks; all that are coarser than `weekday` share one row.
  public struct Place: Hashable, Sendable {
    /// The row's key: the bucket's days, or the value itself where it is coarser.
    public var value: FuzzyDate

    /// Whether the value fits no single bucket: its row is marked `≈`.
    public var isCoarser: Bool

    /// The first day of the first bucket that the value touches: what rows are ordered by, a
    /// coarser row before the exact one.
    public var start: Day

    @usableFromInline init(value: FuzzyDate, isCoarser: Bool, start: Day) {
      self.value = value
      self.isCoarser = isCoarser
      self.start = start
    }
  }

  /// The bucket of a value, or its own coarser row.
  public func place(_ value: FuzzyDate) -> Place {
    if case .unit(.weekday) = self { return DateBucket.weekday(value) }
    guard !value.isPattern else {
      return Place(value: value.withoutMarks, isCoarser: true, start: .distantFuture)
    }
    let start = self.start(value.earliest)
    guard value.earliest.isFinite, value.latest.isFinite, value.latest < next(start) else {
      return Place(value: value.withoutMarks, isCoarser: true, start: start)
    }
    return Place(
      value: FuzzyDate(from: start, through: next(start).adding(days: -1)),
      isCoarser: false,
      start: start
    )
  }

  private static func weekday(_ value: FuzzyDate) -> Place {
    guard let number = value.value(of: .weekday) else {
      let all = FuzzyDate(from: .distantPast, through: .distantFuture)
      return Place(value: all, isCoarser: true, start: .distantFuture)
    }
    let day = Day(number: Int32(number))
    return Place(value: FuzzyDate(day), isCoarser: false, start: day)
  }

  /// The first day of the bucket that holds a day.
  @inlinable public func start(_ day: Day) -> Day {
    guard day.isFinite else { return day }
    switch self {
    case .unit(let unit):
      return day.start(of: unit)
    case .days(let length, let origin):
      let distance = Int(day.number) - Int(origin.number)
      let remainder = distance % length
      return day.adding(days: remainder < 0 ? -remainder - length : -remainder)
    }
  }

  /// The first day of the bucket after the one that begins on this day.
  @inlinable public func next(_ start: Day) -> Day {
    switch self {
    case .unit(let unit): start.next(unit)
    case .days(let length, _): start.adding(days: length)
    }
  }

  /// The first days of all buckets from the one of `first` through the one of `last`: what `fill`
  /// adds.
  ///
  /// - Returns: nil where there are more than `limit`.
  public func starts(from first: Day, through last: Day, limit: Int = 1_000_000) -> [Day]? {
    if case .unit(.weekday) = self { return (1...7).map { Day(number: $0) } }
    guard first.isFinite, last.isFinite, first <= last else { return [] }
    var starts: [Day] = []
    var day = start(first)
    while day <= last {
      guard starts.count < limit else { return nil }
      starts.append(day)
      day = next(day)
    }
    return starts
  }
}

extension DateBucket.Place: Comparable {
  /// Rows by their first bucket, the coarser ones before it and among themselves as values sort.
  public static func < (left: DateBucket.Place, right: DateBucket.Place) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.isCoarser != right.isCoarser { return left.isCoarser }
    return left.value < right.value
  }
}
