internal import Chronology

/// One event as a trigger in a sentence tells it.
struct Candidate: Contact {
  var kind: EventKind
  var status: EventStatus
  var participants: [Participant]
  var date: FuzzyDate?
  var until: FuzzyDate?
  var timex: Timex?
  var dateRule: String?
  var place: String?
  var placeCountry: String?

  /// Whether the place is a whole state.
  var placeIsState = false
  var initiator: String?
  var duration: String?

  /// Index of the scene, and bytes of the folded text for the quote.
  var scene: Int
  var range: Range<Int>
  var trigger: Range<Int>

  /// Where its first participant stands.
  var subject = 0
  var rule: String
  var confidence: Double
  var reasons: [String] = []

  /// Index of the candidate before that its words take up; its participants are those of that one.
  var antecedent: Int?
  var isAnaphoric: Bool { antecedent != nil }

  /// The time of a war or the like that it has to do with.
  var period: FuzzyDate?

  /// All times that its sentences give it.
  var times: [Timex] = []

  /// Whether it is a headline's: in the present tense, whatever was or will be.
  var isHeadline = false

  /// Whether a title tells it without saying when: it can be still to come.
  var isTimeless = false

  /// Words, and whom they stand for.
  var recognised: [(place: Range<Int>, participants: [Participant])] = []

  /// The word that tells its status.
  var cue: Range<Int>?

  /// Further places that tell of it.
  var more: [Spot] = []

  /// Whether the place is no more than a state.
  var isPlacedVaguely: Bool { place == nil || placeIsState }

  /// Takes a time as its own.
  mutating func take(_ time: EventTime) {
    date = time.date
    timex = time.timex
    dateRule = time.rule
    duration = time.duration
    times = time.all
  }

  /// All places that tell of it, its own first.
  var spots: [Spot] { [Spot(scene: scene, trigger: trigger)] + more }

  /// A trigger, and the scene in which it stands.
  struct Spot {
    var scene: Int
    var trigger: Range<Int>
  }
}
