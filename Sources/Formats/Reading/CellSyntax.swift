internal import Chronology

/// What the text of a cell can be.
enum CellSyntax {
  /// Digits with an optional minus, without leading zeros, of 64 bits.
  static func isInt(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    int(text) != nil
  }

  /// The value of a whole number.
  static func int(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var index = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    guard index < text.count, text.count - index <= 19 else { return nil }
    if text[index] == UInt8(ascii: "0"), text.count > index + 1 { return nil }
    var value: Int64 = 0
    while index < text.count {
      guard isDigit(text[index]) else { return nil }
      let digit = Int64(text[index] & 15)
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowed) = product.subtractingReportingOverflow(digit)
      guard !overflow, !overflowed else { return nil }
      value = sum
      index += 1
    }
    return isNegative ? value : value == .min ? nil : -value
  }

  /// A decimal number without leading zeros, also one that begins with its point; a whole number
  /// beyond 64 bits is none, since it would lose digits.
  static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if text.first == UInt8(ascii: "-") { index = 1 }
    let start = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    let whole = index - start
    guard whole < 2 || text[start] != UInt8(ascii: "0"), index > start || index < text.count else {
      return false
    }
    guard index < text.count else { return whole < 19 || isInt(text) }
    if text[index] == UInt8(ascii: ".") {
      let point = index
      index += 1
      while index < text.count, isDigit(text[index]) { index += 1 }
      guard index > point + 1 else { return false }
    }
    guard index > start, isDigit(text[index - 1]) else { return false }
    return index == text.count || isExponent(text, from: index) && number(text) != nil
  }

  /// The value of a finite decimal number.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// The text without the zeros before its digits, which a stated type says to mean nothing.
  static func unpadded(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let zeros = text.prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros > 0, zeros < text.count else { return text }
    return UnsafeBufferPointer(rebasing: text[(isDigit(text[zeros]) ? zeros : zeros - 1)...])
  }

  /// `true` or `false`.
  static func isBool(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
  }

  /// A date in EDTF that says at least the month.
  static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 7, text.count <= 64, text.contains(UInt8(ascii: "-")),
      let first = text.first, isDigit(first) || first == UInt8(ascii: "X") || first == 0x2E
    else { return false }
    for end in text.split(separator: UInt8(ascii: "/")) where end.first != UInt8(ascii: ".") {
      guard end.dropFirst().contains(UInt8(ascii: "-")) else { return false }
    }
    return (try? FuzzyDate(edtf: text)) != nil
  }

  /// The first two numbers of `15.02.2025`, `2/15/2025`, `15-02-2025` and what separates them.
  static func numericDay(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (first: Int, second: Int, separator: UInt8)? {
    guard let separator = text.first(where: { !isDigit($0) }),
      separator == 0x2E || separator == 0x2F || separator == 0x2D
    else { return nil }
    let parts = text.split(separator: separator, omittingEmptySubsequences: true)
    guard parts.count == 3, parts[2].count == 4 || parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy(isDigit) }), parts[0].count <= 2, parts[1].count <= 2
    else { return nil }
    func value(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
      part.reduce(0) { $0 * 10 + Int($1 & 15) }
    }
    return (value(parts[0]), value(parts[1]), separator)
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10
  }

  private static func isExponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    guard text[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      index += 1
    }
    return index < text.count && text[index...].allSatisfy(isDigit)
  }
}
