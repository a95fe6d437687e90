/// A part of the bytes of a text.
typealias DateBytes = Slice<UnsafeBufferPointer<UInt8>>

/// One end of an interval, or a value that is none: digits and marks as EDTF writes them.
struct DateEnd {
  private let text: String
  private(set) var pattern: DatePattern
  private(set) var marks: DateMarks = []

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, digits or `X`, and perhaps a mark.
  init(_ bytes: DateBytes) throws(DateProblem) {
    text = shown(bytes)
    var digits = bytes
    if let last = digits.last, let mark = DateMarks(byte: last) {
      marks = mark
      digits = digits.dropLast()
    }
    guard DateEnd.hasShape(digits) else { throw DateEnd.misshapen(digits, text) }
    pattern = DatePattern(packed: 0)
    for (place, byte) in digits.lazy.filter({ $0 != UInt8(ascii: "-") }).enumerated() {
      let code = byte == UInt8(ascii: "X") ? DatePattern.unknown : UInt32(byte) - 47
      pattern.packed |= code << UInt32(28 - place * 4)
    }
    try check()
    pattern.dropUnknownTail()
  }

  /// Whether it is 4, 7 or 10 bytes long with dashes in the right places.
  private static func hasShape(_ bytes: DateBytes) -> Bool {
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return false }
    return bytes.enumerated().allSatisfy { place, byte in
      place == 4 || place == 7
        ? byte == UInt8(ascii: "-")
        : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "X")
    }
  }

  private static func misshapen(_ digits: DateBytes, _ text: String) -> DateProblem {
    if digits.contains(where: { DateMarks(byte: $0) != nil }) {
      return DateProblem("`\(text)`: the marks ? ~ % stand at the end, and % is both of them")
    }
    if digits.contains(UInt8(ascii: "x")) {
      let upper = DateEnd.upperCased(text)
      return DateProblem("`\(text)`: an unknown digit is a capital X", suggestions: [upper])
    }
    if let padded = DateEnd.padded(text) {
      return DateProblem("`\(text)` lacks a zero: write \(padded)", suggestions: [padded])
    }
    return DateProblem(
      "`\(text)` is no date: write 2025, 2025-02 or 2025-02-15",
      suggestions: yearFirst(text)
    )
  }

  /// `15-02-2025` as `2025-02-15`, and as both days where the month may stand first.
  private static func yearFirst(_ text: String) -> [String] {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 2, parts[1].utf8.count == 2,
      parts[2].utf8.count == 4
    else { return [] }
    let days = ["\(parts[2])-\(parts[1])-\(parts[0])", "\(parts[2])-\(parts[0])-\(parts[1])"]
    return (days[0] == days[1] ? [days[0]] : days).filter { (try? FuzzyDate(edtf: $0)) != nil }
  }

  private static func upperCased(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == UInt8(ascii: "x") ? 88 : $0 }, as: UTF8.self)
  }

  /// `2025-2-5` as `2025-02-05`, where only zeros are missing.
  private static func padded(_ text: String) -> String? {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.count) }),
      parts.joined().allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    return parts.map { part in
      String(decoding: part.count == 1 ? [UInt8(ascii: "0")] + part : Array(part), as: UTF8.self)
    }.joined(separator: "-")
  }

  /// Whether the calendar has such a month and day.
  private func check() throws(DateProblem) {
    if let month = pattern.number(4..<6), pattern.packed >> 8 & 0xff != 0 {
      switch month {
      case 1...12: break
      case 21...24:
        throw DateProblem("`\(text)`: seasons differ by hemisphere; write months: 2025-03/2025-05")
      case 33...36 where pattern.packed & 0xff == 0: break
      default: throw DateProblem("`\(text)`: there is no month \(month)")
      }
      if let day = pattern.number(6..<8), pattern.packed & 0xff != 0 {
        let most = pattern.year.map { Day.days(inMonth: month, of: $0) }
        let days = most ?? (month == 2 ? 29 : Day.days(inMonth: month, of: 1))
        guard 1...days ~= day else {
          let whole = pattern.monthText
          throw DateProblem("`\(text)` is no day: \(whole) has \(days) days", suggestions: [whole])
        }
      }
    }
    if pattern.hasNoYear, pattern.packed & 0xffff == 0 || pattern.isWhollyUnknown {
      throw DateProblem("`\(text)` says nothing: at least one digit must be known")
    }
  }

  /// The value of an end that stands alone.
  func single() throws(DateProblem) -> FuzzyDate {
    if let quarter = quarterValue { return quarter }
    guard let value = FuzzyDate(pattern, marks: marks) else {
      throw DateProblem("`\(text)`: no day of the calendar is like this")
    }
    return value
  }

  /// The first and last day before `~` widens them, and the precision.
  func bounds() throws(DateProblem) -> (Day, Day, WrittenPrecision) {
    let plain = try DateEnd(pattern, text).single()
    guard !plain.isPattern else {
      throw DateProblem("`\(text)`: only the last digits of an interval's end may be unknown")
    }
    let unit = FuzzyDate.unit(from: plain.earliest, through: plain.latest)
    let isQuarter = quarterValue != nil
    return (plain.earliest, plain.latest, unit ?? (isQuarter ? .month : .day))
  }

  private init(_ pattern: DatePattern, _ text: String) {
    self.pattern = pattern
    self.text = text
  }

  /// EDTF writes the quarters of a year as months 33 to 36.
  private var quarterValue: FuzzyDate? {
    guard let year = pattern.year, let month = pattern.number(4..<6), 33...36 ~= month else {
      return nil
    }
    let first = Day(existingYear: year, month: (month - 33) * 3 + 1, day: 1)
    return FuzzyDate(
      first: first,
      last: first.end(of: .quarter),
      marks: (marks, marks),
      written: (.month, .month)
    )
  }
}
