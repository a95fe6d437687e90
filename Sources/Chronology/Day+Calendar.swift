/// The civil calendar: years, months, ISO weeks and weekdays of a day.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`: eras of 400 years
/// that begin in March, so that the leap day is the last of its year. All are O(1).
extension Day {
  /// The year, month and day of a day that is not one of the two distant ones.
  @inlinable public var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of these parts, which must exist.
  @inlinable public init(existingYear year: Int, month: Int, day: Int) {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468))
  }

  /// The day of these parts, or nil where the calendar has none or the year is not 0 through 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard 0...9999 ~= year, 1...12 ~= month, day >= 1, day <= Day.days(inMonth: month, of: year)
    else { return nil }
    self.init(existingYear: year, month: month, day: day)
  }

  /// The first of a month that is counted from January of the year 0.
  @inlinable public init(monthIndex: Int) {
    let year = monthIndex >= 0 ? monthIndex / 12 : (monthIndex - 11) / 12
    self.init(existingYear: year, month: monthIndex - year * 12 + 1, day: 1)
  }

  /// Months since January of the year 0.
  @inlinable public var monthIndex: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }

  /// Whether the year has 366 days.
  @inlinable public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month (1…12) has.
  @inlinable public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 on Mondays through 7 on Sundays.
  @inlinable public var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// The ISO 8601 week and the year that it belongs to.
  @inlinable public var isoWeek: (year: Int, week: Int) {
    let thursday = Day(number: number &+ Int32(4 - weekday))
    let year = thursday.civil.year
    let first = Day(existingYear: year, month: 1, day: 1)
    return (year, (Int(thursday.number) - Int(first.number)) / 7 + 1)
  }

  /// The Monday of an ISO week, or nil where the year has no such week.
  public init?(isoYear year: Int, week: Int) {
    guard 0...9999 ~= year, 1...53 ~= week else { return nil }
    let fourth = Day(existingYear: year, month: 1, day: 4)
    let monday = Int(fourth.number) - (fourth.weekday - 1) + (week - 1) * 7
    self.init(number: Int32(monday))
    guard isoWeek.week == week else { return nil }
  }

  /// Whether it is neither of the two distant days.
  @inlinable public var isFinite: Bool {
    number != .min && number != .max
  }

  /// This day and so many later, or earlier; a distant day stays.
  @inlinable public func adding(days: Int) -> Day {
    guard isFinite else { return self }
    return Day(number: Int32(clamping: Int(number) + days))
  }

  /// The same day of the month so many months on, or the last of that month.
  public func adding(months: Int) -> Day {
    guard isFinite else { return self }
    let day = civil.day
    let first = Day(monthIndex: monthIndex + months)
    let (year, month, _) = first.civil
    return first.adding(days: min(day, Day.days(inMonth: month, of: year)) - 1)
  }
}

/// Units of the calendar as sets of days.
extension Day {
  /// The first day of the unit that holds this day; for `weekday` the day itself.
  @inlinable public func start(of unit: TimeUnit) -> Day {
    guard isFinite else { return self }
    switch unit {
    case .day, .weekday:
      return self
    case .week:
      return Day(number: number &- Int32(weekday - 1))
    case .month:
      return Day(number: number &- Int32(civil.day - 1))
    case .quarter:
      let (year, month, _) = civil
      return Day(existingYear: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    case .year:
      return Day(existingYear: civil.year, month: 1, day: 1)
    case .decade:
      let year = civil.year
      return Day(existingYear: (year >= 0 ? year : year - 9) / 10 * 10, month: 1, day: 1)
    }
  }

  /// The first day of the unit after the one that begins on this day.
  @inlinable public func next(_ unit: TimeUnit) -> Day {
    guard isFinite else { return self }
    switch unit {
    case .day, .weekday: return Day(number: number &+ 1)
    case .week: return Day(number: number &+ 7)
    case .month: return Day(monthIndex: monthIndex + 1)
    case .quarter: return Day(monthIndex: monthIndex + 3)
    case .year: return Day(monthIndex: monthIndex + 12)
    case .decade: return Day(monthIndex: monthIndex + 120)
    }
  }

  /// The last day of the unit that holds this day.
  @inlinable public func end(of unit: TimeUnit) -> Day {
    guard isFinite else { return self }
    return Day(number: start(of: unit).next(unit).number &- 1)
  }
}
