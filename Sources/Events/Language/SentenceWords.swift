/// Words that are looked for only in the few sentences that tell of events, so that they stand in
/// nobody's way elsewhere: what an event is about, who belongs to a group.
struct SentenceWords: Sendable {
  /// A word, and what it stands for.
  struct Match {
    var name: String

    /// Bytes of the folded text.
    var range: Range<Int>
  }

  private var names: [String] = []
  private var matcher = CueMatcher()

  /// Words from rows of what they stand for and their forms.
  init(_ entries: [[String]]) {
    for fields in entries where fields.count > 1 {
      let payload = Int32(names.count)
      names.append(fields[0])
      for form in fields.dropFirst() where !form.isEmpty {
        matcher.add(EventLanguage.fold(form), payload: payload)
      }
    }
  }

  /// The words in a range of a folded text, in order.
  ///
  /// - Complexity: linear in the range.
  func matches(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Match] {
    guard !names.isEmpty else { return [] }
    var found: [CueMatcher.Match] = []
    matcher.scan(UnsafeBufferPointer(rebasing: text[range]), into: &found)
    var matches: [Match] = []
    for match in found {
      let start = range.lowerBound + Int(match.start)
      let end = range.lowerBound + Int(match.end)
      matcher.forEachPayload(of: match) {
        matches.append(Match(name: names[Int($0)], range: start..<end))
      }
    }
    return matches
  }
}
