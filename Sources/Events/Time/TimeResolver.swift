internal import Chronology

/// Turns what a temporal expression says into days, from the document creation time (DCT), the
/// expression before it, and the direction that the clause gives.
struct TimeResolver {
  /// On which side of the document's time the clause looks.
  enum Direction {
    case past, future, unknown

    /// The words have no tense: past, unless a date without a year lies in the months to come.
    case open
  }

  /// Days on which the document can have been written; nil where nothing is known.
  let creation: FuzzyDate?

  /// A full date of the document that others without a year are near to, where nothing better is
  /// known.
  var neighbour: Day?

  /// The days of an expression, or nil where nothing can be said.
  func resolve(_ timex: Timex, direction: Direction, reference: FuzzyDate?) -> FuzzyDate? {
    guard timex.kind != .duration, timex.vague == nil,
      let value = plain(timex, direction, reference)
    else { return nil }
    guard let modifier = timex.modifier else { return value }
    return modified(value, by: modifier, of: timex)
  }

  private func plain(_ timex: Timex, _ direction: Direction, _ reference: FuzzyDate?) -> FuzzyDate?
  {
    if timex.isSince { return since(reference) }
    switch timex.anchor {
    case .document: return creation.flatMap { shifted(timex, from: $0) }
    case .reference: return reference.flatMap { shifted(timex, from: $0) }
    case .none: break
    }
    if let season = timex.season { return months(of: season, timex.year, direction) }
    if timex.month == nil, timex.day == nil, let weekday = timex.weekday {
      return day(weekday, direction)
    }
    if let year = timex.year {
      guard let month = timex.month else { return FuzzyDate(year: year) }
      guard let day = timex.day else { return FuzzyDate(year: year, month: month) }
      return days(year, month, day, timex.lastDay)
    }
    if let month = timex.month { return date(month, timex.day, timex.lastDay, direction) }
    guard let day = timex.day else { return nil }
    return dayOfMonth(day, direction, reference)
  }

  private func days(_ year: Int, _ month: Int, _ day: Int, _ lastDay: Int?) -> FuzzyDate? {
    guard let first = Day(year: year, month: month, day: day) else { return nil }
    guard let lastDay, let last = Day(year: year, month: month, day: lastDay), last > first else {
      return FuzzyDate(first)
    }
    return FuzzyDate(from: first, through: last)
  }

  /// From the reference to the document's own time.
  private func since(_ reference: FuzzyDate?) -> FuzzyDate? {
    guard let reference, let creation, reference.earliest.isFinite, creation.latest.isFinite,
      reference.earliest <= creation.latest
    else { return nil }
    return FuzzyDate(from: reference.earliest, through: creation.latest)
  }

  // MARK: Offsets

  /// The unit that lies so many units from a date.
  private func shifted(_ timex: Timex, from date: FuzzyDate) -> FuzzyDate? {
    if timex.offset == 0, timex.anchor == .reference { return date }
    guard let unit = timex.unit, date.earliest.isFinite, date.latest.isFinite, !date.isPattern
    else {
      return nil
    }
    let offset = timex.offset
    let (first, last) = (date.earliest, date.latest)
    switch unit {
    case .minute, .hour:
      return timex.anchor == .document ? date : nil
    case .day:
      return FuzzyDate(from: first.adding(days: offset), through: last.adding(days: offset))
    case .week:
      if let weekday = timex.weekday { return dayOfWeek(weekday, weeks: offset, date) }
      let start = first.start(of: .week).adding(days: 7 * offset)
      let end = last.end(of: .week).adding(days: 7 * offset)
      return FuzzyDate(from: start, through: end)
    case .month, .quarter:
      let step = unit == .month ? 1 : 3
      let target: TimeUnit = unit == .month ? .month : .quarter
      let start = first.start(of: target).adding(months: step * offset)
      let end = last.start(of: target).adding(months: step * offset).end(of: target)
      return narrowed(FuzzyDate(from: start, through: end), timex)
    case .year:
      let start = first.start(of: .year).adding(months: 12 * offset)
      let end = last.start(of: .year).adding(months: 12 * offset).end(of: .year)
      return narrowed(FuzzyDate(from: start, through: end), timex)
    }
  }

  /// The captured month and day within shifted months or years.
  private func narrowed(_ value: FuzzyDate, _ timex: Timex) -> FuzzyDate? {
    guard timex.month != nil || timex.day != nil || timex.season != nil else { return value }
    let year = value.earliest.civil.year
    guard year == value.latest.civil.year else { return nil }
    if let season = timex.season { return months(of: season, year, .unknown) }
    if let month = timex.month {
      guard let day = timex.day else { return FuzzyDate(year: year, month: month) }
      return days(year, month, day, timex.lastDay)
    }
    guard let day = timex.day, value.earliest.civil.month == value.latest.civil.month else {
      return nil
    }
    return FuzzyDate(year: year, month: value.earliest.civil.month, day: day)
  }

  private func dayOfWeek(_ weekday: Int, weeks: Int, _ date: FuzzyDate) -> FuzzyDate? {
    let first = date.earliest.start(of: .week)
    guard first == date.latest.start(of: .week) else { return nil }
    return FuzzyDate(first.adding(days: 7 * weeks + weekday - 1))
  }

  // MARK: Weekdays

  /// The nearest day of this name on the side where the clause looks; today counts for both.
  private func day(_ weekday: Int, _ direction: Direction) -> FuzzyDate? {
    guard let creation, creation.earliest.isFinite, creation.latest.isFinite, !creation.isPattern,
      creation.latest.number - creation.earliest.number < 7
    else { return nil }
    let first = Self.nearest(weekday, to: creation.earliest, direction)
    let last = Self.nearest(weekday, to: creation.latest, direction)
    return first == last ? FuzzyDate(first) : nil
  }

  private static func nearest(_ weekday: Int, to day: Day, _ direction: Direction) -> Day {
    let back = (day.weekday - weekday + 7) % 7
    let ahead = (7 - back) % 7
    switch direction {
    case .future: return day.adding(days: ahead)
    case .past, .open: return day.adding(days: -back)
    case .unknown: return day.adding(days: ahead < back ? ahead : -back)
    }
  }

  // MARK: Dates without a year

  /// A month, or a day of it, in the year that the clause's direction and the DCT give.
  private func date(
    _ month: Int,
    _ day: Int?,
    _ lastDay: Int?,
    _ direction: Direction
  ) -> FuzzyDate? {
    guard let years = years(of: month, day, direction), years.0 == years.1 else {
      return pattern(month, day)
    }
    guard let day else { return FuzzyDate(year: years.0, month: month) }
    return days(years.0, month, day, lastDay) ?? pattern(month, day)
  }

  private func pattern(_ month: Int, _ day: Int?) -> FuzzyDate? {
    let text = "XXXX-" + Timex.digits(month) + (day.map { "-" + Timex.digits($0) } ?? "")
    return try? FuzzyDate(edtf: text)
  }

  /// The year by the first and by the last day on which the document can have been written.
  private func years(of month: Int, _ day: Int?, _ direction: Direction) -> (Int, Int)? {
    guard let creation, creation.earliest.isFinite, creation.latest.isFinite, !creation.isPattern
    else {
      guard creation == nil, let neighbour else { return nil }
      let year = Self.year(of: month, day, near: neighbour, .unknown)
      return (year, year)
    }
    let last = Self.year(of: month, day, near: creation.latest, direction)
    // A day within the time in which the document was written.
    let start = Day(year: last, month: month, day: day ?? 1)
    if let start, creation.earliest <= start, start <= creation.latest { return (last, last) }
    return (Self.year(of: month, day, near: creation.earliest, direction), last)
  }

  private static func year(
    of month: Int,
    _ day: Int?,
    near now: Day,
    _ direction: Direction
  ) -> Int {
    let (year, thisMonth, today) = now.civil
    // A day of tolerance: reports cross time zones.
    let isAhead = month > thisMonth || month == thisMonth && (day ?? 0) > today + 1
    let isBehind = month < thisMonth || month == thisMonth && (day ?? 31) < today - 1
    switch direction {
    case .past:
      // A day of the next weeks is one still to come, whatever the tense of the words around it.
      let days = (month - thisMonth) * 30 + (day ?? 31) - today
      return isAhead && days > 31 ? year - 1 : year
    case .open:
      // Who means a day of the year before says so.
      let days = (month - thisMonth) * 30 + (day ?? 31) - today
      if isBehind, days + 360 < 90 { return year + 1 }
      return isAhead && days > 150 ? year - 1 : year
    case .future: return isBehind ? year + 1 : year
    case .unknown:
      let distance = month - thisMonth
      return distance > 6 ? year - 1 : distance < -6 ? year + 1 : year
    }
  }

  /// A day of the month that the reference, else the DCT, gives.
  private func dayOfMonth(
    _ day: Int,
    _ direction: Direction,
    _ reference: FuzzyDate?
  ) -> FuzzyDate? {
    if let creation, creation.earliest.isFinite, creation.latest.isFinite, !creation.isPattern {
      let first = Self.month(of: day, near: creation.earliest, direction)
      let last = Self.month(of: day, near: creation.latest, direction)
      if first == last, let value = FuzzyDate(year: first / 12, month: first % 12 + 1, day: day) {
        return value
      }
    } else if let known = creation ?? reference, known.isPattern,
      let month = Self.monthText(known)
    {
      return try? FuzzyDate(edtf: "XXXX-\(month)-\(Timex.digits(day))")
    }
    return try? FuzzyDate(edtf: "XXXX-XX-\(Timex.digits(day))")
  }

  /// The two digits of the month of a value such as `XXXX-06-17`.
  private static func monthText(_ date: FuzzyDate) -> String? {
    let parts = date.edtf.split(separator: "-")
    guard parts.count > 1, Int(parts[1]) != nil else { return nil }
    return String(parts[1])
  }

  private static func month(of day: Int, near now: Day, _ direction: Direction) -> Int {
    let today = now.civil.day
    let index = now.monthIndex
    switch direction {
    case .future: return day < today - 1 ? index + 1 : index
    case .past, .open: return day > today + 1 ? index - 1 : index
    case .unknown: return index
    }
  }

  // MARK: Seasons and parts

  private func months(of season: Int, _ year: Int?, _ direction: Direction) -> FuzzyDate? {
    let start = season == 24 ? 12 : (season - 21) * 3 + 3
    guard
      let year = year ?? years(of: start, nil, direction).flatMap({ $0.0 == $0.1 ? $0.0 : nil }),
      let first = Day(year: year, month: start, day: 1)
    else { return nil }
    return FuzzyDate(from: first, through: first.adding(months: 3).adding(days: -1))
  }

  private func modified(
    _ value: FuzzyDate,
    by modifier: Timex.Modifier,
    of timex: Timex
  ) -> FuzzyDate? {
    switch modifier {
    case .before:
      return FuzzyDate(from: .distantPast, through: value.latest)
    case .after:
      return FuzzyDate(from: value.earliest, through: .distantFuture)
    case .approximate:
      return (try? FuzzyDate(edtf: value.edtf + "~")) ?? value
    case .start, .mid, .end:
      return part(modifier, of: value)
    }
  }

  /// A quarter of a year, a third of a month, some days of a week.
  private func part(_ modifier: Timex.Modifier, of value: FuzzyDate) -> FuzzyDate {
    guard !value.isPattern, value.earliest.isFinite, value.latest.isFinite else { return value }
    let (first, last) = (value.earliest, value.latest)
    let cuts: (Day, Day)
    switch last.number - first.number + 1 {
    case 365...366: cuts = (first.adding(months: 3), first.adding(months: 9))
    case 28...31: cuts = (first.adding(days: 10), first.adding(days: 20))
    case 7: cuts = (first.adding(days: 2), first.adding(days: 4))
    default: return value
    }
    switch modifier {
    case .start: return FuzzyDate(from: first, through: cuts.0.adding(days: -1))
    case .mid: return FuzzyDate(from: cuts.0, through: cuts.1.adding(days: -1))
    default: return FuzzyDate(from: cuts.1, through: last)
    }
  }
}
