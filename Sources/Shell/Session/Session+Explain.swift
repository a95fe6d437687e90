internal import Columns
internal import QueryLanguage

extension Session {
  /// Shows a plan in words; with `run` also what went through each stage.
  func explain(
    _ plan: Plan,
    run: Bool,
    in source: SourceText,
    _ reply: (Reply) -> Void
  ) throws(RunFailure) {
    guard run else {
      reply(.text(PlanWords(plan, source).lines.joined(separator: "\n")))
      return
    }
    let result = try runner.run(plan, in: context(for: source.name))
    var lines: [String] = []
    for (index, line) in PlanWords(plan, source).lines.enumerated() {
      lines.append(line)
      let stage = index - 1
      guard stage >= 0, stage < result.stages.count else { continue }
      lines.append("     " + Self.words(for: result.stages[stage]))
      lines += try removals(in: plan, at: stage, result.stages[stage], source)
    }
    reply(.text(lines.joined(separator: "\n")))
  }

  private static func words(for report: StageReport) -> String {
    let time = (report.seconds * 1_000_000).rounded() / 1000
    let rows = "\(Digits.grouped(report.rowsIn)) rows in, \(Digits.grouped(report.rowsOut)) out"
    return "\(rows), \(time) ms"
  }

  /// How many rows each part of a condition removed.
  private func removals(
    in plan: Plan,
    at stage: Int,
    _ report: StageReport,
    _ source: SourceText
  ) throws(RunFailure) -> [String] {
    guard stage < plan.stages.count, case .filter(let condition) = plan.stages[stage].operation,
      condition.conjuncts.count > 1
    else { return [] }
    var lines: [String] = []
    for part in condition.conjuncts {
      let kept = try runner.run(
        plan.before(stage).filtered(by: part),
        in: context(for: source.name)
      ).table.count
      let removed = Digits.grouped(report.rowsIn - kept)
      lines.append("     `\(source.words(part.span))` removes \(removed) of them")
    }
    return lines
  }
}

/// A plan as plain sentences, one a stage.
struct PlanWords {
  private let plan: Plan
  private let source: SourceText

  init(_ plan: Plan, _ source: SourceText) {
    self.plan = plan
    self.source = source
  }

  /// The source first, then the stages.
  var lines: [String] {
    [beginning]
      + plan.stages.enumerated().map { index, stage in
        "  \(index + 1). \(source.words(stage.span)): \(Self.words(for: stage.operation))"
      }
  }

  private var beginning: String {
    switch plan.source {
    case .collection(let name, let schema):
      "Begins with \(name), a collection of \(schema.fields.count) columns."
    case .table(let table):
      "Begins with a table of \(Digits.grouped(table.count)) rows."
    case .plan(let inner):
      "Begins with the result of a pipeline of \(inner.stages.count) stages."
    case .result(let table, _):
      "Begins with the last result, \(Digits.grouped(table.count)) rows."
    }
  }

  private static func words(for operation: PlanOperation) -> String {
    switch operation {
    case .filter: "keeps the rows where this is certainly true"
    case .exclude: "keeps the rows where this is not certainly true"
    case .search(_, let ranked):
      ranked ? "keeps the rows with these words, the best first" : "keeps the rows with these words"
    case .derive: "adds or replaces columns"
    case .project: "chooses, names or orders the columns"
    case .sort: "puts the rows in order; equal ones keep the order they had"
    case .take(let from, let through):
      through.map { "keeps rows \(from) to \($0)" } ?? "keeps the rows from \(from) on"
    case .top(let count, _, let ties):
      "keeps the \(count) largest" + (ties ? " and those that tie with the last" : "")
    case .group(let keys, _):
      keys.contains { $0.each }
        ? "makes one row for each value; a row counts once for each of its elements"
        : "makes one row for each value"
    case .summarize: "makes one row of all"
    case .distinct: "keeps the first row of each value"
    case .explode: "makes one row for each element of the list"
    case .pairs: "makes one row for each pair of different elements"
    case .join(let join): words(for: join.kind)
    case .union: "adds the rows of the other table"
    case .pivot: "turns the values of a key into columns"
    case .unpivot: "turns columns into rows"
    case .within(_, let stages, _): "runs \(stages.count) stages once for each group"
    case .sample(let count, _, _): "keeps \(count) rows, always the same"
    case .describe: "describes each column"
    case .chart: "draws the rows"
    case .evidence: "makes one row for each quote that supports a row"
    case .assertion: "fails where this does not hold"
    case .save: "writes the rows to a file"
    case .explain: "explains the stages before it"
    }
  }

  private static func words(for kind: PlanJoin.Kind) -> String {
    switch kind {
    case .inner: "puts beside each row those of the other table with equal keys"
    case .left: "puts beside each row those of the other table with equal keys, or nulls"
    case .semi: "keeps the rows whose keys the other table has"
    case .anti: "keeps the rows whose keys the other table has not"
    }
  }
}
