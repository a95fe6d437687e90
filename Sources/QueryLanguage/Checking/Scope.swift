package import Columns

/// The names that statements have defined so far; at the prompt it lives on from line to line.
package struct Scope: Sendable {
  /// Whether `strict` has been said.
  package internal(set) var isStrict = false

  /// Whether a name may be defined anew, as at the prompt.
  package var allowsRedefinition = false

  /// What the names of let, def and param stand for.
  var names = Names()

  /// The pipeline whose result `_` is, and its rows once it has run.
  var last: LastResult?

  /// A scope in which nothing is defined.
  package init(allowsRedefinition: Bool = false) {
    self.allowsRedefinition = allowsRedefinition
  }

  /// The result of the last pipeline, so that `_` need not run it again.
  package mutating func remember(_ table: Table) {
    last?.table = table
  }

  /// Names for completion: those that stand for a table, and all others.
  package var definedNames: (tables: [String], others: [String]) {
    let all = names.all()
    return (
      all.filter { $0.value.meaning.isTable }.map(\.key),
      all.filter { !$0.value.meaning.isTable }.map(\.key)
    )
  }

  /// The verbs of one's own, which the parser wants to know.
  package var verbNames: Set<String> {
    Set(names.all().filter { $0.value.meaning.isVerb }.map(\.key))
  }

  /// The params that can be set from outside.
  package var parameterNames: [String] {
    names.all().filter { $0.value.word == "param" }.map(\.key)
  }

  /// How a defined name is written and what its `##` lines say; nil for an unknown name.
  package func help(for name: String) -> (usage: String, documentation: String?)? {
    names.definition(of: name).map { ($0.usage, $0.documentation) }
  }
}

/// What `_` stands for.
struct LastResult: Sendable {
  var plan: Plan
  var shape: Shape
  var table: Table?
}
