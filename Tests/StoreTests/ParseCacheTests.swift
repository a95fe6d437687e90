import Articles
import Chronology
import Events
import Glibc
import Testing

@testable import Store

@Suite struct ParseCacheTests {
  @Test func `every field is written and read back`() {
    var parsed = ParsedDocument(article: article, names: names, mentions: [mention])
    // A field that nobody has filled here would be one that nobody has thought of.
    expectFilled(parsed.article)
    expectFilled(parsed.article.document.facts)
    expectFilled(parsed.names)
    expectFilled(parsed.mentions[0])
    var writer = Archive()
    writer.code(&parsed)
    var reader = Archive(reading: writer.bytes)
    var again = ParsedDocument.blank
    reader.code(&again)
    #expect(reader.isWhole)
    #expect(String(reflecting: again) == String(reflecting: parsed))
  }

  @Test func `a damaged archive is noticed and does no harm`() {
    var parsed = ParsedDocument(article: article, names: names, mentions: [mention])
    var writer = Archive()
    writer.code(&parsed)
    for end in 0..<writer.bytes.count {
      var reader = Archive(reading: Array(writer.bytes[..<end]))
      var again = ParsedDocument.blank
      reader.code(&again)
      #expect(!reader.isWhole)
    }
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      var bytes = writer.bytes
      bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255)
      var reader = Archive(reading: bytes)
      var again = ParsedDocument.blank
      reader.code(&again)
    }
  }

  @Test func `only what changed is parsed again`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "The ministers met in Geneva. ", count: 2_000)
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write("\(name) \(long)", to: name) }
    for name in ["a.txt", "b.txt", "c.txt"] { age(folder.path + "/" + name, by: 100) }
    let cache = ParseCache(folder: folder.path + "/.cache")
    let counter = Counter()
    let loader = CollectionLoader(.counting(counter))
    func load() -> [String] {
      loader.load([folder.path], cache: cache).rows.articles.map(\.body).sorted()
    }
    let first = load()
    #expect(first.count == 3 && counter.count == 3)
    #expect(load() == first && counter.count == 3)
    try folder.write("changed \(long)", to: "b.txt")
    age(folder.path + "/b.txt", by: 50)
    #expect(load().count == 3 && counter.count == 4)
    #expect(load().count == 3 && counter.count == 4)
    system("for f in \(folder.path)/.cache/*; do printf x >>$f; done")
    #expect(load().count == 3 && counter.count == 7)
    system("rm -r \(folder.path)/.cache")
  }

  private func age(_ path: String, by seconds: Int) {
    var times = [timespec](repeating: timespec(tv_sec: time(nil) - seconds, tv_nsec: 5), count: 2)
    utimensat(AT_FDCWD, path, &times, 0)
  }

  private func expectFilled(_ value: Any) {
    for (name, part) in Mirror(reflecting: value).children {
      let text = String(describing: part)
      #expect(text != "nil" && text != "[]" && text != "", "\(name ?? "") is not filled")
    }
  }

  private var article: Article {
    var document = RawDocument(file: "f#2", bytes: [65, 66], id: "id", replaced: 1, format: .html)
    document.facts.url = "u"
    document.facts.title = "t"
    document.facts.date = "d"
    document.facts.authors = ["a"]
    document.facts.source = "s"
    document.facts.language = "l"
    document.facts.section = "n"
    document.facts.tags = ["t", "g"]
    document.facts.images = ["p"]
    document.facts.fetched = "2025"
    var article = Article(document: document)
    article.text = [66]
    article.origins = TextOrigins()
    article.origins?.append(start: 0, source: 1)
    article.lines = [Article.Line(number: 1, range: 0..<1, zone: .lead)]
    article.url = "https://example.org"
    article.source = "example.org"
    article.language = "hu"
    article.script = "Latn"
    article.title = "Cím"
    article.lead = "Lead"
    article.body = "Body"
    article.date = try? FuzzyDate(edtf: "2025-02~")
    article.time = try? Instant(iso: "2025-02-15T10:30+01:00")
    article.dateOrigin = .url
    article.creation = try? FuzzyDate(edtf: "../2025")
    article.authors = ["A", "B"]
    article.section = "S"
    article.tags = ["T"]
    article.captions = ["C"]
    article.images = ["I"]
    article.quotes = [Article.Quote(text: "q", speaker: "s", line: -3)]
    article.links = ["L"]
    article.words = 300
    article.reasons = [Article.Reason(field: "date", line: 4, rule: "r")]
    return article
  }

  private var names: ArticleNames {
    var names = ArticleNames()
    names.people = ["P"]
    names.countries = ["C", "D"]
    names.places = ["Q"]
    return names
  }

  private var mention: Mention {
    var mention = Mention(
      article: "id",
      kind: .pressConference,
      status: .negated,
      line: 7,
      range: 5..<900,
      rule: "rule",
      confidence: 0.25
    )
    mention.date = try? FuzzyDate(edtf: "XXXX-02-15")
    mention.until = try? FuzzyDate(edtf: "2025-02/..")
    mention.dateText = "15. Februar"
    mention.dateRule = "day"
    mention.participants = [Participant(name: "N", kind: .delegation, country: "RU")]
    mention.place = "Geneva"
    mention.placeCountry = "CH"
    mention.initiator = "N"
    mention.topics = [Topic(name: "trade", words: "commerce", line: 1)]
    mention.duration = "PT1H"
    mention.evidence = [Evidence(article: "id", file: "f", line: 7, range: 5..<9, quote: "q")]
    mention.reasons = ["because"]
    return mention
  }
}

/// Counts across threads.
private final class Counter: @unchecked Sendable {
  private var lock = pthread_mutex_t()
  private(set) var count = 0

  init() {
    pthread_mutex_init(&lock, nil)
  }

  func add() {
    pthread_mutex_lock(&lock)
    count += 1
    pthread_mutex_unlock(&lock)
  }
}

extension CollectionLoader.Steps {
  fileprivate static func counting(_ counter: Counter) -> CollectionLoader.Steps {
    CollectionLoader.Steps { document in
      counter.add()
      var article = Article(document: document)
      article.body = String(decoding: document.bytes, as: UTF8.self)
      return article
    } names: { _ in
      ArticleNames()
    } mentions: { _ in
      []
    } events: { _, _ in
      []
    }
  }
}
