internal import TextTools

/// The values of a record by what they hold.
struct JSONRecord {
  let values: [JSONFields.Role: [JSONValue]]

  /// Whether it comes from a web crawl: its `date` is the day of the crawl.
  let isCrawl: Bool

  /// Members that an object stands for.
  let names: [String]

  /// Words for no value.
  let missing: Set<String>

  /// The document, or nil where no field holds a text.
  func document(file: String, bytes: [UInt8]) -> RawDocument? {
    let html = values[.html]?.lazy.compactMap(content).first
    guard let content = html ?? values[.text]?.lazy.compactMap(content).first else { return nil }
    let utf8 = Array(content.utf8)
    var document = RawDocument(
      file: file,
      bytes: utf8,
      id: Digest.hexadecimal(of: bytes.isEmpty ? utf8 : bytes, digits: 20),
      format: html != nil ? .html : RawDocument.Format(detecting: utf8, name: "")
    )
    document.facts = facts
    return document
  }

  /// What it says about the document beside its text.
  var facts: RawDocument.Facts {
    var facts = RawDocument.Facts()
    facts.url = values[.url]?.lazy.compactMap(text).first { $0.contains("://") }
    facts.title = first(.title)
    facts.authors = list(.authors)
    facts.source = first(.source).map { HTMLAddress.host(of: $0) ?? $0 }
    facts.language = first(.language)
    facts.section = StatedTags.names(in: list(.section)).first
    facts.tags = StatedTags.names(in: list(.tags))
    facts.images = list(.images)
    facts.fetched = first(.fetched)
    if isCrawl {
      facts.fetched = facts.fetched ?? first(.date)
    } else {
      facts.date = first(.date)
    }
    return facts
  }

  private func first(_ role: JSONFields.Role) -> String? {
    values[role]?.lazy.compactMap(text).first
  }

  private func list(_ role: JSONFields.Role) -> [String] {
    values[role]?.lazy.map { Self.opened($0).compactMap(text) }.first { !$0.isEmpty } ?? []
  }

  /// The elements of a list, also of one that was written into a text: `['a', 'b']`.
  private static func opened(_ value: JSONValue) -> [JSONValue] {
    guard let text = value.text, text.hasPrefix("["), text.hasSuffix("]") else {
      return value.elements
    }
    var elements: [JSONValue] = []
    var rest = text.dropFirst().dropLast()
    while let start = rest.firstIndex(where: { $0 == "'" || $0 == "\"" }) {
      let inside = rest[rest.index(after: start)...]
      guard let end = inside.firstIndex(of: rest[start]) else { break }
      elements.append(.string(String(inside[..<end])))
      rest = inside[inside.index(after: end)...]
    }
    return elements
  }

  /// A text or a number, or what an object stands for; nil for words that mean nothing.
  private func text(_ value: JSONValue) -> String? {
    switch value {
    case .string, .number:
      guard let text = value.scalar else { return nil }
      let trimmed = HTMLText.trimmed(Array(text.utf8))
      guard !trimmed.isEmpty else { return nil }
      if trimmed.count <= 12, missing.contains(text.lowercased()) { return nil }
      return String(decoding: trimmed, as: UTF8.self)
    case .object: return names.lazy.compactMap { value[$0].flatMap(text) }.first
    case .array(let elements): return elements.lazy.compactMap(text).first
    case .bool, .null: return nil
    }
  }

  /// A text as it is, or its paragraphs.
  private func content(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text):
      // What stands for nothing is a short word; to look a whole article up would read it again.
      return text.isEmpty || text.utf8.count <= 16 && missing.contains(text) ? nil : text
    case .array(let elements):
      let parts = elements.compactMap(content)
      return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    case .object: return names.lazy.compactMap { value[$0].flatMap(content) }.first
    case .number, .bool, .null: return nil
    }
  }
}

extension JSONFields {
  /// The documents that a value holds: its own text, or those of the records in it (`articles`,
  /// `items`, `@graph`), which `file` names by their number behind `mark`.
  func documents(
    _ value: JSONValue,
    file: String,
    mark: String,
    bytes: [UInt8]
  ) -> [RawDocument] {
    let around = read(value)
    if let document = around.document(file: file, bytes: bytes) { return [document] }
    let feed = around.facts
    return records(in: value, depth: 0).compactMap { number, record in
      guard var document = read(record).document(file: "\(file)\(mark)\(number)", bytes: []) else {
        return nil
      }
      // The title of what holds articles is their site's.
      document.facts.source = document.facts.source ?? feed.title
      document.facts.language = document.facts.language ?? feed.language
      return document
    }
  }

  /// The first list of records with a text that stands in an object, with the number of each.
  private func records(in value: JSONValue, depth: Int) -> [(Int, JSONValue)] {
    guard depth < 4, case .object(let members) = value else { return [] }
    for member in members {
      if case .array(let elements) = member.value {
        let records = elements.enumerated().map { ($0 + 1, $1) }
        let found = records.filter { read($1).document(file: "", bytes: []) != nil }
        if !found.isEmpty { return found }
      }
      let found = records(in: member.value, depth: depth + 1)
      if !found.isEmpty { return found }
    }
    return []
  }
}
