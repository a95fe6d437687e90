internal import Chronology
internal import Lexicon

/// Reads the events of one article out of its scenes.
struct ContactReader {
  private let stage: Stage
  private let text: UnsafeBufferPointer<UInt8>
  private let language: EventLanguage
  private let resolver: TimeResolver
  private let subjects: SubjectReader
  private(set) var casting: Casting
  private(set) var candidates: [Candidate] = []

  /// What title and lead tell of an event whose participants come later.
  private(set) var heralds: [Candidate] = []

  init(
    stage: Stage,
    text: UnsafeBufferPointer<UInt8>,
    language: EventLanguage,
    creation: FuzzyDate?,
    casting: Casting
  ) {
    self.stage = stage
    self.text = text
    self.language = language
    self.casting = casting
    subjects = SubjectReader(stage: stage, language: language)
    var resolver = TimeResolver(creation: creation)
    if creation == nil { resolver.neighbour = Self.neighbour(in: stage) }
    self.resolver = resolver
  }

  /// The first full date of title, lead or first paragraph.
  private static func neighbour(in stage: Stage) -> Day? {
    for scene in stage.opening {
      for piece in scene.pieces where piece.kind == .timex {
        let timex = stage.timexes[piece.value]
        guard let year = timex.year, let month = timex.month, let day = timex.day else { continue }
        return Day(year: year, month: month, day: day)
      }
    }
    return nil
  }

  /// Reads all scenes.
  mutating func read() {
    for (index, scene) in stage.scenes.enumerated() {
      for piece in scene.pieces where piece.kind == .trigger {
        let site = TriggerSite(of: piece, in: scene, at: index, text, language)
        if let site { read(site) }
      }
      rememberPairs(of: scene, index)
    }
  }

  /// Those who met, or stand side by side, can be `the two` of the next sentence; those named first
  /// are the nearest.
  private mutating func rememberPairs(of scene: Scene, _ index: Int) {
    var pairs: [(place: Int, participants: [Participant])] = []
    let persons = scene.principals.filter { $0.kind == .person && $0.name != nil && !$0.isAside }
    for (first, second) in zip(persons, persons.dropFirst()) where second.link == .and {
      pairs.append((first.start, casting.participants([first, second], scene: index)))
    }
    for candidate in candidates where candidate.scene == index {
      pairs.append((candidate.subject, candidate.participants))
    }
    if let companion = persons.first(where: \.isWith),
      let subject = persons.first(where: { !$0.isWith })
    {
      pairs.append((subject.start + 1, casting.participants([subject, companion], scene: index)))
    }
    for pair in pairs.sorted(by: { $0.place > $1.place }) {
      casting.remember(pair.participants, scene: index)
    }
  }

  // MARK: One event

  private mutating func read(_ site: TriggerSite) {
    let factuality = factuality(at: site)
    let people = ParticipantReader(casting: casting, subjects: subjects, earlier: candidates)
    let (filling, isElliptic) = people.filling(at: site)
    guard
      let (participants, antecedent) = people.participants(of: filling, at: site, factuality)
    else { return }
    let isHerald = participants.count < 2 && site.kind.needsTwo
    guard !participants.isEmpty || isHerald else { return }
    let isSpoken = filling?.rule == .spoken
    let time = TimeReader(stage: stage, text: text, resolver: resolver, earlier: candidates)
      .time(of: participants, at: site, factuality, isSpoken: isSpoken, isElliptic: isElliptic)
    let status = status(
      of: antecedent,
      at: site,
      factuality,
      isFuture: time.isFuture,
      isSpoken: isSpoken
    )
    guard let status else { return }
    var candidate = Candidate(
      kind: site.kind,
      status: status,
      participants: participants,
      scene: site.index,
      range: site.scene.range,
      trigger: site.trigger.range,
      rule: antecedent != nil ? "taken up" : filling?.rule.rawValue ?? "",
      confidence: 0.5
    )
    candidate.antecedent = antecedent
    candidate.take(time)
    candidate.cue = factuality.cue(for: status)
    describe(&candidate, filling?.principals ?? [], at: site)
    let isUndatedTitle = stage.isTitle(site.scene) && time.date == nil
    candidate.isHeadline = isUndatedTitle && site.word.tense == .present
    candidate.isTimeless =
      isUndatedTitle && site.word.tense == .any && status == .happened && !factuality.has(.past)
    if isHerald {
      candidate.participants = []
      heralds.append(candidate)
    } else if isWorthTelling(candidate) {
      for single in separated(candidate, at: site) {
        candidates.append(single)
        casting.remember(single.participants, scene: site.index)
      }
    }
  }

  /// What the cues of the clause say; a noun in a clause without a subject goes on with those of the
  /// clause before.
  private func factuality(at site: TriggerSite) -> Factuality {
    let (scene, clause) = (site.scene, site.clause)
    var factuality = Factuality(
      of: site.trigger,
      among: site.rivals,
      in: clause,
      of: scene,
      text
    )
    let hasSubject = scene.principals.contains {
      $0.kind == .person && clause.contains($0.start) && $0.start < site.trigger.start && !$0.isWith
    }
    if site.word.tense == .any, !hasSubject, clause.lowerBound > scene.range.lowerBound {
      factuality.goOn(from: scene.clause(at: clause.lowerBound - 1), of: scene)
    }
    return factuality
  }

  /// Whether it took place; nil where the words only suppose it.
  private func status(
    of antecedent: Int?,
    at site: TriggerSite,
    _ factuality: Factuality,
    isFuture: Bool,
    isSpoken: Bool
  ) -> EventStatus? {
    let tense = site.tense
    guard let status = factuality.status(tense, isFuture: isFuture) else { return nil }
    // What was asked for or planned in a call was so after it began.
    if isSpoken, status.isAhead, !isFuture { return .happened }
    if let antecedent, status == .happened, tense == .any, !factuality.has(.past),
      !candidates[antecedent].status.isDone
    {
      // A mere noun takes an event up as it was told.
      return candidates[antecedent].status
    }
    return status
  }

  /// Adds place, initiator, period and whom the words stand for.
  private func describe(
    _ candidate: inout Candidate,
    _ principals: [Principal],
    at site: TriggerSite
  ) {
    // What a call was about stands beside it more often than where the telephone stood.
    if site.kind != .call,
      let place = PlaceReader(site: site).place(besides: principals)
    {
      candidate.place = stage.name(of: place)
      candidate.placeCountry = place.country
      candidate.placeIsState = place.kind == .state
    }
    if site.kind.isContact { candidate.initiator = initiator(of: site.scene, site.index) }
    candidate.recognised = casting.recognised(principals, scene: site.index)
    candidate.period = period(of: site.scene)
    candidate.subject = principals.map(\.start).min() ?? site.trigger.start
  }

  /// Who began the contact, where the sentence says so.
  private func initiator(of scene: Scene, _ index: Int) -> String? {
    for cue in scene.pieces where cue.kind == .initiator {
      let principal =
        cue.side == .before
        ? scene.principals.last { $0.end <= cue.start && cue.start - $0.end <= 3 }
        : scene.principals.first { $0.start >= cue.end && $0.start - cue.end <= 12 }
      guard let principal else { continue }
      return casting.participants([principal], scene: index).first?.name
    }
    return nil
  }

  /// What has to do with a war or the like lies between its start and the document's time.
  private func period(of scene: Scene) -> FuzzyDate? {
    guard let period = scene.pieces.first(where: { $0.kind == .period }),
      let creation = resolver.creation, creation.latest.isFinite, !creation.isPattern
    else { return nil }
    let start = language.periods[period.value].earliest
    guard start.isFinite, start <= creation.latest else { return nil }
    return FuzzyDate(from: start, through: creation.latest)
  }

  // MARK: What is kept

  /// One event for each whom the first of three or more met separately.
  private func separated(_ candidate: Candidate, at site: TriggerSite) -> [Candidate] {
    let isEach = site.scene.pieces.contains {
      $0.link == .each && site.clause.contains($0.start)
    }
    guard isEach, candidate.participants.count > 2, candidate.kind.isContact,
      candidate.rule == Filling.Rule.object.rawValue
        || candidate.rule == Filling.Rule.comitative.rawValue
    else { return [candidate] }
    return candidate.participants.dropFirst().map { other in
      var single = candidate
      single.participants = [candidate.participants[0], other]
      return single
    }
  }

  /// What is told of everywhere, or only within a state, is no event.
  ///
  /// What was said counts only where the text says when, and who; and it is no contact between states
  /// when one meets an office of its own.
  private func isWorthTelling(_ candidate: Candidate) -> Bool {
    let participants = candidate.participants
    if candidate.kind.isContact, participants.count == 2,
      participants.contains(where: { $0.kind == .organisation }),
      Agreement.countries(participants).count == 1,
      participants.allSatisfy({ $0.country != nil })
    {
      return false
    }
    guard candidate.kind == .statement else { return true }
    return candidate.timex != nil && candidate.date != nil && candidate.status.isDone
      && participants.allSatisfy { $0.kind == .person || $0.kind == .organisation }
  }
}
