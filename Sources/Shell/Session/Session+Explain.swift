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
      guard stage < plan.stages.count, result.stages[stage].rowsOut < result.stages[stage].rowsIn
      else { continue }
      let removals = try Removals(by: plan.stages[stage], of: plan.before(stage), in: source) {
        (plan) throws(RunFailure) in try runner.run(plan, in: context(for: source.name)).table
      }
      lines += removals?.lines.map { "     \($0)" } ?? []
    }
    reply(.text(lines.joined(separator: "\n")))
  }

  private static func words(for report: StageReport) -> String {
    let time = (report.seconds * 1_000_000).rounded() / 1000
    let rows = report.rowsIn == 1 ? "1 row" : "\(Digits.grouped(report.rowsIn)) rows"
    return "\(rows) in, \(Digits.grouped(report.rowsOut)) out, \(time) ms"
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
