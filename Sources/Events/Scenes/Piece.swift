internal import Lexicon

/// A name, a cue or a time of a sentence, in order of place.
struct Piece {
  enum Kind: UInt8 {
    case person, state, adjective, city, organisation, metonym
    case office, ministry
    case group, collective, trigger, modality, link, possessor, initiator, modifier, period, timex
  }

  var kind: Kind

  /// Bytes of the folded text.
  var start: Int
  var end: Int

  /// What it names: an index into a table, or the raw value of what it means.
  var value = 0

  /// ISO 3166 alpha-2, of names.
  var country: String?

  /// The canonical English name, of names.
  var name: String?

  /// The role of an office, a ministry or a counterpart.
  var role: String?
  var cases: Cases = []

  /// The role where the text itself says it.
  var saidRole: String?

  /// Id of what it names, or −1.
  var entity: Int32 = -1
  var traits: NameMention.Traits = []

  /// Of groups, and of names that belong to one.
  var label = NameLexicon.Label.none
  var side = Cue.Side.any

  /// Bytes between the two.
  func distance(to other: Piece) -> Int {
    end <= other.start ? other.start - end : max(0, start - other.end)
  }

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }
}
