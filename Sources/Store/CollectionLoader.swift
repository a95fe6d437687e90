package import Articles
internal import Dispatch
package import Events

/// Reads files and folders and makes the built-in collections of them.
package struct CollectionLoader: Sendable {
  /// The steps from a document to events.
  package struct Steps: Sendable {
    /// Reads one document.
    package var article: @Sendable (RawDocument) -> Article

    /// Finds what one article reports.
    package var mentions: @Sendable (Article) -> [Mention]

    /// Finds which mentions report the same event.
    package var events: @Sendable ([Article], [Mention]) -> [Event]

    /// These three steps.
    package init(
      article: @escaping @Sendable (RawDocument) -> Article,
      mentions: @escaping @Sendable (Article) -> [Mention],
      events: @escaping @Sendable ([Article], [Mention]) -> [Event]
    ) {
      self.article = article
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
  /// The same bytes twice are one article, that of the first path in byte order.
  /// - Complexity: linear in the bytes; the documents are parsed on all cores.
  package func load(_ paths: [String]) -> LoadedCollection {
    var batches = DocumentBatches(paths)
    var intake = Intake()
    while let batch = batches.next() {
      intake.problems += batch.problems
      let fresh = intake.fresh(batch.documents)
      intake.parsed += parse(fresh)
    }
    return LoadedCollection(
      rows(intake.parsed),
      problems: intake.problems,
      notes: intake.notes,
      files: batches.files
    )
  }

  /// Parses documents on all cores; the results keep their order.
  private func parse(_ documents: [RawDocument]) -> [ParsedDocument] {
    guard !documents.isEmpty else { return [] }
    let slots = Slots(count: documents.count)
    DispatchQueue.concurrentPerform(iterations: documents.count) { index in
      let article = steps.article(documents[index])
      slots.set(index, ParsedDocument(article: article, mentions: steps.mentions(article)))
    }
    return slots.values
  }

  private func rows(_ parsed: [ParsedDocument]) -> CollectionRows {
    var copies = CopyFinder()
    for document in parsed {
      let article = document.article
      copies.add(
        id: article.document.id,
        date: article.date,
        signature: TextSignature(article.body)
      )
    }
    return CollectionRows(
      articles: parsed.map(\.article),
      mentions: parsed.flatMap(\.mentions),
      originals: copies.originals(),
      cluster: steps.events
    )
  }
}

/// What has been taken in so far.
private struct Intake {
  var parsed: [ParsedDocument] = []
  var problems: [InputProblem] = []
  var notes: [InputProblem] = []

  /// Where each document is, or will be once its batch is parsed.
  private var places: [String: Int] = [:]

  /// The documents of a batch that are texts and were not read before.
  mutating func fresh(_ documents: [RawDocument]) -> [RawDocument] {
    var fresh: [RawDocument] = []
    for document in documents where isText(document) {
      let file = document.file
      guard let place = places[document.id] else {
        places[document.id] = parsed.count + fresh.count
        fresh.append(document)
        continue
      }
      if place < parsed.count {
        parsed[place].nameEarlier(file)
      } else if file.utf8.lexicographicallyPrecedes(fresh[place - parsed.count].file.utf8) {
        fresh[place - parsed.count].file = file
      }
    }
    return fresh
  }

  /// Reports bytes that are no text; more than a tenth of them, and it is no document.
  private mutating func isText(_ document: RawDocument) -> Bool {
    guard document.replaced > 0 else { return true }
    guard document.replaced * 10 <= document.bytes.count else {
      problems.append(InputProblem(file: document.file, reason: "is no text"))
      return false
    }
    let reason = "\(document.replaced) bytes are no text and are shown as \u{FFFD}"
    notes.append(InputProblem(file: document.file, reason: reason))
    return true
  }
}

/// What one document gave.
private struct ParsedDocument: Sendable {
  var article: Article
  var mentions: [Mention]

  /// Takes another path of the same document where it comes first in byte order.
  mutating func nameEarlier(_ file: String) {
    guard file.utf8.lexicographicallyPrecedes(article.document.file.utf8) else { return }
    article.document.file = file
    for mention in mentions.indices {
      for place in mentions[mention].evidence.indices {
        mentions[mention].evidence[place].file = file
      }
    }
  }
}

/// Room for one result a document; each thread writes into slots of its own.
private final class Slots: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<ParsedDocument?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ index: Int, _ value: ParsedDocument) {
    slots[index] = value
  }

  var values: [ParsedDocument] { slots.compactMap { $0 } }
}
