internal import Chronology

/// When an event took place, and what says so.
struct EventTime {
  var date: FuzzyDate?
  var timex: Timex?
  var rule: String?
  var duration: String?
  var isFuture = false

  /// All dates of its clause.
  var all: [Timex] = []

  /// Takes over the time of another event, by that one's rule or one of its own.
  mutating func take(over other: Candidate, by rule: String? = nil) {
    date = other.date
    timex = other.timex
    self.rule = rule ?? other.dateRule
    if other.status.isAhead { isFuture = true }
  }
}
