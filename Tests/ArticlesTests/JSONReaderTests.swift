import Testing

@testable import Articles

/// The shapes that collections of news have.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    (#"[{"title": "A", "text": "a"}, null, {"title": "B", "body": "b"}]"#, ["A", "B"]),
    ("{\"title\": \"A\",\n\"text\": \"a\"}\n{\"title\": \"B\",\n\"text\": \"b\"}", ["A", "B"]),
    (#"{"status": 1, "articles": [{"title": "A", "content": "a"}, {"title": "-"}]}"#, ["A"]),
    (#"{"response": {"docs": [{"headline": "A", "articleBody": "a"}]}}"#, ["A"]),
    (#"{"Title": "A", "plain_text": "a"}"#, ["A"]),
    (#"{"title": {"rendered": "A"}, "content": {"rendered": "<p>a</p>"}}"#, ["A"]),
    (#"{"meta": {"title": "A"}, "text": "a"}"#, ["A"]),
    (#"{"title": "A", "paragraphs": ["a", {"type": "p", "text": "b"}]}"#, ["A"]),
    (#"{"title": "null", "name": "A", "text": "a"}"#, ["A"]),
  ])
  func readsRecordsOfAnyShape(_ json: String, _ titles: [String]) throws {
    let items = try ReadItems(Array(json.utf8), name: "a.json")
    #expect(items.documents.map(\.facts.title) == titles)
    #expect(items.documents.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test func readsWhatARecordSays() throws {
    let record = """
      {"text": "a", "source": "https://gull.example.org/1", "source-hostname": "The Gull",
      "author": "['Ann Lee', 'Jo Doe']", "categories": "Local;Sea", "tags": "ferry, pier",
      "image_url": "https://e.org/a.jpg", "published_date": "2024-03-05 09:30:00", "language": "en"}
      """
    let items = try ReadItems(Array(record.utf8), name: "a.json")
    let facts = try #require(items.documents.first?.facts)
    #expect(facts.url == "https://gull.example.org/1" && facts.source == "The Gull")
    #expect(facts.authors == ["Ann Lee", "Jo Doe"] && facts.section == "Local")
    #expect(facts.tags == ["ferry", "pier"] && facts.images == ["https://e.org/a.jpg"])
    #expect(facts.date == "2024-03-05 09:30:00")
  }

  @Test func takesTheSiteFromTheFeedAroundItems() throws {
    let feed = #"{"title": "The Gull", "items": [{"title": "A", "content_html": "<p>a</p>"}]}"#
    let document = try #require(try ReadItems(Array(feed.utf8), name: "f.json").documents.first)
    #expect(document.facts.source == "The Gull" && document.format == .html)
    #expect(document.file == "f.json#1.1")
  }

  @Test func saysOnceThatRecordsHoldNoText() throws {
    let records = "[" + (0..<30).map { "{\"number\": \($0)}" }.joined(separator: ",\n") + "]"
    let items = try ReadItems(Array(records.utf8), name: "a.json")
    #expect(items.documents.isEmpty && items.problems.map(\.count) == [30])
    let reason = "30 records have no field with a text, the first is record 1"
    #expect(items.problems.first?.reason == reason && items.problems.first?.offset == 1)
  }

  @Test func goesOnBehindABadElement() throws {
    let records = #"[{"text": "a"}, {"text": bad}, {"text": "c"}, {"text": "d"#
    let items = try ReadItems(Array(records.utf8), name: "a.json")
    #expect(items.documents.map(\.text) == ["a", "c"])
    #expect(items.problems.map(\.offset) == [25, 46])
  }

  @Test func readsLinesInUTF16AndBehindAMark() throws {
    let lines = "{\"text\": \"Fähre\"}\n{\"text\": \"🛥 b\"}\n"
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in lines.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [wide, [0xEF, 0xBB, 0xBF] + Array(lines.utf8)] {
      let items = try ReadItems(bytes, name: "a.jsonl")
      #expect(items.documents.map(\.text) == ["Fähre", "🛥 b"] && items.problems.isEmpty)
    }
  }

  @Test func leavesTextsThatBeginWithABracketAlone() throws {
    for text in ["{Update} The council met.", "[Update] The council met."] {
      #expect(try ReadItems(Array(text.utf8), name: "a").documents.map(\.text) == [text])
    }
  }
}
