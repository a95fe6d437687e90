internal import Lexicon

/// A name, a cue or a time of a sentence, in order of place.
///
/// Pieces are copied and compared all the time; so one is plain bytes, and its texts are made of them
/// when somebody asks.
struct Piece: Placed {
  enum Kind: UInt8 {
    case person, state, adjective, city, organisation, metonym
    case office, ministry
    case group, collective, trigger, modality, link, possessor, initiator, modifier, period, timex
  }

  var kind: Kind
  var start: Int
  var end: Int

  /// What it names: an index into a table, or the raw value of what it means.
  var value = 0

  /// The country of a name.
  var land = CountryCode.none

  /// The canonical English name, of names: its place in `Stage.names`, or −1.
  var name: Int32 = -1

  /// The office, of its own word or of a ministry, a counterpart or a person.
  var role: Role?

  /// The office where the text itself says it.
  var saidRole: Role?
  var cases: Cases = []

  /// Whether a collective word says `with` too.
  var isWith = false

  /// Id of what it names, or −1.
  var entity: Int32 = -1
  var traits: NameMention.Traits = []

  /// Of groups, and of names that belong to one.
  var label = NameLexicon.Label.none
  var side = Cue.Side.any

  /// ISO 3166 alpha-2.
  var country: String? { land.isKnown ? land.description : nil }

  /// What a joining word joins; nil for other pieces.
  var link: Link? { kind == .link ? Link.allCases[value] : nil }

  /// Whom a word stands for without a name; nil for other pieces.
  var collective: Collective? { kind == .collective ? Collective.allCases[value] : nil }

  /// What a cue says of an event's factuality; nil for other pieces.
  var modality: Modality? { kind == .modality ? Modality.allCases[value] : nil }

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}
