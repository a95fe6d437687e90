internal import Chronology
internal import Lexicon

/// Times, places and initiators of events.
extension ContactReader {
  struct Times {
    var date: FuzzyDate?
    var timex: Timex?
    var rule: String?
    var duration: String?
    var isFuture = false
    var all: [Timex] = []
  }

  func times(
    of piece: Piece,
    _ trigger: Trigger,
    _ factuality: Factuality,
    _ scene: Scene,
    _ clause: Range<Int>,
    isSpoken: Bool
  ) -> Times {
    var times = Times()
    let all = scene.pieces.filter { $0.kind == .timex }.map { stage.timexes[$0.value] }
      .filter { isBound($0, to: piece, in: scene, isSpoken: isSpoken) }
    let inClause = all.filter {
      $0.range.lowerBound >= clause.lowerBound && $0.range.upperBound <= clause.upperBound
    }
    times.duration = inClause.first { $0.kind == .duration && $0.duration != nil }?.duration
    let isPlanned = factuality.has(.planned) || factuality.has(.hypothetical)
    let isOff = factuality.has(.cancelled)
    let isOpen = trigger.tense == .any && !factuality.has(.past)
    let direction: TimeResolver.Direction =
      isOff && !isPlanned
      ? .unknown
      : isPlanned && trigger.tense != .past
        ? .future
        : trigger.tense == .present && !factuality.has(.past) ? .future : isOpen ? .open : .past
    // `The first since 2022` says when others were.
    let dates = inClause.filter {
      $0.kind == .date && ($0.modifier != .after || direction == .future) && !isDateline($0, scene)
    }
    times.all = dates
    if dates.contains(where: { $0.vague == .future }) { times.isFuture = true }
    let nearest = dates.filter { $0.vague == nil }
      .min { distance($0, piece) < distance($1, piece) }
    // What stands before the first comma frames the whole sentence.
    let leading = all.first {
      $0.kind == .date && $0.vague == nil && $0.range.upperBound <= clause.lowerBound
        && $0.range.lowerBound - scene.range.lowerBound < 60
    }
    guard let timex = nearest ?? leading else {
      if trigger.frame == .formal { borrow(from: scene, piece, into: &times) }
      return times
    }
    times.timex = timex
    let last = candidates.last?.date
    let reference =
      timex.isOfMain
      ? main(of: scene, besides: timex)
      : timex.anchor == .reference ? last ?? named(before: scene) : last
    // `flew on Sunday to meet B`: the day of what is over is over.
    let isOver = scene.pieces.contains {
      $0.kind == .trigger && $0.start >= clause.lowerBound && $0.end <= timex.range.lowerBound
        && language.triggers[$0.value].tense == .past
        && language.triggers[$0.value].kind != .statement
    }
    let side = isOver && timex.range.upperBound <= piece.start ? .past : direction
    times.date = resolver.resolve(timex, direction: side, reference: reference)
    if times.date != nil { times.rule = timex.value }
    combine(timex, with: dates, direction, into: &times)
    return times
  }

  /// What is said at or after talks is said on their day.
  func borrow(
    from scene: Scene,
    _ piece: Piece,
    into times: inout Times
  ) {
    let other = scene.pieces.first { other in
      other.kind == .trigger && other.start != piece.start
        && language.triggers[other.value].kind.map { EventKinds.isContact($0) } ?? false
    }
    guard let other, let kind = language.triggers[other.value].kind else { return }
    let contact = candidates.last {
      EventKinds.isSameFamily($0.kind, kind) && $0.date?.exactDay != nil
        && Agreement.isDone($0.status)
    }
    guard let contact else { return }
    times.date = contact.date
    times.timex = contact.timex
    times.rule = "day of the \(contact.kind.rawValue)"
  }

  /// The time of the rest of a sentence: what it says, or near the start of the text that of the
  /// document.
  private func main(of scene: Scene, besides timex: Timex) -> FuzzyDate? {
    let other = scene.pieces.first {
      $0.kind == .timex && stage.timexes[$0.value].range != timex.range
        && stage.timexes[$0.value].kind == .date && stage.timexes[$0.value].vague == nil
    }
    if let other {
      return resolver.resolve(stage.timexes[other.value], direction: .past, reference: nil)
    }
    return stage.scenes.prefix(4).contains { $0.range == scene.range } ? resolver.creation : nil
  }

  /// The day that `the day before` goes from where no event has one: the last one named, else that of
  /// the document.
  private func named(before scene: Scene) -> FuzzyDate? {
    let named = stage.timexes.last {
      $0.range.upperBound <= scene.range.lowerBound && $0.kind == .date && $0.anchor != .reference
        && ($0.day != nil || $0.weekday != nil)
    }
    return named.flatMap { resolver.resolve($0, direction: .past, reference: nil) }
      ?? resolver.creation
  }

  /// What people do during a visit, they do in its time.
  func borrowVisit(
    of participants: [Participant],
    _ scene: Scene,
    _ clause: Range<Int>,
    _ times: inout Times
  ) {
    let persons = Agreement.persons(participants)
    let isDuring = scene.pieces.contains { other in
      other.kind == .trigger && other.start < clause.upperBound
        && language.triggers[other.value].kind == .visit
        && language.triggers[other.value].frame == .noun
    }
    guard isDuring,
      let visit = candidates.last(where: {
        $0.kind == .visit && $0.date != nil
          && !Agreement.persons($0.participants).isDisjoint(with: persons)
      })
    else { return }
    take(visit, &times)
    times.rule = "time of the visit"
  }

  /// A clause without a subject of its own goes on in the time of the clause before.
  func goOn(with participants: [Participant], _ index: Int, _ times: inout Times) {
    guard let before = candidates.last, before.scene == index, let timex = before.timex,
      EventKinds.isContact(before.kind),
      Agreement.isAhead(before.status) || timex.range.upperBound <= before.trigger.lowerBound,
      !Set(before.participants).isDisjoint(with: participants)
    else { return }
    take(before, &times)
  }

  private func take(_ other: Candidate, _ times: inout Times) {
    times.date = other.date
    times.timex = other.timex
    times.rule = other.dateRule
    if Agreement.isAhead(other.status) { times.isFuture = true }
  }

  /// Whether it says when the text was sent: near the start, before a dash.
  private func isDateline(_ timex: Timex, _ scene: Scene) -> Bool {
    guard timex.range.lowerBound - scene.range.lowerBound <= 45 else { return false }
    var rest = text[timex.range.upperBound..<scene.range.upperBound].drop { $0 == 0x20 }
    if rest.first == UInt8(ascii: "("), let end = rest.prefix(32).firstIndex(of: UInt8(ascii: ")"))
    {
      rest = rest[(end + 1)...].drop { $0 == 0x20 }
    }
    return rest.first == 0x2D && rest.dropFirst().first == 0x20
  }

  /// Whether no other event stands nearer to the time, in the clause that has both, else in the
  /// sentence; that something was said on a day does not date what was told of, unless it was said in
  /// the very contact.
  func isBound(_ timex: Timex, to piece: Piece, in scene: Scene, isSpoken: Bool) -> Bool {
    if timex.isOfMain, piece.start < timex.range.upperBound { return false }
    let mine = distance(timex, piece)
    let clause = scene.clause(at: timex.range.lowerBound)
    let isHere = clause.contains(piece.start)
    let follows = piece.end <= timex.range.lowerBound && mine < 40 && language.isSpaced
    return !scene.pieces.contains { other in
      guard other.kind == .trigger, other.start != piece.start,
        let kind = language.triggers[other.value].kind, kind != .statement || !isSpoken,
        language.triggers[other.value].frame != .none, !isHere || clause.contains(other.start)
      else { return false }
      // `to fly to A on Thursday to meet B`: the day of both.
      if isHere, follows, other.start >= timex.range.upperBound, kind != .statement, isVerb(other) {
        return false
      }
      return distance(timex, other) < mine
    }
  }

  private func isVerb(_ piece: Piece) -> Bool {
    switch language.triggers[piece.value].frame {
    case .noun, .weak, .formal, .none: false
    default: true
    }
  }

  func distance(_ timex: Timex, _ piece: Piece) -> Int {
    timex.range.upperBound <= piece.start
      ? piece.start - timex.range.upperBound : abs(timex.range.lowerBound - piece.end)
  }

  /// A weekday and a day in one clause must agree.
  func combine(
    _ timex: Timex,
    with others: [Timex],
    _ direction: TimeResolver.Direction,
    into times: inout Times
  ) {
    guard timex.isBareWeekday, let dated = others.first(where: { $0.day != nil }),
      let date = resolver.resolve(dated, direction: direction, reference: nil),
      date.exactDay.map({ $0.weekday == timex.weekday }) ?? true
    else { return }
    times.date = date
    times.timex = dated
    times.rule = dated.value
  }

  func place(
    _ candidate: inout Candidate,
    _ scene: Scene,
    _ clause: Range<Int>,
    _ trigger: Piece,
    _ participants: [Principal]
  ) {
    var best: (piece: Piece, score: Int)?
    for (index, piece) in zip(scene.pieces.indices, scene.pieces) {
      guard piece.kind == .city || piece.kind == .state || piece.kind == .metonym,
        piece.start >= clause.lowerBound, piece.end <= clause.upperBound,
        isLocative(piece, at: index, in: scene.pieces),
        !participants.contains(where: { $0.start <= piece.start && $0.end >= piece.end })
      else { continue }
      guard piece.kind == .city || abs(piece.start - trigger.start) < 60 else { continue }
      let score = (piece.kind == .city ? 1000 : 0) - abs(piece.start - trigger.start) / 4
      if best.map({ $0.score < score }) ?? true { best = (piece, score) }
    }
    guard let best else { return }
    candidate.place = stage.name(of: best.piece)
    candidate.placeCountry = best.piece.country
    candidate.placeIsState = best.piece.kind == .state
  }

  func isLocative(_ piece: Piece, at index: Int, in pieces: ArraySlice<Piece>) -> Bool {
    if !piece.cases.isDisjoint(with: [.inessive, .superessive, .locative, .adessive]) {
      return true
    }
    var before = index - 1
    // `in Doha, Katar`, `在土耳其伊斯坦布尔`: the state and its city stand side by side.
    while before >= pieces.startIndex {
      let previous = pieces[before]
      if previous.kind == .link, Link.allCases[previous.value] == .at {
        return piece.start - previous.end <= 40
      }
      guard previous.kind == .city || previous.kind == .state || previous.kind == .metonym,
        piece.start - previous.end <= 2
      else { return false }
      before -= 1
    }
    return false
  }

  func initiator(of scene: Scene, _ participants: [Participant], _ index: Int) -> String? {
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
}
