internal import Lexicon

/// Rules for visits: somebody goes to a state or to its people, and with nobody.
struct VisitRules {
  let site: TriggerSite
  let phrases: [Phrase]

  private var trigger: Piece { site.trigger }
  private var clause: Range<Int> { site.clause }

  /// A person or a group, and the state or the host that it goes to.
  func visitor() -> Filling? {
    guard let subject = subject() else {
      return (city() ?? state()).map { Filling([$0], .alone) }
    }
    if let goal = goal(of: subject) ?? city() ?? stateBefore(behind: subject) {
      return Filling(subject.members + [goal], .visitor)
    }
    let host = phrases.first { phrase in
      phrase.start != subject.start && phrase.isPlain && phrase.first.kind == .person
        && !site.scene.pieces.contains {
          $0.kind == .trigger && $0.start >= trigger.end && $0.end <= phrase.start
        }
    }
    return host.map { Filling(subject.members + $0.members, .visitor) }
  }

  /// Who goes.
  private func subject() -> Phrase? {
    let subjects = phrases.filter {
      $0.end <= trigger.start && ($0.first.kind == .person || $0.first.kind == .group)
        && $0.first.link != .to
    }
    // A pronoun right before the verb is rather its object.
    let before = subjects.last?.first.collective == .person ? subjects.first : subjects.last
    // A further clause has its subject before it, unless that stands right behind the verb.
    let isFurther = clause.lowerBound > site.scene.range.lowerBound && site.frame == .visit
    let behind = phrases.first {
      $0.first.kind == .person && $0.first.link != .to
        && (site.frame == .noun ? isOwner($0) : !isFurther || $0.start - trigger.end <= 2)
    }
    return before ?? behind
  }

  /// Whether the visit is somebody's: `the visit of A`, `the first trip by A`.
  private func isOwner(_ phrase: Phrase) -> Bool {
    phrase.first.link == .of || phrase.first.link == .by || phrase.start - trigger.end <= 2
      || !phrase.first.cases.isDisjoint(with: [.genitive, .dative])
  }

  /// The state that words or endings say to be the goal.
  private func goal(of subject: Phrase) -> Principal? {
    site.scene.principals.first { principal in
      principal.kind == .state && principal.isWithin(clause) && principal.start != subject.start
        && (principal.start >= trigger.end
          && (principal.link != .at || principal.start - trigger.end <= 24)
          || !principal.cases.isDisjoint(with: [.illative, .sublative])
          || principal.link == .to || principal.link == .at)
    }
  }

  /// The state right before a verb that ends its clause.
  private func stateBefore(behind subject: Phrase) -> Principal? {
    phrases.first {
      $0.start > subject.end && $0.isPlain && $0.first.kind == .state
        && $0.end <= trigger.start && trigger.start - $0.end <= 2
    }?.first
  }

  /// The state to which a clause without a subject says that somebody goes.
  private func state() -> Principal? {
    site.scene.principals.first {
      $0.kind == .state && $0.collective == nil && $0.start >= trigger.end
        && $0.end <= clause.upperBound && $0.start - trigger.end <= 4 && site.frame == .visit
    }
  }

  /// The state of a city to which the clause says that somebody goes.
  private func city() -> Principal? {
    let pieces = site.scene.pieces
    for (index, piece) in zip(pieces.indices, pieces)
    where piece.kind == .city && piece.isWithin(clause) {
      let previous = index > pieces.startIndex ? pieces[index - 1] : nil
      let isLinked = previous.map {
        ($0.link == .to || $0.link == .at) && piece.start - $0.end <= 2
      }
      let isBehind = piece.start >= trigger.end && piece.start - trigger.end <= 2
      let isFar = piece.start - trigger.end > 60
      let isThere = !piece.cases.isDisjoint(with: [
        .illative, .sublative, .inessive, .superessive,
      ])
      guard isLinked == true && !isFar || isBehind || isThere, let country = piece.country else {
        continue
      }
      var state = Principal(.state, piece.start, piece.end)
      state.countries = [country]
      return state
    }
    return nil
  }
}
