/// The principals that take part in an event.
struct Filling {
  var principals: [Principal]
  var rule: Rule

  /// How they were found.
  enum Rule: String {
    case between, pair, comitative, object, subjects, collective, relative, groups, visitor, speaker

    /// Only the companion is named: who did it is told before.
    case alone

    /// Two persons of a sentence that tells what one said to the other in the call.
    case spoken
  }

  init(_ principals: [Principal], _ rule: Rule) {
    self.principals = principals
    self.rule = rule
  }
}
