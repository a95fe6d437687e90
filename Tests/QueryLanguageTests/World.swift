import Chronology
import Columns
import Store

@testable import QueryLanguage

/// Surroundings with the built-in collections as the design gives them.
struct World: Surroundings {
  var collections: [String] = ["articles", "events", "mentions", "people"]
  var today = Day(existingYear: 2025, month: 3, day: 15)
  var parameters: [String: String] = [:]
  var files: [String: String] = [:]

  func schema(of collection: String) -> Schema? {
    guard collections.contains(collection) else { return nil }
    return CollectionSchemas.all.first { $0.name == collection }?.schema
  }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    guard request.path.hasSuffix(".csv"), request.path != "missing.csv" else {
      throw .file(path: request.path, reason: "no such file")
    }
    var schema = request.path == "twice.csv" ? World.twice : World.loaded
    for column in request.columns {
      guard let place = schema.fields.firstIndex(where: { $0.name == column.name }) else {
        continue
      }
      schema.fields[place].type = column.type
    }
    let columns = schema.fields.map { _ in Column.null(count: 0) }
    let isOpen = request.path == "swapped.csv" && request.columns.isEmpty
    return LoadedTable(
      table: Table(schema: schema, columns: columns, count: 0),
      warnings: isOpen ? ["day: 4 dates could be read in two ways and stay text"] : []
    )
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    guard let text = files[path] else { throw .file(path: path, reason: "no such file") }
    return SourceText(name: path, text: text)
  }

  /// With files of definitions, one of which does more.
  static var withFiles: World {
    var world = World()
    world.files = [
      "library.dq": "let wanted = \"hu\"\ndef newest(n: int = 3) = | sort date desc | take n",
      "shows.dq": "articles | take 3",
    ]
    return world
  }

  private static let twice = Schema([Field("Kind", .text), Field("KIND", .text)])

  private static let loaded = Schema([
    Field("Zip", .text), Field("n", .int), Field("price", .number), Field("day", .date),
    Field("count", .int), Field("kind", .text),
  ])
}

/// A checked text with its messages as they are shown.
struct Checked {
  var script: CheckedScript
  var source: SourceText

  init(_ text: String, named name: String = "test.dq", in world: World = World()) {
    var scope = Scope()
    self.init(text, named: name, in: world, &scope)
  }

  init(
    _ text: String,
    named name: String = "test.dq",
    in world: World = World(),
    _ scope: inout Scope
  ) {
    source = SourceText(name: name, text: text)
    let parsed = Parser.parse(source, verbs: scope.verbNames)
    script = Checker(surroundings: world).check(parsed, in: &scope)
  }

  var codes: [String] {
    script.diagnostics.map(\.code)
  }

  /// The words under the caret of the first message.
  var culprit: String? {
    script.diagnostics.first.map { source.text($0.span) }
  }

  var rendered: String {
    DiagnosticRenderer().render(script.diagnostics, of: source)
  }

  /// The plan of the last statement.
  var plan: Plan? {
    switch script.statements.last?.action {
    case .show(let plan), .perform(let plan), .explain(let plan, _): plan
    default: nil
    }
  }

  /// `name: type` of each column of the last statement; `?` where null can occur.
  var columns: String? {
    plan?.schema.fields.map { field in
      "\(field.name): \(field.type.words)\(field.isNullable ? "?" : "")"
    }.joined(separator: ", ")
  }
}
