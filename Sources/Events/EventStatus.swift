/// Whether it took place, after the modality of ACE and the realis of ERE.
package enum EventStatus: String, CaseIterable, Sendable {
  case happened, reported, planned, proposed, cancelled, negated

  /// Whether it took place.
  var isDone: Bool { self == .happened || self == .reported }

  /// Whether it is still to come.
  var isAhead: Bool { self == .planned || self == .proposed }

  /// Whether it did not take place.
  var isOff: Bool { self == .cancelled || self == .negated }

  /// Whether reports of these two can tell of one event.
  func agrees(with other: EventStatus) -> Bool {
    self == other || isDone && other.isDone || isAhead && other.isAhead || isOff && other.isOff
  }
}
