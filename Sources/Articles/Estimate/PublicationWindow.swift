internal import Chronology

/// The days on which a document can have been published, narrowed by one reason after the other.
struct PublicationWindow {
  private(set) var first: Bound?
  private(set) var last: Bound?

  /// Whether reasons contradict each other; nothing is to be had from them then.
  var isEmpty: Bool {
    guard let first, let last else { return false }
    return first.day > last.day
  }

  /// One end of the window, and why it is there.
  struct Bound {
    var day: Day

    /// The shape of the line, or −1.
    var index: Int
    var rule: String

    /// Whether the text dates a day rather than a month, a year or an office.
    var isExact: Bool

    /// Whether it stands in title, lead or the first paragraphs.
    var isHead: Bool
  }

  /// Published on this day or later.
  mutating func raise(_ bound: Bound) {
    if let first, first.day >= bound.day { return }
    first = bound
  }

  /// Published on this day or before.
  mutating func lower(_ bound: Bound) {
    if let last, last.day <= bound.day { return }
    last = bound
  }

  /// Forgets the later end.
  mutating func open() { last = nil }

  /// Whether a day lies in the window.
  func contains(_ day: Day) -> Bool {
    (first.map { $0.day <= day } ?? true) && (last.map { day <= $0.day } ?? true)
  }

  /// The days of the window; nil where neither end is known.
  var date: FuzzyDate? {
    guard !isEmpty, first != nil || last != nil else { return nil }
    return FuzzyDate(from: first?.day ?? .distantPast, through: last?.day ?? .distantFuture)
  }

  /// The only day of this month and number, and weekday where one is known, that lies in the window;
  /// nil where an end is open or there are others.
  func only(_ mention: DateMention, where isAllowed: (Day) -> Bool = { _ in true }) -> Day? {
    guard let first, let last, !isEmpty, let number = mention.day,
      last.day.number - first.day.number < Self.widest
    else { return nil }
    let years = first.day.civil.year...last.day.civil.year
    let days = years.compactMap { Day(year: $0, month: mention.month, day: number) }.filter {
      contains($0) && (mention.weekday == nil || mention.weekday == $0.weekday) && isAllowed($0)
    }
    return days.count == 1 ? days.first : nil
  }

  /// Weekdays agree with days every five or six years.
  private static let widest = 20 * 366
}
