/// What kind of file the first bytes announce.
enum Container {
  case document, json, jsonLines, warc, feed

  init(_ head: [UInt8], name: String) {
    let name = name.lowercased()
    let start = head.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    if start.starts(with: "WARC/".utf8) {
      self = .warc
    } else if Self.beginsObject(start), !name.hasSuffix(".md") {
      self =
        Self.isLines(start) || name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
        ? .jsonLines : .json
    } else if start.first == 0x5B, Self.beginsObject(start.dropFirst().drop { $0 <= 0x20 }) {
      self = .json
    } else if Self.isFeed(start) {
      self = .feed
    } else {
      self = .document
    }
  }

  /// A brace, and behind it a key or the other brace; texts in braces have other signs there.
  private static func beginsObject(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.first == 0x7B else { return false }
    let next = head.dropFirst().first { $0 > 0x20 }
    return next == 0x22 || next == 0x7D
  }

  /// Whether the first line is a whole object: it ends in a brace, or is longer than the head.
  private static func isLines(_ head: ArraySlice<UInt8>) -> Bool {
    guard let end = head.firstIndex(of: 0x0A) else { return true }
    return head[..<end].last { $0 > 0x20 } == 0x7D
  }

  /// Whether the first element is the root of a feed.
  private static func isFeed(_ head: ArraySlice<UInt8>) -> Bool {
    guard head.first == 0x3C else { return false }
    return head.indices.contains { index in
      head[index] == 0x3C
        && ["<rss", "<feed", "<rdf:RDF"].contains { head[index...].starts(with: $0.utf8) }
    }
  }
}
