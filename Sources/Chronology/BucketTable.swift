/// The buckets of all days in a range, one array access a day.
///
/// For a kernel that places many dates: a value with possible days in the range is exact where
/// `bucket(earliest)` and `bucket(latest)` are equal.
public struct BucketTable: Sendable {
  /// The first day of each bucket, ascending; for `weekday` the days 1…7.
  public let starts: [Day]

  @usableFromInline let first: Int32
  @usableFromInline let numbers: [Int32]

  /// A table for the days `first` through `last`, at most `limit` of them; nil where there are more.
  ///
  /// - Complexity: linear in the days.
  public init?(_ bucket: DateBucket, from first: Day, through last: Day, limit: Int = 200_000) {
    guard first.isFinite, last.isFinite, first <= last,
      Int(last.number) - Int(first.number) < limit
    else { return nil }
    self.first = first.number
    var starts: [Day] = []
    var numbers: [Int32] = []
    if case .unit(.weekday) = bucket {
      starts = (1...7).map { Day(number: $0) }
      numbers = (first.number...last.number).map { Int32(Day(number: $0).weekday) - 1 }
    } else {
      var day = first
      while day <= last {
        let start = bucket.start(day)
        let next = bucket.next(start)
        let end = min(next.adding(days: -1), last)
        let count = Int(end.number) - Int(day.number) + 1
        numbers += repeatElement(Int32(starts.count), count: count)
        starts.append(start)
        day = next
      }
    }
    self.starts = starts
    self.numbers = numbers
  }

  /// The index in `starts` of the bucket of a day; nil outside the range.
  @inlinable public func bucket(_ day: Int32) -> Int? {
    let offset = Int(day) - Int(first)
    return offset >= 0 && offset < numbers.count ? Int(numbers[offset]) : nil
  }
}
