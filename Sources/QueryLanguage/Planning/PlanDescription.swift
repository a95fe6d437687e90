internal import Chronology
internal import Columns

/// A plan in plain words: one sentence for the source and one for each stage.
package struct PlanDescription: Sendable {
  /// Where the rows come from.
  package let source: String

  /// What each stage does, in the order of the plan's stages.
  package let stages: [String]

  /// The words for a plan.
  package init(_ plan: Plan) {
    source = PlanDescription.words(for: plan.source)
    stages = plan.stages.map(PlanDescription.words)
  }

  /// All sentences, one a line.
  package var text: String {
    ([source] + stages).joined(separator: "\n")
  }

  private static func words(for source: PlanSource) -> String {
    switch source {
    case .collection(let name, _): return "Reads the collection \(name)."
    case .table(let table): return "Takes \(rows(table.count)) at hand."
    case .result(let table, _): return "Goes on from the last result, \(rows(table.count))."
    case .shared(let table): return words(for: .plan(table.plan))
    case .plan(let plan):
      guard !plan.stages.isEmpty else { return words(for: plan.source) }
      let inner = PlanDescription(plan)
      return "Makes a table: " + inner.stages.reduce(inner.source) { $0 + " " + $1 }
    }
  }

  private static func rows(_ count: Int) -> String {
    count == 1 ? "1 row" : "\(count) rows"
  }

  private static func words(for stage: PlanStage) -> String {
    let writer = ExpressionWords(schema: stage.input)
    switch stage.operation {
    case .filter(let condition): return "Keeps the rows where \(writer.words(condition))."
    case .exclude(let condition):
      return "Leaves out the rows where \(writer.words(condition)); what is unclear stays."
    case .search(let query, let isRanked):
      return search(query, stage.input) + (isRanked ? " Puts the best first." : "")
    case .derive(let assignments): return derive(assignments, stage)
    case .project(let values): return project(values, stage)
    case .sort(let keys): return "Sorts by \(order(keys, writer))."
    case .take(let from, let through): return take(from, through)
    case .top(let count, let keys, let withTies):
      let ties = withTies ? ", and those equal to the last" : ""
      return
        "Keeps the \(count) rows with the largest \(list(keys.map { writer.words($0.value) }))\(ties)."
    case .group, .summarize, .distinct, .within, .pivot: return groups(stage, writer)
    case .explode, .pairs, .join, .union, .unpivot: return tables(stage)
    case .sample(let count, _, _): return "Keeps \(rows(count)) at random, the same ones each time."
    case .describe: return "Describes each column."
    case .chart(let kind, let columns):
      return "Draws a \(kind.rawValue) chart of \(names(columns, stage.input))."
    case .evidence: return "Puts each supporting quote into a row of its own."
    case .assertion(let assertion): return assertionWords(assertion, writer)
    case .save(let save): return "Writes the table to \(save.path) as \(save.format)."
    case .explain: return "Explains the plan."
    }
  }

  // MARK: Rows

  private static func search(_ query: SearchQuery, _ schema: Schema) -> String {
    let groups = query.groups.map { group in
      group.map { term($0, schema) }.joined(separator: " or ")
    }
    let excluded = query.excluded.map { "not \(term($0, schema))" }
    return "Searches \(names(query.columns, schema)) for \(list(groups + excluded))."
  }

  private static func term(_ term: SearchQuery.Term, _ schema: Schema) -> String {
    let word = "\"\(term.text)\(term.isPrefix ? "*" : "")\""
    return term.column.map { "\(word) in \(schema.fields[$0].name)" } ?? word
  }

  private static func derive(_ assignments: [PlanAssignment], _ stage: PlanStage) -> String {
    let writer = ExpressionWords(schema: stage.output)
    let parts = assignments.map {
      "\(stage.output.fields[$0.column].name) as \(writer.words($0.value))"
    }
    return "Computes \(list(parts))."
  }

  private static func project(_ values: [Expression], _ stage: PlanStage) -> String {
    let writer = ExpressionWords(schema: stage.input)
    var kept: [String] = []
    for (value, field) in zip(values, stage.output.fields) {
      let words = writer.words(value)
      kept.append(words == field.name ? words : "\(words) as \(field.name)")
    }
    let isDrop = values.count > 4 && kept == stage.output.fields.map(\.name)
    let gone = stage.input.fields.map(\.name).filter { name in
      !stage.output.fields.contains { $0.name == name }
    }
    if isDrop, !gone.isEmpty, gone.count < kept.count {
      return "Leaves out the column\(gone.count == 1 ? "" : "s") \(list(gone))."
    }
    return "Keeps the column\(kept.count == 1 ? "" : "s") \(list(kept))."
  }

  private static func order(_ keys: [SortKey], _ writer: ExpressionWords) -> String {
    list(
      keys.map { key in
        writer.words(key.value) + (key.isDescending ? ", largest first" : "")
          + (key.nullsFirst ? ", missing ones first" : "")
      }
    )
  }

  private static func take(_ from: Int, _ through: Int?) -> String {
    guard let through else { return "Keeps the rows from number \(from) on." }
    if from == 1 {
      return through == 1 ? "Keeps the first row." : "Keeps the first \(through) rows."
    }
    return "Keeps the rows \(from) to \(through)."
  }

  private static func assertionWords(
    _ assertion: PlanAssertion,
    _ writer: ExpressionWords
  ) -> String {
    switch assertion.test {
    case .each(let condition): "Fails unless in every row \(writer.words(condition))."
    case .table(let condition): "Fails unless \(writer.words(condition))."
    case .sameAs: "Fails unless the table is the same as the other one."
    }
  }

  // MARK: Groups and tables

  private static func groups(_ stage: PlanStage, _ writer: ExpressionWords) -> String {
    switch stage.operation {
    case .group(let keys, let values):
      let made = zip(keys, stage.output.fields).map { key($0, $1, writer) }
      let fields = stage.output.fields.dropFirst(keys.count)
      return
        "Makes one row for each \(list(made)), with \(aggregates(values, Array(fields), writer))."
    case .summarize(let values):
      return "Makes one row of all, with \(aggregates(values, stage.output.fields, writer))."
    case .distinct(let keys):
      guard !keys.isEmpty else { return "Keeps the first of rows that are the same." }
      return "Keeps the first row of each \(list(keys.map(writer.words)))."
    case .within(let keys, let stages, _):
      let inner = stages.map(words).joined(separator: " ")
      return "For each \(names(keys, stage.input)): \(inner)"
    case .pivot(let pivot):
      let key = stage.input.fields[pivot.key].name
      let cell = stage.input.fields[pivot.cell].name
      return "Makes a column of each value of \(key), with \(cell) in the cells."
    default: return ""
    }
  }

  private static func key(_ key: GroupKey, _ field: Field, _ writer: ExpressionWords) -> String {
    var words = key.each ? "element of \(writer.words(key.value))" : writer.words(key.value)
    switch key.bucket {
    case .unit(let unit): words = "\(unit.rawValue) of \(words)"
    case .days(let count, _): words = "\(count) days of \(words)"
    case nil: break
    }
    if key.fill != nil { words += " (missing ones too)" }
    return words
  }

  private static func aggregates(
    _ values: [Expression],
    _ fields: [Field],
    _ writer: ExpressionWords
  ) -> String {
    list(
      zip(values, fields).map { value, field in
        let words = writer.words(value)
        return words == field.name ? words : "\(words) as \(field.name)"
      }
    )
  }

  private static func tables(_ stage: PlanStage) -> String {
    switch stage.operation {
    case .explode(let column, _):
      return "Makes a row of each element of \(stage.input.fields[column].name)."
    case .pairs(let column):
      let new = stage.output.fields.suffix(2).map(\.name)
      return
        "Makes a row of each pair of elements of \(stage.input.fields[column].name), \(list(new))."
    case .join(let join): return joinWords(join, stage)
    case .union(let plan, _, _):
      return "Adds the rows of another table. \(PlanDescription(plan).text)"
        .split(separator: "\n").joined(separator: " ")
    case .unpivot(let columns, _):
      return "Makes a row of each of the columns \(names(columns, stage.input))."
    default: return ""
    }
  }

  private static func joinWords(_ join: PlanJoin, _ stage: PlanStage) -> String {
    let keys = join.keys.map { pair in
      let (left, right) = (
        stage.input.fields[pair.left].name, join.right.schema.fields[pair.right].name
      )
      return left == right ? left : "\(left) and its \(right)"
    }
    let other = PlanDescription(join.right).text.split(separator: "\n").joined(separator: " ")
    let same = "with the same \(list(keys))"
    return switch join.kind {
    case .inner: "Puts beside each row those of another table \(same). The other table: \(other)"
    case .left:
      "Puts beside each row those of another table \(same), or nothing. The other table: \(other)"
    case .semi: "Keeps the rows that another table has \(same). The other table: \(other)"
    case .anti: "Keeps the rows that another table has not \(same). The other table: \(other)"
    }
  }

  // MARK: Words

  private static func names(_ columns: [Int], _ schema: Schema) -> String {
    list(columns.map { schema.fields[$0].name })
  }

  /// "a, b and c".
  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
