/// Writing EDTF.
extension FuzzyDate: CustomStringConvertible {
  /// The value in EDTF, canonical: `2016` for all days of that year, `2024-02/2024-03` for whole
  /// months; a widened `~` as it was written.
  public var edtf: String {
    if let pattern { return pattern.text + startMarks.text }
    let (start, end) = narrowed
    if startMarks == endMarks, let unit = FuzzyDate.unit(from: start, through: end) {
      return FuzzyDate.text(of: start, unit) + startMarks.text
    }
    var (startUnit, endUnit) = written ?? (.day, .day)
    if written == nil {
      startUnit = FuzzyDate.commonUnit(start, end)
      endUnit = startUnit
    }
    let left = start.isFinite ? FuzzyDate.text(of: start, startUnit) + startMarks.text : ".."
    let right = end.isFinite ? FuzzyDate.text(of: end, endUnit) + endMarks.text : ".."
    return "\(left)/\(right)"
  }

  /// The same as `edtf`.
  public var description: String { edtf }

  /// As tables show a value of this unit: `2025-Q1` and `2025-W07` for whole quarters and weeks.
  public func text(per unit: TimeUnit?) -> String {
    guard detail == 0, earliest.isFinite, latest == earliest.end(of: unit ?? .day),
      let unit, earliest == earliest.start(of: unit)
    else { return edtf }
    switch unit {
    case .quarter:
      let (year, month, _) = earliest.civil
      return "\(FuzzyDate.padded(year, 4))-Q\((month + 2) / 3)"
    case .week:
      let (year, week) = earliest.isoWeek
      return "\(FuzzyDate.padded(year, 4))-W\(FuzzyDate.padded(week, 2))"
    default:
      return edtf
    }
  }

  /// The coarsest unit of the calendar that has exactly these days.
  static func unit(from first: Day, through last: Day) -> WrittenPrecision? {
    guard first.isFinite, last.isFinite else { return nil }
    guard first != last else { return .day }
    for unit in [WrittenPrecision.month, .year, .decade, .century, .millennium]
    where unit.start(first) == first && unit.end(first) == last {
      return unit
    }
    return nil
  }

  /// Years, months or days, so that both ends can be written in it.
  static func commonUnit(_ first: Day, _ last: Day) -> WrittenPrecision {
    guard first.isFinite, last.isFinite else { return .day }
    for unit in [WrittenPrecision.year, .month]
    where unit.start(first) == first && unit.end(last) == last {
      return unit
    }
    return .day
  }

  private static func text(of day: Day, _ unit: WrittenPrecision) -> String {
    let (year, month, number) = day.civil
    let digits = padded(year, 4)
    switch unit {
    case .day: return "\(digits)-\(padded(month, 2))-\(padded(number, 2))"
    case .month: return "\(digits)-\(padded(month, 2))"
    case .year: return digits
    case .decade: return digits.dropLast(1) + "X"
    case .century: return digits.dropLast(2) + "XX"
    case .millennium: return digits.dropLast(3) + "XXX"
    }
  }

  /// The number with zeros before it, at least so many digits.
  static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, count - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }
}

extension FuzzyDate {
  /// How precisely a value is known: the result of `precision(d)`.
  public enum Precision: String, CaseIterable, Sendable {
    case day, month, year, interval, open, pattern
  }

  /// How precisely it is known; of a widened `~` as it was written.
  public var precision: Precision {
    if isPattern { return .pattern }
    if isOpen { return .open }
    let (start, end) = narrowed
    switch FuzzyDate.unit(from: start, through: end) {
    case .day: return .day
    case .month: return .month
    case .year: return .year
    default: return .interval
    }
  }
}
