internal import Chronology

/// Finds dates with at least month and day, or month and year, among the tokens of a line.
struct DateFinder {
  let tokens: [DateToken]
  let order: DateWords.Order
  var calendar: DateWords.Calendar?

  /// All dates of the line in order; none overlap.
  func dates() -> [DateMention] {
    var found: [DateMention] = []
    var index = 0
    while index < tokens.count {
      if let (date, next) = date(at: index) {
        var mention = date
        mention.weekday = weekday(before: index, after: next)
        var end = next
        if let (time, after) = DateTime(tokens: tokens).time(from: next) {
          mention.time = time
          end = after
        } else if let time = DateTime(tokens: tokens).time(endingAt: index) {
          mention.time = time
        }
        mention.range = tokens[index].range.lowerBound..<tokens[end - 1].range.upperBound
        found.append(mention)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private func date(at index: Int) -> (DateMention, Int)? {
    units(at: index) ?? yearFirst(at: index) ?? figures(at: index) ?? dayMonth(at: index)
      ?? monthFirst(at: index)
  }

  private func token(_ index: Int) -> DateToken? {
    index < tokens.count ? tokens[index] : nil
  }

  private func isSign(_ index: Int, _ scalars: UInt32...) -> Bool {
    guard case .sign(let scalar)? = token(index)?.kind else { return false }
    return scalars.contains(scalar)
  }

  private func year(at index: Int) -> Int? {
    guard let (value, digits) = token(index)?.number, digits == 4 else { return nil }
    // The Thai solar calendar counts 543 years more.
    if value >= 2480, value <= 2620 { return value - 543 }
    return value >= 1900 && value <= 2100 ? value : nil
  }

  private func figure(_ index: Int, digits: Int) -> Int? {
    guard let number = token(index)?.number, number.digits == digits else { return nil }
    return number.value
  }

  private func small(at index: Int, _ limit: Int) -> Int? {
    guard let (value, digits) = token(index)?.number, digits <= 2, value >= 1, value <= limit
    else { return nil }
    return value
  }

  private func mention(_ year: Int?, _ month: Int, _ day: Int?) -> DateMention? {
    guard month >= 1, month <= 12 else { return nil }
    if let day, day < 1 || day > Day.days(inMonth: month, of: year ?? 2000) { return nil }
    return DateMention(range: 0..<0, year: year, month: month, day: day, weekday: nil, time: nil)
  }

  /// Numbers with words for year, month and day, after or before them; the year may be missing.
  private func units(at index: Int) -> (DateMention, Int)? {
    unitsAfter(at: index) ?? unitsBefore(at: index)
  }

  private func isUnit(_ index: Int, _ unit: DateWords.Meaning) -> Bool {
    if case .unit(unit, _)? = token(index)?.kind { return true }
    return false
  }

  private func unitsAfter(at index: Int) -> (DateMention, Int)? {
    var place = index
    var year: Int?
    if case .unit(.era, let offset)? = token(place)?.kind,
      let count = token(place + 1)?.number?.value, count > 0, count < 200,
      isUnit(place + 2, .year)
    {
      year = offset + count
      place += 3
    } else if let stated = self.year(at: place), isUnit(place + 1, .year) {
      year = stated
      place += 2
    }
    guard let month = small(at: place, 12), isUnit(place + 1, .monthUnit) else { return nil }
    if let day = small(at: place + 2, 31), isUnit(place + 3, .day) {
      return mention(year, month, day).map { ($0, place + 4) }
    }
    guard year != nil, token(place + 2)?.number == nil else { return nil }
    return mention(year, month, nil).map { ($0, place + 2) }
  }

  private func unitsBefore(at index: Int) -> (DateMention, Int)? {
    guard let day = small(at: index, 31) else { return nil }
    if isUnit(index + 1, .monthUnit), let month = small(at: index + 2, 12) {
      var place = index + 3
      if isSign(place, 0x2C) { place += 1 }
      if isUnit(place, .year), let year = year(at: place + 1) {
        return mention(year, month, day).map { ($0, place + 2) }
      }
      if let year = year(at: place) { return mention(year, month, day).map { ($0, place + 1) } }
      return mention(nil, month, day).map { ($0, index + 3) }
    }
    guard isSign(index + 1, 0x2F, 0x2D), let month = small(at: index + 2, 12) else { return nil }
    if index > 0, isUnit(index - 1, .day), !isSign(index + 3, 0x2F, 0x2D) {
      return mention(nil, month, day).map { ($0, index + 3) }
    }
    return nil
  }

  /// Year first: `2025-02-15`, `2025.02.15.`, `2025/2/15`, or with the name of the month.
  private func yearFirst(at index: Int) -> (DateMention, Int)? {
    if let date = persian(at: index) ?? shortYearFirst(at: index) { return date }
    guard let year = year(at: index) else { return nil }
    var place = index + 1
    if isSign(place, 0x2E, 0x2C), case .month? = token(place + 1)?.kind { place += 1 }
    if case .month(let month)? = token(place)?.kind {
      if isSign(place + 1, 0x2E), token(place + 2)?.number != nil { place += 1 }
      guard let day = small(at: place + 1, 31) else {
        return mention(year, month, nil).map { ($0, place + 1) }
      }
      return mention(year, month, day).map { ($0, place + 2) }
    }
    guard isSign(index + 1, 0x2D, 0x2E, 0x2F, 0x2010, 0x2011), let month = small(at: index + 2, 12),
      isSign(index + 3, 0x2D, 0x2E, 0x2F, 0x2010, 0x2011), let day = small(at: index + 4, 31),
      tokens[index + 1].kind == tokens[index + 3].kind
    else { return nil }
    if isSign(index + 5, 0x2D, 0x2F), token(index + 6)?.number != nil { return nil }
    return mention(year, month, day).map { ($0, index + 5) }
  }

  /// Two figures for the year where the year comes first: `25.02.15`.
  private func shortYearFirst(at index: Int) -> (DateMention, Int)? {
    guard order == .ymd, let year = figure(index, digits: 2), year < 60, isJoint(index + 1),
      isJoint(index + 3), tokens[index + 1].kind == tokens[index + 3].kind, isFree(before: index),
      let month = figure(index + 2, digits: 2), let day = figure(index + 4, digits: 2),
      !(isJoint(index + 5) && !tokens[index + 5].spaced && token(index + 6)?.number != nil)
    else { return nil }
    return mention(2000 + year, month, day).map { ($0, index + 5) }
  }

  /// A dot, a stroke or a hyphen.
  private func isJoint(_ index: Int) -> Bool { isSign(index, 0x2E, 0x2F, 0x2D) }

  /// Whether no longer figure goes on before this token.
  private func isFree(before index: Int) -> Bool {
    index == 0 || !isJoint(index - 1) || tokens[index].spaced
  }

  /// Figures with the year last: `15.02.2025`, `15/2/2025`, `02/15/2025`, `15.2.25`.
  private func figures(at index: Int) -> (DateMention, Int)? {
    guard let first = small(at: index, 31), isSign(index + 1, 0x2E, 0x2F, 0x2D),
      let second = small(at: index + 2, 31), isSign(index + 3, 0x2E, 0x2F, 0x2D),
      tokens[index + 1].kind == tokens[index + 3].kind
    else { return nil }
    guard isFree(before: index) else { return nil }
    if calendar == .persian, let year = persianYear(at: index + 4) {
      return persian(year, second, first).map { ($0, index + 5) }
    }
    var year = year(at: index + 4)
    if year == nil, let (value, digits) = token(index + 4)?.number, digits == 2, value < 60,
      !isSign(index + 1, 0x2D), !(isSign(index + 5, 0x2E, 0x2F) && token(index + 6)?.number != nil)
    {
      year = 2000 + value
    }
    guard let year else { return nil }
    let isDotted = isSign(index + 1, 0x2E)
    if first > 12 || isDotted { return mention(year, second, first).map { ($0, index + 5) } }
    if second > 12 { return mention(year, first, second).map { ($0, index + 5) } }
    switch order {
    // Both orders are usual in English: the day is open unless both agree, or a clock of 24 hours
    // behind it tells that it is not the American one.
    case .mdy:
      if first != second {
        guard let (time, _) = DateTime(tokens: tokens).time(from: index + 5), time.hour >= 13,
          !hasHalfDay(from: index + 5)
        else { return nil }
      }
      return mention(year, second, first).map { ($0, index + 5) }
    case .dmy, .ymd: return mention(year, second, first).map { ($0, index + 5) }
    }
  }

  /// Whether `am` or `pm` follows within a few words.
  private func hasHalfDay(from index: Int) -> Bool {
    (index..<min(tokens.count, index + 6)).contains {
      [0x414D, 0x504D, 0x41, 0x50].contains(tokens[$0].letters)
    }
  }

  /// Day and month by name, with or without year: `15 February 2025`, `15th of February`.
  private func dayMonth(at index: Int) -> (DateMention, Int)? {
    guard let day = small(at: index, 31) else { return nil }
    let name = isSign(index + 1, 0x2D) ? index + 2 : skipFiller(index + 1, 2)
    guard case .month(let month)? = token(name)?.kind else { return nil }
    let place = behindSecondName(name + 1, month)
    let isJoined = isSign(index + 1, 0x2D) && isSign(place, 0x2D)
    let after = isJoined ? place + 1 : skipFiller(place, 2)
    if let year = year(at: after) ?? shortYear(at: after, month: place - 1) {
      return mention(year, month, day).map { ($0, after + 1) }
    }
    // A word between them is a preposition: `1 day ago` is no August, which other languages shorten so.
    guard tokens[index..<name].allSatisfy(\.isShort) else { return nil }
    return mention(nil, month, day).map { ($0, place) }
  }

  /// Two figures for the year behind the name of a month: of the Thai calendar, or joined to the name
  /// (`15-Feb-25`).
  private func shortYear(at index: Int, month: Int) -> Int? {
    guard let value = figure(index, digits: 2) else { return nil }
    if calendar == .buddhist, value >= 50, value <= 90 { return 1957 + value }
    let isJoined = isSign(month - 1, 0x2D) && isSign(month + 1, 0x2D) && index == month + 2
    return isJoined && value < 60 ? 2000 + value : nil
  }

  /// The month that another calendar's name of the same month follows: `آذار/مارس`, `آذار (مارس)`.
  private func behindSecondName(_ index: Int, _ month: Int) -> Int {
    guard isSign(index, 0x2F, 0x28), case .month(month)? = token(index + 1)?.kind else {
      return index
    }
    return isSign(index, 0x28) && isSign(index + 2, 0x29) ? index + 3 : index + 2
  }

  /// The month by name first: `February 15, 2025`, `February 15`, `February 2025`.
  private func monthFirst(at index: Int) -> (DateMention, Int)? {
    guard case .month(let month)? = token(index)?.kind else { return nil }
    var place = index + 1
    if isSign(place, 0x2E) { place += 1 }
    if let day = small(at: place, 31), !isSign(place + 1, 0x3A) {
      // The day belongs to the month behind it: `się 20 maja`, where `sie` is short for August.
      if case .month? = token(place + 1)?.kind { return nil }
      let after = skipFiller(place + 1, 2)
      if let year = year(at: after) { return mention(year, month, day).map { ($0, after + 1) } }
      return mention(nil, month, day).map { ($0, place + 1) }
    }
    place = skipFiller(index + 1, 1)
    guard let year = year(at: place) else { return nil }
    return mention(year, month, nil).map { ($0, place + 1) }
  }

  /// The Persian calendar, to the day: `15 اسفند 1403`, and `1403/12/15` in its own language.
  private func persian(at index: Int) -> (DateMention, Int)? {
    if calendar == .persian, let year = persianYear(at: index), isJoint(index + 1),
      let month = small(at: index + 2, 12), isJoint(index + 3), let day = small(at: index + 4, 31)
    {
      return persian(year, month, day).map { ($0, index + 5) }
    }
    guard let day = small(at: index, 31), case .persianMonth(let month)? = token(index + 1)?.kind
    else { return nil }
    let place = skipFiller(index + 2, 2)
    guard let year = persianYear(at: place) else { return nil }
    return persian(year, month, day).map { ($0, place + 1) }
  }

  private func persianYear(at index: Int) -> Int? {
    guard let year = figure(index, digits: 4), year > 1300, year < 1500 else { return nil }
    return year
  }

  private func persian(_ year: Int, _ month: Int, _ day: Int) -> DateMention? {
    guard let parts = PersianCalendar.day(year: year, month: month, day: day)?.civil else {
      return nil
    }
    return mention(parts.year, parts.month, parts.day)
  }

  /// Past dots, commas and short words (`de`, `th`, `of`) between the parts of a date.
  private func skipFiller(_ index: Int, _ limit: Int) -> Int {
    var place = index
    var left = limit
    while left > 0, let token = token(place) {
      switch token.kind {
      case .sign(0x2E), .sign(0x2C), .sign(0xBA), .sign(0x60C): break
      case .word(let length, _) where length <= 3: break
      case .unit(.year, _): break
      default: return place
      }
      place += 1
      left -= 1
    }
    return place
  }

  private func weekday(before index: Int, after next: Int) -> Int? {
    for place in [index - 1, index - 2, index - 3, next, next + 1, next + 2]
    where tokens.indices.contains(place) {
      guard case .weekday(let day) = tokens[place].kind else { continue }
      // A comma and an article at most: `Dienstag, dem 20. Mai`.
      if place == index - 3, !isSign(index - 2, 0x2C) { continue }
      return day
    }
    return nil
  }
}
