import Chronology
import Columns
import Engine
import Laws
import QueryLanguage
import Testing

@testable import Shell

/// A script gives the same tables whether it is run as one text, typed a statement at a time, or with
/// its last stage on a line of its own: 2,000 scripts.
@Suite struct PromptLawTests {
  @Test(arguments: 0..<10)
  func `line by line at the prompt is as in batch`(_ part: Int) {
    let law = Law(on: { TableCase(&$0) }, fault: difference)
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 200)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  private func difference(_ found: TableCase) -> String? {
    let tables = found.tables[0]
    let batch = shown([found.program.text], tables, isPrompt: false)
    guard batch.outcome == .success else { return nil }
    let statements = found.program.statements
    let typed = shown(statements.map(\.line), tables, isPrompt: true)
    if typed.replies != batch.replies {
      return "in batch:\n\(batch.replies)\na statement at a time:\n\(typed.replies)"
    }
    // The last stage on a line of its own goes on from what the line before has shown.
    for statement in statements where statement.showsTable && statement.stages.count > 1 {
      let before = statements.prefix { $0.line != statement.line }.map(\.line)
      let whole = shown(before + [statement.line], tables, isPrompt: true).replies.last
      let lines = statement.lines(from: statement.stages.count - 1)
      let parts = shown(before + lines, tables, isPrompt: true).replies.last
      if whole != parts { return "whole: \(whole ?? "")\nfrom its last stage: \(parts ?? "")" }
    }
    return nil
  }

  /// The tables that some texts show, each as its rows.
  private func shown(
    _ texts: [String],
    _ tables: [String: Table],
    isPrompt: Bool
  ) -> (replies: [String], outcome: Outcome) {
    let world = Shell.World(today: Day(number: 19_780))
    world.catalog = InMemoryCatalog(tables.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    var options = SessionOptions()
    options.isPrompt = isPrompt
    var session = Session(
      world: world,
      runner: EmbeddedEngine(),
      opener: NoCollections(),
      options: options
    )
    var replies: [String] = []
    var outcome = Outcome.success
    for text in texts {
      let reply: (Reply) -> Void = { reply in
        guard case .table(let shown) = reply else { return }
        let names = shown.table.schema.fields.map(\.name)
        replies.append("\(names)\n\(shown.table.allRows)")
      }
      let result =
        isPrompt
        ? session.answer(text, reply)
        : session.run(SourceText(name: "script.dq", text: text), reply)
      outcome = max(outcome, result)
      guard result == .success else { break }
    }
    return (replies, outcome)
  }
}

/// There is nothing to open.
private struct NoCollections: CollectionOpening {
  func open(
    _ paths: [String],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> OpenedCollection {
    throw .file(path: paths.joined(separator: ", "), reason: "there is no such file")
  }
}
