/// What two reports of one day allow together.
extension FuzzyDate {
  /// The days that both values allow: `XXXX-02-15` with `2025-02` gives `2025-02-15`.
  ///
  /// A mark stays where the narrower end comes from a marked value alone. Where a pattern leaves
  /// several days of an interval, the result is the interval from the first to the last of them.
  /// - Returns: nil where they allow no common day.
  public func intersection(_ other: FuzzyDate) -> FuzzyDate? {
    switch (pattern, other.pattern) {
    case (nil, nil): return intersectedInterval(other)
    case (let pattern?, nil): return FuzzyDate.fit(self, pattern, in: other)
    case (nil, let pattern?): return FuzzyDate.fit(other, pattern, in: self)
    case (let mine?, let theirs?):
      guard let merged = mine.merged(with: theirs) else { return nil }
      let marks = startMarks.intersection(other.startMarks)
      if merged == mine, merged != theirs { return self }
      if merged == theirs, merged != mine { return other }
      return FuzzyDate(merged, marks: merged == mine ? marks : [])
    }
  }

  private func intersectedInterval(_ other: FuzzyDate) -> FuzzyDate? {
    let first = max(earliest, other.earliest)
    let last = min(latest, other.latest)
    guard first <= last else { return nil }
    let isMine = first == earliest && last == latest
    let isTheirs = first == other.earliest && last == other.latest
    if isMine, isTheirs {
      return detail & 15 <= other.detail & 15 ? self : other
    }
    if isMine { return self }
    if isTheirs { return other }
    let start = first == earliest ? startMarks : other.startMarks
    let end = last == latest ? endMarks : other.endMarks
    let doubts = (start.intersection(.uncertain), end.intersection(.uncertain))
    return FuzzyDate(widened: first, last, marks: doubts, written: nil)
  }

  private static func fit(
    _ value: FuzzyDate,
    _ pattern: DatePattern,
    in interval: FuzzyDate
  ) -> FuzzyDate? {
    guard let first = pattern.first(from: interval.earliest, through: interval.latest),
      let last = pattern.last(from: interval.earliest, through: interval.latest)
    else { return nil }
    let isWide = !interval.earliest.isFinite || !interval.latest.isFinite
    if isWide, pattern.hasNoYear { return value }
    let marks = value.startMarks.intersection(.uncertain)
    return FuzzyDate(widened: first, last, marks: (marks, marks), written: nil)
  }
}
