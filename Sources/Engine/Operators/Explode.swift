internal import Columns
internal import QueryLanguage

extension Execution {
  /// One row an element; an empty list keeps its row with null, and is counted.
  func explode(_ index: Int, replaces: Bool, _ stage: PlanStage, _ flow: inout Flow) {
    guard case .list(let lists) = flow.frame.column(index).lists else { return }
    var rows: [Int32] = []
    var places: [Int32] = []
    var empty = 0
    rows.reserveCapacity(lists.values.count + lists.count)
    places.reserveCapacity(lists.values.count + lists.count)
    for row in 0..<lists.count {
      let range = lists.range(row)
      if range.isEmpty {
        rows.append(Int32(row))
        places.append(-1)
        empty += 1
      }
      for place in range {
        rows.append(Int32(row))
        places.append(Int32(place))
      }
    }
    run.remark(.emptyList, empty)
    flow.keep(rows)
    let elements = LazyColumn(lists.values.gather(places))
    if replaces {
      flow.frame.columns[index] = elements
    } else {
      flow.frame.columns.insert(elements, at: index + 1)
    }
    flow.frame.schema = stage.output
  }

  /// One row an unordered pair of different elements, the smaller first, in the list's order.
  func pairs(_ index: Int, _ stage: PlanStage, _ flow: inout Flow) {
    guard case .list(let lists) = flow.frame.column(index).lists else { return }
    let values = lists.values
    let codes = DenseCodes(values)
    let order = SortOrder([SortOrder.Key(column: values)], count: values.count)
    var rows: [Int32] = []
    var smaller: [Int32] = []
    var larger: [Int32] = []
    var lonely = 0
    for row in 0..<lists.count {
      var different: [Int32] = []
      for place in lists.range(row) where !values.isNull(place) {
        if !different.contains(where: { codes.codes[Int($0)] == codes.codes[place] }) {
          different.append(Int32(place))
        }
      }
      if different.count < 2 { lonely += 1 }
      for (number, first) in different.enumerated() {
        for second in different[(number + 1)...] {
          let isInOrder = order.precedes(first, second)
          rows.append(Int32(row))
          smaller.append(isInOrder ? first : second)
          larger.append(isInOrder ? second : first)
        }
      }
    }
    run.remark(.fewerThanTwo, lonely)
    flow.keep(rows)
    flow.frame.columns.append(LazyColumn(values.gather(smaller)))
    flow.frame.columns.append(LazyColumn(values.gather(larger)))
    flow.frame.schema = stage.output
  }
}

extension Column {
  /// Itself, or empty lists where it is all null.
  fileprivate var lists: Column {
    if case .null = self { typed(.list(.null)) } else { self }
  }
}
