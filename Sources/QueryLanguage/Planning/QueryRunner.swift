package import Chronology
package import Columns

/// What runs plans: the embedded engine, or a remote one that answers with the same rows.
package protocol QueryRunner: Sendable {
  /// Runs one plan to its end.
  ///
  /// - Throws: `RunFailure` when a row makes the query fail, a file cannot be written, or the run is
  ///   cancelled. A failed `assert` is no failure: it stands in the result.
  func run(_ plan: Plan, in context: RunContext) throws(RunFailure) -> QueryResult
}

/// What a run needs besides the plan.
package struct RunContext: Sendable {
  /// Where collections come from.
  package var catalog: any Catalog

  /// Polled once a batch; true stops the run.
  package var isCancelled: @Sendable () -> Bool

  /// The name matcher of `named`: whether a text names what the pattern names.
  package var names: any NameMatching

  /// Writes a table for `save`.
  package var writer: any TableWriting

  /// The day that `age` counts to.
  package var today: Day

  /// Another number where the collections or the names have changed: what was kept is made anew.
  package var version = 0

  /// A context of these parts.
  package init(
    catalog: any Catalog,
    names: any NameMatching,
    writer: any TableWriting,
    today: Day,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.catalog = catalog
    self.names = names
    self.writer = writer
    self.today = today
    self.isCancelled = isCancelled
  }
}

/// The name matcher that `named` uses; the lexicon's is handed in.
package protocol NameMatching: Sendable {
  /// Prepares a pattern once a query; the returned test is asked once a distinct text.
  func matcher(for pattern: String) -> any NameTest
}

/// A prepared name.
package protocol NameTest: Sendable {
  /// Whether these UTF-8 bytes contain a form of the name.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool
}

/// What `save` writes with; the formats are handed in.
package protocol TableWriting: Sendable {
  /// Writes the table atomically.
  func write(_ table: Table, to save: PlanSave) throws(RunFailure)
}

/// The rows of a plan and what is to be said about them.
package struct QueryResult: Sendable {
  package var table: Table

  /// Footers: what a stage could not decide or left out.
  package var notes: [RunNote] = []

  /// Rows in and out of each stage, in order.
  package var stages: [StageReport] = []

  /// The assertion that failed, with the first offending rows.
  package var failedAssertion: FailedAssertion?

  /// The last `chart` that the plan asked for.
  package var chart: (kind: ChartKind, columns: [Int])?

  /// A result with these rows.
  package init(table: Table) {
    self.table = table
  }
}

/// One counted, honest remark of a stage.
package struct RunNote: Sendable {
  /// Index of the stage.
  package var stage: Int

  /// How many rows it is about.
  package var count: Int

  /// A sentence with the count in it: `3 rows were unclear and left out`.
  package var message: String

  /// Whether `strict` makes it an error.
  package var isStrict: Bool

  /// Where it is about a text that is in no row: what was asked for.
  package var missing: SoughtText?

  /// A remark of this stage.
  package init(stage: Int, count: Int, message: String, isStrict: Bool = true) {
    self.stage = stage
    self.count = count
    self.message = message
    self.isStrict = isStrict
  }
}

/// A text that a condition asks for in a column.
package struct SoughtText: Hashable, Sendable {
  /// Index among the columns that the condition sees.
  package var column: Int
  package var name: String
  package var text: String

  /// A text in this column.
  package init(column: Int, name: String, text: String) {
    self.column = column
    self.name = name
    self.text = text
  }
}

/// What went through one stage.
package struct StageReport: Sendable {
  package var rowsIn: Int
  package var rowsOut: Int
  package var seconds: Double

  /// Rows in and out.
  package init(rowsIn: Int, rowsOut: Int, seconds: Double) {
    self.rowsIn = rowsIn
    self.rowsOut = rowsOut
    self.seconds = seconds
  }
}

/// An `assert` that did not hold.
package struct FailedAssertion: Sendable {
  package var message: String
  package var span: SourceSpan

  /// The first offending rows; nil where the assertion is about the whole table.
  package var rows: Table?

  /// A failure with this message.
  package init(message: String, span: SourceSpan, rows: Table?) {
    self.message = message
    self.span = span
    self.rows = rows
  }
}

/// Why a run ended without a result.
package enum RunFailure: Error, Sendable {
  /// A row made it fail; the diagnostic (E3…) names the place in the text.
  case query(Diagnostic)

  /// A file could not be read or written.
  case file(path: String, reason: String)
  case cancelled
}
