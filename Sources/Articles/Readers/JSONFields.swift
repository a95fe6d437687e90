internal import Lexicon
internal import TextTools

/// Which fields of a JSON record hold what.
package struct JSONFields: Sendable {
  /// The names of each role, in order of preference.
  private var names: [Role: [String]]
  private var crawlMarks: Set<String>

  /// What was given for the usual names, as `text=body,title=headline`.
  package private(set) var given = ""

  /// What a field can hold.
  enum Role: String, CaseIterable {
    case text, html, url, title, date, authors, source, language, section, tags, fetched
  }

  /// The names that collections of news use.
  package static let usual: JSONFields = {
    let data = DataFile("shared/readers.data")
    var names: [Role: [String]] = [:]
    for entry in data?.entries("json fields") ?? [] {
      if let role = entry.first.flatMap(Role.init) { names[role] = Array(entry.dropFirst()) }
    }
    return JSONFields(names: names, crawlMarks: Set((data?.entries("crawl marks") ?? []).joined()))
  }()

  private init(names: [Role: [String]], crawlMarks: Set<String>) {
    self.names = names
    self.crawlMarks = crawlMarks
  }

  /// The usual names, but for the roles that `given` names: `text=body,title=headline`.
  ///
  /// A role that stands there several times has several names, in order of preference. A text that is
  /// named is the document even where the record has a page too.
  /// - Throws: `Problem` where a part is no `role=name`.
  package init(given: String) throws(Problem) {
    self = .usual
    var own: [Role: [String]] = [:]
    for part in given.split(separator: ",") {
      let (role, name) = try Self.pair(part)
      own[role, default: []].append(name)
    }
    if own[.text] != nil, own[.html] == nil { names[.html] = [] }
    if own[.date] != nil { crawlMarks = [] }
    names.merge(own) { $1 }
    self.given = given
  }

  /// Why names of fields cannot be taken.
  package struct Problem: Error, Sendable {
    /// A plain sentence, lower case, without a full stop.
    package let reason: String
  }

  private static func pair(_ part: Substring) throws(Problem) -> (Role, String) {
    let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let (name, field) = (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
    if let role = Role(rawValue: name) {
      guard !field.isEmpty else {
        throw Problem(reason: "`\(part)` names no field; write it as \(name)=body")
      }
      return (role, field)
    }
    if sides.count == 1 {
      throw Problem(reason: "`\(part)` does not say what the field holds; write it as text=\(part)")
    }
    let isTurned = Role(rawValue: field) != nil
    let remedy =
      isTurned
      ? "write it the other way round, \(field)=\(name)"
      : "it is one of \(Role.allCases.map(\.rawValue).joined(separator: ", "))"
    throw Problem(reason: "`\(name)` is nothing that a field can hold; \(remedy)")
  }

  /// The document that a record holds, or nil where no field holds a text.
  func document(_ record: JSONValue, file: String, bytes: [UInt8]) -> RawDocument? {
    let html = text(record, .html)
    guard let content = html ?? text(record, .text), !content.isEmpty else { return nil }
    let utf8 = Array(content.utf8)
    var document = RawDocument(
      file: file,
      bytes: utf8,
      id: Digest.hexadecimal(of: bytes, digits: 20),
      format: html != nil ? .html : RawDocument.Format(detecting: utf8, name: "")
    )
    document.facts = facts(record)
    return document
  }

  private func facts(_ record: JSONValue) -> RawDocument.Facts {
    var facts = RawDocument.Facts()
    facts.url = text(record, .url)
    facts.title = text(record, .title)
    facts.authors = texts(record, .authors)
    facts.source = text(record, .source)
    facts.language = text(record, .language)
    facts.section = texts(record, .section).first
    facts.tags = texts(record, .tags)
    facts.fetched = text(record, .fetched)
    if crawlMarks.contains(where: { record[$0] != nil }) {
      facts.fetched = facts.fetched ?? text(record, .date)
    } else {
      facts.date = text(record, .date)
    }
    return facts
  }

  private func text(_ record: JSONValue, _ role: Role) -> String? {
    names[role]?.lazy.compactMap { record[$0]?.text }.first { !$0.isEmpty }
  }

  private func texts(_ record: JSONValue, _ role: Role) -> [String] {
    for name in names[role] ?? [] {
      let values = (record[name]?.elements ?? []).compactMap(\.text).filter { !$0.isEmpty }
      if !values.isEmpty { return values }
    }
    return []
  }
}
