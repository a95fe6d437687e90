internal import Glibc

/// Numbers in decimal digits.
enum NumberText {
  /// Appends a whole number.
  static func append(_ value: Int64, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    guard rest > 9 else {
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
      return
    }
    let start = bytes.count
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(digit))
      rest = quotient
    }
    bytes[start...].reverse()
  }

  /// Appends a number: the shortest digits that read back as the same value; people see at most four
  /// decimals, and nobody a zero with a sign.
  static func append(_ value: Double, as style: CellStyle, to bytes: inout [UInt8]) {
    let value = value == 0 ? 0 : value
    guard case .display = style else {
      bytes.append(contentsOf: value.description.utf8)
      return
    }
    let scaled = value * 10_000
    guard abs(value) < 1e11, abs(value) >= 0.01 || value == 0, scaled != scaled.rounded() else {
      bytes.append(contentsOf: value.description.utf8)
      return
    }
    bytes.append(contentsOf: (scaled.rounded() / 10_000).description.utf8)
  }
}
