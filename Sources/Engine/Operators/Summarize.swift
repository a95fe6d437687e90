internal import Columns
internal import QueryLanguage

extension Execution {
  /// One row of aggregates of the table, or of each group.
  func summarize(
    _ aggregates: [Expression],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    let grouping = flow.grouping ?? .whole(flow.frame.count)
    let columns = try self.aggregates(aggregates, of: flow.frame, grouping)
    flow.frame = Frame(
      schema: stage.output,
      columns: columns,
      count: grouping.count,
      provenance: flow.frame.provenance?.merged(
        groupOf: grouping.groupOf,
        count: grouping.count
      )
    )
    if flow.grouping != nil { flow.grouping = .each(grouping.count) }
  }

  /// One column an expression over aggregates, one row a group.
  func aggregates(
    _ expressions: [Expression],
    of frame: Frame,
    _ grouping: Grouping
  ) throws(RunFailure) -> [LazyColumn] {
    let groups = Frame(schema: frame.schema, columns: [], count: grouping.count)
    let evaluator = Evaluator(run, groups, scope: .groups(of: frame, grouping))
    var columns: [LazyColumn] = []
    for expression in expressions {
      try run.checkCancelled()
      columns.append(LazyColumn(try evaluator.value(expression).typed(expression.type)))
    }
    return columns
  }

  /// The first row of each key, or of each different row.
  func distinct(_ keys: [Expression], _ flow: inout Flow) throws(RunFailure) {
    var columns: [Column] = []
    if let grouping = flow.grouping {
      columns.append(.int(FixedColumn(grouping.groupOf.map { Int64($0) })))
    }
    let evaluator = Evaluator(run, flow.frame)
    for key in keys { columns.append(try evaluator.value(key)) }
    if keys.isEmpty { columns += flow.frame.columns.map(\.values) }
    flow.keep(Grouping(by: columns, rows: flow.frame.count).first)
  }
}
