import Testing

@testable import Chronology

@Suite struct LiteralTests {
  @Test(arguments: [
    ("2025-02-15 x", "2025-02-15", 10), ("2025-02..2025-03", "2025-02", 7),
    ("2025-Q1)", "2025-01/2025-03", 7), ("2025-W07,", "2025-02-10/2025-02-16", 8),
    ("2025-02~", "2025-02~", 8), ("2016?", "2016?", 5), ("2016~ x", "2016~", 5),
    ("202X", "202X", 4), ("2025-02-15T10:30Z", "2025-02-15T10:30Z", 17),
    ("2025-02-15T10:30:05+01:00..", "2025-02-15T10:30:05+01:00", 25), ("7d", "7d", 2),
    ("2w", "14d", 2), ("90min", "90min", 5), ("3mo)", "3mo", 3), ("1q", "3mo", 2),
    ("1y", "1y", 2), ("12h", "12h", 3), ("2025-02-15?", "2025-02-15?", 11),
    ("2025-02 ?? x", "2025-02", 7), ("2025-02??x", "2025-02", 7), ("2025-02%3", "2025-02", 7),
  ])
  func `bare words are read to their end`(text: String, shown: String, length: Int) {
    let literal = scan(text)
    #expect(literal?.length == length)
    switch literal?.value {
    case .date(let date): #expect(date.edtf == shown)
    case .instant(let instant): #expect(instant.description == shown)
    case .duration(let duration): #expect(duration.description == shown)
    default: Issue.record("\(text) is no literal")
    }
  }

  @Test(arguments: ["7", "2025", "2025..2026", "1_000", "2.5", "1e3", "1e-3", "2016??x", "3 ~"])
  func `numbers are left to the lexer`(text: String) {
    #expect(scan(text) == nil)
  }

  @Test(arguments: [
    ("2025-2", "`2025-2`: write 2025-02, or 2025 - 2 to subtract", ["2025-02", "2025 - 2"]),
    ("10-3", "`10-3` is no date; write 10 - 3 to subtract", ["10 - 3"]),
    ("5m", "`5m` could be minutes or months", ["5min", "5mo"]),
    ("2025-02-30", "`2025-02-30` is no day: 2025-02 has 28 days", ["2025-02"]),
    ("3months", "`3months` is no duration: the units are s min h d w mo q y", ["3mo"]),
    ("2025-Q5", "`2025-Q5` is no quarter: write 2025-Q1 to 2025-Q4", []),
    ("2025-W53", "`2025-W53`: 2025 has the weeks 1 to 52", []),
    ("2025-02-15T25:00Z", "`2025-02-15T25:00Z`: the clock has no such time", []),
    ("2025-2-5", "`2025-2-5` lacks a zero: write 2025-02-05", ["2025-02-05"]),
    ("99999999999999999999d", "`99999999999999999999d` is too long", []),
  ])
  func `what looks like a literal and is none says why`(
    text: String,
    message: String,
    suggestions: [String]
  ) {
    #expect(scan(text)?.value == .problem(DateProblem(message, suggestions: suggestions)))
    #expect(scan(text)?.length == text.utf8.count)
  }

  @Test(arguments: [
    ("2025-02-15T23:30-05:00", "2025-02-15"), ("2025-02-15T23:30Z", "2025-02-15"),
    ("2025-02-16T00:30+01:00", "2025-02-16"), ("1969-12-31T23:59:59.999Z", "1969-12-31"),
    ("2025-02-15T10:30", "2025-02-15"),
  ])
  func `an instant has its day in its zone and prints as read`(text: String, day: String) throws {
    let instant = try Instant(iso: text)
    #expect(instant.description == text)
    #expect(FuzzyDate(instant.day).edtf == day)
  }

  private func scan(_ text: String) -> TemporalLiteral? {
    var copy = text
    return copy.withUTF8 { TemporalLiteral.scan($0) }
  }
}
