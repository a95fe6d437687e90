internal import Columns
internal import QueryLanguage

extension Session {
  /// Why a row of the last result is there: the row, the stages that let it through, the words that it
  /// rests on, and how its events were recognised and dated.
  mutating func explainRow(_ argument: String, _ reply: (Reply) -> Void) {
    guard let answer else {
      reply(.failure("error: nothing has been shown yet"))
      return
    }
    guard let row = Int(argument), row >= 1, row <= answer.result.table.count else {
      reply(.failure("error: write the number of a row, 1 to \(answer.result.table.count)"))
      return
    }
    // The row is asked for in dq itself, on a copy, so that `_` stays what it is.
    var inner = self
    inner.options.isPrompt = false
    let pick = "_ | take \(row)..\(row)"
    _ = inner.ask(pick, reply)
    if let source = answerSource, !answer.plan.stages.isEmpty {
      let words = PlanDescription(answer.plan).lines(of: answer.plan, in: source)
      reply(.text(words.joined().joined(separator: "\n")))
    }
    guard inner.canAsk("\(pick) | evidence") else {
      reply(.remark("this row was computed from no document"))
      return
    }
    inner = self
    inner.options.isPrompt = false
    _ = inner.ask("\(pick) | evidence | select file, line, quote", reply)
    guard let id = Self.text(of: "id", in: answer.result.table, row: row - 1),
      case .collection(let collection, _) = answer.plan.source
    else { return }
    let reasons = world.catalog.reasons(for: id, in: collection)
    if !reasons.isEmpty { reply(.text(reasons.map { "  " + $0 }.joined(separator: "\n"))) }
    if collection == "events", world.schema(of: "mentions") != nil {
      _ = inner.ask(
        "mentions | filter event == \"\(id)\" | select article, line, date, date_text, date_rule, rule",
        reply
      )
    }
  }

  /// Runs a text of our own.
  private mutating func ask(_ text: String, _ reply: (Reply) -> Void) -> Outcome {
    run(SourceText(name: "<why>", text: text), reply)
  }

  /// Whether a text passes the check.
  private func canAsk(_ text: String) -> Bool {
    var scope = scope
    let script = Parser.parse(SourceText(name: "<why>", text: text))
    return Checker(surroundings: world).check(script, in: &scope).canRun
  }

  private static func text(of column: String, in table: Table, row: Int) -> String? {
    guard let index = table.schema.fields.firstIndex(where: { $0.name == column }),
      case .text(let texts) = table.columns[index]
    else { return nil }
    return texts.text(row)
  }
}
