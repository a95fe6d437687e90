/// What has a place in the folded text.
protocol Placed {
  /// Bytes of the folded text.
  var start: Int { get }
  var end: Int { get }
}

extension Placed {
  var range: Range<Int> { start..<end }

  /// Whether it lies wholly between two places.
  func isWithin(_ range: Range<Int>) -> Bool {
    start >= range.lowerBound && end <= range.upperBound
  }

  /// What stands between it and what follows; empty where the two overlap.
  func gap(to next: some Placed) -> Range<Int> { end..<max(end, next.start) }

  /// Bytes between the two.
  func distance(to other: some Placed) -> Int {
    end <= other.start ? other.start - end : max(0, start - other.end)
  }
}
