internal import Chronology
internal import TextTools

/// What a mention rests on, in words, for `:why`: trigger, people, status, date, confidence.
extension MentionWriter {
  func reasons(of candidate: Candidate, _ date: FuzzyDate?) -> [String] {
    var reasons = ["\(candidate.kind.rawValue): “\(words(candidate.trigger))”, \(candidate.rule)"]
    var seen: Set<String> = []
    for (place, participants) in candidate.recognised {
      let names = participants.map(\.name).filter { name in
        candidate.participants.contains { $0.name == name } && seen.insert(name).inserted
      }
      if !names.isEmpty { reasons.append("\(names.joined(separator: ", ")): “\(words(place))”") }
    }
    if let cue = candidate.cue { reasons.append("\(candidate.status.rawValue): “\(words(cue))”") }
    if let date { reasons.append(reason(for: date, of: candidate)) }
    reasons += candidate.reasons
    let points = self.points(of: candidate).map { "\($0.name) +\(Self.hundredths($0.value))" }
    let total = Self.hundredths(confidence(of: candidate))
    return reasons + ["confidence \(total): \(points.joined(separator: ", "))"]
  }

  /// How the date was reached: the words that gave it, those that agree with it, and from which day
  /// it was counted.
  private func reason(for date: FuzzyDate, of candidate: Candidate) -> String {
    guard let timex = candidate.timex, candidate.date != nil else {
      return "date \(date.edtf): when the document was written"
    }
    var reason =
      "date \(date.edtf): “\(words(timex.extent))” (\(candidate.dateRule ?? timex.value))"
    var seen = [words(timex.extent)]
    for other in candidate.times where other.kind == .date && other.vague == nil {
      let said = words(other.extent)
      if seen.contains(said) { continue }
      seen.append(said)
      reason += ", “\(said)”"
    }
    if timex.year == nil, let creation { reason += ", counted from \(creation.edtf)" }
    return reason
  }

  /// What speaks for a candidate, and how much.
  func points(of candidate: Candidate) -> [(name: String, value: Double)] {
    var points = [(name: "told", value: candidate.confidence)]
    if candidate.date?.exactDay != nil { points.append(("one day", 0.15)) }
    if candidate.participants.allSatisfy({ $0.kind == .person }) {
      points.append(("people by name", 0.15))
    }
    if candidate.scene < Stage.openingCount { points.append(("near the start", 0.1)) }
    return points
  }

  func confidence(of candidate: Candidate) -> Double {
    min(0.95, points(of: candidate).reduce(0) { $0 + $1.value })
  }

  private static func hundredths(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
