internal import Articles
internal import Events

/// What a parsed document consists of, field by field; a test holds every field against it.
extension Archive {
  mutating func code(_ parsed: inout ParsedDocument) {
    code(&parsed.article)
    code(&parsed.names.people)
    code(&parsed.names.countries)
    code(&parsed.names.places)
    code(&parsed.mentions, blank: Archive.blankMention) { $0.code(&$1) }
  }

  mutating func code(_ article: inout Article) {
    code(&article.document)
    // The text of a plain document is the document.
    var text = article.text == article.document.bytes ? nil : article.text as [UInt8]?
    code(&text, blank: []) { $0.code(&$1) }
    article.text = text ?? article.document.bytes
    code(&article.origins, blank: TextOrigins()) { $0.code(&$1) }
    code(&article.lines, blank: Article.Line(number: 0, range: 0..<0, zone: .blank)) {
      $0.code(&$1.number)
      $0.code(&$1.range)
      $0.code(&$1.zone)
      $0.code(&$1.language)
    }
    code(&article.url)
    code(&article.source)
    code(&article.language)
    code(&article.script)
    code(&article.title)
    code(&article.lead)
    code(&article.body)
    code(&article.date)
    code(&article.time)
    code(&article.dateOrigin, blank: .stated)
    code(&article.creation)
    code(&article.authors)
    code(&article.section)
    code(&article.tags)
    code(&article.captions)
    code(&article.images)
    code(&article.quotes, blank: Article.Quote(text: "", speaker: nil, line: 0)) {
      $0.code(&$1.text)
      $0.code(&$1.speaker)
      $0.code(&$1.line)
    }
    code(&article.links)
    code(&article.words)
    code(&article.reasons, blank: Article.Reason(field: "", line: 0, rule: "")) {
      $0.code(&$1.field)
      $0.code(&$1.line)
      $0.code(&$1.rule)
    }
  }

  private mutating func code(_ document: inout RawDocument) {
    code(&document.file)
    code(&document.bytes)
    code(&document.id)
    code(&document.replaced)
    code(&document.firstReplaced)
    let formats: [RawDocument.Format] = [.text, .markdown, .html]
    var format = formats.firstIndex(of: document.format) ?? 0
    code(&format)
    document.format = formats.indices.contains(format) ? formats[format] : .text
    code(&document.facts.url)
    code(&document.facts.title)
    code(&document.facts.date)
    code(&document.facts.authors)
    code(&document.facts.source)
    code(&document.facts.language)
    code(&document.facts.section)
    code(&document.facts.tags)
    code(&document.facts.images)
    code(&document.facts.fetched)
  }

  private mutating func code(_ origins: inout TextOrigins) {
    var (starts, sources) = (origins.starts, origins.sources)
    code(&starts, blank: 0) { $0.code(&$1) }
    code(&sources, blank: 0) { $0.code(&$1) }
    origins = TextOrigins()
    for (start, source) in zip(starts, sources) { origins.append(start: start, source: source) }
  }

  private static let blankMention = Mention(
    article: "",
    kind: .call,
    status: .happened,
    line: 0,
    range: 0..<0,
    rule: "",
    confidence: 0
  )

  private mutating func code(_ mention: inout Mention) {
    code(&mention.article)
    code(&mention.kind)
    code(&mention.status)
    code(&mention.date)
    code(&mention.until)
    code(&mention.dateText)
    code(&mention.dateRule)
    code(&mention.participants, blank: Participant(name: "", kind: .person, country: nil)) {
      $0.code(&$1.name)
      $0.code(&$1.kind)
      $0.code(&$1.country)
    }
    code(&mention.place)
    code(&mention.placeCountry)
    code(&mention.initiator)
    code(&mention.topics, blank: Topic(name: "", words: "", line: 0)) {
      $0.code(&$1.name)
      $0.code(&$1.words)
      $0.code(&$1.line)
    }
    code(&mention.duration)
    code(&mention.line)
    code(&mention.range)
    code(
      &mention.evidence,
      blank: Evidence(article: "", file: "", line: 0, range: 0..<0, quote: "")
    ) {
      $0.code(&$1.article)
      $0.code(&$1.file)
      $0.code(&$1.line)
      $0.code(&$1.range)
      $0.code(&$1.quote)
    }
    code(&mention.rule)
    code(&mention.confidence)
    code(&mention.reasons)
  }
}
