/// What kinds of event have in common, and their codes.
enum EventKinds {
  /// Whether reports of these kinds can tell of one event: meetings, talks and visits overlap.
  static func isSameFamily(_ left: EventKind, _ right: EventKind) -> Bool {
    left == right || isEncounter(left) && isEncounter(right)
  }

  static func isEncounter(_ kind: EventKind) -> Bool {
    kind == .meeting || kind == .talks || kind == .visit
  }

  /// Whether people meet or speak with each other.
  static func isContact(_ kind: EventKind) -> Bool {
    kind == .call || isEncounter(kind)
  }

  /// The CAMEO code (Conflict and Mediation Event Observations); what lies ahead has the code of the
  /// intent, not of the act.
  static func cameo(_ kind: EventKind, _ status: EventStatus) -> String? {
    if isContact(kind) {
      switch status {
      case .planned: return "036"
      case .proposed: return "026"
      case .negated, .cancelled: return nil
      case .happened, .reported: break
      }
    }
    return switch kind {
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
  static func plover(_ kind: EventKind, _ status: EventStatus) -> String? {
    if isContact(kind) {
      switch status {
      case .planned: return "AGREE"
      case .proposed: return "REQUEST meet"
      case .negated, .cancelled: return nil
      case .happened, .reported: break
      }
    }
    return switch kind {
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
