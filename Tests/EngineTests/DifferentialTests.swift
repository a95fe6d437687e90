import Columns
import Engine
import Laws
import Testing

@testable import QueryLanguage

/// The engine against a reference that evaluates row by row, on 2,400 random programs over five
/// random tables each.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<12)
  func engineAgainstReference(_ part: Int) {
    let law = Law(on: { TableCase(&$0) }, fault: difference)
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 200)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  private func difference(_ found: TableCase) throws -> String? {
    var script: CheckedScript?
    for tables in found.tables {
      // The table of a `let` is made once for each check.
      if script == nil || found.program.text.contains("let ") {
        script = LawWorld(of: found.program).check(found.program.text).script
      }
      for case .show(let plan) in script?.statements.map(\.action) ?? [] {
        let expected: [[Value]]?
        do {
          expected = try ReferencePlan(tables: tables).run(plan)
        } catch ReferenceProblem.overflow {
          expected = nil
        }
        let rows = try? EmbeddedEngine().run(plan, in: context(tables)).table.allRows
        if rows != expected {
          return "engine:    \(shown(rows))\nreference: \(shown(expected))"
        }
      }
    }
    return nil
  }

  private func shown(_ rows: [[Value]]?) -> String {
    rows.map { "\($0)" } ?? "a failure"
  }
}
