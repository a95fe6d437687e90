internal import Lexicon

/// Rules for participants who stand on two sides of what happens: who does it, and with or to whom.
struct SideRules {
  let site: TriggerSite
  let phrases: [Phrase]

  private var trigger: Piece { site.trigger }

  /// Somebody with somebody.
  func comitative() -> Filling? {
    let companions = phrases.filter(\.isWith)
    guard
      let companion = companions.min(by: { site.distance(to: $0) < site.distance(to: $1) }),
      let index = phrases.firstIndex(where: { $0.start == companion.start })
    else { return nil }
    let rest = phrases[(index + 1)...]
    let before = subject(among: Array(phrases[..<index]))
    let behind = rest.first { $0.isPlain && $0.start < trigger.start }
    let later = rest.first { phrase in
      phrase.isPlain && (phrase.first.kind == .person || companion.first.kind != .person)
    }
    if let subject = before ?? behind ?? later {
      return Filling(subject.members + companion.members, .comitative)
    }
    // `A with B` in one phrase: scripts where one word says both.
    let isBoth = companion.members.count > 1 && !companion.first.isWith
    return isBoth ? Filling(companion.members, .comitative) : nil
  }

  /// The nearest phrase that can be the subject; the first where the nearest belongs to another
  /// event of the clause.
  private func subject(among phrases: [Phrase]) -> Phrase? {
    // The one whose meeting it is: `das Treffen von A mit B`.
    var plain = phrases.filter { phrase in
      phrase.isPlain
        || site.frame == .noun && phrase.first.link == .by && phrase.start >= trigger.end
    }
    // Beside a person, an organisation is what the words are about.
    let others = plain.filter { $0.first.kind != .organisation }
    if others.contains(where: { $0.first.kind == .person && $0.isIdentified }) {
      plain = others
    }
    guard let last = plain.last(where: \.isIdentified) ?? plain.last else { return nil }
    let isTaken = site.scene.pieces.contains {
      $0.kind == .trigger && $0.start >= site.clause.lowerBound && $0.end <= last.start
        && $0.end < trigger.start
    }
    return isTaken ? plain.first : last
  }

  /// Somebody and whom he meets or calls: `A received B`.
  func object() -> Filling? {
    let agent = phrases.first { $0.first.link == .by }
    let plain = phrases.filter(\.isPlain)
    if let agent, let patient = plain.first {
      return Filling(agent.members + patient.members, .object)
    }
    guard let subject = subject(among: phrases.filter { $0.end <= trigger.start }) else {
      return plain.count > 1 ? Filling(plain[0].members + plain[1].members, .object) : nil
    }
    let behind = phrases.filter { $0.start >= trigger.end && ($0.isPlain || $0.isWith) }
    // What a person comes for can stand before: `会见来华出席…峰会的…总理`.
    let persons = behind.filter { $0.first.kind == .person && $0.isIdentified }
    let isForeign = behind.first?.first.kind == .organisation
    let accusative = phrases.first {
      $0.start != subject.start && $0.members.contains { $0.cases.contains(.accusative) }
    }
    if let object = (isForeign ? persons.first : nil) ?? behind.first ?? accusative {
      return Filling(subject.members + object.members, .object)
    }
    let before = plain.filter { $0.end <= trigger.start }
    guard before.count > 1 else { return nil }
    return Filling(before[before.count - 2].members + subject.members, .object)
  }

  /// `A told B in a call`, `in a call, A told B`: who else is there took part.
  func spoken() -> Filling? {
    let isWithin = site.scene.pieces.contains {
      $0.link == .at && $0.end <= trigger.start && trigger.start - $0.end <= 12
    }
    let persons = phrases.filter { $0.members.count == 1 && $0.isPlain && $0.isIdentified }
    guard isWithin, persons.count == 2, phrases.count == 2,
      persons.allSatisfy({ $0.first.kind == .person && $0.first.collective == nil })
    else { return nil }
    return Filling(persons.flatMap(\.members), .spoken)
  }

  /// Only the companion.
  func alone() -> Filling? {
    let companion = phrases.first { $0.isWith && $0.isIdentified && site.distance(to: $0) < 60 }
    return companion.map { Filling($0.members, .alone) }
  }

  /// Whom a further clause names as the object of a verb that has its subject in a clause before:
  /// `will visit A, receive B`.
  func loneObject() -> Filling? {
    let clause = site.clause
    guard site.frame == .object, clause.lowerBound > site.scene.range.lowerBound,
      phrases.count == 1, let object = phrases.first, object.isIdentified,
      object.first.collective != .person
    else { return nil }
    let found = Filling(object.members, .alone)
    let isFurther = site.scene.pieces.contains {
      $0.link == .further && $0.start == clause.lowerBound
    }
    if isFurther, object.isPlain { return found }
    let isObject =
      object.start >= trigger.end && object.isPlain && object.start - trigger.end < 60
      || object.members.contains { $0.cases.contains(.accusative) }
    // Further words at the start can be a subject that was not found.
    let start = clause.lowerBound..<max(clause.lowerBound, trigger.start)
    let known = site.scene.pieces.filter { $0.isWithin(start) }.reduce(0) { $0 + $1.range.count }
    return isObject && trigger.start - clause.lowerBound - known <= 16 ? found : nil
  }
}
