import Testing

@testable import Chronology

@Suite struct CalendarTests {
  @Test func `every day has its civil date and back, in order`() {
    var expected = (year: 1880, month: 1, day: 1)
    var day = Day(existingYear: 1880, month: 1, day: 1)
    var weekday = day.weekday
    while expected.year < 2110 {
      guard day.civil == expected, day.weekday == weekday,
        Day(year: expected.year, month: expected.month, day: expected.day) == day
      else {
        Issue.record("\(expected) is \(day.civil)")
        return
      }
      day = day.adding(days: 1)
      weekday = weekday % 7 + 1
      expected.day += 1
      if expected.day > Day.days(inMonth: expected.month, of: expected.year) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test(arguments: [
    ("2025-02-15", 6, 2025, 7), ("2024-12-30", 1, 2025, 1), ("2021-01-03", 7, 2020, 53),
    ("2020-12-31", 4, 2020, 53), ("1970-01-01", 4, 1970, 1), ("2000-02-29", 2, 2000, 9),
  ])
  func `ISO weeks and weekdays`(text: String, weekday: Int, year: Int, week: Int) throws {
    let day = try FuzzyDate(edtf: text).earliest
    #expect(day.weekday == weekday)
    #expect(day.isoWeek == (year, week))
    #expect(Day(isoYear: year, week: week)?.adding(days: weekday - 1) == day)
  }

  @Test func `a year without a 53rd week has none`() {
    #expect(Day(isoYear: 2025, week: 53) == nil)
    #expect(Day(isoYear: 2026, week: 53) != nil)
  }

  @Test(arguments: TimeUnit.allCases)
  func `units tile the calendar`(unit: TimeUnit) {
    var random = RandomDates(seed: 1)
    for _ in 0..<100 {
      let day = random.day()
      let (start, end) = (day.start(of: unit), day.end(of: unit))
      #expect(start <= day && day <= end)
      #expect(start.start(of: unit) == start && end.adding(days: 1) == start.next(unit))
      #expect(start.next(unit).start(of: unit) == start.next(unit))
    }
  }

  @Test(arguments: [
    ("2025-02", "1mo", "2025-03"), ("2023-02", "1y", "2024-02"), ("2024", "1y", "2025"),
    ("2025-01-31", "1mo", "2025-02-28"), ("2024-02-29", "1y", "2025-02-28"),
    ("2025-02", "7d", "2025-02-08/2025-03-07"), ("2025-02~", "1mo", "2025-03~"),
    ("2025-02-15~", "3d", "2025-02-18~"), ("2025-02~", "3d", "2025-01-05~/2025-04-02~"),
    ("2025-02/..", "1q", "2025-05/.."), ("2025-02/..", "1d", "2025-02-02/.."),
    ("2025-02-15?", "2w", "2025-03-01?"), ("2024-12-31", "24h", "2025-01-01"),
    ("202X", "10y", "203X"), ("2025/..", "1mo", "2025-02/.."), ("2025/..", "1y", "2026/.."),
    ("2025~", "1mo", "2024-03~/2026-12~"), ("2025-01-31~", "1mo", "2025-02-28/2025-03-01"),
  ])
  func `a duration moves a date`(text: String, length: String, moved: String) throws {
    let value = try FuzzyDate(edtf: text)
    #expect(try value.adding(duration(length))?.edtf == moved)
  }

  @Test func `what cannot be moved is nil`() throws {
    #expect(try FuzzyDate(edtf: "XXXX-02-15").adding(duration("1d")) == nil)
    #expect(try FuzzyDate(edtf: "2025-02-15").adding(duration("12h")) == nil)
    #expect(try FuzzyDate(edtf: "9999-12-31").adding(duration("1d")) == nil)
  }

  @Test func `differences, starts and ages want certain days`() throws {
    let day = try FuzzyDate(edtf: "2025-02-15?")
    let month = try FuzzyDate(edtf: "2025-02")
    #expect(try day.subtracting(FuzzyDate(edtf: "2025-02-01"))?.description == "14d")
    #expect(day.subtracting(month) == nil)
    #expect(month.start(of: .year)?.edtf == "2025-01-01")
    #expect(month.start(of: .week) == nil)
    #expect(try day.age(today: FuzzyDate(edtf: "2025-03-01").earliest) == 14)
  }

  @Test(arguments: [
    (RelativePeriod.last(.init(days: 7)), "2025-02-09..2025-02-15"),
    (.next(.init(days: 7)), "2025-02-16..2025-02-22"), (.lastUnit(.month), "2025-01"),
    (.thisUnit(.year), "2025"), (.nextUnit(.quarter), "2025-04-01..2025-06-30"),
    (.lastUnit(.week), "2025-02-03..2025-02-09"), (.yesterday, "2025-02-14"),
    (.last(.init(months: 3, milliseconds: 0)), "2024-11-16..2025-02-15"),
  ])
  func `relative periods`(relative: RelativePeriod, days: String) throws {
    let today = try FuzzyDate(edtf: "2025-02-15").earliest
    #expect(relative.period(today: today)?.description == days)
  }

  private func duration(_ text: String) throws -> CalendarDuration {
    var copy = text
    let literal = copy.withUTF8 { TemporalLiteral.scan($0) }
    guard case .duration(let value) = literal?.value else { throw DateProblem("no duration") }
    return value
  }
}
