internal import Lexicon
internal import TextTools

/// Which fields of a JSON record hold what.
package struct JSONFields: Sendable {
  /// What each name of a field can hold, and how much it is preferred (0 first).
  ///
  /// The names are in lower case, without the signs between words: `publishedAt` is `published_at`.
  private var roles: [String: [(role: Role, rank: Int)]] = [:]

  /// Names given for a role, as they are written or as a path (`article.body`), in order.
  private var own: [Role: [String]] = [:]
  private var crawlMarks: Set<String> = []

  /// Objects in a record whose members count as the record's, and members that an object stands for.
  private var innerRecords: Set<String> = []
  private var values: [String] = []

  /// Words for no value.
  private var missing: Set<String> = []

  /// What was given for the usual names, as `text=body,title=headline`.
  package private(set) var given = ""

  /// What a field can hold.
  enum Role: String, CaseIterable {
    case text, html, url, title, date, authors, source, language, section, tags, images, fetched
  }

  /// The names that collections of news use.
  package static let usual = JSONFields()

  private init() {
    guard let data = DataFile("shared/readers.data") else { return }
    for entry in data.entries("json fields") {
      guard let role = entry.first.flatMap(Role.init) else { continue }
      for (rank, name) in entry.dropFirst().enumerated() {
        roles[Self.folded(name), default: []].append((role, rank))
      }
    }
    func names(_ section: String) -> [String] { data.entries(section).joined().map(Self.folded) }
    crawlMarks = Set(names("crawl marks"))
    innerRecords = Set(names("json inner records"))
    values = Array(data.entries("json values").joined())
    missing = Set(data.entries("no value").joined())
  }

  /// The usual names, but for the roles that `given` names: `text=body,title=headline`.
  ///
  /// A role that stands there several times has several names, in order of preference. A text that is
  /// named is the document even where the record has a page too. A name with full stops leads into
  /// objects: `text=article.body`.
  /// - Throws: `Problem` where a part is no `role=name`.
  package init(given: String) throws(Problem) {
    self = .usual
    for part in given.split(separator: ",") {
      let (role, name) = try Self.pair(part)
      own[role, default: []].append(name)
    }
    if own[.text] != nil, own[.html] == nil { own[.html] = [] }
    if own[.date] != nil { crawlMarks = [] }
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

  private static func folded(_ name: String) -> String {
    String(decoding: name.utf8.filter { $0 != 0x5F && $0 != 0x2D && $0 != 0x2E }, as: UTF8.self)
      .lowercased()
  }

  /// The values of a record by what they hold, the preferred ones first.
  func read(_ record: JSONValue) -> JSONRecord {
    var found: [Role: [(rank: Int, value: JSONValue)]] = [:]
    var isCrawl = false
    func add(_ members: [(key: String, value: JSONValue)], rank: Int) {
      for (key, value) in members {
        let name = Self.folded(key)
        if crawlMarks.contains(name) { isCrawl = true }
        for (role, own) in roles[name] ?? [] {
          found[role, default: []].append((own + rank, value))
        }
        if rank == 0, innerRecords.contains(name), case .object(let inner) = value {
          add(inner, rank: Self.innerRank)
        }
      }
    }
    if case .object(let members) = record { add(members, rank: 0) }
    for (role, names) in own {
      found[role] = names.enumerated().compactMap { rank, name in
        Self.value(record, at: name).map { (rank, $0) }
      }
    }
    let sorted = found.mapValues { $0.sorted { $0.rank < $1.rank }.map(\.value) }
    return JSONRecord(values: sorted, isCrawl: isCrawl, names: values, missing: missing)
  }

  /// Values inside an inner object come behind all of the record's own.
  private static let innerRank = 1000

  private static func value(_ record: JSONValue, at path: String) -> JSONValue? {
    if let value = record[path] { return value }
    guard path.contains(".") else { return nil }
    return path.split(separator: ".").reduce(record as JSONValue?) { $0?[String($1)] }
  }
}
