internal import Lexicon

/// Principals that stand side by side and count as one part of the sentence.
struct Phrase: Placed {
  var members: [Principal]

  /// The first of its members; a phrase has at least one.
  var first: Principal { members[0] }
  var start: Int { first.start }
  var end: Int { members[members.count - 1].end }

  init(_ member: Principal) {
    members = [member]
  }

  var isWith: Bool { members.contains { $0.isWith } }

  /// Whether its words say who it is.
  var isIdentified: Bool {
    members.contains { $0.name != nil || !$0.countries.isEmpty || $0.collective != nil }
  }

  /// Whether it can be subject or object.
  var isPlain: Bool {
    switch first.link {
    case nil, .and, .of, .to, .relative, .pronoun, .clause, .further, .object:
      return !isWith && !first.isOblique
    default: return false
    }
  }

  /// Whether only an `and`, a hyphen or a comma stands between it and the next principal.
  func isCoordinated(with next: Principal, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = members[members.count - 1]
    let gap = gap(to: next)
    guard gap.count <= 24 else { return false }
    if last.start == next.start || next.link == .and { return true }
    if gap.isEmpty { return last.kind == .state && next.kind == .state }
    let isSigns = gap.allSatisfy { index in
      switch text[index] {
      case 0x20, 0x2D, UInt8(ascii: ","), 0xE3, 0x80, 0x81: true
      default: false
      }
    }
    return isSigns && gap.contains { text[$0] != 0x20 }
  }

  /// Itself, or its members where only commas stand between them: no list ends without an `and`.
  func listed(_ text: UnsafeBufferPointer<UInt8>) -> [Phrase] {
    guard members.count > 1, members.last?.link != .and else { return [self] }
    var phrases = [Phrase(first)]
    for (before, member) in zip(members, members.dropFirst()) {
      if text[before.gap(to: member)].contains(UInt8(ascii: ",")) {
        phrases.append(Phrase(member))
      } else {
        phrases[phrases.count - 1].members.append(member)
      }
    }
    return phrases
  }
}

extension Scene {
  /// The phrases of a clause, in order; without those that are aside, unless they are asked for.
  func phrases(
    in clause: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>,
    includingAsides: Bool = false
  ) -> [Phrase] {
    var phrases: [Phrase] = []
    for principal in principals
    where principal.isWithin(clause) && (includingAsides || !principal.isAside) {
      if let last = phrases.last, last.isCoordinated(with: principal, text) {
        phrases[phrases.count - 1].members.append(principal)
      } else {
        phrases.append(Phrase(principal))
      }
    }
    return phrases.flatMap { $0.listed(text) }
  }
}
