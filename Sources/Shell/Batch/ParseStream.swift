package import Articles
internal import CSignals
internal import Chronology
internal import Events
internal import Formats
internal import Glibc
internal import Store

/// `dq parse`: one JSON line a document, in input order; nothing is kept.
package struct ParseStream: Sendable {
  private let withEvents: Bool
  private let steps = CollectionLoader.Steps.standard

  /// The names of JSON fields.
  package var fields = JSONFields.usual

  /// A stream; with events each line has what the document reports.
  package init(withEvents: Bool) {
    self.withEvents = withEvents
  }

  /// Parses everything under the paths on all cores and writes it to standard output.
  package func run(_ paths: [String], forgivesProblems: Bool) -> Outcome {
    dq_signals_install_interrupt()
    signal(SIGPIPE, SIG_DFL)
    var output = ByteOutput(descriptor: STDOUT_FILENO)
    var pipeline = DocumentPipeline(DocumentBatches(paths, fields: fields))
    var problems = 0
    var progress = ProgressLine(over: paths, besideOutput: true)
    while dq_interrupted() == 0, let (batch, lines) = pipeline.next({ line(of: $0) }) {
      let remarks = batch.problems + batch.documents.compactMap { InputProblem(badBytesOf: $0) }
      if !remarks.isEmpty { progress.wipe() }
      for remark in remarks { ReplyPrinter.note("note: \(remark.description)") }
      problems += batch.problems.reduce(0) { $0 + $1.count }
      for line in lines { output.write(line) }
      progress.add(batch)
    }
    progress.wipe()
    output.flush()
    if dq_interrupted() != 0 { return .interrupted }
    if problems > 0 { ReplyPrinter.note("\(problems) could not be read") }
    return problems > 0 && !forgivesProblems || output.failure != nil ? .failedData : .success
  }

  private func line(of document: RawDocument) -> [UInt8] {
    let article = steps.article(document)
    var object = JSONObject(article)
    if withEvents {
      object.add("mentions", steps.mentions(article).map { JSONObject($0) })
    }
    return object.closed + [0x0A]
  }
}

extension JSONObject {
  /// The columns of `articles` that one document tells.
  fileprivate init(_ article: Article) {
    add("id", article.document.id)
    add("file", article.document.file)
    add("url", article.url)
    add("source", article.source)
    add("language", article.language)
    add("script", article.script)
    add("title", article.title)
    add("lead", article.lead)
    add("body", article.body)
    add("date", article.date)
    add("time", article.time?.description)
    add("date_from", article.dateOrigin?.rawValue)
    add("authors", article.authors)
    add("section", article.section)
    add("tags", article.tags)
    add("captions", article.captions)
    add("images", article.images)
    add("quotes", article.quotes.map { JSONObject($0) })
    add("links", article.links)
    add("words", article.words)
  }

  private init(_ quote: Article.Quote) {
    add("text", quote.text)
    add("speaker", quote.speaker)
    add("line", quote.line)
  }

  /// The columns of `mentions`.
  fileprivate init(_ mention: Mention) {
    add("article", mention.article)
    add("kind", mention.kind.rawValue)
    add("status", mention.status.rawValue)
    add("date", mention.date)
    add("until", mention.until)
    add("date_text", mention.dateText)
    add("date_rule", mention.dateRule)
    add("participants", mention.participants.map(\.name))
    add("place", mention.place)
    add("place_country", mention.placeCountry)
    add("initiator", mention.initiator)
    add("topics", mention.topics.map(\.name))
    add("duration", mention.duration)
    add("line", mention.line)
    add("start", mention.range.lowerBound)
    add("end", mention.range.upperBound)
    add("quote", mention.evidence.first?.quote)
    add("rule", mention.rule)
  }
}
