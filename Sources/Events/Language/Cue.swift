internal import Lexicon

/// What a word says about an event's parts, as the data of its language has it.
struct Cue: Sendable {
  enum Kind: UInt8, Sendable {
    case trigger, status, link, possessor, collective, initiator, modifier, period
  }

  var kind: Kind

  /// Index into the table of its kind, or the raw value of what it means.
  var value: Int32

  /// The word that must end its clause: `sagt … ab`.
  var tail: [UInt8] = []

  /// On which side it stands, where that matters.
  var side = Side.any

  /// The office that the word tells: `the two ministers`.
  var role: Role?

  /// Whether it says `with` too.
  var isWith = false

  /// Where a cue stands beside what it speaks of.
  enum Side: String, Sendable {
    case any = "clause"
    case before, after, between
  }
}

/// What a word joins or parts.
enum Link: String, Sendable, CaseIterable {
  case with, between, and, by, to, at, about, source, of, clause, relative, object

  /// Begins a clause that goes on about the same subject: `and will`.
  case further

  /// Begins a clause about the one named before it: `who`.
  case pronoun

  /// Says that somebody met several, one after the other.
  case each

  /// The same, behind the name.
  case betweenAfter = "between_after"
  case sourceAfter = "source_after"
}

/// How several participants, or one, are named without a name.
enum Collective: String, Sendable, CaseIterable {
  /// Two persons spoken of before.
  case people
  /// Two sides spoken of before.
  case sides
  /// The holder of the same office of another state.
  case counterpart
  /// One person spoken of before.
  case person
  /// The same, unless a name follows: an address then.
  case title
  /// The last person of another state.
  case guest
  /// A group of the other side, spoken of before.
  case group
}

/// What a cue says about the factuality of an event.
enum Modality: String, Sendable, CaseIterable {
  case planned, proposed, negated, cancelled, reported, hypothetical, past

  /// The event is a condition or a question: `if`, `whether`.
  case conditional

  /// Words that look like a cue and are none: `not only`.
  case neutral
}

/// A word that names an event.
struct Trigger: Sendable {
  /// How its participants stand around it.
  enum Frame: String, Sendable {
    /// With somebody or each other.
    case mutual
    /// The second participant is the object.
    case object
    /// An event by name.
    case noun
    /// A noun that needs a participant beside it.
    case weak
    /// A verb that tells of a contact only where it says with whom.
    case companion
    /// One participant is enough.
    case solo
    /// The same, of formal words such as a declaration.
    case formal
    /// A person goes to a place.
    case visit
    case appoint, sanction
    /// No event, though its words are.
    case none
  }

  enum Tense: String, Sendable {
    case past, present, any
  }

  /// Nil for words that name none.
  var kind: EventKind?
  var frame: Frame
  var tense: Tense

  /// Whether it is a verb, by the participants that it asks for.
  var isVerb: Bool {
    switch frame {
    case .noun, .weak, .formal, .none: false
    case .mutual, .object, .companion, .solo, .visit, .appoint, .sanction: true
    }
  }
}
