import Chronology
import Columns

@testable import QueryLanguage

/// Surroundings with the built-in collections as the design gives them.
struct World: Surroundings {
  var collections: [String] = ["articles", "events", "mentions", "people"]
  var today = Day(existingYear: 2025, month: 3, day: 15)
  var parameters: [String: String] = [:]
  var files: [String: String] = [:]

  func schema(of collection: String) -> Schema? {
    guard collections.contains(collection) else { return nil }
    return World.schemas[collection]
  }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    guard request.path.hasSuffix(".csv"), request.path != "missing.csv" else {
      throw .file(path: request.path, reason: "no such file")
    }
    var schema = World.loaded
    for column in request.columns {
      guard let place = schema.fields.firstIndex(where: { $0.name == column.name }) else {
        continue
      }
      schema.fields[place].type = column.type
    }
    let columns = schema.fields.map { _ in Column.null(count: 0) }
    return LoadedTable(table: Table(schema: schema, columns: columns, count: 0))
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    guard let text = files[path] else { throw .file(path: path, reason: "no such file") }
    return SourceText(name: path, text: text)
  }

  private static let loaded = Schema([
    Field("Zip", .text), Field("n", .int), Field("price", .number), Field("day", .date),
    Field("count", .int), Field("kind", .text),
  ])

  private static func texts(_ names: String) -> [Field] {
    names.split(separator: " ").map { Field(String($0), .text) }
  }

  private static func lists(_ names: String) -> [Field] {
    names.split(separator: " ").map { Field(String($0), .list(.text), isNullable: false) }
  }

  static let schemas: [String: Schema] = [
    "articles": Schema(
      texts("id file url source language script title lead body")
        + [Field("date", .date), Field("time", .instant), Field("date_from", .text)]
        + [Field("date_joint", .date)] + lists("authors") + texts("section")
        + lists("tags captions images")
        + [
          Field(
            "quotes",
            .list(.record([Field("text", .text), Field("speaker", .text), Field("line", .int)])),
            isNullable: false
          )
        ] + lists("links") + [Field("words", .int, isNullable: false)]
        + lists("people countries places") + texts("copy_of")
        + [Field("events", .relation("events"), isNullable: false), Field("text", .text)]
    ),
    "events": Schema(
      texts("id") + [Field("date", .date), Field("until", .date)] + texts("kind status")
        + lists("participants countries") + texts("place place_country initiator")
        + lists("topics") + [Field("duration", .duration)] + texts("cameo plover title")
        + lists("languages sources")
        + [Field("reports", .int, isNullable: false), Field("confidence", .number)]
        + texts("quote")
        + [
          Field(
            "evidence",
            .list(
              .record([
                Field("article", .text), Field("line", .int), Field("start", .int),
                Field("end", .int), Field("quote", .text),
              ])
            ),
            isNullable: false
          ),
          Field("articles", .relation("articles"), isNullable: false),
          Field("realises", .relation("events"), isNullable: false),
          Field("part_of", .relation("events"), isNullable: false),
        ]
    ),
    "mentions": Schema(
      texts("event article kind status") + [Field("date", .date)] + texts("date_text date_rule")
        + lists("participants")
        + [Field("line", .int), Field("start", .int), Field("end", .int)] + texts("quote rule")
    ),
    "people": Schema(
      texts("name kind country") + lists("offices aliases")
        + [
          Field("articles", .relation("articles"), isNullable: false),
          Field("events", .relation("events"), isNullable: false), Field("first", .date),
          Field("last", .date),
        ]
    ),
  ]
}

/// A checked text with its messages as they are shown.
struct Checked {
  var script: CheckedScript
  var source: SourceText

  init(_ text: String, in world: World = World()) {
    var scope = Scope()
    self.init(text, in: world, &scope)
  }

  init(_ text: String, in world: World = World(), _ scope: inout Scope) {
    source = SourceText(name: "test.dq", text: text)
    let parsed = Parser.parse(source, verbs: Set(scope.definedNames.others))
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
