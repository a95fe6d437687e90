internal import Articles
internal import Chronology
internal import TextTools

/// Writes candidates as mentions: offsets into the document, quotes, reasons.
struct MentionWriter {
  let article: Article
  let gathered: GatheredText
  let folded: FoldedText
  let stage: Stage

  /// When the document was written, said or estimated.
  let creation: FuzzyDate?

  /// The mention, or nil where its place in the document is lost.
  func mention(of candidate: Candidate, about topics: [SentenceWords.Match]) -> Mention? {
    let evidence = self.evidence(of: candidate)
    guard let first = evidence.first else { return nil }
    var mention = Mention(
      article: article.document.id,
      kind: candidate.kind,
      status: candidate.status,
      line: first.line,
      range: first.range,
      rule: candidate.rule,
      confidence: confidence(of: candidate)
    )
    mention.date = candidate.date ?? around(candidate)
    mention.until = candidate.until
    if let timex = candidate.timex, candidate.date != nil {
      mention.dateText = words(timex.extent)
      mention.dateRule = candidate.dateRule
    } else if mention.date != nil {
      mention.dateRule = "time of publication"
    }
    mention.participants = candidate.participants
    mention.place = candidate.place
    mention.placeCountry = candidate.placeCountry
    mention.initiator = candidate.initiator
    mention.topics = topics.map { topic in
      let line = gathered.line(at: folded.original(topic.range.lowerBound))
      return Topic(name: topic.name, words: words(topic.range), line: gathered.lines[line].number)
    }
    mention.duration = candidate.duration
    mention.evidence = evidence
    mention.reasons = reasons(of: candidate, mention.date)
    return mention
  }

  private func evidence(of candidate: Candidate) -> [Evidence] {
    var seen: Set<Int> = []
    return candidate.spots.map(\.scene).compactMap { index in
      guard seen.insert(index).inserted else { return nil }
      let scene = stage.scenes[index]
      let original = folded.original(scene.range)
      let range = gathered.source(of: original)
      guard !range.isEmpty else { return nil }
      return Evidence(
        article: article.document.id,
        file: article.document.file,
        line: stage.lines[scene.line].number,
        range: article.source(of: range),
        quote: Composition.composed(String(decoding: article.text[range], as: UTF8.self))
      )
    }
  }

  func words(_ range: Range<Int>) -> String {
    let source = gathered.source(of: folded.original(range))
    return Composition.composed(String(decoding: article.text[source], as: UTF8.self))
  }

  /// What an undated event of title, lead or first paragraph can be dated by: the document's own
  /// time, where that is no single day.
  private func around(_ candidate: Candidate) -> FuzzyDate? {
    guard let creation = article.writing, !creation.isPattern else { return nil }
    switch candidate.status {
    case .planned, .proposed:
      guard creation.earliest.isFinite else { return nil }
      return FuzzyDate(from: creation.earliest, through: .distantFuture)
    case .happened, .reported, .negated, .cancelled:
      // What did not happen did not happen up to now; what is called off would have been any day.
      if candidate.status == .cancelled { return nil }
      if candidate.status == .negated { return creation.isExactDay ? creation : nil }
      guard candidate.scene < Stage.openingCount, !creation.isExactDay else {
        return candidate.period
      }
      return creation
    }
  }
}
