internal import Columns
internal import QueryLanguage

extension Execution {
  /// Puts the rows in order; ties keep the order that they had.
  ///
  /// With a limit only so many of the first rows are kept, because the next stage takes no more.
  func sort(_ keys: [SortKey], limit: Int? = nil, _ flow: inout Flow) throws(RunFailure) {
    let order = try self.order(keys, flow)
    flow.keep(limit.map { order.first($0) } ?? order.sorted())
  }

  /// The rows `from` through `through` of the table, or of each group.
  func take(_ from: Int, _ through: Int?, _ flow: inout Flow) {
    let (first, last) = (max(1, from), through ?? .max)
    guard let grouping = flow.grouping else {
      let end = min(last, flow.frame.count)
      let start = min(first - 1, max(0, end))
      flow.frame = flow.frame.selecting(start..<max(start, end))
      return
    }
    var places = [Int](repeating: 0, count: grouping.count)
    var rows: [Int32] = []
    for row in grouping.groupOf.indices {
      let group = Int(grouping.groupOf[row])
      places[group] += 1
      if first <= places[group], places[group] <= last { rows.append(Int32(row)) }
    }
    flow.keep(rows)
  }

  /// The first rows of the order of the keys, of the table or of each group.
  func top(
    _ limit: Int,
    _ keys: [SortKey],
    withTies: Bool,
    _ flow: inout Flow
  ) throws(RunFailure) {
    let order = try self.order(keys, flow)
    if flow.grouping == nil, !withTies {
      flow.keep(order.first(limit))
      return
    }
    let sorted = order.sorted()
    var rows: [Int32] = []
    var taken = 0
    for (place, row) in sorted.enumerated() {
      let isNewGroup =
        place > 0
        && flow.grouping.map {
          $0.groupOf[Int(row)] != $0.groupOf[Int(sorted[place - 1])]
        } ?? false
      if isNewGroup { taken = 0 }
      let isTie =
        withTies && taken > 0 && place > 0 && order.isTie(Int(row), Int(sorted[place - 1]))
        && rows.last == sorted[place - 1]
      guard taken < limit || isTie else { continue }
      rows.append(row)
      taken += 1
    }
    flow.keep(rows)
  }

  /// The order of the keys; inside `within` that of the groups goes before.
  private func order(_ keys: [SortKey], _ flow: Flow) throws(RunFailure) -> SortOrder {
    var parts: [SortOrder.Key] = []
    if let grouping = flow.grouping {
      let groups = grouping.groupOf.map { Int64($0) }
      parts.append(SortOrder.Key(column: .int(FixedColumn(groups))))
    }
    let evaluator = Evaluator(run, flow.frame)
    for key in keys {
      parts.append(
        SortOrder.Key(
          column: try evaluator.value(key.value),
          isDescending: key.isDescending,
          nullsFirst: key.nullsFirst
        )
      )
    }
    return SortOrder(parts, count: flow.frame.count)
  }
}
