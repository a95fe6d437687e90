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
    let parts = PlanDescription(plan).lines(of: plan, in: source)
    guard run else {
      reply(.text(parts.joined().joined(separator: "\n")))
      return
    }
    let result = try runner.run(plan, in: context(for: source.name))
    var lines: [String] = []
    for (index, part) in parts.enumerated() where !part.isEmpty {
      lines += part
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

extension PlanDescription {
  /// The source and each stage: its words in the text, and what it does in a sentence.
  ///
  /// A stage that no words stand for is not told.
  func lines(of plan: Plan, in source: SourceText) -> [[String]] {
    [[self.source]]
      + zip(plan.stages, stages).enumerated().map { index, stage in
        guard stage.0.span.start < stage.0.span.end else { return [] }
        return ["  \(index + 1). \(source.words(stage.0.span))", "     \(stage.1)"]
      }
  }
}
