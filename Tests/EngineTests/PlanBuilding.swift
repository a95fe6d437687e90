import Chronology
import Columns
import Engine
import QueryLanguage

/// Collections for tests.
struct TestCatalog: Catalog {
  var tables: [String: Table] = [:]
  var names: [String] { tables.keys.sorted() }

  func schema(of name: String) -> Schema? { tables[name]?.schema }
  func table(_ name: String) -> Table? { tables[name] }
}

/// Names match where the text holds the pattern's bytes.
struct PlainNames: NameMatching, NameTest {
  var pattern = ""

  func matcher(for pattern: String) -> any NameTest { PlainNames(pattern: pattern) }

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    String(decoding: text, as: UTF8.self).utf8.elementsEqual(pattern.utf8)
  }
}

/// Files are not written.
struct NoWriter: TableWriting {
  func write(_ table: Table, to save: PlanSave) throws(RunFailure) {}
}

let noSpan = SourceSpan(0, 0)

func context(_ tables: [String: Table] = [:]) -> RunContext {
  RunContext(
    catalog: TestCatalog(tables: tables),
    names: PlainNames(),
    writer: NoWriter(),
    today: Day(number: 20_000)
  )
}

/// Builds plans stage by stage, keeping the schema.
struct Pipeline {
  private(set) var plan: Plan

  init(_ table: Table) {
    plan = Plan(source: .table(table), stages: [], schema: table.schema)
  }

  init(collection name: String, _ table: Table) {
    plan = Plan(source: .collection(name, table.schema), stages: [], schema: table.schema)
  }

  var schema: Schema { plan.schema }

  func adding(_ operation: PlanOperation, output: Schema? = nil) -> Pipeline {
    var copy = self
    let output = output ?? schema
    copy.plan.stages.append(
      PlanStage(operation: operation, span: noSpan, input: schema, output: output)
    )
    copy.plan.schema = output
    return copy
  }

  func column(_ name: String) -> Expression {
    let index = schema.index(of: name) ?? 0
    return Expression(.column(index), schema.fields[index].type, span: noSpan)
  }

  func run(_ tables: [String: Table] = [:]) throws -> QueryResult {
    try EmbeddedEngine().run(plan, in: context(tables))
  }
}

func constant(_ constant: Constant, _ type: ValueType) -> Expression {
  Expression(.constant(constant), type, span: noSpan)
}

func bool(_ node: Expression.Node, doubtful: Bool = false) -> Expression {
  Expression(node, .bool, isDoubtful: doubtful, isNullable: false, span: noSpan)
}

/// A table of these rows.
func table(_ fields: [Field], _ rows: [[Value]]) -> Table {
  var builder = TableBuilder(Schema(fields))
  for row in rows { builder.append(row) }
  return builder.table()
}

func day(_ text: String) -> Value {
  (try? FuzzyDate(edtf: text)).map { .date($0) } ?? .null
}

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
