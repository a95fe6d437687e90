internal import Lexicon

/// Says who took part in the event of a trigger.
struct ParticipantReader {
  let casting: Casting
  let subjects: SubjectReader

  /// The events told so far.
  let earlier: [Candidate]

  /// How many scenes title and lead make at most.
  private static let heraldCount = 3

  /// Up to how many sentences later a mere noun takes an event up.
  private static let reach = 3

  /// The principals that take part, with those for whom pronouns and missing subjects stand, and
  /// whether such a subject stands in a clause before.
  func filling(at site: TriggerSite) -> (filling: Filling?, isElliptic: Bool) {
    guard var filling = FrameFiller(site).filling() else { return (nil, false) }
    let pronoun = filling.principals.firstIndex {
      ($0.collective == .person || $0.collective == .title) && $0.role == nil
    }
    if let pronoun, let person = subjects.pronoun(at: site) {
      filling.principals[pronoun] = person
    }
    guard filling.rule == .alone, let subject = subjects.subject(at: site) else {
      return (filling, false)
    }
    filling.principals.append(subject)
    let isElliptic =
      subject.start >= site.scene.range.lowerBound && subject.end <= site.clause.lowerBound
    return (filling, isElliptic)
  }

  /// Who took part, and the event before that the words take up; nil where nobody says who can be
  /// meant.
  func participants(
    of filling: Filling?,
    at site: TriggerSite,
    _ factuality: Factuality
  ) -> (participants: [Participant], antecedent: Int?)? {
    var participants = casting.participants(filling?.principals ?? [], scene: site.index)
    if site.frame == .sanction { participants = casting.states(of: participants) }
    if filling?.rule == .groups, !isPlausible(participants, in: site.scene) { return nil }
    guard site.kind.needsTwo, participants.count < 2 else { return (participants, nil) }
    if let antecedent = antecedent(at: site) {
      return (earlier[antecedent].participants, antecedent)
    }
    let isCall = site.kind == .call && (site.frame == .noun || site.frame == .weak)
    if isCall || isFollowUp(site, factuality), let pair = casting.pair(in: site.index - 1) {
      return (pair, nil)
    }
    guard site.index < Self.heraldCount, site.kind.isContact else { return nil }
    return (participants, nil)
  }

  /// Whether nobody of a third country stands in the sentence to whom the groups could belong.
  private func isPlausible(_ participants: [Participant], in scene: Scene) -> Bool {
    let countries = Agreement.countries(participants)
    return scene.principals.allSatisfy { principal in
      principal.link == .at || principal.countries.allSatisfy { countries.contains($0) }
    }
  }

  /// The contact that a bare noun or `the parties` takes up: the last of its kind.
  private func antecedent(at site: TriggerSite) -> Int? {
    guard site.frame == .noun || site.frame == .weak || site.frame == .mutual else { return nil }
    // `the G7 summit` is one of its own.
    let isOwned = site.scene.principals.contains {
      $0.kind == .organisation && $0.end <= site.trigger.start
        && site.trigger.start - $0.end <= 1
    }
    guard !isOwned, let last = earlier.lastIndex(where: \.kind.isContact),
      site.index - earlier[last].scene <= Self.reach,
      earlier[last].kind.isSameFamily(as: site.kind)
    else { return nil }
    return last
  }

  /// Whether the clause says, of nobody by name, that and when people will meet: those who met or
  /// spoke in the sentence before.
  private func isFollowUp(_ site: TriggerSite, _ factuality: Factuality) -> Bool {
    let (scene, clause) = (site.scene, site.clause)
    let isPlan = factuality.has(.planned) || site.word.tense == .present
    let isAlone = scene.principals.allSatisfy { principal in
      !clause.contains(principal.start) || principal.kind == .state || principal.collective != nil
    }
    let isDated = scene.pieces.contains { $0.kind == .timex && clause.contains($0.start) }
    return site.kind.isContact && site.kind != .visit && isPlan && isAlone && isDated
  }
}
