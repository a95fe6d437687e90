internal import Lexicon

/// Says whom a clause is about that does not name its own subject.
struct SubjectReader {
  let stage: Stage
  let language: EventLanguage

  /// Whom a pronoun of a clause stands for: the subject of the clauses before, else who speaks.
  func pronoun(at site: TriggerSite) -> Principal? {
    let isFirst = site.clause.lowerBound == site.scene.range.lowerBound
    let named = isFirst ? nil : first(of: site.scene, before: site.clause.lowerBound)
    return named ?? speaker(of: site.scene)
  }

  /// The person whom the clause goes on about: the first of the clauses before, else of the sentence
  /// before.
  func subject(at site: TriggerSite) -> Principal? {
    let (scene, start) = (site.scene, site.clause.lowerBound)
    if startsWithPronoun(site.clause, of: scene), let found = last(of: scene, before: start) {
      return found
    }
    if let found = first(of: scene, before: start) { return found }
    guard site.index > 0 else { return nil }
    let before = stage.scenes[site.index - 1]
    return first(of: before, before: before.range.upperBound)
  }

  /// The person right beside a word for what was said: who speaks of `he` means that one.
  private func speaker(of scene: Scene) -> Principal? {
    for piece in scene.pieces where piece.kind == .trigger {
      guard language.triggers[piece.value].kind == .statement else { continue }
      let speaker = scene.principals.first {
        $0.kind == .person && $0.name != nil && !$0.isAside
          && ($0.start >= piece.end && $0.start - piece.end <= 2
            || $0.end <= piece.start && piece.start - $0.end <= 2)
      }
      if let speaker { return speaker }
    }
    return nil
  }

  /// Whether a clause is about the one named right before it: `A, who …`.
  private func startsWithPronoun(_ clause: Range<Int>, of scene: Scene) -> Bool {
    scene.pieces.contains { $0.link == .pronoun && $0.start == clause.lowerBound }
  }

  /// The last person before a place.
  private func last(of scene: Scene, before place: Int) -> Principal? {
    scene.principals.last {
      $0.kind == .person && $0.end <= place && $0.collective == nil
        && ($0.name != nil || $0.role != nil)
    }
  }

  /// The first person before a place who can be the subject there.
  private func first(of scene: Scene, before place: Int) -> Principal? {
    scene.principals.first {
      $0.kind == .person && $0.end <= place && !$0.isAside && !$0.isWith
        && ($0.name != nil || $0.role != nil) && $0.collective == nil
    }
  }
}
