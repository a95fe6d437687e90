/// What kind of event it is; each has its CAMEO and PLOVER codes.
package enum EventKind: String, CaseIterable, Sendable {
  case call, meeting, talks, visit, mediation, statement
  case pressConference = "press_conference"
  case agreement, proposal, appointment, sanction, expulsion, threat
}

/// What kinds of event have in common, and their codes.
extension EventKind {
  /// Whether reports of these kinds can tell of one event: meetings, talks and visits overlap.
  func isSameFamily(as other: EventKind) -> Bool {
    self == other || isEncounter && other.isEncounter
  }

  /// Whether people come together.
  var isEncounter: Bool { self == .meeting || self == .talks || self == .visit }

  /// Whether people meet or speak with each other.
  var isContact: Bool { self == .call || isEncounter }

  /// Whether nobody does it alone.
  var needsTwo: Bool {
    switch self {
    case .call, .meeting, .talks, .visit, .agreement, .sanction, .expulsion: true
    case .mediation, .statement, .pressConference, .proposal, .appointment, .threat: false
    }
  }

  /// The CAMEO code (Conflict and Mediation Event Observations); what lies ahead has the code of the
  /// intent, not of the act.
  func cameo(_ status: EventStatus) -> String? {
    if isContact {
      switch status {
      case .planned: return "036"
      case .proposed: return "026"
      case .negated, .cancelled: return nil
      case .happened, .reported: break
      }
    }
    return switch self {
    case .call: "041"
    case .meeting: "040"
    case .talks: "046"
    case .visit: "042"
    case .mediation: "045"
    case .statement, .pressConference: "010"
    case .agreement: "057"
    case .proposal: "026"
    case .sanction: "163"
    case .expulsion: "166"
    case .threat: "139"
    case .appointment: nil
    }
  }

  /// The PLOVER type and mode (the successor of CAMEO).
  func plover(_ status: EventStatus) -> String? {
    if isContact {
      switch status {
      case .planned: return "AGREE"
      case .proposed: return "REQUEST meet"
      case .negated, .cancelled: return nil
      case .happened, .reported: break
      }
    }
    return switch self {
    case .call: "CONSULT phone"
    case .meeting, .talks, .mediation: "CONSULT"
    case .visit: "CONSULT visit"
    case .agreement: "AGREE"
    case .proposal: "REQUEST"
    case .sanction: "COERCE restrict"
    case .expulsion: "SANCTION expel"
    case .threat: "THREATEN"
    case .statement, .pressConference, .appointment: nil
    }
  }
}
