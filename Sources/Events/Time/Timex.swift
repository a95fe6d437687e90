/// A temporal expression as TIMEX3 has it: what its words say, before anything is known of the
/// document's time.
package struct Timex: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"

    /// Words that only look like a time.
    case none = "NONE"
  }

  /// From where an offset counts.
  enum Anchor: UInt8, Sendable {
    /// The expression says itself when.
    case none
    /// The document creation time.
    case document
    /// The expression before it.
    case reference
  }

  enum Unit: String, Sendable {
    case minute, hour, day, week, month, quarter, year

    /// The letter in an ISO 8601 duration.
    var letter: String {
      switch self {
      case .minute: "M"
      case .hour: "H"
      case .day: "D"
      case .week: "W"
      case .month: "M"
      case .quarter: "Q"
      case .year: "Y"
      }
    }
  }

  /// Which part of the time is meant.
  enum Modifier: String, Sendable {
    case start = "START"
    case mid = "MID"
    case end = "END"
    case approximate = "APPROX"
    case before = "BEFORE"
    case after = "AFTER"

    static let all: [Modifier] = [.start, .mid, .end, .approximate, .before, .after]
  }

  /// A time without a place on the calendar.
  enum Vague: String, Sendable {
    case past = "PAST_REF"
    case present = "PRESENT_REF"
    case future = "FUTURE_REF"
  }

  var kind = Kind.date

  /// Bytes of the folded text.
  var range: Range<Int>
  var year: Int?
  var month: Int?
  var day: Int?

  /// The last day of a range within one month.
  var lastDay: Int?

  /// 1 on Mondays through 7.
  var weekday: Int?

  /// 21…24 for spring through winter.
  var season: Int?
  var anchor = Anchor.none
  var unit: Unit?
  var offset = 0
  var modifier: Modifier?

  /// Its bytes with the modifier where that belongs to it: `Ende 2016`.
  var extent: Range<Int> { wide ?? range }
  private var wide: Range<Int>?

  /// Takes a modifier that stands beside it; prepositions stay outside, as in TIMEX3.
  mutating func take(_ modifier: Modifier, at place: Range<Int>) {
    self.modifier = modifier
    if modifier == .before || modifier == .after { return }
    wide =
      min(range.lowerBound, place.lowerBound)..<max(range.upperBound, place.upperBound)
  }

  var vague: Vague?

  /// Whether it is the time from the reference to the document's own.
  var isSince = false

  /// Whether it goes from the time of the rest of its sentence.
  var isOfMain = false

  /// ISO 8601, of durations.
  var duration: String?

  /// Whether it is the name of a weekday and no more.
  var isBareWeekday: Bool {
    weekday != nil && day == nil && anchor == .none
  }

  init(range: Range<Int>) {
    self.range = range
  }

  /// The underspecified value, as TimeML writes it: `XXXX-02-15`, `XXXX-WXX-4`, `PT2H`.
  var value: String {
    if let duration { return duration }
    if let vague { return vague.rawValue }
    if isSince { return "REF/DCT" }
    if anchor != .none, let unit {
      let name = anchor == .document ? "DCT" : "REF"
      let sign = offset < 0 ? "-" : "+"
      let shift = offset == 0 ? "" : "\(sign)P\(abs(offset))\(unit.letter)"
      let rest = weekday.map { "-W\($0)" } ?? month.map { "-\(Self.digits($0))" } ?? ""
      return name + shift + rest
    }
    if let weekday, month == nil, day == nil { return "XXXX-WXX-\(weekday)" }
    let years = year.map { Self.digits($0, 4) } ?? "XXXX"
    if let season { return "\(years)-\(season)" }
    guard month != nil || day != nil else { return years }
    let months = month.map { Self.digits($0) } ?? "XX"
    guard let day else { return "\(years)-\(months)" }
    return "\(years)-\(months)-\(Self.digits(day))"
  }

  static func digits(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
