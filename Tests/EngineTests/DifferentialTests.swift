import Chronology
import Columns
import Engine
import Testing

@testable import QueryLanguage

/// Surroundings with the one collection `t`.
struct OneTable: Surroundings {
  var collections = ["t"]
  var today = Day(number: 19_780)
  var parameters: [String: String] = [:]
  var table: Schema

  func schema(of collection: String) -> Schema? { collection == "t" ? table : nil }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    throw .file(path: request.path, reason: "no files here")
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    throw .file(path: path, reason: "no files here")
  }
}

/// The plan of a text over `t`, or what is wrong with it.
func planned(_ text: String, over schema: Schema) -> (plan: Plan?, problem: String) {
  var scope = Scope()
  let script = Parser.parse(SourceText(name: "test", text: text))
  let checked = Checker(surroundings: OneTable(table: schema)).check(script, in: &scope)
  let problem = checked.diagnostics.filter { !$0.isWarning }.map { "\($0.code) \($0.message)" }
  guard checked.canRun, case .show(let plan)? = checked.statements.last?.action else {
    return (nil, problem.joined(separator: "; "))
  }
  return (plan, "")
}

/// The engine against the reference on random tables and queries.
@Suite struct DifferentialTests {
  /// A query is checked once and runs on several tables: 10,000 cases and more.
  @Test(arguments: 0..<18)
  func engineAgainstReference(_ part: Int) throws {
    var queries = RandomQueries(seed: UInt64(part + 1))
    var refused: [String] = []
    let tables = (0..<6).map { _ in queries.table() }
    for _ in 0..<100 {
      let text = queries.query()
      let (plan, problem) = planned(text, over: RandomQueries.schema)
      guard let plan else {
        refused.append("\(text): \(problem)")
        continue
      }
      for table in tables { compare(plan, text, table) }
    }
    #expect(refused.count < 6, "\(refused)")
  }

  private func compare(_ plan: Plan, _ text: String, _ table: Table) {
    let expected: [[Value]]?
    do {
      expected = try ReferencePlan(tables: ["t": table]).run(plan)
    } catch ReferenceProblem.overflow {
      expected = nil
    } catch {
      Issue.record("the reference cannot run \(text): \(error)")
      return
    }
    let result = try? EmbeddedEngine().run(plan, in: context(["t": table]))
    guard let rows = result?.table.allRows else {
      if expected != nil { Issue.record("only the engine fails: \(text)") }
      return
    }
    guard let expected else {
      Issue.record("only the reference fails: \(text)")
      return
    }
    if rows != expected {
      Issue.record("\(text)\n\(table.allRows)\nengine:    \(rows)\nreference: \(expected)")
    }
  }
}
