import Articles
import Chronology
import Columns
import Events
import Testing

@testable import Store

@Suite struct CollectionLoaderTests {
  @Test func `every collection has its columns, also without rows`() {
    let collection = CollectionLoader(.ofFirstLines).load([])
    #expect(collection.failure == "holds no files")
    for name in collection.names {
      let table = collection.table(name)
      #expect(table?.count == 0 && table?.schema == collection.schema(of: name))
      for (field, column) in zip(table?.schema.fields ?? [], table?.columns ?? []) {
        #expect(hasType(column, field.type), "\(name).\(field.name)")
      }
    }
    #expect(collection.table("history") == nil && collection.schema(of: "history") == nil)
  }

  @Test func `rows stand by date, then id, and the same bytes are one article`() throws {
    let folder = try TemporaryFolder()
    for (name, text) in [
      ("b.txt", "2025-02-15 Anna Kovács"), ("a.txt", "2025-02-15 Anna Kovács"),
      ("c.txt", "2025-02 Anna Kovács"), ("d.txt", "no date"), ("e.txt", "2024 Ed Brown"),
    ] {
      try folder.write(text, to: name)
    }
    try folder.write("", to: "f.txt")
    try folder.write("\0\0\0", to: "g.txt")
    let collection = CollectionLoader(.ofFirstLines).load([folder.path])
    let files = collection.rows.articles.map { $0.document.file.split(separator: "/").last }
    #expect(files == ["e.txt", "c.txt", "a.txt", "d.txt"])
    #expect(collection.problems.map(\.reason) == ["empty", "nothing but NUL bytes"])
    #expect(collection.rows.mentions.map { $0.date?.edtf } == ["2024", "2025-02", "2025-02-15"])
    #expect(collection.rows.events.map { $0.date?.edtf } == ["2024", "2025-02-15"])
    #expect(texts(collection.table("articles"), "events").count == 3)
    #expect(texts(collection.table("people"), "name") == ["Anna Kovács", "Ed Brown"])
    #expect(texts(collection.table("events"), "participants") == ["Ed Brown", "Anna Kovács"])
    let ids = texts(collection.table("events"), "id")
    #expect(texts(collection.table("mentions"), "event") == [ids[0], ids[1], ids[1]])
  }

  @Test func `a folder with nothing readable says so`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a.txt")
    let collection = CollectionLoader(.ofFirstLines).load([folder.path])
    #expect(collection.failure == "holds no file that could be read")
  }

  /// The texts of a column, those of lists one after the other.
  private func texts(_ table: Table?, _ name: String) -> [String] {
    guard let table, let place = table.schema.fields.firstIndex(where: { $0.name == name }) else {
      return []
    }
    var column = table.columns[place]
    if case .list(let list) = column, let elements = list.elements.first { column = elements }
    guard case .text(let texts) = column else { return [] }
    return texts.codes.map { code in
      let range = texts.heap.offsets[Int(code)]..<texts.heap.offsets[Int(code) + 1]
      return String(decoding: texts.heap.bytes[range], as: UTF8.self)
    }
  }

  private func hasType(_ column: Column, _ type: ValueType) -> Bool {
    switch (column, type) {
    case (.text, .text), (.int, .int), (.number, .number), (.date, .date), (.instant, .instant):
      true
    case (.list(let list), .list(let element)): hasType(list.elements[0], element)
    case (.list(let list), .relation): hasType(list.elements[0], .text)
    case (.record(let record), .record(let fields)):
      record.fields == fields && zip(record.columns, fields).allSatisfy { hasType($0, $1.type) }
    default: false
    }
  }
}

extension CollectionLoader.Steps {
  /// Articles of one line, a date and a name; articles that name the same person report one event.
  fileprivate static let ofFirstLines = CollectionLoader.Steps { document in
    var article = Article(document: document)
    let line = String(decoding: document.bytes, as: UTF8.self)
    article.body = line
    article.date = line.split(separator: " ").first.flatMap { try? FuzzyDate(edtf: String($0)) }
    return article
  } names: { _ in
    ArticleNames()
  } mentions: { article in
    guard let date = article.date else { return [] }
    var mention = Mention(
      article: article.document.id,
      kind: .meeting,
      status: .happened,
      line: 1,
      range: 0..<4,
      rule: "test",
      confidence: 1
    )
    mention.date = date
    let name = article.body.split(separator: " ").dropFirst().joined(separator: " ")
    mention.participants = [Participant(name: name, kind: .person, country: nil)]
    return [mention]
  } events: { _, mentions in
    let groups = Dictionary(grouping: mentions.indices) { mentions[$0].participants[0].name }
    return groups.map { name, indices in
      var event = Event(id: name, kind: .meeting, status: .happened)
      event.mentions = indices
      event.articles = indices.map { mentions[$0].article }
      event.participants = mentions[indices[0]].participants
      event.date = indices.compactMap { mentions[$0].date }.reduce(nil) { joint, date in
        joint.flatMap { $0.intersection(date) } ?? date
      }
      return event
    }
  }
}
