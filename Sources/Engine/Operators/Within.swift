internal import Columns
internal import QueryLanguage

extension Execution {
  /// Runs the stages once a group, all groups at a time; groups in key order.
  func within(
    _ keys: [Int],
    _ stages: [PlanStage],
    _ keptKeys: [Int],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    let frame = flow.frame
    let columns = keys.map { frame.column($0) }
    let unordered = Grouping(by: columns, rows: frame.count)
    let order = SortOrder(
      columns.map { SortOrder.Key(column: $0.gather(unordered.first)) },
      count: unordered.count
    ).sorted()
    let grouping = unordered.reordered(order)
    let keyRows = frame.selecting(grouping.first)
    var inner = Flow(frame, grouping: grouping)
    inner.keep(grouping.members().rows)
    for stage in stages {
      try run.checkCancelled()
      try apply(stage, to: &inner)
    }
    var result = inner.frame
    if let groups = inner.grouping {
      let sizes = groups.groupOf
      let kept = keyRows.selecting(sizes)
      result.columns = keptKeys.map { kept.columns[$0] } + result.columns
    }
    result.schema = stage.output
    flow.frame = result
  }
}
