/// The parts of a date: `d.year`, `d.weekday`.
public enum DatePart: String, CaseIterable, Hashable, Sendable {
  case year, quarter, month, week, day, weekday
}

/// The values that a part of a date can have: a range of years, or a set of small numbers.
public struct DatePartValues: Hashable, Sendable {
  /// The least possible value.
  public var least: Int64

  /// The greatest possible value.
  public var greatest: Int64

  /// Bit `n` is set where `n` is possible; nil where all from `least` through `greatest` are.
  public var set: UInt64?

  /// All values from `least` through `greatest`.
  @inlinable public init(_ least: Int64, _ greatest: Int64) {
    self.least = least
    self.greatest = greatest
  }

  /// The numbers whose bits are set; at least one must be.
  @inlinable public init(set: UInt64) {
    least = Int64(set.trailingZeroBitCount)
    greatest = Int64(63 - set.leadingZeroBitCount)
    self.set = set
  }

  /// The one possible value, or nil.
  @inlinable public var single: Int64? { least == greatest ? least : nil }

  /// Whether the number is possible.
  @inlinable public func contains(_ number: Int64) -> Bool {
    guard least <= number, number <= greatest else { return false }
    guard let set else { return true }
    return set >> UInt64(number) & 1 != 0
  }

  /// Whether the part stands in this relation to a number: true if all possible days agree, false if
  /// none does.
  @inlinable public func compare(_ relation: DateRelation, _ number: Int64) -> Kleene {
    switch relation {
    case .equal: Kleene(sure: single == number, possible: contains(number))
    case .notEqual: Kleene(sure: !contains(number), possible: single != number)
    case .less: Kleene(sure: greatest < number, possible: least < number)
    case .lessOrEqual: Kleene(sure: greatest <= number, possible: least <= number)
    case .greater: Kleene(sure: least > number, possible: greatest > number)
    case .greaterOrEqual: Kleene(sure: least >= number, possible: greatest >= number)
    }
  }

  /// Whether the part stands in this relation to the part of another date.
  public func compare(_ relation: DateRelation, _ other: DatePartValues) -> Kleene {
    switch relation {
    case .equal:
      Kleene(sure: single != nil && single == other.single, possible: meets(other))
    case .notEqual: !compare(.equal, other)
    case .less: Kleene(sure: greatest < other.least, possible: least < other.greatest)
    case .lessOrEqual: Kleene(sure: greatest <= other.least, possible: least <= other.greatest)
    case .greater: Kleene(sure: least > other.greatest, possible: greatest > other.least)
    case .greaterOrEqual:
      Kleene(sure: least >= other.greatest, possible: greatest >= other.least)
    }
  }

  private func meets(_ other: DatePartValues) -> Bool {
    let (low, high) = (max(least, other.least), min(greatest, other.greatest))
    guard low <= high else { return false }
    guard set != nil || other.set != nil else { return true }
    return (low...high).contains { contains($0) && other.contains($0) }
  }
}

extension FuzzyDate {
  /// The values that the part can have on the possible days.
  @inlinable public static func part(
    _ part: DatePart,
    _ earliest: Int32,
    _ latest: Int32,
    _ detail: UInt64
  ) -> DatePartValues {
    if earliest == latest, detail >> 32 == 0 {
      let value = Int64(Day(number: earliest).part(part))
      return DatePartValues(value, value)
    }
    return FuzzyDate(
      earliest: Day(number: earliest),
      latest: Day(number: latest),
      detail: detail
    ).values(of: part)
  }

  /// The values that the part can have on the possible days.
  public func values(of part: DatePart) -> DatePartValues {
    if let pattern { return pattern.values(of: part, marks: startMarks, in: self) }
    if part == .year {
      return DatePartValues(
        earliest.isFinite ? Int64(earliest.civil.year) : .min,
        latest.isFinite ? Int64(latest.civil.year) : .max
      )
    }
    // A month, a quarter and a day of the month all come back within 366 days, a 53rd week within
    // eight years.
    let reach = part == .week ? 8 * 366 : part == .weekday ? 7 : 366
    guard earliest.isFinite, latest.isFinite, Int(latest.number) - Int(earliest.number) < reach
    else { return part.all }
    var set: UInt64 = 0
    var day = earliest
    while day <= latest {
      set |= 1 << UInt64(day.part(part))
      day = part.isConstantWithinMonth ? day.next(.month) : day.adding(days: 1)
    }
    return DatePartValues(set: set)
  }

  /// The value of the part where all possible days agree, else nil.
  public func value(of part: DatePart) -> Int64? {
    values(of: part).single
  }
}

extension DatePart {
  /// All values of the part on any day.
  var all: DatePartValues {
    switch self {
    case .year: DatePartValues(.min, .max)
    case .quarter: DatePartValues(set: 0b11110)
    case .month: DatePartValues(set: 0x1ffe)
    case .week: DatePartValues(set: 0x3f_ffff_ffff_fffe)
    case .day: DatePartValues(set: 0xffff_fffe)
    case .weekday: DatePartValues(set: 0xfe)
    }
  }

  fileprivate var isConstantWithinMonth: Bool { self == .month || self == .quarter }
}

extension Day {
  /// The part of this day.
  @inlinable public func part(_ part: DatePart) -> Int {
    switch part {
    case .year: civil.year
    case .quarter: (civil.month + 2) / 3
    case .month: civil.month
    case .week: isoWeek.week
    case .day: civil.day
    case .weekday: weekday
    }
  }
}

extension DatePattern {
  /// The values of a part on the days that fit; all where `~` widens them.
  ///
  /// Where the year is not known, nothing is said of weeks and weekdays.
  func values(of part: DatePart, marks: DateMarks, in value: FuzzyDate) -> DatePartValues {
    guard !marks.contains(.approximate) else { return part.all }
    if part == .year {
      guard !hasNoYear else { return part.all }
      let years = (0...9999).lazy.filter { fits($0, 0..<4) }
      return DatePartValues(Int64(years.first ?? 0), Int64(years.last ?? 9999))
    }
    let isYearKnown = year != nil
    if part == .week || part == .weekday, !isYearKnown { return part.all }
    let start = isYearKnown ? value.earliest : Day(existingYear: 2000, month: 1, day: 1)
    let end = start.end(of: .year)
    var set: UInt64 = 0
    var day = start
    while day <= end {
      let (_, month, number) = day.civil
      if fits(month, 4..<6), fits(number, 6..<8) { set |= 1 << UInt64(day.part(part)) }
      day = day.adding(days: 1)
    }
    return set == 0 ? part.all : DatePartValues(set: set)
  }
}
