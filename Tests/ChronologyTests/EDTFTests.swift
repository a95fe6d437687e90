import Testing

@testable import Chronology

@Suite struct EDTFTests {
  @Test(arguments: [
    ("2025-02-15", "2025-02-15", "2025-02-15", "2025-02-15"),
    ("2025-02", "2025-02-01", "2025-02-28", "2025-02"),
    ("2024", "2024-01-01", "2024-12-31", "2024"),
    ("202X", "2020-01-01", "2029-12-31", "202X"),
    ("19XX", "1900-01-01", "1999-12-31", "19XX"),
    ("2025-02~", "2025-01-01", "2025-03-31", "2025-02~"),
    ("2025-02-15~", "2025-02-14", "2025-02-16", "2025-02-15~"),
    ("2016~", "2015-01-01", "2017-12-31", "2016~"),
    ("2016?", "2016-01-01", "2016-12-31", "2016?"),
    ("2016%", "2015-01-01", "2017-12-31", "2016%"),
    ("202X~", "2010-01-01", "2039-12-31", "202X~"),
    ("2016-01-01/2016-12-31", "2016-01-01", "2016-12-31", "2016"),
    ("2016-10/2016-12", "2016-10-01", "2016-12-31", "2016-10/2016-12"),
    ("2016-10-01/2016-12-31", "2016-10-01", "2016-12-31", "2016-10/2016-12"),
    ("2025-35", "2025-07-01", "2025-09-30", "2025-07/2025-09"),
    ("2025-02-15~/2025-03", "2025-02-14", "2025-03-31", "2025-02-15~/2025-03"),
    ("2025-02~/2027", "2025-01-01", "2027-12-31", "2025-02~/2027"),
    ("2025-02-15/2025-03~", "2025-02-15", "2025-04-30", "2025-02-15/2025-03~"),
    ("2025-02-15?/2025-03-01", "2025-02-15", "2025-03-01", "2025-02-15?/2025-03-01"),
    ("2025-XX", "2025-01-01", "2025-12-31", "2025"),
    ("2025-02-XX?", "2025-02-01", "2025-02-28", "2025-02?"),
    ("2025-02-1X", "2025-02-10", "2025-02-19", "2025-02-10/2025-02-19"),
    ("2025-XX-15", "2025-01-15", "2025-12-15", "2025-XX-15"),
    ("2020/2029", "2020-01-01", "2029-12-31", "202X"),
    ("202X-02-29", "2020-02-29", "2028-02-29", "202X-02-29"),
    ("0000-01-01", "0000-01-01", "0000-01-01", "0000-01-01"),
    ("9999~", "9998-01-01", "10000-12-31", "9999~"),
  ])
  func `a value has its interval and its canonical text`(
    text: String,
    first: String,
    last: String,
    canonical: String
  ) throws {
    let value = try FuzzyDate(edtf: text)
    #expect(FuzzyDate(value.earliest).edtf == first)
    #expect(FuzzyDate(value.latest).edtf == last)
    #expect(value.edtf == canonical)
    #expect(try FuzzyDate(edtf: value.edtf) == value)
    #expect(try FuzzyDate(edtf: value.edtf).detail == value.detail)
  }

  @Test(arguments: ["2025-02-15/..", "../2025", "2025-01~/..", "XXXX-03-28", "XXXX-02?"])
  func `open and yearless values print as written`(text: String) throws {
    let value = try FuzzyDate(edtf: text)
    #expect(value.edtf == text)
    #expect(value.earliest == .distantPast || value.latest == .distantFuture)
  }

  @Test func `identity is interval, marks and pattern`() throws {
    #expect(try FuzzyDate(edtf: "2016") == FuzzyDate(edtf: "2016-01/2016-12"))
    #expect(try FuzzyDate(edtf: "2025~") == FuzzyDate(edtf: "2024-02~/2026-11~"))
    #expect(try FuzzyDate(edtf: "2016") != FuzzyDate(edtf: "2016?"))
    #expect(try FuzzyDate(edtf: "2016?") != FuzzyDate(edtf: "2016?/2016-12-31"))
    #expect(try FuzzyDate(edtf: "XXXX-02") == FuzzyDate(edtf: "XXXX-02-XX"))
  }

  @Test(arguments: [
    ("2025-02-30", "`2025-02-30` is no day: 2025-02 has 28 days"),
    ("2025-13", "`2025-13`: there is no month 13"),
    ("2025-00", "`2025-00`: there is no month 0"),
    ("XXXX-02-30", "`XXXX-02-30` is no day: XXXX-02 has 29 days"),
    ("2025-2", "`2025-2` lacks a zero: write 2025-02"),
    ("2025-21", "`2025-21`: seasons differ by hemisphere; write months: 2025-03/2025-05"),
    ("XXXX", "`XXXX` says nothing: at least one digit must be known"),
    ("XXXX-XX-XX", "`XXXX-XX-XX` says nothing: at least one digit must be known"),
    ("../..", "`../..` is no date: one end must be known"),
    ("2025/2024", "`2025/2024` ends before it begins"),
    ("2025/", "an open end is written `..`: `2025/..`"),
    ("2025~-02", "`2025~-02`: the marks ? ~ % stand at the end, and % is both of them"),
    ("202x", "`202x`: an unknown digit is a capital X"),
    ("soon", "`soon` is no date: write 2025, 2025-02 or 2025-02-15"),
    ("", "an empty text is no date"),
  ])
  func `what is no date says why`(text: String, message: String) {
    #expect(throws: DateProblem.self) { try FuzzyDate(edtf: text) }
    do throws(DateProblem) {
      _ = try FuzzyDate(edtf: text)
    } catch {
      #expect(error.message == message)
    }
  }
}
