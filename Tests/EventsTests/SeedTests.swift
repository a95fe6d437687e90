import Articles
import Chronology
import Glibc
import Testing

@testable import Events

@Suite("The seeds, changed, through both parsers")
struct SeedTests {
  private static let names = [
    "000_1a1ce9d4c41a99be", "001_ead024e7c4ecef91", "002_c35b6cbc03e4345f",
    "003_3ae8ec1ab298bbdb", "004_2320f2ca084baa4e",
  ]

  private func text(_ name: String) throws -> String {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(folder)/seeds/\(name).txt", "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func mentions(_ text: String, file: String = "seed.txt") -> [Mention] {
    let document = RawDocument(file: file, contents: Array(text.utf8))
    return EventExtractor().mentions(in: ArticleParser().parse(document))
  }

  @Test("Other file names and line ends tell the same", arguments: names)
  func frame(name: String) throws {
    let text = try text(name)
    let told = mentions(text, file: "\(name).txt").map(Reports.line)
    #expect(!told.isEmpty)
    #expect(mentions(text, file: "2031-01-01-other.txt").map(Reports.line) == told)
    let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    #expect(mentions(lines).map(Reports.line) == told)
  }

  /// What each seed says of days, and the same 52 weeks later.
  private static let later = [
    [
      ("február 12-i", "február 11-i"), ("2025. január 16-án", "2026. január 15-én"),
      ("/2025/02/", "/2026/02/"),
    ],
    [("2023.07.07.", "2024.07.05.")],
    [("15/2", "14/2")],
    [("5月16日", "5月15日"), ("5月17日", "5月16日"), ("05月17日", "05月16日"), ("2025年", "2026年")],
    [
      ("27. Februar", "26. Februar"), ("18. Februar", "17. Februar"),
      ("Oktober 2024", "Oktober 2025"), ("Seit 2023", "Seit 2024"),
    ],
  ]

  @Test("All days moved by 52 weeks move the days of the events")
  func moved() throws {
    let texts = try Self.names.map(text)
    let moved = zip(texts, Self.later).map { text, pairs in
      pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
    let (before, after) = (events(texts), events(moved))
    #expect(after.map { told($0) }.sorted() == before.map { told($0) }.sorted())
    func days(_ events: [Event], by distance: Int) -> [String] {
      events.compactMap { event in
        event.date?.exactDay.map { "\($0.adding(days: distance)) \(told(event))" }
      }.sorted()
    }
    #expect(days(before, by: 364).count > 10)
    #expect(days(after, by: 0) == days(before, by: 364))
  }

  @Test("Names in no list take the places of known ones")
  func renamed() throws {
    let others = [
      ("Marco Rubio", "Telmo Dorvani"), ("Rubio", "Dorvani"), ("Maria Zakharova", "Elena Sorokina"),
      ("Anatoly Antonov", "Viktor Belenko"), ("Aleksandr Darchiev", "Grigory Malkin"),
    ]
    // The Chinese text spells its names by sound, which has no canonical form to compare with.
    let texts = try Self.names.map(text).filter { !$0.contains("鲁比奥") }
    let renamed = texts.map { text in
      others.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
    let expected = events(texts).map { event in
      told(event) { name in others.first { $0.0 == name }?.1 ?? name }
    }
    #expect(events(renamed).map { told($0) }.sorted() == expected.sorted())
  }

  private func events(_ texts: [String]) -> [Event] {
    let articles = texts.map {
      ArticleParser().parse(RawDocument(file: "seed.txt", contents: Array($0.utf8)))
    }
    return EventClusters.build(
      articles: articles,
      mentions: articles.flatMap(EventExtractor().mentions)
    )
  }

  /// Kind, status and participants; their order depends on that of the articles' ids.
  private func told(_ event: Event, _ name: (String) -> String = { $0 }) -> String {
    let names = event.participants.map { name($0.name) }.sorted().joined(separator: ", ")
    return "\(event.kind) \(event.status) \(names)"
  }
}
