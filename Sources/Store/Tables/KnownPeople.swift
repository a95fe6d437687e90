internal import Lexicon

/// Offices and spellings of the people that the program knows, by their canonical names.
struct KnownPeople {
  private struct Facts {
    var offices: [String]
    var aliases: [String]
  }

  private var facts: [String: Facts] = [:]

  /// Reads the built-in list.
  init() {
    for fields in DataFile("names/people.names")?.entries("person") ?? [] {
      guard let name = fields.first else { continue }
      facts[name] = Facts(
        offices: fields.count > 2 ? KnownPeople.parts(fields[2]).map(KnownPeople.office) : [],
        aliases: fields.count > 3 ? KnownPeople.parts(fields[3]).map(KnownPeople.alias) : []
      )
    }
  }

  /// Offices with their terms: `foreign minister, 2004-03-09/..`.
  func offices(of name: String) -> [String] { facts[name]?.offices ?? [] }

  /// Other spellings, in any script.
  func aliases(of name: String) -> [String] { facts[name]?.aliases ?? [] }

  private static func parts(_ field: String) -> [Substring] {
    field.split(separator: ";")
  }

  private static func office(_ text: Substring) -> String {
    let halves = text.split(separator: "@", maxSplits: 1)
    let title = halves[0].map { $0 == "_" ? " " : String($0) }.joined()
    return halves.count > 1 ? "\(title), \(halves[1])" : title
  }

  /// The spelling without the mark that the surname begins with.
  private static func alias(_ text: Substring) -> String {
    String(text.filter { $0 != "*" })
  }
}
