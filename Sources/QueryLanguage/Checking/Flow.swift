internal import Columns

/// A pipeline as far as it has been judged.
struct Flow {
  var source: PlanSource
  var stages: [PlanStage] = []
  var shape: Shape

  /// An error in it has been reported: it cannot run.
  var isBroken = false

  /// The parameters of the verb of one's own in which the stages stand.
  var parameters: [String: Operand] = [:]

  init(_ table: NamedTable) {
    source = table.plan.source
    stages = table.plan.stages
    shape = table.shape
  }

  init(source: PlanSource, shape: Shape) {
    self.source = source
    self.shape = shape
  }

  /// What stands for a source with an error.
  static var broken: Flow {
    var flow = Flow(NamedTable.empty)
    flow.shape = .unknown
    flow.isBroken = true
    return flow
  }

  var plan: Plan {
    Plan(source: source, stages: stages, schema: shape.schema)
  }

  /// The pipeline as a source for other stages.
  var table: NamedTable {
    guard !stages.isEmpty else { return NamedTable(plan: plan, shape: shape) }
    let whole = Plan(source: .plan(plan), stages: [], schema: shape.schema)
    return NamedTable(plan: whole, shape: shape)
  }

  /// The pipeline as the table of a `let`, which runs once.
  var shared: NamedTable {
    guard !stages.isEmpty else { return table }
    let source = PlanSource.shared(SharedTable(plan))
    return NamedTable(plan: Plan(source: source, stages: [], schema: shape.schema), shape: shape)
  }

  /// Adds a stage; nil is one with an error, after which the columns are these all the same.
  mutating func add(_ operation: PlanOperation?, _ output: Shape, at span: SourceSpan) {
    if let operation {
      stages.append(
        PlanStage(operation: operation, span: span, input: shape.schema, output: output.schema)
      )
    } else {
      isBroken = true
    }
    shape = output
  }
}

extension NamedTable {
  /// No rows and no columns.
  static var empty: NamedTable {
    let table = Table(schema: Schema([]), columns: [], count: 0)
    return NamedTable(
      plan: Plan(source: .table(table), stages: [], schema: table.schema),
      shape: Shape([])
    )
  }
}
