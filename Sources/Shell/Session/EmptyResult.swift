internal import Columns
internal import QueryLanguage

/// Says why a result has no rows: which stage removed the last ones, which part of it, and what values
/// there are instead.
struct EmptyResult {
  private let plan: Plan
  private let result: QueryResult
  private let session: Session
  private let source: SourceText

  init(_ plan: Plan, _ result: QueryResult, _ session: Session, _ source: SourceText) {
    self.plan = plan
    self.result = result
    self.session = session
    self.source = source
  }

  /// One sentence a line.
  func advice() -> [String] {
    guard let stage = result.stages.firstIndex(where: { $0.rowsIn > 0 && $0.rowsOut == 0 }),
      stage < plan.stages.count
    else { return ["no rows: there were none to begin with"] }
    let rows = Digits.grouped(result.stages[stage].rowsIn)
    var lines = ["no rows: `\(words(plan.stages[stage].span))` removed the last \(rows)"]
    if case .filter(let condition) = plan.stages[stage].operation {
      lines += judge(condition.conjuncts, before: plan.before(stage))
    }
    return lines
  }

  private func judge(_ parts: [QueryLanguage.Expression], before plan: Plan) -> [String] {
    var lines: [String] = []
    for part in parts {
      guard let count = rows(plan.filtered(by: part)) else { return [] }
      guard count == 0 else {
        if parts.count > 1 { lines.append("  `\(words(part.span))` matches \(count) of them") }
        continue
      }
      let nearest = part.soughtText.map {
        Values(of: $0.column, in: plan, session).nearest(to: $0.text)
      }
      let hint = nearest.flatMap { $0.isEmpty ? nil : "; nearest: \($0.joined(separator: ", "))" }
      lines.append("  `\(words(part.span))` matches no row\(hint ?? "")")
    }
    return lines
  }

  private func rows(_ plan: Plan) -> Int? {
    try? session.runner.run(plan, in: session.context(for: source.name)).table.count
  }

  /// The words of a span on one line.
  private func words(_ span: SourceSpan) -> String {
    source.words(span)
  }
}

extension SourceText {
  /// The text of a span on one line, without the pipe before it.
  func words(_ span: SourceSpan) -> String {
    guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return "" }
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.hasPrefix("| ") { words.removeFirst(2) }
    return words
  }
}
