internal import Chronology

/// Dates of a column with a unit, points in time and durations as texts.
enum DateText {
  /// A value in a column `per` this unit; `≈` marks one that lies in no single bucket of it.
  static func of(_ date: FuzzyDate, per unit: TimeUnit) -> String {
    let text = date.text(per: unit)
    let isBucket =
      !date.isPattern && date.earliest.isFinite && date.earliest == date.earliest.start(of: unit)
      && date.latest == date.earliest.end(of: unit)
    return isBucket ? text : "≈ \(text)"
  }

  /// A point in time in the zone in which it was stated: `2025-02-15T10:30+01:00`.
  static func of(_ instant: Instant) -> String {
    let offset = instant.zone == Instant.noZone ? 0 : Int64(instant.zone)
    let local = instant.milliseconds + offset * 60_000
    let days = Int64(floorDivision(local, 86_400_000))
    let rest = local - days * 86_400_000
    let day = FuzzyDate(Day(number: Int32(clamping: days))).edtf
    var text = "\(day)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60))"
    if rest % 60_000 != 0 { text += ":\(two(rest / 1000 % 60))" }
    if rest % 1000 != 0 { text += "." + String(String(1000 + rest % 1000).dropFirst()) }
    return text + zone(offset)
  }

  /// A duration as the language writes it: `3mo`, `7d`, `1d 12h`.
  static func of(_ duration: CalendarDuration) -> String {
    var parts: [String] = []
    if duration.months != 0 {
      parts.append(
        duration.months % 12 == 0 ? "\(duration.months / 12)y" : "\(duration.months)mo"
      )
    }
    var rest = duration.milliseconds
    for (unit, name) in [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min")] as [(Int64, String)]
    {
      let count = rest / unit
      rest -= count * unit
      if count != 0 { parts.append("\(count)\(name)") }
    }
    if rest != 0 {
      parts.append(rest % 1000 == 0 ? "\(rest / 1000)s" : "\(Double(rest) / 1000)s")
    }
    return parts.isEmpty ? "0d" : parts.joined(separator: " ")
  }

  private static func zone(_ minutes: Int64) -> String {
    guard minutes != 0 else { return "Z" }
    let size = abs(minutes)
    return "\(minutes < 0 ? "-" : "+")\(two(size / 60)):\(two(size % 60))"
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func floorDivision(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
