package import Columns
package import QueryLanguage

/// One piece of what a session answers.
package enum Reply: Sendable {
  /// A table to show, with the chart that was asked for.
  case table(QueryTable)

  /// Text that was asked for: help, a plan in words.
  case text(String)

  /// Something to know about what was shown: counts of what was left out, warnings.
  case remark(String)

  /// Errors and warnings about the text, in its order.
  case diagnostics([Diagnostic], SourceText)

  /// What went wrong outside the text: a file, an assertion.
  case failure(String)

  /// A text to put at the prompt, ready to be changed.
  case proposal(String)

  /// The session is to end.
  case goodbye
}

/// A table and how it is to be drawn.
package struct QueryTable: Sendable {
  package var table: Table

  /// The kind and columns of the last `chart`.
  package var chart: (kind: ChartKind, columns: [Int])?

  /// How many columns at the end are shown before those in the middle, where not all fit.
  package var keptAtEnd = 0

  /// Whether nothing is to be cut.
  package var isComplete = false
}

/// How a run went, as the exit status of the program tells it.
package enum Outcome: Int32, Comparable, Sendable {
  case success = 0

  /// An assertion failed.
  case failedAssertion = 1

  /// Wrong usage, syntax or types: nothing was run.
  case wrongUse = 2

  /// Data or files failed.
  case failedData = 3
  case interrupted = 130

  package static func < (left: Outcome, right: Outcome) -> Bool {
    left.rawValue < right.rawValue
  }
}
