/// Moving dates.
extension Day {
  /// The day moved by a duration of months or of whole days.
  ///
  /// - Returns: nil for a part of a day, or outside the years 0 through 9999.
  public func adding(_ duration: CalendarDuration) -> Day? {
    guard isFinite else { return self }
    guard duration.milliseconds % CalendarDuration.day == 0 else { return nil }
    let days = duration.milliseconds / CalendarDuration.day
    guard abs(Int(duration.months)) < 120_000, days.magnitude < 3_700_000 else { return nil }
    let moved = adding(months: Int(duration.months)).adding(days: Int(days))
    return Day.years.contains(moved) ? moved : nil
  }

  /// All days that a date can have.
  static let years = Period(
    first: Day(existingYear: 0, month: 1, day: 1),
    last: Day(existingYear: 9999, month: 12, day: 31)
  )
}

extension FuzzyDate {
  /// The value moved by a duration; both ends move.
  ///
  /// Months move whole months as such: `2025-02 + 1mo` is `2025-03`, `2023-02 + 1y` is `2024-02`.
  /// - Returns: nil for a pattern, for a part of a day, and outside the years 0 through 9999.
  public func adding(_ duration: CalendarDuration) -> FuzzyDate? {
    guard !isPattern, let first = earliest.adding(duration), var last = latest.adding(duration)
    else { return nil }
    let isWhole =
      (!earliest.isFinite || earliest == earliest.start(of: .month))
      && (!latest.isFinite || latest == latest.end(of: .month)) && earliest != latest
    if isWhole, duration.months != 0, duration.milliseconds == 0 { last = last.end(of: .month) }
    return FuzzyDate(widened: first, last, marks: (startMarks, endMarks), written: written)
  }

  /// Days from this day to the other, both exact; else nil.
  public func days(to other: FuzzyDate) -> Int? {
    guard let start = exactDay, let end = other.exactDay else { return nil }
    return Int(end.number) - Int(start.number)
  }

  /// This date minus the other: a duration in days between exact days, else nil.
  public func subtracting(_ other: FuzzyDate) -> CalendarDuration? {
    other.days(to: self).map(CalendarDuration.init(days:))
  }

  /// The first day of the unit that holds all possible days; nil where they are of several units.
  public func start(of unit: TimeUnit) -> FuzzyDate? {
    guard !isPattern, earliest.isFinite, latest.isFinite else { return nil }
    let start = earliest.start(of: unit)
    return start == latest.start(of: unit) ? FuzzyDate(start) : nil
  }

  /// The first possible day, nil at an open start.
  public var earliestDay: FuzzyDate? { earliest.isFinite ? FuzzyDate(earliest) : nil }

  /// The last possible day, nil at an open end.
  public var latestDay: FuzzyDate? { latest.isFinite ? FuzzyDate(latest) : nil }

  /// Whole days from an exact day to today; nil where the day is not exact.
  public func age(today: Day) -> Int? { days(to: FuzzyDate(today)) }
}
