package import Articles
package import Events
internal import Lexicon

/// Reads files and folders and makes the built-in collections of them.
package struct CollectionLoader: Sendable {
  /// The steps from a document to events.
  package struct Steps: Sendable {
    /// Reads one document.
    package var article: @Sendable (RawDocument) -> Article

    /// Finds whom and what one article names.
    package var names: @Sendable (Article) -> ArticleNames

    /// Finds what one article reports.
    package var mentions: @Sendable (Article) -> [Mention]

    /// Finds which mentions report the same event.
    package var events: @Sendable ([Article], [Mention]) -> [Event]

    /// These steps.
    package init(
      article: @escaping @Sendable (RawDocument) -> Article,
      names: @escaping @Sendable (Article) -> ArticleNames,
      mentions: @escaping @Sendable (Article) -> [Mention],
      events: @escaping @Sendable ([Article], [Mention]) -> [Event]
    ) {
      self.article = article
      self.names = names
      self.mentions = mentions
      self.events = events
    }
  }

  private let steps: Steps

  /// A loader with these steps.
  package init(_ steps: Steps) {
    self.steps = steps
  }

  /// Reads all documents under the paths; what cannot be read is reported and the rest is kept.
  ///
  /// The same bytes twice are one article, that of the first path in byte order. What the cache
  /// knows is not parsed again. Where `isCancelled` says so, the rest is left out; `progress` gets
  /// each batch that was parsed.
  /// - Complexity: linear in the bytes; the documents are parsed on all cores.
  package func load(
    _ paths: [String],
    fields: JSONFields = .usual,
    cache: ParseCache? = nil,
    isCancelled: () -> Bool = { false },
    progress: (DocumentBatches.Batch) -> Void = { _ in }
  ) -> LoadedCollection {
    let cache = cache?.apart(for: fields)
    let known = cache?.entries(of: paths) ?? [:]
    var intake = Intake()
    var unknown = paths
    if !known.isEmpty {
      let files = FileList(paths)
      for path in files.paths { intake.take(known[path]?.documents ?? []) }
      unknown = files.paths.filter { known[$0] == nil }
      intake.problems += files.problems
    }
    var record = ParseRecord()
    var pipeline = DocumentPipeline(DocumentBatches(unknown, fields: fields)) {
      NameSpotter.prepare()
    }
    while !isCancelled(), let (batch, results) = pipeline.next({ parse($0) }) {
      intake.problems += batch.problems
      if cache != nil { record.add(results) }
      intake.take(results)
      progress(batch)
    }
    if let cache, !record.isEmpty, !isCancelled() {
      let damaged = Set(intake.problems.map(\.file))
      cache.keep(Array(known.values) + record.entries(without: damaged), of: paths)
    }
    return LoadedCollection(
      rows(intake.parsed),
      problems: intake.problems,
      notes: intake.notes,
      files: pipeline.files + known.count
    )
  }

  private func parse(_ document: RawDocument) -> ParsedDocument {
    let article = steps.article(document)
    return ParsedDocument(
      article: article.withoutLines,
      names: steps.names(article),
      mentions: steps.mentions(article)
    )
  }

  private func rows(_ parsed: [ParsedDocument]) -> CollectionRows {
    var copies = CopyFinder()
    for document in parsed {
      let article = document.article
      copies.add(
        id: article.document.id,
        date: article.date,
        signature: TextSignature((article.lead.map { $0 + "\n" } ?? "") + article.body)
      )
    }
    return CollectionRows(
      articles: parsed.map(\.article),
      names: Dictionary(
        parsed.map { ($0.article.document.id, $0.names) },
        uniquingKeysWith: { first, _ in first }
      ),
      mentions: parsed.flatMap(\.mentions),
      originals: copies.originals(),
      cluster: steps.events
    )
  }
}

/// What has been taken in so far.
private struct Intake {
  private(set) var parsed: [ParsedDocument] = []
  var problems: [InputProblem] = []
  private(set) var notes: [InputProblem] = []

  /// Where each document is.
  private var places: [String: Int] = [:]

  /// Takes in documents; the same bytes once more only give their path where it comes first.
  mutating func take(_ documents: [ParsedDocument]) {
    for document in documents {
      let source = document.article.document
      if let note = InputProblem(badBytesOf: source) { notes.append(note) }
      if let place = places[source.id] {
        parsed[place].nameEarlier(source.file)
      } else {
        places[source.id] = parsed.count
        parsed.append(document)
      }
    }
  }
}
