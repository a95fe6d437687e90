package import Chronology

/// One event, however many articles report it: a row of the collection `events`.
package struct Event: Sendable {
  /// 16 hex digits over the sorted (article, start) of its mentions' earliest.
  package var id: String

  /// What its reports allow together.
  package var date: FuzzyDate?
  package var until: FuzzyDate?
  package var kind: EventKind
  package var status: EventStatus
  package var participants: [Participant] = []
  package var countries: [String] = []
  package var place: String?
  package var placeCountry: String?
  package var initiator: String?
  package var topics: [String] = []
  package var duration: String?
  package var cameo: String?
  package var plover: String?

  /// A generated English line: `Rubio–Lavrov call`.
  package var title = ""
  package var languages: [String] = []
  package var sources: [String] = []
  package var confidence = 0.0

  /// The best evidence's words.
  package var quote = ""
  package var evidence: [Evidence] = []

  /// Indices into the list of mentions that the events were made from.
  package var mentions: [Int] = []

  /// Ids of articles that report it.
  package var articles: [String] = []

  /// Ids of plans that it fulfils.
  package var realises: [String] = []

  /// Ids of events that it is a part of.
  package var partOf: [String] = []

  /// What the clustering weighed, term by term, for `:why`.
  package var reasons: [String] = []

  /// An event without details.
  package init(id: String, kind: EventKind, status: EventStatus) {
    self.id = id
    self.kind = kind
    self.status = status
  }
}
