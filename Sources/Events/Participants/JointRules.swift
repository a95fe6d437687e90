internal import Lexicon

/// Rules for participants who stand together in one phrase.
struct JointRules {
  let site: TriggerSite
  let phrases: [Phrase]

  private var trigger: Piece { site.trigger }

  /// `between A and B`.
  func between() -> Filling? {
    for (index, phrase) in phrases.enumerated() {
      let isBefore = phrase.first.link == .between
      let isBehind = phrase.members.last?.isBetween ?? false
      guard isBefore || isBehind, isReached(phrase) else { continue }
      if phrase.members.count > 1 { return Filling(phrase.members, .between) }
      if isBefore, index + 1 < phrases.count {
        return Filling(phrase.members + phrases[index + 1].members, .between)
      }
    }
    return nil
  }

  /// Whether the trigger's own words lead to a phrase behind it: `talks on the war between A and B`
  /// are not between them.
  private func isReached(_ phrase: Phrase) -> Bool {
    guard phrase.start >= trigger.end else { return true }
    let gap = trigger.gap(to: phrase)
    guard gap.count <= 60, !site.text[gap].contains(UInt8(ascii: ",")) else { return false }
    let pieces = site.scene.pieces
    return !pieces.contains { word in
      guard gap.contains(word.start) else { return false }
      if word.kind == .trigger { return true }
      guard word.link == .about else { return false }
      return !pieces.contains {
        ($0.kind == .timex || $0.kind == .city) && $0.start >= word.end && $0.start - word.end <= 2
      }
    }
  }

  /// Two names right before or behind the trigger: `Trump-Putin meeting`.
  func pair() -> Filling? {
    let near = site.phrases(includingAsides: true).first { phrase in
      isBeside(phrase) && phrase.members.count > 1
        && (site.frame != .object || phrase.end <= trigger.start)
    }
    guard let members = near?.members else { return nil }
    if members.count > 2,
      members.allSatisfy({ $0.kind == .person && $0.collective == nil && !$0.isWith })
    {
      return site.frame == .object ? nil : Filling(members, .subjects)
    }
    let (first, second) = (members[members.count - 2], members[members.count - 1])
    guard first.collective == nil, second.collective == nil, isJoined(first, second),
      !second.isWith
    else { return nil }
    return Filling([first, second], .pair)
  }

  /// Whether nothing but one joining word or sign stands between.
  private func isJoined(_ first: Principal, _ second: Principal) -> Bool {
    let gap = first.gap(to: second)
    guard !gap.isEmpty else { return true }
    let word = site.scene.pieces.first { $0.kind == .link && $0.isWithin(gap) }
    return gap.count - (word?.range.count ?? 0) <= 3
  }

  private func isBeside(_ phrase: Phrase) -> Bool {
    let gap = phrase.end <= trigger.start ? phrase.gap(to: trigger) : trigger.gap(to: phrase)
    guard gap.count <= 2 else { return false }
    return gap.allSatisfy { site.text[$0] == 0x20 || site.text[$0] == 0x2D }
  }

  /// Groups of both sides: `experts`, `officials of Russia and the United States`.
  func groups() -> Filling? {
    let phrase = phrases.first { phrase in
      phrase.isPlain && phrase.start < trigger.end
        && phrase.members.contains { $0.kind == .group && $0.countries.count != 1 }
    }
    return phrase.map { Filling($0.members, .groups) }
  }

  /// `the two ministers`, `both sides`.
  func collective() -> Filling? {
    let found = site.scene.principals.first {
      ($0.collective == .people || $0.collective == .sides) && $0.isWithin(site.clause)
        && ($0.start < trigger.start || $0.link == .between)
    }
    return found.map { Filling([$0], .collective) }
  }

  /// Two persons in the clause that follows and describes the event: `the call in which A and B`.
  func relative() -> Filling? {
    let (scene, end) = (site.scene, site.clause.upperBound)
    guard end < scene.range.upperBound, end - trigger.end <= 3 else { return nil }
    let phrase = scene.phrases(in: scene.clause(at: end), site.text)
      .first { $0.members.count > 1 }
    return phrase.map { Filling($0.members, .relative) }
  }

  /// Several who do it together; states only where nobody else is there.
  func subjects() -> Filling? {
    let many = phrases.filter { $0.isPlain && $0.members.count > 1 }
    let before = many.first { $0.start < trigger.end }
    guard let phrase = before ?? many.first else { return nil }
    let areStates = phrase.members.allSatisfy { $0.kind == .state }
    if areStates, before == nil || site.frame == .noun && phrases.first?.start != phrase.start {
      return nil
    }
    return Filling(phrase.members, .subjects)
  }

  /// Several persons right before the verb: `A and B spoke on Monday`.
  func speakers() -> Filling? {
    let plain = phrases.filter { $0.isPlain && $0.end <= trigger.start }
    let phrase = plain.last {
      let gap = trigger.start - $0.end
      return (gap <= 6 || plain.count == 1 && gap < 60) && $0.members.count > 1
    }
    guard let phrase, phrase.members.allSatisfy({ $0.kind == .person }) else { return nil }
    return Filling(phrase.members, .subjects)
  }
}
