internal import Lexicon

/// Fills the participants of an event from the principals around its trigger.
struct FrameFiller {
  let scene: Scene
  let trigger: Piece
  let frame: Trigger.Frame

  /// Whether the trigger tells of a visit: somebody goes somewhere, and with nobody.
  var isVisit = false
  let clause: Range<Int>
  let text: UnsafeBufferPointer<UInt8>

  /// How the participants were found.
  enum Rule: String {
    case between, pair, comitative, object, subjects, collective, relative, groups, visitor, speaker

    /// Only the companion is named: who did it is told before.
    case alone

    /// Two persons of a sentence that tells what one said to the other in the call.
    case spoken
  }

  /// Principals that stand side by side and count as one part of the sentence.
  private struct Part {
    var members: [Principal]
    var start: Int { members.first?.start ?? 0 }
    var end: Int { members.last?.end ?? 0 }
    var isWith: Bool { members.contains { $0.isWith } }
    /// Whether its words say who it is.
    var isIdentified: Bool {
      members.contains { $0.name != nil || !$0.countries.isEmpty || $0.collective != nil }
    }
    var isPlain: Bool {
      guard let first = members.first else { return false }
      switch first.link {
      case nil, .and, .of, .to, .relative, .pronoun, .clause, .further, .object:
        return !isWith && !first.isOblique
      default: return false
      }
    }
  }

  /// The same, for the kind of event that the trigger tells of.
  func telling(of kind: EventKind) -> FrameFiller {
    var filler = self
    filler.isVisit = kind == .visit
    return filler
  }

  /// The principals that take part, and by which rule; nil where there are too few.
  func participants() -> (principals: [Principal], rule: Rule)? {
    let parts = self.parts()
    switch frame {
    case .solo, .formal, .appoint: return speaker(parts)
    case .visit: return visitor(parts)
    case .sanction: return sides(parts)
    case .none: return nil
    case .companion: return comitative(parts) ?? alone(parts) ?? speakers(parts)
    case .mutual, .object, .noun, .weak: break
    }
    if isVisit { return visitor(parts) }
    if let found = between(parts) ?? pair() ?? comitative(parts) { return found }
    if let found = groups(parts) ?? collective() { return found }
    if frame == .object, let found = object(parts) { return found }
    if frame == .weak || frame == .noun, let found = relative() { return found }
    if frame != .weak, let found = subjects(parts) { return found }
    if frame == .noun, let found = spoken(parts) { return found }
    return alone(parts) ?? loneObject(parts).map { ($0.members, .alone) }
  }

  /// Several persons right before the verb: `A and B spoke on Monday`.
  private func speakers(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let plain = parts.filter { $0.isPlain && $0.end <= trigger.start }
    let part = plain.last {
      (trigger.start - $0.end <= 6 || plain.count == 1 && trigger.start - $0.end < 60)
        && $0.members.count > 1
    }
    guard let part, part.members.allSatisfy({ $0.kind == .person }) else { return nil }
    return (part.members, .subjects)
  }

  /// Only the companion.
  private func alone(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let companion = parts.first { $0.isWith && $0.isIdentified && distance($0) < 60 }
    return companion.map { ($0.members, .alone) }
  }

  /// Whom a further clause names as the object of a verb that has its subject in a clause before:
  /// `will visit A, receive B`.
  private func loneObject(_ parts: [Part]) -> Part? {
    guard frame == .object, clause.lowerBound > scene.range.lowerBound, parts.count == 1,
      let object = parts.first, object.isIdentified, object.members[0].collective != .person
    else { return nil }
    let isFurther = scene.pieces.contains {
      $0.kind == .link && $0.start == clause.lowerBound && Link.allCases[$0.value] == .further
    }
    if isFurther, object.isPlain { return object }
    let isObject =
      object.start >= trigger.end && object.isPlain && object.start - trigger.end < 60
      || object.members.contains { $0.cases.contains(.accusative) }
    // Further words at the start can be a subject that was not found.
    let known = scene.pieces.filter {
      $0.start >= clause.lowerBound && $0.end <= trigger.start
    }.reduce(0) { $0 + $1.end - $1.start }
    return isObject && trigger.start - clause.lowerBound - known <= 16 ? object : nil
  }

  /// Several who do it together; states only where nobody else is there.
  private func subjects(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let many = parts.filter { $0.isPlain && $0.members.count > 1 }
    let before = many.first { $0.start < trigger.end }
    guard let part = before ?? many.first else { return nil }
    let areStates = part.members.allSatisfy { $0.kind == .state }
    if areStates, before == nil || frame == .noun && parts.first?.start != part.start { return nil }
    return (part.members, .subjects)
  }

  /// `A told B in a call`, `in a call, A told B`: who else is there took part.
  private func spoken(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let isWithin = scene.pieces.contains {
      $0.kind == .link && Link.allCases[$0.value] == .at && $0.end <= trigger.start
        && trigger.start - $0.end <= 12
    }
    let persons = parts.filter { $0.members.count == 1 && $0.isPlain && $0.isIdentified }
    guard isWithin, persons.count == 2, parts.count == 2,
      persons.allSatisfy({ $0.members[0].kind == .person && $0.members[0].collective == nil })
    else { return nil }
    return (persons.flatMap(\.members), .spoken)
  }

  private func parts(includingAsides: Bool = false) -> [Part] {
    var parts: [Part] = []
    for principal in scene.principals
    where principal.start >= clause.lowerBound && principal.end <= clause.upperBound
      && (includingAsides || !principal.isAside)
    {
      if let last = parts.last, isCoordinated(last, principal) {
        parts[parts.count - 1].members.append(principal)
      } else {
        parts.append(Part(members: [principal]))
      }
    }
    return parts.flatMap(listed)
  }

  /// A part, or its members where only commas stand between them: no list ends without an `and`.
  private func listed(_ part: Part) -> [Part] {
    guard part.members.count > 1, let last = part.members.last, last.link != .and else {
      return [part]
    }
    var parts: [Part] = []
    for member in part.members {
      if let before = parts.last?.members.last,
        !text[before.end..<max(before.end, member.start)].contains(UInt8(ascii: ","))
      {
        parts[parts.count - 1].members.append(member)
      } else {
        parts.append(Part(members: [member]))
      }
    }
    return parts
  }

  /// Whether only an `and`, a hyphen or a comma stands between.
  private func isCoordinated(_ part: Part, _ next: Principal) -> Bool {
    let gap = part.end..<max(part.end, next.start)
    guard gap.count <= 24 else { return false }
    if let last = part.members.last, last.start == next.start { return true }
    if next.link == .and { return true }
    if gap.isEmpty { return part.members.last?.kind == .state && next.kind == .state }
    return gap.allSatisfy { index in
      switch text[index] {
      case 0x20, 0x2D, UInt8(ascii: ","), 0xE3, 0x80, 0x81: true
      default: false
      }
    } && gap.contains { text[$0] != 0x20 }
  }

  // MARK: Rules

  private func between(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    for (index, part) in parts.enumerated() {
      let first = part.members.first?.link == .between
      let after = part.members.last?.isBetween ?? false
      guard first || after, isReached(part) else { continue }
      if part.members.count > 1 { return (part.members, .between) }
      if first, index + 1 < parts.count {
        return (part.members + parts[index + 1].members, .between)
      }
    }
    return nil
  }

  /// Whether the trigger's own words lead to a part behind it: `talks on the war between A and B` are
  /// not between them.
  private func isReached(_ part: Part) -> Bool {
    guard part.start >= trigger.end else { return true }
    let gap = trigger.end..<part.start
    guard gap.count <= 60, !text[gap].contains(UInt8(ascii: ",")) else { return false }
    return !scene.pieces.contains { word in
      guard gap.contains(word.start) else { return false }
      if word.kind == .trigger { return true }
      guard word.kind == .link, Link.allCases[word.value] == .about else { return false }
      return !scene.pieces.contains {
        ($0.kind == .timex || $0.kind == .city) && $0.start >= word.end && $0.start - word.end <= 2
      }
    }
  }

  /// Two names right before or behind the trigger: `Trump-Putin meeting`.
  private func pair() -> (principals: [Principal], rule: Rule)? {
    let near = parts(includingAsides: true).first { part in
      isBeside(part) && part.members.count > 1 && (frame != .object || part.end <= trigger.start)
    }
    if let all = near?.members, all.count > 2,
      all.allSatisfy({ $0.kind == .person && $0.collective == nil && !$0.isWith })
    {
      return frame == .object ? nil : (all, .subjects)
    }
    guard let members = near?.members.suffix(2), members.allSatisfy({ $0.collective == nil }),
      let first = members.first, let second = members.last, isJoined(first, second)
    else { return nil }
    if let last = members.last, last.isWith { return nil }
    return (Array(members), .pair)
  }

  /// Whether nothing but one joining word or sign stands between.
  private func isJoined(_ first: Principal, _ second: Principal) -> Bool {
    guard second.start > first.end else { return true }
    let gap = first.end..<second.start
    let word = scene.pieces.first {
      $0.kind == .link && $0.start >= gap.lowerBound && $0.end <= gap.upperBound
    }
    return gap.count - (word.map { $0.end - $0.start } ?? 0) <= 3
  }

  private func isBeside(_ part: Part) -> Bool {
    let gap =
      part.end <= trigger.start
      ? part.end..<trigger.start : trigger.end..<max(trigger.end, part.start)
    guard gap.count <= 2 else { return false }
    return gap.allSatisfy { text[$0] == 0x20 || text[$0] == 0x2D }
  }

  /// Somebody with somebody.
  private func comitative(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let companions = parts.filter(\.isWith)
    guard
      let companion = companions.min(by: { distance($0) < distance($1) }),
      let index = parts.firstIndex(where: { $0.start == companion.start })
    else { return nil }
    let before = subject(of: Array(parts[..<index]))
    let behind = parts[(index + 1)...].first { $0.isPlain && $0.start < trigger.start }
    let later = parts[(index + 1)...].first { part in
      part.isPlain && (part.members[0].kind == .person || companion.members[0].kind != .person)
    }
    let subject = before ?? behind ?? later
    guard let subject else {
      // `A with B` in one part: scripts where one word says both.
      let isBoth = companion.members.count > 1 && !(companion.members.first?.isWith ?? false)
      return isBoth ? (companion.members, .comitative) : nil
    }
    return (subject.members + companion.members, .comitative)
  }

  /// The nearest part before that can be the subject; the first where the nearest belongs to another
  /// event of the clause.
  private func subject(of parts: [Part]) -> Part? {
    // The one whose meeting it is: `das Treffen von A mit B`.
    var plain = parts.filter { part in
      part.isPlain
        || frame == .noun && part.members.first?.link == .by && part.start >= trigger.end
    }
    // Beside a person, an organisation is what the words are about.
    let others = plain.filter { $0.members[0].kind != .organisation }
    if others.contains(where: { $0.members[0].kind == .person && $0.isIdentified }) {
      plain = others
    }
    guard let last = plain.last(where: \.isIdentified) ?? plain.last else { return nil }
    let isTaken = scene.pieces.contains {
      $0.kind == .trigger && $0.start >= clause.lowerBound && $0.end <= last.start
        && $0.end < trigger.start
    }
    return isTaken ? plain.first : last
  }

  private func distance(_ part: Part) -> Int {
    part.end <= trigger.start ? trigger.start - part.end : abs(part.start - trigger.end)
  }

  private func object(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let agent = parts.first { $0.members.first?.link == .by }
    let plain = parts.filter(\.isPlain)
    if let agent, let patient = plain.first { return (agent.members + patient.members, .object) }
    guard let subject = subject(of: parts.filter { $0.end <= trigger.start }) else {
      return plain.count > 1 ? (plain[0].members + plain[1].members, .object) : nil
    }
    let behind = parts.filter { $0.start >= trigger.end && ($0.isPlain || $0.isWith) }
    // What a person comes for can stand before: `会见来华出席…峰会的…总理`.
    let persons = behind.filter { $0.members[0].kind == .person && $0.isIdentified }
    let isForeign = behind.first?.members[0].kind == .organisation
    if let object = isForeign ? persons.first ?? behind.first : behind.first {
      return (subject.members + object.members, .object)
    }
    let accusative = parts.first {
      $0.start != subject.start && $0.members.contains { $0.cases.contains(.accusative) }
    }
    if let accusative { return (subject.members + accusative.members, .object) }
    let before = plain.filter { $0.end <= trigger.start }
    guard before.count > 1 else { return nil }
    return (before[before.count - 2].members + subject.members, .object)
  }

  private func collective() -> (principals: [Principal], rule: Rule)? {
    let found = scene.principals.first {
      ($0.collective == .people || $0.collective == .sides) && $0.start >= clause.lowerBound
        && $0.end <= clause.upperBound
        && ($0.start < trigger.start || $0.link == .between)
    }
    return found.map { ([$0], .collective) }
  }

  /// Groups of both sides: `experts`, `officials of Russia and the United States`.
  private func groups(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let part = parts.first { part in
      part.isPlain && part.start < trigger.end
        && part.members.contains { $0.kind == .group && $0.countries.count != 1 }
    }
    return part.map { ($0.members, .groups) }
  }

  /// Two persons in the clause that follows and describes the event: `the call in which A and B`.
  private func relative() -> (principals: [Principal], rule: Rule)? {
    guard clause.upperBound < scene.range.upperBound, clause.upperBound - trigger.end <= 3 else {
      return nil
    }
    let next = scene.clause(at: clause.upperBound)
    let filler = FrameFiller(
      scene: scene,
      trigger: trigger,
      frame: .mutual,
      clause: next,
      text: text
    )
    let part = filler.parts().first { $0.members.count > 1 }
    return part.map { ($0.members, .relative) }
  }

  private func speaker(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    guard
      let part = parts.last(where: { $0.end <= trigger.start && $0.isPlain })
        ?? parts.first(where: { $0.isPlain })
    else { return nil }
    // Words after a comma between the two are another speaker's: `…, the ministry said`.
    let gap = part.end..<max(part.end, trigger.start)
    let comma = text[gap].lastIndex(of: UInt8(ascii: ","))
    if frame == .solo, let comma, trigger.start - comma > 3 { return nil }
    let persons = part.members.filter { $0.kind == .person && $0.name != nil }
    return (persons.isEmpty ? part.members : persons, .speaker)
  }

  /// A person or a group, and the state that it goes to.
  private func visitor(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let subjects = parts.filter {
      $0.end <= trigger.start && ($0.members[0].kind == .person || $0.members[0].kind == .group)
        && $0.members[0].link != .to
    }
    // A pronoun right before the verb is rather its object.
    let before = subjects.last?.members[0].collective == .person ? subjects.first : subjects.last
    // A further clause has its subject before it, unless that stands right behind the verb.
    let isFurther = clause.lowerBound > scene.range.lowerBound && frame == .visit
    let behind = parts.first {
      $0.members[0].kind == .person && $0.members[0].link != .to
        && (frame == .noun ? isOwner($0) : !isFurther || $0.start - trigger.end <= 2)
    }
    guard let subject = before ?? behind else {
      return (city() ?? state()).map { ([$0], .alone) }
    }
    let goal = scene.principals.first { principal in
      principal.kind == .state && principal.start >= clause.lowerBound
        && principal.end <= clause.upperBound && principal.start != subject.start
        && (principal.start >= trigger.end
          && (principal.link != .at || principal.start - trigger.end <= 24)
          || !principal.cases.isDisjoint(with: [.illative, .sublative])
          || principal.link == .to || principal.link == .at)
    }
    // Where the verb ends the clause its object stands before it.
    let object = parts.first {
      $0.start > subject.end && $0.isPlain && $0.members[0].kind == .state
        && $0.end <= trigger.start && trigger.start - $0.end <= 2
    }
    if let goal = goal ?? city() ?? object?.members.first {
      return (subject.members + [goal], .visitor)
    }
    let host = parts.first { part in
      part.start != subject.start && part.isPlain && part.members[0].kind == .person
        && !scene.pieces.contains {
          $0.kind == .trigger && $0.start >= trigger.end && $0.end <= part.start
        }
    }
    return host.map { (subject.members + $0.members, .visitor) }
  }

  /// Whether the visit is somebody's: `the visit of A`, `the first trip by A`.
  private func isOwner(_ part: Part) -> Bool {
    guard let first = part.members.first else { return false }
    return first.link == .of || first.link == .by || part.start - trigger.end <= 2
      || !first.cases.isDisjoint(with: [.genitive, .dative])
  }

  /// The state to which a clause without a subject says that somebody goes.
  private func state() -> Principal? {
    scene.principals.first {
      $0.kind == .state && $0.collective == nil && $0.start >= trigger.end
        && $0.end <= clause.upperBound && $0.start - trigger.end <= 4 && frame == .visit
    }
  }

  /// The state of a city to which the clause says that somebody goes.
  private func city() -> Principal? {
    for (index, piece) in zip(scene.pieces.indices, scene.pieces)
    where piece.kind == .city && piece.start >= clause.lowerBound && piece.end <= clause.upperBound
    {
      let previous = index > scene.pieces.startIndex ? scene.pieces[index - 1] : nil
      let isLinked = previous.map {
        $0.kind == .link && [.to, .at].contains(Link.allCases[$0.value])
          && piece.start - $0.end <= 2
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

  private func sides(_ parts: [Part]) -> (principals: [Principal], rule: Rule)? {
    let members = scene.principals.filter {
      $0.start >= clause.lowerBound && $0.end <= clause.upperBound && $0.collective == nil
        && $0.kind != .person && $0.link != .source
    }
    guard members.count > 1 else { return nil }
    return (members, .subjects)
  }
}
