internal import Columns
internal import QueryLanguage

extension Execution {
  /// New or replaced columns, left to right.
  func derive(
    _ assignments: [PlanAssignment],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    for assignment in assignments {
      let column = try LazyColumn(value(assignment.value, flow))
      if assignment.column < flow.frame.columns.count {
        flow.frame.columns[assignment.column] = column
      } else {
        flow.frame.columns.append(column)
      }
    }
    flow.frame.schema = stage.output
  }

  /// The output columns, each an expression over the input.
  func project(
    _ expressions: [Expression],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    var columns: [LazyColumn] = []
    for expression in expressions {
      if case .column(let index) = expression.node {
        columns.append(flow.frame.columns[index])
      } else {
        columns.append(LazyColumn(try value(expression, flow)))
      }
    }
    flow.frame.columns = columns
    flow.frame.schema = stage.output
  }

  private func value(_ expression: Expression, _ flow: Flow) throws(RunFailure) -> Column {
    var evaluator = Evaluator(run, flow.frame)
    if expression.looksAtManyRows {
      let grouping = flow.grouping ?? .whole(flow.frame.count)
      evaluator.scope = .rows(of: flow.frame, grouping)
    }
    return try evaluator.value(expression).typed(expression.type)
  }
}

extension Expression {
  /// Whether it holds an aggregate or a window.
  var looksAtManyRows: Bool {
    contains { expression in
      switch expression.node {
      case .aggregate, .window: true
      default: false
      }
    }
  }
}
