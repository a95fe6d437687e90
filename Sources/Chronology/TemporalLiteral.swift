/// A date, an instant or a duration that a query writes as a bare word beginning with a digit.
public struct TemporalLiteral: Hashable, Sendable {
  /// What the word is.
  public var value: Value

  /// Its length in bytes.
  public var length: Int

  /// What a word that begins with a digit can be.
  public enum Value: Hashable, Sendable {
    case date(FuzzyDate)
    case instant(Instant)
    case duration(CalendarDuration)

    /// It looks like one of them and is none.
    case problem(DateProblem)
  }

  /// Reads the literal at the beginning of the bytes.
  ///
  /// - Returns: nil where a number begins there: digits alone, `1_000`, `2.5`, `1e3`, `2025..2026`.
  /// - Complexity: linear in the word's length.
  public static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> TemporalLiteral? {
    let word = Word(bytes)
    guard let value = word.value else { return nil }
    return TemporalLiteral(value: value, length: word.length)
  }
}

/// The longest run of bytes that could be one literal.
private struct Word {
  let bytes: ArraySlice<UInt8>
  var length: Int { bytes.count }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Digits, letters, `-` before a digit, X, Q or W, one mark, and in an instant `: . +`.
  init(_ source: UnsafeBufferPointer<UInt8>) {
    var end = 0
    var isInstant = false
    scan: while end < source.count {
      let next = end + 1 < source.count ? source[end + 1] : 0
      switch source[end] {
      case let byte where byte.isDigit: break
      case UInt8(ascii: "T") where end == 10 && next.isDigit: isInstant = true
      case let byte where byte.isLetter || byte == UInt8(ascii: "_"): break
      case UInt8(ascii: "-") where next.isDigit || next.startsDatePart: break
      case UInt8(ascii: ":") where isInstant && next.isDigit: break
      case UInt8(ascii: "+") where isInstant && next.isDigit: break
      case UInt8(ascii: ".") where isInstant && next.isDigit: break
      case let byte where byte.isMark && end >= 4:
        // `a??b` is the operator, and `5 ~` no date.
        if !(byte == UInt8(ascii: "?") && next == byte) { end += 1 }
        break scan
      default: break scan
      }
      end += 1
    }
    bytes = ArraySlice(source[..<end])
  }

  var value: TemporalLiteral.Value? {
    let digits = bytes.prefix { $0.isDigit }.count
    guard digits > 0, digits < length else { return nil }
    let after = bytes[digits]
    if after.isLetter { return duration(digits) }
    if after == UInt8(ascii: "-") || after.isMark { return dated(digits) }
    return nil
  }

  /// `7d`; nil for `1e3`, which is a number, and for `202X`.
  private func duration(_ digits: Int) -> TemporalLiteral.Value? {
    let unit = String(decoding: bytes[digits...], as: UTF8.self)
    let isDecade = unit.utf8.allSatisfy { $0 & 0xdf == UInt8(ascii: "X") || $0.isMark }
    if isDecade, length >= 4 { return edtf }
    if unit.utf8.first == UInt8(ascii: "e") || unit.utf8.first == UInt8(ascii: "E"),
      unit.utf8.dropFirst().allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") })
    {
      return nil
    }
    guard let count = Int64(String(decoding: bytes[..<digits], as: UTF8.self)) else {
      return .problem(DateProblem("`\(text)` is too long"))
    }
    do throws(DateProblem) {
      return .duration(try CalendarDuration(count, unit: unit))
    } catch {
      return .problem(error)
    }
  }

  private func dated(_ digits: Int) -> TemporalLiteral.Value {
    do throws(DateProblem) {
      if length > 10, bytes[10] == UInt8(ascii: "T") {
        return .instant(try Instant(iso: text))
      }
      if length > 5, bytes[4] == UInt8(ascii: "-") {
        if bytes[5] == UInt8(ascii: "Q") { return .date(try quarter()) }
        if bytes[5] == UInt8(ascii: "W") { return .date(try week()) }
      }
      return edtf
    } catch {
      return .problem(error)
    }
  }

  private var edtf: TemporalLiteral.Value {
    do throws(DateProblem) {
      return .date(try FuzzyDate(edtf: text))
    } catch {
      return .problem(subtraction ?? error)
    }
  }

  /// Digits, `-`, digits, where a subtraction may have been meant.
  private var subtraction: DateProblem? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) && !$0.isEmpty })
    else { return nil }
    let spaced = "\(parts[0]) - \(parts[1])"
    guard parts[0].utf8.count == 4, parts[1].utf8.count == 1, parts[1] != "0" else {
      let isMonth = parts[0].utf8.count == 4 && parts[1].utf8.count == 2
      return isMonth
        ? nil
        : DateProblem("`\(text)` is no date; write \(spaced) to subtract", suggestions: [spaced])
    }
    let month = "\(parts[0])-0\(parts[1])"
    return DateProblem(
      "`\(text)`: write \(month), or \(spaced) to subtract",
      suggestions: [month, spaced]
    )
  }

  private func quarter() throws(DateProblem) -> FuzzyDate {
    guard length == 7, let year = number(0..<4), let quarter = number(6..<7), 1...4 ~= quarter
    else { throw DateProblem("`\(text)` is no quarter: write 2025-Q1 to 2025-Q4") }
    let first = Day(existingYear: year, month: quarter * 3 - 2, day: 1)
    return FuzzyDate(from: first, through: first.end(of: .quarter))
  }

  private func week() throws(DateProblem) -> FuzzyDate {
    guard length == 8, let year = number(0..<4), let week = number(6..<8) else {
      throw DateProblem("`\(text)` is no week: write 2025-W07")
    }
    guard let monday = Day(isoYear: year, week: week) else {
      let weeks = Day(isoYear: year, week: 53) == nil ? 52 : 53
      throw DateProblem("`\(text)`: \(year) has the weeks 1 to \(weeks)")
    }
    return FuzzyDate(from: monday, through: monday.adding(days: 6))
  }

  private func number(_ range: Range<Int>) -> Int? {
    let digits = bytes[range]
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  fileprivate var isLetter: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
  }
  /// `%` is the remainder in queries, so only these two marks stand in a bare word.
  fileprivate var isMark: Bool { self == UInt8(ascii: "?") || self == UInt8(ascii: "~") }
  fileprivate var startsDatePart: Bool {
    self == UInt8(ascii: "X") || self == UInt8(ascii: "Q") || self == UInt8(ascii: "W")
  }
}
