internal import Chronology

/// How a file writes dates: `D.M.Y`, `M/D/Y`, `Y. M. D.`; all else stands for itself.
struct DatePatternText {
  private let pattern: [UInt8]

  init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
  }

  /// The date that the text writes, or nil where it does not fit; a year of two digits does not.
  func read(_ text: UnsafeBufferPointer<UInt8>) -> FuzzyDate? {
    var (year, month, day): (Int?, Int?, Int?)
    var position = 0
    for letter in pattern {
      switch letter {
      case UInt8(ascii: "Y"): year = number(text, &position, digits: 4...4)
      case UInt8(ascii: "M"): month = number(text, &position, digits: 1...2)
      case UInt8(ascii: "D"): day = number(text, &position, digits: 1...2)
      default:
        guard position < text.count, text[position] == letter else { return nil }
        position += 1
      }
    }
    guard position == text.count, let year else { return nil }
    switch (month, day) {
    case (let month?, let day?): return FuzzyDate(year: year, month: month, day: day)
    case (let month?, nil):
      return pattern.contains(UInt8(ascii: "D")) ? nil : FuzzyDate(year: year, month: month)
    case (nil, nil): return pattern.count == 1 ? FuzzyDate(year: year) : nil
    default: return nil
    }
  }

  private func number(
    _ text: UnsafeBufferPointer<UInt8>,
    _ position: inout Int,
    digits: ClosedRange<Int>
  ) -> Int? {
    let start = position
    var value = 0
    while position < text.count, position - start < digits.upperBound,
      CellSyntax.isDigit(text[position])
    {
      value = value * 10 + Int(text[position] & 15)
      position += 1
    }
    return position - start < digits.lowerBound ? nil : value
  }
}
