internal import Chronology
internal import Columns
internal import QueryLanguage

extension Execution {
  /// One row a key, keys ascending: the keys first, then one column an aggregate.
  func group(
    _ keys: [GroupKey],
    _ aggregates: [Expression],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    var keyed = KeyedRows(flow)
    try keyed.explode(keys, run)
    var parts: [KeyPart] = []
    if let outer = keyed.flow.grouping {
      parts.append(KeyPart(column: .int(FixedColumn(outer.groupOf.map { Int64($0) }))))
    }
    let evaluator = Evaluator(run, keyed.flow.frame)
    for (number, key) in keys.enumerated() {
      var column = keyed.elements[number]
      if column == nil { column = try evaluator.value(key.value) }
      guard let column else { continue }
      parts.append(KeyPart(column, key, type: stage.output.fields[number].type, run))
    }
    let rows = keyed.flow.frame.count
    var grouping = Grouping(codes: parts.map(\.identity), rows: rows)
    var table = parts.map { $0.gather(grouping.first) }
    let hidden = parts.count - keys.count
    for (number, key) in keys.enumerated() {
      if let fill = key.fill { KeyPart.fill(&table, number + hidden, over: fill, hidden: hidden) }
    }
    let added = (table.first?.count ?? grouping.count) - grouping.count
    grouping.first += [Int32](repeating: -1, count: added)
    grouping.count += added
    let order = SortOrder(table.flatMap(\.sortKeys), count: grouping.count).sorted()
    grouping = grouping.reordered(order)
    let keyColumns = table.dropFirst(hidden).map { LazyColumn($0.column.gather(order)) }
    let provenance = keyed.flow.frame.provenance?.merged(
      groupOf: grouping.groupOf,
      count: grouping.count
    )
    let results = try self.aggregates(aggregates, of: keyed.flow.frame, grouping)
    if flow.grouping != nil, case .int(let outer) = table[0].column.gather(order) {
      let groups = flow.grouping?.count ?? 0
      flow.grouping = Grouping(
        groupOf: outer.values.map { Int32($0) },
        count: groups,
        first: []
      ).selecting((0..<Int32(grouping.count)).map { $0 })
    }
    flow.frame = Frame(
      schema: stage.output,
      columns: keyColumns + results,
      count: grouping.count,
      provenance: provenance
    )
  }
}

/// Rows with one row for each element of the lists that `each` keys name.
private struct KeyedRows {
  var flow: Flow

  /// The elements, by the number of their key.
  var elements: [Int: Column] = [:]

  init(_ flow: Flow) {
    self.flow = flow
  }

  /// A row counts once for each different element; an empty list counts under null.
  mutating func explode(_ keys: [GroupKey], _ run: RunState) throws(RunFailure) {
    for (number, key) in keys.enumerated() where key.each {
      let column = try Evaluator(run, flow.frame).value(key.value)
      guard case .list(let lists) = column else { continue }
      let codes = DenseCodes(lists.values)
      var seen = [Int32](repeating: -1, count: codes.cardinality)
      var rows: [Int32] = []
      var places: [Int32] = []
      var empty = 0
      for row in 0..<lists.count {
        let range = lists.range(row)
        if range.isEmpty {
          rows.append(Int32(row))
          places.append(-1)
          empty += 1
        }
        for place in range where seen[Int(codes.codes[place])] != Int32(row) {
          seen[Int(codes.codes[place])] = Int32(row)
          rows.append(Int32(row))
          places.append(Int32(place))
        }
      }
      run.remark(.emptyListGroup, empty)
      flow.keep(rows)
      for known in elements.keys { elements[known] = elements[known]?.gather(rows) }
      elements[number] = lists.values.gather(places)
    }
  }
}
