@testable import Chronology

/// A seeded generator (SplitMix64), so that a failure can be run again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Random values over a few years, of every shape that a text can have.
struct RandomDates {
  var generator: SeededGenerator

  /// All days that bounded values can have, and some around them.
  static let window =
    Day(existingYear: 2009, month: 1, day: 1)
    .number...Day(
      existingYear: 2041,
      month: 12,
      day: 31
    ).number

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func day() -> Day {
    Day(existingYear: 2023, month: 1, day: 1).adding(days: pick(0...1_400))
  }

  mutating func period() -> Period {
    let start = day()
    let units: [TimeUnit] = [.day, .week, .month, .quarter, .year]
    let unit = units[pick(0...units.count - 1)]
    switch pick(0...9) {
    case 0: return Period(first: .distantPast, last: start)
    case 1: return Period(first: start, last: .distantFuture)
    case 2...4: return Period(first: start, last: start.adding(days: pick(0...500)))
    default: return Period(first: start.start(of: unit), last: start.end(of: unit))
    }
  }

  /// An EDTF text; perhaps one of no value (then it is nil).
  mutating func value() -> FuzzyDate {
    while true {
      if let value = try? FuzzyDate(edtf: text()) { return value }
    }
  }

  mutating func text() -> String {
    switch pick(0...9) {
    case 0...5: return end()
    case 6: return "\(end())/.."
    case 7: return "../\(end())"
    default: return "\(end())/\(end())"
    }
  }

  private mutating func end() -> String {
    let date = day()
    let (year, month, number) = date.civil
    let padded = FuzzyDate.padded
    let mark = ["", "", "", "?", "~", "%"][pick(0...5)]
    let text = [
      "\(year)", "\(year)-\(padded(month, 2))",
      "\(year)-\(padded(month, 2))-\(padded(number, 2))",
      "\(year)-\(padded(month, 2))-\(padded(number, 2))",
      "XXXX-\(padded(month, 2))-\(padded(number, 2))", "XXXX-\(padded(month, 2))",
      "\(year)-XX-\(padded(number, 2))", "202X-\(padded(month, 2))",
      "\(year)-\(padded(month, 2))-\(number / 10)X", "202X",
    ][pick(0...9)]
    return text + mark
  }
}
