package import Chronology
package import Columns

/// A checked pipeline: a source and stages that an engine runs as they stand.
///
/// Names are gone: columns are indices into the input of their stage, periods are resolved, types
/// are known. It is the last form that all engines share.
package struct Plan: Sendable {
  package var source: PlanSource
  package var stages: [PlanStage]

  /// The columns of the result.
  package var schema: Schema

  /// A plan of these stages.
  package init(source: PlanSource, stages: [PlanStage], schema: Schema) {
    self.source = source
    self.stages = stages
    self.schema = schema
  }
}

/// Where a plan's rows come from.
package indirect enum PlanSource: Sendable {
  /// A collection of the catalog.
  case collection(String, Schema)

  /// Rows at hand: `rows` or a loaded file.
  case table(Table)

  /// `( pipeline )`.
  case plan(Plan)

  /// The table of a `let`.
  case shared(SharedTable)

  /// `_`: rows at hand and the plan that made them, which `evidence` asks.
  case result(Table, of: Plan)
}

/// One stage with its input and output columns and its place in the text.
package struct PlanStage: Sendable {
  package var operation: PlanOperation
  package var span: SourceSpan
  package var input: Schema
  package var output: Schema

  /// A stage at this place.
  package init(operation: PlanOperation, span: SourceSpan, input: Schema, output: Schema) {
    self.operation = operation
    self.span = span
    self.input = input
    self.output = output
  }
}

/// What a stage does.
///
/// `select`, `drop` and `rename` are all `project`.
package indirect enum PlanOperation: Sendable {
  /// Keeps the rows where the condition is certainly true.
  case filter(Expression)

  /// Keeps exactly the rows that `filter` would not.
  case exclude(Expression)

  case search(SearchQuery, ranked: Bool)

  /// New or replaced columns, left to right; `column` is the index in the output. Later ones read
  /// earlier ones: expression i sees the input with the columns of 0..<i applied.
  case derive([PlanAssignment])

  /// The output columns, each an expression over the input.
  case project([Expression])

  case sort([SortKey])

  /// Rows `from` through `through` (1-based); nil: to the end.
  case take(from: Int, through: Int?)
  case top(Int, [SortKey], withTies: Bool)

  /// Key columns first, then one column an aggregate expression.
  case group([GroupKey], [Expression])

  /// One row of aggregate expressions.
  case summarize([Expression])

  /// First row per key; over all columns where the keys are empty.
  case distinct([Expression])

  /// One row an element of list column `column`. The elements replace it where `replaces`, else they
  /// stand in a new column directly after it.
  case explode(column: Int, replaces: Bool)

  /// One row an unordered pair of different elements; two columns at the end.
  case pairs(column: Int)
  case join(PlanJoin)

  /// The other table; `columns[i]` is the index in it of output column i, or nil; `own[i]` likewise
  /// in the input.
  case union(Plan, own: [Int?], columns: [Int?])
  case pivot(PlanPivot)

  /// One row for each of the columns: its name in the first new column, its value in the second.
  case unpivot(columns: [Int], kept: [Int])

  /// Runs the stages once a group, groups in key order.
  ///
  /// The keys that the stages dropped stand first in the output; `keptKeys` are their indices in the
  /// input.
  case within(keys: [Int], stages: [PlanStage], keptKeys: [Int])
  case sample(Int, seed: UInt64, id: Int?)
  case describe
  case chart(ChartKind, columns: [Int])
  case evidence
  case assertion(PlanAssertion)
  case save(PlanSave)
  case explain(run: Bool)
}

/// A value for the column at `column` of the stage's output.
package struct PlanAssignment: Sendable {
  package var column: Int
  package var value: Expression

  /// The value of this column.
  package init(column: Int, value: Expression) {
    self.column = column
    self.value = value
  }
}

/// A key of `sort` and `top`.
package struct SortKey: Sendable {
  package var value: Expression
  package var isDescending: Bool
  package var nullsFirst: Bool

  /// A key in this direction.
  package init(value: Expression, isDescending: Bool, nullsFirst: Bool) {
    self.value = value
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// A key of `group by`.
package struct GroupKey: Sendable {
  package var value: Expression

  /// `each`: the value is a list, and a row counts once for each different element.
  package var each: Bool

  /// `per`.
  package var bucket: DateBucket?
  package var fill: Fill?

  /// A key over this value.
  package init(value: Expression, each: Bool = false, bucket: DateBucket? = nil, fill: Fill? = nil)
  {
    self.value = value
    self.each = each
    self.bucket = bucket
    self.fill = fill
  }

  /// `fill`: missing buckets between the first and last exact one, or over the period.
  package enum Fill: Sendable {
    case between
    case over(Period)
  }
}

/// `join`: rows of another plan on equal keys.
package struct PlanJoin: Sendable {
  package var kind: Kind
  package var right: Plan

  /// Pairs of column indices, left and right.
  package var keys: [(left: Int, right: Int)]

  /// The columns of the right that the output has after all of the left.
  package var kept: [Int]

  /// A join of this kind.
  package init(kind: Kind, right: Plan, keys: [(left: Int, right: Int)], kept: [Int]) {
    self.kind = kind
    self.right = right
    self.keys = keys
    self.kept = kept
  }

  /// The four kinds; `inner` is the one without a word.
  package enum Kind: Sendable {
    case inner, left, semi, anti
  }
}

/// `pivot`, directly after a `group`.
package struct PlanPivot: Sendable {
  /// The key column of the group before it whose values become columns.
  package var key: Int

  /// The listed values; nil: those that occur, in key order, known only at run time.
  package var values: [Constant]?

  /// The cell column of the input.
  package var cell: Int

  /// The other key columns.
  package var rowKeys: [Int]

  /// The value of a missing combination: that of no rows.
  package var missing: Constant

  /// A pivot of these parts.
  package init(key: Int, values: [Constant]?, cell: Int, rowKeys: [Int], missing: Constant) {
    self.key = key
    self.values = values
    self.cell = cell
    self.rowKeys = rowKeys
    self.missing = missing
  }
}

/// `assert`.
package struct PlanAssertion: Sendable {
  package var test: Test

  /// With `{name}` already replaced.
  package var message: String?

  /// An assertion with this message.
  package init(test: Test, message: String?) {
    self.test = test
    self.message = message
  }

  /// What is asserted.
  package enum Test: Sendable {
    case each(Expression)

    /// An aggregate condition over the whole table.
    case table(Expression)
    case sameAs(Plan, ordered: Bool)
  }
}

/// `save`.
package struct PlanSave: Sendable {
  package var path: String
  package var format: String

  /// `new`: never overwrite.
  package var isNew: Bool

  /// `raw`: no guard against spreadsheet formulas.
  package var isRaw: Bool

  /// A file to write.
  package init(path: String, format: String, isNew: Bool, isRaw: Bool) {
    self.path = path
    self.format = format
    self.isNew = isNew
    self.isRaw = isRaw
  }
}

/// The kinds of `chart`.
package enum ChartKind: String, CaseIterable, Sendable {
  case bar, line, heat, calendar, timeline, graph
}

/// A parsed `search`: all groups must match; a group matches when one of its terms does.
package struct SearchQuery: Sendable {
  package var groups: [[Term]]
  package var excluded: [Term]

  /// The text columns that are searched when a term names none.
  package var columns: [Int]

  /// A query of these terms.
  package init(groups: [[Term]], excluded: [Term], columns: [Int]) {
    self.groups = groups
    self.excluded = excluded
    self.columns = columns
  }

  /// A word, a phrase, or the beginning of a word, perhaps in one column.
  package struct Term: Sendable {
    /// As written; the engine folds it.
    package var text: String
    package var isPrefix: Bool
    package var column: Int?

    /// A term.
    package init(text: String, isPrefix: Bool, column: Int?) {
      self.text = text
      self.isPrefix = isPrefix
      self.column = column
    }
  }
}
