package import Columns

/// The names that statements have defined so far; at the prompt it lives on from line to line.
package struct Scope: Sendable {
  /// Whether `strict` has been said.
  package internal(set) var isStrict = false

  /// The pipeline whose result `_` is, and its rows once it has run.
  var last: LastResult?

  /// A scope in which nothing is defined.
  package init() {}

  /// The result of the last pipeline, so that `_` need not run it again.
  package mutating func remember(_ table: Table) {
    last?.table = table
  }
}

/// What `_` stands for.
struct LastResult: Sendable {
  var plan: Plan
  var table: Table?
}
