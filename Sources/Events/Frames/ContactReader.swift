internal import Articles
internal import Chronology
internal import Lexicon

/// Reads the events of one article out of its scenes.
struct ContactReader {
  let stage: Stage
  let text: UnsafeBufferPointer<UInt8>
  let language: EventLanguage
  let resolver: TimeResolver
  var casting: Casting
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
    var resolver = TimeResolver(creation: creation)
    if creation == nil { resolver.neighbour = Self.neighbour(in: stage) }
    self.resolver = resolver
  }

  /// The first full date of title, lead or first paragraph.
  private static func neighbour(in stage: Stage) -> Day? {
    for scene in stage.scenes.prefix(4) {
      for piece in scene.pieces where piece.kind == .timex {
        let timex = stage.timexes[piece.value]
        guard let year = timex.year, let month = timex.month, let day = timex.day else { continue }
        return Day(year: year, month: month, day: day)
      }
    }
    return nil
  }

  mutating func read() {
    for index in stage.scenes.indices {
      for piece in stage.scenes[index].pieces where piece.kind == .trigger {
        let trigger = language.triggers[piece.value]
        guard let kind = trigger.kind, trigger.frame != .none else { continue }
        read(piece, trigger, kind, index)
      }
      rememberPairs(of: index)
    }
  }

  /// Those who met, or stand side by side, can be `the two` of the next sentence; those named first
  /// are the nearest.
  private mutating func rememberPairs(of index: Int) {
    let scene = stage.scenes[index]
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

  private mutating func read(_ piece: Piece, _ trigger: Trigger, _ kind: EventKind, _ index: Int) {
    let scene = stage.scenes[index]
    let clause = scene.clause(at: piece.start)
    let filler = FrameFiller(
      scene: scene,
      trigger: piece,
      frame: trigger.frame,
      clause: clause,
      text: text
    ).telling(of: kind)
    var factuality = Factuality(
      of: piece,
      among: rivals(of: piece, in: clause, of: scene),
      in: clause,
      of: scene,
      text
    )
    let hasSubject = scene.principals.contains {
      $0.kind == .person && clause.contains($0.start) && $0.start < piece.start && !$0.isWith
    }
    if trigger.tense == .any, !hasSubject, clause.lowerBound > scene.range.lowerBound {
      factuality.goOn(from: scene.clause(at: clause.lowerBound - 1), of: scene)
    }
    var found = filler.participants()
    // A pronoun is the person whom the same sentence named before.
    if clause.lowerBound > scene.range.lowerBound,
      let named = first(scene, before: clause.lowerBound),
      let place = found?.principals.firstIndex(where: {
        ($0.collective == .person || $0.collective == .title) && $0.role == nil
      })
    {
      found?.principals[place] = named
    } else if let speaker = speaker(of: scene),
      let place = found?.principals.firstIndex(where: {
        ($0.collective == .person || $0.collective == .title) && $0.role == nil
      })
    {
      found?.principals[place] = speaker
    }
    var isElliptic = false
    if found?.rule == .alone, let subject = context(of: clause, index) {
      found?.principals.append(subject)
      isElliptic = subject.start >= scene.range.lowerBound && subject.end <= clause.lowerBound
    }
    var participants = found.map { casting.participants($0.principals, scene: index) } ?? []
    if trigger.frame == .sanction { participants = casting.states(of: participants) }
    if found?.rule == .groups, !isPlausible(participants, in: scene) { return }
    var antecedent: Int?
    if needsTwo(kind), participants.count < 2 {
      antecedent = earlier(kind, piece, index)
      if let antecedent {
        participants = candidates[antecedent].participants
      } else if kind == .call, trigger.frame == .noun || trigger.frame == .weak,
        let pair = casting.pair(in: index - 1)
      {
        participants = pair
      } else if let pair = followUp(kind, trigger, factuality, piece, index) {
        participants = pair
      } else if index > 2 || !EventKinds.isContact(kind) {
        return
      }
    }
    let isHerald = participants.count < 2 && needsTwo(kind)
    guard !participants.isEmpty || isHerald else { return }
    let isSpoken = found?.rule == .spoken
    var time = times(of: piece, trigger, factuality, scene, clause, isSpoken: isSpoken)
    if time.timex == nil, kind != .visit, EventKinds.isContact(kind) {
      borrowVisit(of: participants, scene, clause, &time)
    }
    if time.timex == nil, isElliptic { goOn(with: participants, index, &time) }
    if let date = time.date, let creation = resolver.creation, !date.isPattern, !creation.isPattern,
      date.earliest > creation.latest
    {
      time.isFuture = true
    }
    let tense = self.tense(of: trigger, piece, in: clause, of: scene)
    guard var status = factuality.status(tense, isFuture: time.isFuture) else { return }
    // What was asked for or planned in a call was so after it began.
    if isSpoken, Agreement.isAhead(status), !time.isFuture { status = .happened }
    if let antecedent, status == .happened, tense == .any, !factuality.has(.past),
      !Agreement.isDone(candidates[antecedent].status)
    {
      // A mere noun takes an event up as it was told.
      status = candidates[antecedent].status
    }
    var candidate = Candidate(
      kind: kind,
      status: status,
      participants: participants,
      scene: index,
      range: scene.range,
      trigger: piece.start..<piece.end,
      rule: antecedent != nil ? "taken up" : found?.rule.rawValue ?? "",
      confidence: 0.5
    )
    candidate.antecedent = antecedent
    candidate.date = time.date
    candidate.timex = time.timex
    candidate.dateRule = time.rule
    candidate.duration = time.duration
    // What a call was about stands beside it more often than where the telephone stood.
    if kind != .call { place(&candidate, scene, clause, piece, found?.principals ?? []) }
    if EventKinds.isContact(kind) {
      candidate.initiator = initiator(of: scene, participants, index)
    }
    candidate.recognised = found.map { casting.recognised($0.principals, scene: index) } ?? []
    candidate.cue = factuality.cue(for: status)
    candidate.period = period(of: scene)
    candidate.times = time.all
    candidate.isHeadline =
      trigger.tense == .present && stage.lines[scene.line].zone == .title && time.date == nil
    candidate.isTimeless =
      trigger.tense == .any && stage.lines[scene.line].zone == .title && time.date == nil
      && status == .happened && !factuality.has(.past)
    if isHerald {
      candidate.participants = []
      heralds.append(candidate)
      return
    }
    candidate.subject = found?.principals.map(\.start).min() ?? piece.start
    guard isWorthTelling(candidate) else { return }
    for single in separated(candidate, in: scene, clause) {
      candidates.append(single)
      casting.remember(single.participants, scene: index)
    }
  }

  /// One event for each whom the first of three or more met separately.
  private func separated(
    _ candidate: Candidate,
    in scene: Scene,
    _ clause: Range<Int>
  ) -> [Candidate] {
    let isEach = scene.pieces.contains {
      $0.kind == .link && Link.allCases[$0.value] == .each && clause.contains($0.start)
    }
    guard isEach, candidate.participants.count > 2, EventKinds.isContact(candidate.kind),
      candidate.rule == FrameFiller.Rule.object.rawValue
        || candidate.rule == FrameFiller.Rule.comitative.rawValue
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
    let countries = Agreement.countries(candidate.participants)
    if EventKinds.isContact(candidate.kind), candidate.participants.count == 2,
      candidate.participants.contains(where: { $0.kind == .organisation }),
      countries.count == 1, candidate.participants.allSatisfy({ $0.country != nil })
    {
      return false
    }
    guard candidate.kind == .statement else { return true }
    return candidate.timex != nil && candidate.date != nil
      && candidate.participants.allSatisfy { $0.kind == .person || $0.kind == .organisation }
      && Agreement.isDone(candidate.status)
  }

  /// The other triggers of a clause, those of mere statements left out.
  func rivals(of piece: Piece, in clause: Range<Int>, of scene: Scene) -> [Piece] {
    scene.pieces.filter { other in
      guard other.kind == .trigger, other.start != piece.start, other.start >= clause.lowerBound,
        other.end <= clause.upperBound, let kind = language.triggers[other.value].kind
      else { return false }
      return kind != .statement && language.triggers[other.value].frame != .none
    }
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

  /// A noun's event is in the tense of the verb beside it.
  private func tense(
    of trigger: Trigger,
    _ piece: Piece,
    in clause: Range<Int>,
    of scene: Scene
  ) -> Trigger.Tense {
    guard trigger.tense == .any else { return trigger.tense }
    let verb = rivals(of: piece, in: clause, of: scene)
      .first { language.triggers[$0.value].tense != .any }
    return verb.map { language.triggers[$0.value].tense } == .present ? .present : .any
  }

  /// The person whom the clause goes on about: the first of the clauses before, else of the sentence
  /// before.
  private func context(of clause: Range<Int>, _ index: Int) -> Principal? {
    let scene = stage.scenes[index]
    if startsWithPronoun(clause, of: scene), let found = last(scene, before: clause.lowerBound) {
      return found
    }
    if let found = first(scene, before: clause.lowerBound) { return found }
    guard index > 0 else { return nil }
    return first(stage.scenes[index - 1], before: stage.scenes[index - 1].range.upperBound)
  }

  /// Those who met or spoke in the sentence before, where this one says when they will meet again.
  private func followUp(
    _ kind: EventKind,
    _ trigger: Trigger,
    _ factuality: Factuality,
    _ piece: Piece,
    _ index: Int
  ) -> [Participant]? {
    let scene = stage.scenes[index]
    let clause = scene.clause(at: piece.start)
    let isPlan = factuality.has(.planned) || trigger.tense == .present
    let isAlone = scene.principals.allSatisfy { principal in
      !clause.contains(principal.start) || principal.kind == .state || principal.collective != nil
    }
    let isDated = scene.pieces.contains { $0.kind == .timex && clause.contains($0.start) }
    guard EventKinds.isContact(kind), kind != .visit, isPlan, isAlone, isDated else { return nil }
    return casting.pair(in: index - 1)
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
    scene.pieces.contains {
      $0.kind == .link && $0.start == clause.lowerBound && Link.allCases[$0.value] == .pronoun
    }
  }

  /// The last person before a place.
  private func last(_ scene: Scene, before place: Int) -> Principal? {
    scene.principals.last {
      $0.kind == .person && $0.end <= place && $0.collective == nil
        && ($0.name != nil || $0.role != nil)
    }
  }

  /// The first person before a place who can be the subject there.
  private func first(_ scene: Scene, before place: Int) -> Principal? {
    scene.principals.first {
      $0.kind == .person && $0.end <= place && !$0.isAside && !$0.isWith
        && ($0.name != nil || $0.role != nil) && $0.collective == nil
    }
  }

  /// Whether nobody of a third country stands in the sentence to whom the groups could belong.
  private func isPlausible(_ participants: [Participant], in scene: Scene) -> Bool {
    let countries = Agreement.countries(participants)
    return scene.principals.allSatisfy { principal in
      principal.link == .at || principal.countries.allSatisfy { countries.contains($0) }
    }
  }

  private func needsTwo(_ kind: EventKind) -> Bool {
    switch kind {
    case .call, .meeting, .talks, .visit, .agreement, .sanction, .expulsion: true
    default: false
    }
  }

  /// The contact that a bare noun or `the parties` takes up: the last of its kind.
  private func earlier(_ kind: EventKind, _ piece: Piece, _ scene: Int) -> Int? {
    guard let trigger = Optional(language.triggers[piece.value]),
      trigger.frame == .noun || trigger.frame == .weak || trigger.frame == .mutual
    else { return nil }
    // `the G7 summit` is one of its own.
    let isOwned = stage.scenes[scene].principals.contains {
      $0.kind == .organisation && $0.end <= piece.start && piece.start - $0.end <= 1
    }
    if isOwned { return nil }
    let last = candidates.lastIndex { EventKinds.isContact($0.kind) }
    guard let last, scene - candidates[last].scene <= 3,
      EventKinds.isSameFamily(candidates[last].kind, kind)
    else { return nil }
    return last
  }
}
