internal import Chronology

/// How well two reports fit one event: a sum of named terms, or a veto.
struct PairScore {
  static let threshold = 4

  private(set) var total = 0
  private(set) var terms: [String] = []

  /// Why the two cannot be one; nil where they can.
  private(set) var veto: String?

  /// Compares two mentions; `anchors` say when their articles were written.
  init(_ left: Mention, _ right: Mention, anchors: (FuzzyDate?, FuzzyDate?)) {
    compare(left, right, anchors)
  }

  private mutating func compare(
    _ left: Mention,
    _ right: Mention,
    _ anchors: (FuzzyDate?, FuzzyDate?)
  ) {
    guard left.kind.isSameFamily(as: right.kind) else { return forbid("kinds differ") }
    guard left.status.agrees(with: right.status) else { return forbid("status differs") }
    // Days are compared at less cost than people, and part more reports.
    guard let time = time(left, right, anchors) else { return }
    guard let agreement = Agreement.participants(left.participants, right.participants) else {
      return forbid("participants differ")
    }
    add(agreement, "participants")
    if left.kind == right.kind { add(1, "kind") }
    add(time.points, time.name)
    places(left, right)
  }

  private mutating func add(_ points: Int, _ name: String) {
    total += points
    terms.append("\(name) +\(points)")
  }

  private mutating func forbid(_ reason: String) {
    veto = reason
    total = 0
  }

  /// The term of the days; nil, with a veto, where they cannot be those of one event.
  private mutating func time(
    _ left: Mention,
    _ right: Mention,
    _ anchors: (FuzzyDate?, FuzzyDate?)
  ) -> (points: Int, name: String)? {
    let term: (Int, String)?
    if let first = left.date, let second = right.date {
      guard first.intersection(second) != nil else {
        forbid("days differ")
        return nil
      }
      if let day = first.exactDay, day == second.exactDay { return (3, "same day") }
      let isOpen = !first.isPattern && !second.isPattern && first.isOpen
      term =
        left.status.isAhead
        ? near(anchors, within: 45) ? (1, "planned about then") : nil
        : (isOpen ? 1 : 2, "days fit")
    } else if left.date == nil, right.date == nil {
      // Two undated reports: only where both were written at the same time.
      term = near(anchors, within: 7) ? (1, "written together") : nil
    } else {
      let (dated, anchor) = left.date == nil ? (right.date, anchors.0) : (left.date, anchors.1)
      let fits = dated.flatMap { dated in anchor.flatMap { limit(dated, $0) } } ?? false
      term = fits ? (1, "day fits the report") : nil
    }
    if term == nil { forbid("nothing dates them together") }
    return term
  }

  /// Whether a report written then can mean an event of that day: up to a month before.
  private func limit(_ dated: FuzzyDate, _ anchor: FuzzyDate) -> Bool? {
    guard !dated.isPattern, !anchor.isPattern else { return dated.intersection(anchor) != nil }
    guard anchor.latest.isFinite, anchor.earliest.isFinite, dated.earliest.isFinite else {
      return nil
    }
    return dated.earliest <= anchor.latest && dated.latest >= anchor.earliest.adding(days: -31)
  }

  private func near(_ anchors: (FuzzyDate?, FuzzyDate?), within days: Int) -> Bool {
    guard let first = anchors.0, let second = anchors.1, !first.isPattern, !second.isPattern,
      first.earliest.isFinite, second.earliest.isFinite, first.latest.isFinite,
      second.latest.isFinite
    else { return false }
    return first.earliest.adding(days: -days) <= second.latest
      && second.earliest.adding(days: -days) <= first.latest
  }

  private mutating func places(_ left: Mention, _ right: Mention) {
    if let first = left.placeCountry, let second = right.placeCountry, first != second {
      return forbid("countries of the place differ")
    }
    guard let first = left.place, let second = right.place else { return }
    if first == second { add(1, "same place") }
  }
}
