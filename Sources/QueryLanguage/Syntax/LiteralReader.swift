internal import TextTools

/// Reads what literals mean from the bytes of their tokens.
enum LiteralReader {
  /// The text of `"…"`; an escape that does not exist stands for itself.
  static func text(_ token: ArraySlice<UInt8>) -> String {
    let inner = token.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    var result: [UInt8] = []
    var index = inner.startIndex
    while index < inner.endIndex {
      guard inner[index] == UInt8(ascii: "\\"), index + 1 < inner.endIndex else {
        result.append(inner[index])
        index += 1
        continue
      }
      let escape = inner[index + 1]
      if escape == UInt8(ascii: "u"),
        let close = inner[index...].firstIndex(of: UInt8(ascii: "}")),
        let scalar = scalar(escape: inner[index...close])
      {
        UTF8Bytes.append(scalar.value, to: &result)
        index = close + 1
        continue
      }
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "\\"), UInt8(ascii: "\""): result.append(escape)
      default: result += [UInt8(ascii: "\\"), escape]
      }
      index += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text of `'…'`.
  static func rawText(_ token: ArraySlice<UInt8>) -> String {
    undoubled(token, quote: UInt8(ascii: "'"))
  }

  /// The name in backticks.
  static func quotedName(_ token: ArraySlice<UInt8>) -> String {
    undoubled(token, quote: UInt8(ascii: "`"))
  }

  private static func undoubled(_ token: ArraySlice<UInt8>, quote: UInt8) -> String {
    var inner = token.dropFirst()
    if inner.last == quote { inner = inner.dropLast() }
    guard inner.contains(quote) else { return String(decoding: inner, as: UTF8.self) }
    var result: [UInt8] = []
    var isSecond = false
    for byte in inner {
      if byte == quote, isSecond {
        isSecond = false
        continue
      }
      isSecond = byte == quote
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of `\u{…}`.
  static func scalar(escape: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let digits = escape.dropFirst(3).dropLast()
    guard escape.count >= 5, digits.count <= 6, escape.last == UInt8(ascii: "}"),
      escape[escape.startIndex + 2] == UInt8(ascii: "{")
    else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard let digit = UTF8Bytes.hexadecimal(digit) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return Unicode.Scalar(value)
  }

  /// A whole number with its `_` left out, or nil beyond 64 bits.
  static func int(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits where digit != UInt8(ascii: "_") {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit &- UInt8(ascii: "0")))
      if overflows || overflowsToo { return nil }
      value = sum
    }
    return value
  }

  /// A number with a fraction or an exponent, or nil where it is not finite.
  static func number(_ token: ArraySlice<UInt8>) -> Double? {
    let digits = String(decoding: token.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    guard let value = Double(digits), value.isFinite else { return nil }
    return value
  }
}

/// Writes values as literals.
package enum LiteralWriter {
  /// A text as `"…"`.
  package static func text(_ value: String) -> String {
    var result = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A name, in backticks where the grammar needs them.
  package static func name(_ name: String) -> String {
    guard !isPlainName(name) else { return name }
    return "`"
      + name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
      + "`"
  }

  private static func isPlainName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name != "_", !Grammar.reserved.contains(name),
      first == "_" || first.properties.isXIDStart
    else { return false }
    return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }
}
