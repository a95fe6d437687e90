internal import Lexicon

/// Someone in a sentence who can take part in an event: a person with an office, a group, an
/// organisation, a state.
struct Principal: Placed {
  enum Kind {
    case person, group, organisation, state
  }

  var kind: Kind

  var start: Int
  var end: Int

  /// Canonical English name where the text names it; nil where only an office or a group does.
  var name: String?

  /// Id of the person, or −1.
  var entity: Int32 = -1

  /// Countries by which it is called; two for groups of both sides.
  var countries: [String] = []

  /// The office by which it is called.
  var role: Role?

  /// The office where the text itself says it.
  var saidRole: Role?

  /// English plural, of groups.
  var group: String?

  /// What the ending of its last word says.
  var cases: Cases = []

  /// The word that joins it to what stands before.
  var link: Link?

  /// Whether it only owns, employs or describes who is meant.
  var isPossessor = false

  /// Whether a word for `between` stands behind it.
  var isBetween = false

  /// Whether it no longer holds the office.
  var isFormer = false

  /// Whether it is known as the holder of the same office as another principal.
  var isCounterpart = false

  /// Whether the words stand for it although no name is there: `the two leaders`.
  var collective: Collective?

  /// Whether letters follow that can be a name which was not found.
  var isOpenEnded = false

  /// Whether its name stands in no list.
  var isGuess = false

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }

  /// Whether what follows it is about it, where it is or who says it: it takes no part then.
  var isAside: Bool {
    if isPossessor { return true }
    switch link {
    case .about, .source: return true
    case .at: return kind == .state || kind == .organisation
    default: break
    }
    return !cases.isDisjoint(with: [.elative, .delative, .causal, .ablative])
  }

  /// Whether its ending leaves it neither subject nor object nor companion.
  var isOblique: Bool {
    let oblique: Cases = [
      .illative, .inessive, .allative, .adessive, .sublative, .superessive, .terminative, .locative,
    ]
    return !cases.isDisjoint(with: oblique) || cases == .dative && kind != .group
  }

  var isWith: Bool { link == .with || cases.contains(.instrumental) }
}
