/// The marks of a date: `?` doubts the source, `~` says about; `%` is both.
public struct DateMarks: OptionSet, Hashable, Sendable {
  /// One bit a mark.
  public var rawValue: UInt8

  /// Marks of these bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `?`: the source is doubted, the day is as written.
  public static let uncertain = DateMarks(rawValue: 1)

  /// `~`: about; widens the interval by one unit of the written precision.
  public static let approximate = DateMarks(rawValue: 2)

  /// The marks of this EDTF letter, or nil where it is none.
  init?(byte: UInt8) {
    switch byte {
    case UInt8(ascii: "?"): self = .uncertain
    case UInt8(ascii: "~"): self = .approximate
    case UInt8(ascii: "%"): self = [.uncertain, .approximate]
    default: return nil
    }
  }

  /// As EDTF writes them.
  var text: String {
    switch rawValue {
    case 1: "?"
    case 2: "~"
    case 3: "%"
    default: ""
    }
  }
}

/// At what precision an end of a value was written.
enum WrittenPrecision: UInt8, Comparable {
  case day = 1
  case month, year, decade, century, millennium

  static func < (left: WrittenPrecision, right: WrittenPrecision) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Months in the unit; a day has none.
  var months: Int {
    switch self {
    case .day: 0
    case .month: 1
    case .year: 12
    case .decade: 120
    case .century: 1_200
    case .millennium: 12_000
    }
  }

  /// The first day of the unit that holds this one.
  func start(_ day: Day) -> Day {
    guard self != .day, day.isFinite else { return day }
    let index = day.monthIndex
    let remainder = index % months
    return Day(monthIndex: index - (remainder < 0 ? remainder + months : remainder))
  }

  /// The last day of the unit that holds this one.
  func end(_ day: Day) -> Day {
    guard self != .day, day.isFinite else { return day }
    return Day(monthIndex: start(day).monthIndex + months).adding(days: -1)
  }

  /// The first day of the unit `count` units after the one that begins on this day.
  func shifted(_ day: Day, by count: Int) -> Day {
    guard self != .day, day.isFinite else { return day.adding(days: count) }
    return Day(monthIndex: day.monthIndex + count * months)
  }
}

/// How `detail` is packed.
///
/// Bits 0–1 are the marks of the end and 2–3 those of the start (so that they sort as plain, `?`,
/// `~`), 4–6 and 7–9 the written precisions of start and end where one of them is `~` or open, and
/// 32–63 the pattern.
extension FuzzyDate {
  /// The marks at the start.
  public var startMarks: DateMarks {
    DateMarks(rawValue: UInt8(detail >> 2 & 3))
  }

  /// The marks at the end.
  public var endMarks: DateMarks {
    DateMarks(rawValue: UInt8(detail & 3))
  }

  /// The precisions that the two ends were written with, kept only where a `~` widened one or one
  /// is open.
  var written: (start: WrittenPrecision, end: WrittenPrecision)? {
    guard let start = WrittenPrecision(rawValue: UInt8(detail >> 4 & 7)),
      let end = WrittenPrecision(rawValue: UInt8(detail >> 7 & 7))
    else { return nil }
    return (start, end)
  }

  /// The pattern, where digits are unknown.
  var pattern: DatePattern? {
    detail >> 32 == 0 ? nil : DatePattern(packed: UInt32(detail >> 32))
  }

  /// A pattern with marks; it must not be an interval (see `init(_:marks:)`).
  init(pattern: DatePattern, hull: (first: Day, last: Day), marks: DateMarks) {
    let marks = UInt64(marks.rawValue)
    self.init(
      earliest: hull.first,
      latest: hull.last,
      detail: UInt64(pattern.packed) << 32 | marks << 2 | marks
    )
  }

  /// The days from `first` through `last` as they were written, widened where a mark says so.
  ///
  /// - Returns: nil where the ends are in the wrong order.
  init?(
    first: Day,
    last: Day,
    marks: (start: DateMarks, end: DateMarks),
    written: (start: WrittenPrecision, end: WrittenPrecision)
  ) {
    guard first <= last else { return nil }
    var (earliest, latest) = (first, last)
    if marks.start.contains(.approximate) {
      earliest = written.start.shifted(first, by: -1)
    }
    if marks.end.contains(.approximate), last.isFinite {
      latest = written.end.end(written.end.shifted(written.end.start(last), by: 1))
    }
    self.init(
      earliest: earliest,
      latest: latest,
      detail: FuzzyDate.detail(
        marks: marks,
        written: written,
        isOpen: !earliest.isFinite || !latest.isFinite
      )
    )
  }

  /// Days that are already widened, with marks; `~` is dropped where it cannot be taken back.
  init(
    widened first: Day,
    _ last: Day,
    marks: (start: DateMarks, end: DateMarks),
    written: (start: WrittenPrecision, end: WrittenPrecision)?
  ) {
    self.init(from: first, through: last)
    let isOpen = !first.isFinite || !last.isFinite
    for precisions in [written, (.month, .month), (.day, .day)] {
      guard let precisions else { continue }
      detail = FuzzyDate.detail(marks: marks, written: precisions, isOpen: isOpen)
      let (start, end) = narrowed
      if start <= end, precisions.start.start(start) == start, precisions.end.end(end) == end,
        let again = FuzzyDate(first: start, last: end, marks: marks, written: precisions),
        again == self
      {
        return
      }
    }
    let kept = (marks.start.intersection(.uncertain), marks.end.intersection(.uncertain))
    detail = FuzzyDate.detail(marks: kept, written: (.day, .day), isOpen: isOpen)
  }

  /// The interval before `~` widened it: what is printed.
  var narrowed: (start: Day, end: Day) {
    guard let written else { return (earliest, latest) }
    var (start, end) = (earliest, latest)
    if startMarks.contains(.approximate) {
      start = written.start.shifted(written.start.start(earliest), by: 1)
    }
    if endMarks.contains(.approximate), latest.isFinite {
      end = written.end.start(latest).adding(days: -1)
    }
    return (start, end)
  }

  private static func detail(
    marks: (start: DateMarks, end: DateMarks),
    written: (start: WrittenPrecision, end: WrittenPrecision),
    isOpen: Bool
  ) -> UInt64 {
    let bits = UInt64(marks.start.rawValue) << 2 | UInt64(marks.end.rawValue)
    guard isOpen || marks.start.union(marks.end).contains(.approximate) else { return bits }
    return bits | UInt64(written.start.rawValue) << 4 | UInt64(written.end.rawValue) << 7
  }
}
