/// A date with unknown digits: `XXXX-03-28`, `XXXX-02`, `2025-XX-15`.
///
/// Eight digits, each four bits: 0 where the day is not written at all, the digit plus one, or 11
/// for `X`; so patterns sort as their texts do.
struct DatePattern: Hashable {
  static let unknown: UInt32 = 11

  /// Year in the upper 16 bits, then month, then day.
  var packed: UInt32

  init(packed: UInt32) {
    self.packed = packed
  }

  /// The digit at a place (0…7), nil where it is unknown.
  func digit(_ place: Int) -> Int? {
    let code = packed >> UInt32(28 - place * 4) & 15
    return code == DatePattern.unknown || code == 0 ? nil : Int(code) - 1
  }

  /// The number at these places where all its digits are known.
  func number(_ places: Range<Int>) -> Int? {
    var value = 0
    for place in places {
      guard let digit = digit(place) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  var year: Int? { number(0..<4) }

  /// Whether nothing at all is known of the year.
  var hasNoYear: Bool { (0..<4).allSatisfy { digit($0) == nil } }

  /// Whether no digit is known.
  var isWhollyUnknown: Bool { (0..<8).allSatisfy { digit($0) == nil } }

  /// Year and month as text.
  var monthText: String { DatePattern(packed: packed & 0xffff_ff00).text }

  /// Takes away a day, then a month, of which nothing is known.
  mutating func dropUnknownTail() {
    if digit(6) == nil, digit(7) == nil { packed &= 0xffff_ff00 }
    if packed & 0xff == 0, digit(4) == nil, digit(5) == nil { packed &= 0xffff_0000 }
  }

  /// Whether the number fits the digits at these places.
  func fits(_ number: Int, _ places: Range<Int>) -> Bool {
    var rest = number
    for place in places.reversed() {
      if let digit = digit(place), digit != rest % 10 { return false }
      rest /= 10
    }
    return true
  }

  /// Whether the day fits all known digits.
  func matches(_ day: Day) -> Bool {
    guard day.isFinite else { return false }
    let (year, month, number) = day.civil
    return fits(year, 0..<4) && fits(month, 4..<6) && fits(number, 6..<8)
  }

  /// The first day from `start` on that fits, or nil where none does.
  func first(from start: Day, through limit: Day) -> Day? {
    search(from: start, until: limit, step: 1)
  }

  /// The last day up to `end` that fits, or nil where none does.
  func last(from limit: Day, through end: Day) -> Day? {
    search(from: end, until: limit, step: -1)
  }

  private func search(from start: Day, until limit: Day, step: Int) -> Day? {
    let bounds = (0, 9999)
    let from = start.isFinite ? start.civil.year : step > 0 ? bounds.0 : bounds.1
    let to = limit.isFinite ? limit.civil.year : step > 0 ? bounds.1 : bounds.0
    let years = (max(0, min(9999, min(from, to))), max(0, min(9999, max(from, to))))
    for year in candidates(0..<4, years, step) where fits(year, 0..<4) {
      for month in candidates(4..<6, (1, 12), step) where fits(month, 4..<6) {
        let days = (1, Day.days(inMonth: month, of: year))
        for number in candidates(6..<8, days, step) where fits(number, 6..<8) {
          let day = Day(existingYear: year, month: month, day: number)
          if step > 0 ? day >= start && day <= limit : day <= start && day >= limit { return day }
        }
      }
    }
    return nil
  }

  /// The numbers to try at these places: one where all digits are known, else all from least to most,
  /// or the other way round.
  private func candidates(
    _ places: Range<Int>,
    _ bounds: (least: Int, most: Int),
    _ step: Int
  ) -> StrideThrough<Int> {
    var (least, most) = bounds
    if let known = number(places) { (least, most) = (max(least, known), min(most, known)) }
    return step > 0
      ? stride(from: least, through: most, by: 1) : stride(from: most, through: least, by: -1)
  }

  /// The first and last day that fit, or nil where the calendar has none.
  ///
  /// Both are distant where nothing is known of the year.
  var hull: (first: Day, last: Day)? {
    guard let first = first(from: .distantPast, through: .distantFuture),
      let last = last(from: .distantPast, through: .distantFuture)
    else { return nil }
    return hasNoYear ? (.distantPast, .distantFuture) : (first, last)
  }

  /// Whether the days from `first` through `last` all fit.
  func isGapless(from first: Day, through last: Day) -> Bool {
    guard first.isFinite, last.isFinite else { return false }
    if packed & 0xffff == 0 { return endsUnknown }
    var day = first
    while day <= last {
      guard matches(day) else { return false }
      day = day.adding(days: 1)
    }
    return true
  }

  /// Whether it is a pattern of years alone whose unknown digits are its last ones.
  private var endsUnknown: Bool {
    let known = (0..<4).prefix { digit($0) != nil }.count
    return (known..<4).allSatisfy { digit($0) == nil }
  }

  /// As EDTF writes it.
  var text: String {
    var text = ""
    for place in 0..<8 where packed >> UInt32(28 - place * 4) & 15 != 0 {
      if place == 4 || place == 6 { text += "-" }
      text += digit(place).map(String.init) ?? "X"
    }
    return text
  }

  /// Both patterns at once, or nil where known digits differ.
  func merged(with other: DatePattern) -> DatePattern? {
    var merged: UInt32 = 0
    for place in 0..<8 {
      let shift = UInt32(28 - place * 4)
      let (mine, theirs) = (packed >> shift & 15, other.packed >> shift & 15)
      switch (digit(place), other.digit(place)) {
      case (let a?, let b?) where a != b: return nil
      case (_?, _): merged |= mine << shift
      case (nil, _?): merged |= theirs << shift
      case (nil, nil): merged |= max(mine, theirs) << shift
      }
    }
    return DatePattern(packed: merged)
  }
}

extension FuzzyDate {
  /// The value of a pattern: an interval where its days have no gap, else a pattern.
  ///
  /// - Returns: nil where no day fits.
  init?(_ pattern: DatePattern, marks: DateMarks) {
    guard let hull = pattern.hull else { return nil }
    let unit = FuzzyDate.unit(from: hull.first, through: hull.last) ?? .day
    if pattern.isGapless(from: hull.first, through: hull.last),
      let value = FuzzyDate(
        first: hull.first,
        last: hull.last,
        marks: (marks, marks),
        written: (unit, unit)
      )
    {
      self = value
    } else {
      self.init(pattern: pattern, hull: hull, marks: marks)
    }
  }
}
