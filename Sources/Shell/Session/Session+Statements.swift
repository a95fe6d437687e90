internal import Columns
internal import QueryLanguage

extension Session {
  /// Runs one statement that was checked.
  mutating func run(
    _ statement: CheckedStatement,
    in source: SourceText,
    _ reply: (Reply) -> Void
  ) -> Outcome {
    do throws(RunFailure) {
      switch statement.action {
      case .show(let plan):
        return try show(plan, statement, in: source, reply)
      case .perform(let plan):
        let result = try runner.run(plan, in: context(for: source.name))
        return tell(result, of: plan, statement, in: source, reply)
      case .explain(let plan, let run):
        try explain(plan, run: run, in: source, reply)
      case .alias(let name, let spellings):
        addAlias(name, spellings)
      case .open(let path):
        return open(path, in: source, reply)
      case .define:
        break
      }
      return .success
    } catch {
      return report(error, in: source, reply)
    }
  }

  private mutating func show(
    _ plan: Plan,
    _ statement: CheckedStatement,
    in source: SourceText,
    _ reply: (Reply) -> Void
  ) throws(RunFailure) -> Outcome {
    let result = try runner.run(plan, in: context(for: source.name))
    // An assertion that fails ends the pipeline: there is no table of it.
    guard result.failedAssertion == nil else {
      return tell(result, of: plan, statement, in: source, reply)
    }
    answer = (plan, result)
    answerSource = source
    scope.remember(result.table)
    reply(
      .table(
        QueryTable(table: result.table, chart: result.chart, keptAtEnd: plan.evidenceColumnCount)
      )
    )
    if options.isPrompt { reply(.remark(Self.count(result.table.count))) }
    let outcome = tell(result, of: plan, statement, in: source, reply)
    if result.table.count == 0 {
      for line in EmptyResult(plan, result, self, source).advice() { reply(.remark(line)) }
    }
    return outcome
  }

  /// Says what was left out, and whether an assertion failed.
  private func tell(
    _ result: QueryResult,
    of plan: Plan,
    _ statement: CheckedStatement,
    in source: SourceText,
    _ reply: (Reply) -> Void
  ) -> Outcome {
    var outcome = Outcome.success
    for note in result.notes where note.count > 0 {
      if let missing = note.missing {
        // Of an empty result it is said with the stage that emptied it.
        if result.table.count > 0 { reply(.remark(warning(of: missing, note, in: plan))) }
        continue
      }
      let isError = statement.isStrict && note.isStrict
      reply(isError ? .failure("error: strict: \(note.message)") : .remark("note: \(note.message)"))
      if isError { outcome = .failedData }
    }
    guard let failed = result.failedAssertion else { return outcome }
    let diagnostic = Diagnostic("E390", failed.message, at: failed.span)
    reply(.diagnostics([diagnostic], source))
    if let rows = failed.rows { reply(.table(QueryTable(table: rows))) }
    return max(outcome, .failedAssertion)
  }

  /// A text that is in no row, with those that are like it.
  private func warning(of missing: SoughtText, _ note: RunNote, in plan: Plan) -> String {
    let warning = "warning: \(note.message)"
    let fields = note.stage < plan.stages.count ? plan.stages[note.stage].input.fields : []
    guard missing.column < fields.count, fields[missing.column].name == missing.name else {
      return warning
    }
    let column = QueryLanguage.Expression(
      .column(missing.column),
      fields[missing.column].type,
      span: plan.stages[note.stage].span
    )
    let nearest = Values(of: column, in: plan.before(note.stage), self).nearest(to: missing.text)
    return nearest.isEmpty ? warning : "\(warning); nearest: \(nearest.joined(separator: ", "))"
  }

  /// Says why a run ended without a result.
  func report(_ failure: RunFailure, in source: SourceText?, _ reply: (Reply) -> Void) -> Outcome {
    switch failure {
    case .query(let diagnostic):
      if let source { reply(.diagnostics([diagnostic], source)) }
      return .failedData
    case .file(let path, let reason):
      reply(.failure("error: \(path): \(reason)"))
      return .failedData
    case .cancelled:
      reply(.failure("cancelled"))
      return .interrupted
    }
  }

  private static func count(_ rows: Int) -> String {
    rows == 1 ? "1 row" : "\(Digits.grouped(rows)) rows"
  }
}

/// Whole numbers for people.
enum Digits {
  /// With a comma after each three digits: `1,204`.
  static func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var rest = String(number.magnitude)[...]
    while rest.count > 3 {
      groups.append(String(rest.suffix(3)))
      rest = rest.dropLast(3)
    }
    groups.append(String(rest))
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}
