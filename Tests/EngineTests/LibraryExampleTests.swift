import Chronology
import Columns
import Engine
import Formats
import QueryLanguage
import Testing

/// Every example of the table of verbs and functions gives what it says.
@Suite struct LibraryExampleTests {
  @Test(
    arguments: Library.entries.flatMap { entry in entry.examples.map { ExampleCase(entry, $0) } }
  )
  func example(_ example: ExampleCase) throws {
    let found = try example.run()
    #expect(found == example.result)
  }

  @Test func entriesAreComplete() {
    let subjects = Set(Library.entries.map(\.subject))
    #expect(subjects.count == Library.entries.count)
    let words = Grammar.statements + Grammar.sources
    #expect(words.allSatisfy { subjects.contains(.statement($0)) })
    #expect(Verb.allCases.allSatisfy { subjects.contains(.verb($0)) })
    #expect(Function.allCases.allSatisfy { subjects.contains(.function($0)) })
    #expect(ElementFunction.allCases.allSatisfy { subjects.contains(.element($0)) })
    #expect(Aggregate.allCases.allSatisfy { subjects.contains(.aggregate($0)) })
    #expect(WindowFunction.allCases.allSatisfy { subjects.contains(.window($0)) })
    #expect(Expression.Certainty.allCases.allSatisfy { subjects.contains(.certainty($0)) })
  }
}

/// An example of the table.
struct ExampleCase: Sendable, CustomTestStringConvertible {
  var query: String
  var result: String
  var isPipeline: Bool

  init(_ entry: Entry, _ example: Example) {
    query = example.query
    result = example.result
    isPipeline = example.isPipeline
  }

  var testDescription: String { query }

  /// The value as JSON, or the table as CSV.
  func run() throws -> String {
    let text = isPipeline ? query : "rows [{a: 1}] | derive value = \(query) | select value"
    let source = SourceText(name: "example", text: text)
    var scope = Scope()
    let checked = Checker(surroundings: NoSurroundings()).check(Parser.parse(source), in: &scope)
    let messages = DiagnosticRenderer().render(checked.diagnostics, of: source)
    guard checked.canRun else { return messages }
    var output = ByteOutput()
    for statement in checked.statements {
      switch statement.action {
      case .show(let plan), .perform(let plan):
        let table = try EmbeddedEngine().run(plan, in: context()).table
        if isPipeline {
          CSVFormat(guardsFormulas: false).write(table, to: &output)
        } else {
          JSONLinesFormat().write(table, to: &output)
        }
      default: continue
      }
    }
    var written = String(decoding: output.bytes, as: UTF8.self)
    if written.hasSuffix("\n") { written.removeLast() }
    let frame = (start: "{\"value\":", end: "}")
    guard !isPipeline, written.hasPrefix(frame.start) else { return written }
    return String(written.dropFirst(frame.start.count).dropLast(frame.end.count))
  }
}

/// A world without collections and files.
private struct NoSurroundings: Surroundings {
  var collections: [String] { [] }
  var today: Day { Day(number: 20_000) }
  var parameters: [String: String] { [:] }

  func schema(of collection: String) -> Schema? { nil }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    throw .file(path: request.path, reason: "no files here")
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    throw .file(path: path, reason: "no files here")
  }
}
