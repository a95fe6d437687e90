import Articles
import Chronology
import Glibc
import Testing

@testable import Events

/// The five seeds as texts, and what texts like them tell.
enum Seeds {
  private static let names = [
    "000_1a1ce9d4c41a99be", "001_ead024e7c4ecef91", "002_c35b6cbc03e4345f",
    "003_3ae8ec1ab298bbdb", "004_2320f2ca084baa4e",
  ]

  /// The texts, in order of their file names: hu, hu, vi, zh, de.
  static func texts() throws -> [String] {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try names.map { name in
      let file = try #require(fopen("/\(folder)/seeds/\(name).txt", "rb"))
      defer { fclose(file) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65536)
      while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
        bytes += buffer[..<count]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A text as the parser of articles reads it.
  static func article(_ text: String, file: String = "seed.txt") -> Article {
    ArticleParser().parse(RawDocument(file: file, contents: Array(text.utf8)))
  }

  /// The events that articles tell together.
  static func events(_ articles: [Article]) -> [Event] {
    EventClusters.build(
      articles: articles,
      mentions: articles.flatMap(EventExtractor().mentions)
    )
  }

  /// The events that texts tell together.
  static func events(_ texts: [String]) -> [Event] {
    events(texts.map { article($0) })
  }

  /// What the texts tell, a line for each event, in no order: all but ids, offsets and countries.
  static func told(_ texts: [String]) -> [String] {
    lines(events(texts))
  }

  static func lines(_ events: [Event]) -> [String] {
    let kinds = Dictionary(uniqueKeysWithValues: events.map { ($0.id, "\($0.kind)") })
    func others(_ ids: [String]) -> [String] { ids.compactMap { kinds[$0] }.sorted() }
    return events.map { event in
      """
      \(event.kind) \(event.status) \(event.participants.map(\.name)) \
      \(event.date?.edtf ?? "-") \(event.until?.edtf ?? "-") \(event.place ?? "-") \
      \(event.topics) \(event.duration ?? "-") \(event.initiator ?? "-") \(event.cameo ?? "-") \
      \(event.plover ?? "-") \(event.languages) \(event.articles.count) \
      \(event.evidence.map(\.line)) \(others(event.realises)) \(others(event.partOf))
      """
    }.sorted()
  }

  /// A text in which each first form stands where its second did, all at once.
  static func exchange(_ text: String, _ pairs: [(old: String, new: String)]) -> String {
    var text = text
    let sorted = pairs.sorted { $0.old.utf8.count > $1.old.utf8.count }
    func mark(_ index: Int) -> String { "\u{E000}\(index)\u{E001}" }
    for (index, pair) in sorted.enumerated() { text = text.replacing(pair.old, with: mark(index)) }
    for (index, pair) in sorted.enumerated() { text = text.replacing(mark(index), with: pair.new) }
    return text
  }
}
