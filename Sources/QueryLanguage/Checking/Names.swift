/// The names that statements have defined, with those that a later line has defined anew.
struct Names: Sendable {
  private var definitions: [String: [Numbered]] = [:]

  /// How many definitions there have been: a definition sees those before it.
  private(set) var count = 0

  private struct Numbered: Sendable {
    var number: Int
    var definition: Definition
  }

  /// What a name stands for now, or stood for when there were `limit` definitions.
  func definition(of name: String, before limit: Int? = nil) -> Definition? {
    guard let all = definitions[name] else { return nil }
    guard let limit else { return all.last?.definition }
    return all.last { $0.number < limit }?.definition
  }

  mutating func define(_ name: String, _ definition: Definition) {
    definitions[name, default: []].append(Numbered(number: count, definition: definition))
    count += 1
  }

  /// The names with what they stand for, in the order of the names.
  func all(before limit: Int? = nil) -> [(key: String, value: Definition)] {
    definitions.keys.sorted().compactMap { name in
      definition(of: name, before: limit).map { (key: name, value: $0) }
    }
  }
}

/// The names in sight at one place.
struct NamesInSight {
  var names: Names
  var limit: Int?

  subscript(name: String) -> Definition? {
    names.definition(of: name, before: limit)
  }

  func filter(
    _ condition: ((key: String, value: Definition)) -> Bool
  ) -> [(
    key: String, value: Definition
  )] {
    names.all(before: limit).filter(condition)
  }
}
