package import Chronology
internal import TextTools

/// Temporal tagging of a whole text, as `dq timex` prints it.
package enum TemporalTagging {
  /// One expression of a text.
  package struct Expression: Sendable {
    /// The words.
    package let text: String

    /// UTF-8 bytes of the text.
    package let range: Range<Int>

    /// TIMEX3: `DATE`, `DURATION`.
    package let type: String

    /// TIMEX3: resolved against the document creation time where that can be, else underspecified.
    package let value: String

    /// TIMEX3: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`.
    package let modifier: String?
  }

  /// The expressions of a text in a language, in order; nil where the language has no data.
  ///
  /// `creation` is the document creation time, as far as it is known.
  package static func expressions(
    in text: [UInt8],
    language code: String,
    creation: FuzzyDate?
  ) -> [Expression]? {
    guard let language = EventLanguage.named(code) else { return nil }
    let folded = FoldedText(text)
    let resolver = TimeResolver(creation: creation)
    var reference: FuzzyDate?
    return folded.bytes.withUnsafeBufferPointer { bytes in
      language.temporalExpressions(in: bytes).map { timex in
        var plain = timex
        plain.modifier = nil
        let date = resolver.resolve(plain, direction: .unknown, reference: reference)
        reference = date ?? reference
        let original = folded.original(timex.extent)
        return Expression(
          text: Composition.composed(String(decoding: text[original], as: UTF8.self)),
          range: original,
          type: timex.kind.rawValue,
          value: date?.text(per: timex.unit == .week ? .week : nil) ?? timex.value,
          modifier: timex.modifier?.rawValue
        )
      }
    }
  }
}

extension EventLanguage {
  /// The expressions of a folded text, with the modifiers that stand beside them.
  func temporalExpressions(in text: UnsafeBufferPointer<UInt8>) -> [Timex] {
    var matches: [CueMatcher.Match] = []
    matcher.scan(text, into: &matches)
    var modifiers: [Piece] = []
    for match in matches {
      matcher.forEachPayload(of: match) { payload in
        let cue = cues[Int(payload)]
        guard cue.kind == .modifier else { return }
        var piece = Piece(.modifier, Int(match.start), Int(match.end))
        piece.value = Int(cue.value)
        piece.side = cue.side
        modifiers.append(piece)
      }
    }
    return temporalExpressions(in: text, modifiers: modifiers)
  }

  /// The expressions of a folded text in which these modifiers stand.
  func temporalExpressions(
    in text: UnsafeBufferPointer<UInt8>,
    modifiers: [Piece]
  ) -> [Timex] {
    var found: [Timex] = []
    calendar.overlay(text) { timexes.tag(text, calendar: $0, into: &found) }
    var place = 0
    for index in found.indices where found[index].kind == .date {
      let range = found[index].range
      while place < modifiers.count, modifiers[place].end + 2 < range.lowerBound { place += 1 }
      for modifier in modifiers[place...] {
        if modifier.start > range.upperBound + 1 { break }
        let isBeside =
          modifier.side == .before
          ? modifier.end <= range.lowerBound && range.lowerBound - modifier.end <= 2
          : modifier.start >= range.upperBound && modifier.start - range.upperBound <= 1
        if isBeside {
          found[index].take(
            Timex.Modifier.all[modifier.value],
            at: modifier.start..<modifier.end
          )
        }
      }
    }
    return found
  }
}
