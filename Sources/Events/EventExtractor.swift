package import Articles
internal import Chronology
internal import Lexicon
internal import TextTools

/// Finds what an article tells of who met, called or visited whom, and of what else happened
/// between states.
///
/// A chain of forms: the lines that tell, folded; names, cues and times in them; sentences with
/// principals; candidates, one a trigger; mentions, one an event. An article without a trigger or
/// without names leaves after the second.
package struct EventExtractor: Sendable {
  /// An extractor for all languages that have data.
  package init() {}

  /// The events that the article reports, in order of the text.
  ///
  /// - Complexity: linear in the text.
  package func mentions(in article: Article) -> [Mention] {
    guard let code = article.language, let language = EventLanguage.named(code) else { return [] }
    let names = EventNames(language: code, creation: article.writing)
    let gathered = GatheredText(article)
    guard !gathered.bytes.isEmpty else { return [] }
    let folded = FoldedText(gathered.bytes)
    return folded.bytes.withUnsafeBufferPointer { text in
      var builder = StageBuilder(text: text, language: language, names: names)
      guard let stage = builder.stage(of: gathered, folded) else { return [] }
      var cast = Cast(names: names)
      for (index, scene) in stage.scenes.enumerated() { cast.note(scene.principals, scene: index) }
      let casting = Casting(cast: cast, names: names)
      var creation = article.writing
      func read() -> [Candidate] {
        var reader = ContactReader(
          stage: stage,
          text: text,
          language: language,
          creation: creation,
          casting: casting
        )
        reader.read()
        let groups = GroupReader(
          stage: stage,
          text: text,
          language: language,
          casting: reader.casting
        )
        return DocumentCoreference(reader.candidates, heralds: reader.heralds, groups: groups)
          .events
      }
      var events = read()
      if creation == nil, !events.isEmpty {
        creation = CreationEstimate(from: article.date ?? article.creation, events: events).date
        if creation != nil { events = read() }
      }
      let writer = MentionWriter(
        article: article,
        gathered: gathered,
        folded: folded,
        stage: stage,
        creation: creation
      )
      let topics = TopicReader(stage: stage, text: text, language: language, events: events)
        .topics()
      return zip(events, topics).compactMap { writer.mention(of: $0, about: $1) }
    }
  }
}
