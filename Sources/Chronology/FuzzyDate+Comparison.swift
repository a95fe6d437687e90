/// What a comparison of dates asks.
public enum DateRelation: String, CaseIterable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// `in` a period is the same question as `==` with it.
  public static let inPeriod = DateRelation.equal

  /// The relation that is true exactly where this one is not.
  public var negated: DateRelation {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The relation with its operands exchanged.
  public var mirrored: DateRelation {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// A truth that may be unknown: `sure` where it holds on all possible days, `possible` where it holds
/// on one.
@frozen public struct Kleene: Hashable, Sendable {
  /// Certainly true.
  public var sure: Bool

  /// Not certainly false.
  public var possible: Bool

  /// A truth of these two sides.
  @inlinable public init(sure: Bool, possible: Bool) {
    self.sure = sure
    self.possible = possible
  }

  /// Neither true nor false.
  public static let unclear = Kleene(sure: false, possible: true)

  /// True exactly where the other is false.
  @inlinable public static prefix func ! (truth: Kleene) -> Kleene {
    Kleene(sure: !truth.possible, possible: !truth.sure)
  }
}

/// The comparisons of language.md section 6, on the parts as `Columns` stores them so that a kernel
/// reads only what it needs.
///
/// A `detail` above `UInt32.max` is a pattern, which is unclear against everything.
extension FuzzyDate {
  /// Whether a value stands in this relation to a period, whose days are all known.
  @inlinable public static func compare(
    _ earliest: Int32,
    _ latest: Int32,
    _ detail: UInt64,
    _ relation: DateRelation,
    first: Int32,
    last: Int32
  ) -> Kleene {
    guard detail >> 32 == 0 else { return .unclear }
    switch relation {
    case .equal:
      return Kleene(
        sure: first <= earliest && latest <= last,
        possible: first <= latest && earliest <= last && first <= last
      )
    case .notEqual:
      return Kleene(
        sure: first > latest || earliest > last || first > last,
        possible: first > earliest || latest > last
      )
    case .less: return Kleene(sure: latest < first, possible: earliest < first)
    case .lessOrEqual: return Kleene(sure: latest <= last, possible: earliest <= last)
    case .greater: return Kleene(sure: earliest > last, possible: latest > last)
    case .greaterOrEqual: return Kleene(sure: earliest >= first, possible: latest >= first)
    }
  }

  /// Whether the left value stands in this relation to the right one.
  @inlinable public static func compare(
    _ earliest: Int32,
    _ latest: Int32,
    _ detail: UInt64,
    _ relation: DateRelation,
    _ otherEarliest: Int32,
    _ otherLatest: Int32,
    _ otherDetail: UInt64
  ) -> Kleene {
    guard (detail | otherDetail) >> 32 == 0 else { return .unclear }
    switch relation {
    case .equal:
      return Kleene(
        sure: earliest == latest && otherEarliest == otherLatest && earliest == otherEarliest,
        possible: earliest <= otherLatest && otherEarliest <= latest
      )
    case .notEqual:
      return !compare(
        earliest,
        latest,
        detail,
        .equal,
        otherEarliest,
        otherLatest,
        otherDetail
      )
    case .less:
      return Kleene(sure: latest < otherEarliest, possible: earliest < otherLatest)
    case .lessOrEqual:
      return Kleene(sure: latest <= otherEarliest, possible: earliest <= otherLatest)
    case .greater:
      return Kleene(sure: earliest > otherLatest, possible: latest > otherEarliest)
    case .greaterOrEqual:
      return Kleene(sure: earliest >= otherLatest, possible: latest >= otherEarliest)
    }
  }

  /// Whether it stands in this relation to a period.
  public func compare(_ relation: DateRelation, _ period: Period) -> Kleene {
    FuzzyDate.compare(
      earliest.number,
      latest.number,
      detail,
      relation,
      first: period.first.number,
      last: period.last.number
    )
  }

  /// Whether it stands in this relation to another value.
  public func compare(_ relation: DateRelation, _ other: FuzzyDate) -> Kleene {
    FuzzyDate.compare(
      earliest.number,
      latest.number,
      detail,
      relation,
      other.earliest.number,
      other.latest.number,
      other.detail
    )
  }
}
