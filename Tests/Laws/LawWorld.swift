package import Chronology
package import Columns
package import QueryLanguage

/// Surroundings with the tables of a random program.
package struct LawWorld: Surroundings {
  package let schemas: [String: Schema]
  package let today = Day(number: 19_780)
  package let parameters: [String: String] = [:]

  /// The surroundings of a program.
  package init(of program: RandomProgram) {
    schemas = program.columns.mapValues(RandomTable.schema)
  }

  package var collections: [String] { ["t", "u"] }

  package func schema(of collection: String) -> Schema? { schemas[collection] }

  package func load(
    _ request: LoadRequest,
    for source: String
  ) throws(RunFailure) -> LoadedTable {
    let schema = Schema([Field("id", .text), Field("day", .date), Field("ok", .bool)])
    let columns = schema.fields.map { _ in Column.null(count: 0) }
    return LoadedTable(table: Table(schema: schema, columns: columns, count: 0))
  }

  package func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    throw .file(path: path, reason: "no files here")
  }

  /// A text checked from the start.
  package func check(_ text: String) -> (script: CheckedScript, source: SourceText) {
    let source = SourceText(name: "law.dq", text: text)
    var scope = Scope()
    return (Checker(surroundings: self).check(Parser.parse(source), in: &scope), source)
  }
}
