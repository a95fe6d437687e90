internal import Chronology

/// Dates of a column with a unit.
enum DateText {
  /// A value in a column `per` this unit; `≈` marks one that lies in no single bucket of it.
  static func of(_ date: FuzzyDate, per unit: TimeUnit) -> String {
    let text = date.text(per: unit)
    let isBucket =
      !date.isPattern && date.earliest.isFinite && date.earliest == date.earliest.start(of: unit)
      && date.latest == date.earliest.end(of: unit)
    return isBucket ? text : "≈ \(text)"
  }
}
