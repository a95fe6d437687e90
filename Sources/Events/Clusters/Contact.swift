internal import Chronology

/// What reports and events have in common that are weighed against each other.
protocol Contact {
  var kind: EventKind { get }
  var status: EventStatus { get }
  var participants: [Participant] { get }
  var date: FuzzyDate? { get }
  var place: String? { get }
  var placeCountry: String? { get }
}

extension Event: Contact {}
