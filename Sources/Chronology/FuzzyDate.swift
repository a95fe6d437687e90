/// One day that may be known only roughly: an EDTF (ISO 8601-2) value.
///
/// Either an interval of days, each end with marks, or a pattern with unknown digits (`XXXX-03-28`).
/// The interval is the one that comparisons see: `~` has already widened it. Identity (`==`, `hash`)
/// is that of the query language: the same interval, marks and pattern, so `2016` and
/// `2016-01-01/2016-12-31` are one value.
public struct FuzzyDate: Sendable {
  /// The first possible day, or `Day.distantPast` where the start is open; of a pattern, the first
  /// day that it allows (`distantPast` where the year is unknown).
  public var earliest: Day

  /// The last possible day, or `Day.distantFuture` where the end is open.
  public var latest: Day

  /// Marks, pattern digits and written precisions, packed by this module alone.
  ///
  /// Two values are identical where their intervals are and `detail & identityMask` is.
  public var detail: UInt64

  /// A value from its stored parts, as `Columns` keeps them.
  @inlinable public init(earliest: Day, latest: Day, detail: UInt64) {
    self.earliest = earliest
    self.latest = latest
    self.detail = detail
  }

  /// The plain value of these possible days; `first` must not be after `last`.
  @inlinable public init(from first: Day, through last: Day) {
    self.init(earliest: first, latest: last, detail: 0)
  }

  /// An exact day.
  @inlinable public init(_ day: Day) {
    self.init(earliest: day, latest: day, detail: 0)
  }

  /// A year, or nil where it is not 0 through 9999.
  public init?(year: Int) {
    guard 0...9999 ~= year else { return nil }
    self.init(
      from: Day(existingYear: year, month: 1, day: 1),
      through: Day(existingYear: year, month: 12, day: 31)
    )
  }

  /// A month, or nil where there is none such.
  public init?(year: Int, month: Int) {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    self.init(from: first, through: first.end(of: .month))
  }

  /// A day, or nil where the calendar has none such.
  public init?(year: Int, month: Int, day: Int) {
    guard let day = Day(year: year, month: month, day: day) else { return nil }
    self.init(day)
  }
}

extension FuzzyDate: Hashable {
  /// The bits of `detail` that belong to the identity of a value: all but those which only say at
  /// what precision a widened `~` was written.
  public static let identityMask: UInt64 = 0xffff_ffff_0000_000f

  /// Whether the two have the same interval, marks and pattern.
  @inlinable public static func == (left: FuzzyDate, right: FuzzyDate) -> Bool {
    left.earliest == right.earliest && left.latest == right.latest
      && (left.detail ^ right.detail) & identityMask == 0
  }

  /// Feeds interval, marks and pattern.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(earliest)
    hasher.combine(latest)
    hasher.combine(detail & FuzzyDate.identityMask)
  }
}

extension FuzzyDate {
  /// Whether it is one known day; a `?` doubts the source and not the day.
  @inlinable public var isExactDay: Bool {
    earliest == latest && detail >> 32 == 0
  }

  /// The one possible day, or nil.
  @inlinable public var exactDay: Day? {
    isExactDay ? earliest : nil
  }

  /// Whether some digits are unknown so that the possible days are no interval.
  @inlinable public var isPattern: Bool {
    detail >> 32 != 0
  }

  /// Whether one end is open.
  @inlinable public var isOpen: Bool {
    !isPattern && (earliest == .distantPast || latest == .distantFuture)
  }

  /// The same possible days without marks; a pattern stays a pattern, and an open value keeps the
  /// precision that it was written with where no `~` widened it.
  @inlinable public var withoutMarks: FuzzyDate {
    let isWidened = detail & 0b1010 != 0
    let kept: UInt64 = isWidened ? 0xffff_ffff_0000_0000 : 0xffff_ffff_ffff_fff0
    return FuzzyDate(earliest: earliest, latest: latest, detail: detail & kept)
  }

  /// Whether the day can be that of this value.
  public func allows(_ day: Day) -> Bool {
    guard earliest <= day, day <= latest else { return false }
    return pattern.map { $0.matches(day) } ?? true
  }
}
