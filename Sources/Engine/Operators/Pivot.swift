internal import Chronology
internal import Columns
internal import QueryLanguage

extension Execution {
  /// The values of one key as columns; rows in the order of their first appearance.
  func pivot(_ pivot: PlanPivot, _ stage: PlanStage, _ flow: inout Flow) throws(RunFailure) {
    let frame = flow.frame
    let key = pivot.key(in: frame)
    let cells = frame.column(pivot.cell)
    let rows = Grouping(by: pivot.rowKeys.map { frame.column($0) }, rows: frame.count)
    let wanted = wantedValues(pivot, key)
    let groups = Grouping(
      by: [Column(concatenating: [wanted, key], of: key.type)],
      rows: wanted.count + key.count
    )
    var columnOf = [Int](repeating: -1, count: groups.count)
    for place in 0..<wanted.count { columnOf[Int(groups.groupOf[place])] = place }
    var sources = [[Int32]](
      repeating: [Int32](repeating: -1, count: rows.count),
      count: wanted.count
    )
    var unlisted = 0
    for row in 0..<frame.count {
      let place = columnOf[Int(groups.groupOf[wanted.count + row])]
      guard place >= 0 else {
        unlisted += 1
        continue
      }
      sources[place][Int(rows.groupOf[row])] = Int32(truncatingIfNeeded: row)
    }
    run.remark(.unlistedValues, unlisted)
    let missing = Column(pivot.missing, count: 1).typed(cells.type)
    let all = Column(concatenating: [cells, missing], of: cells.type)
    let last = Int32(truncatingIfNeeded: cells.count)
    let pivoted = sources.map { source in
      LazyColumn(all.gather(source.map { $0 < 0 ? last : $0 }))
    }
    var fields = pivot.rowKeys.map { frame.schema.fields[$0] }
    let cell = frame.schema.fields[pivot.cell]
    for place in 0..<wanted.count {
      let name = wanted.value(place).columnName
      fields.append(Field(name, cell.type, isNullable: cell.isNullable))
    }
    let chosen = frame.selecting(rows.first)
    flow.frame = Frame(
      schema: stage.output.count == fields.count ? stage.output : Schema(fields),
      columns: pivot.rowKeys.map { chosen.columns[$0] } + pivoted,
      count: rows.count,
      provenance: frame.provenance?.merged(groupOf: rows.groupOf, count: rows.count)
    )
  }

  /// The listed values, or those that occur in key order.
  private func wantedValues(_ pivot: PlanPivot, _ key: Column) -> Column {
    guard let values = pivot.values else {
      let first = Grouping(by: [key], rows: key.count).first
      let candidates = key.gather(first)
      let order = SortOrder([SortOrder.Key(column: candidates)], count: first.count).sorted()
      return candidates.gather(order)
    }
    let columns = values.map { Column($0, count: 1) }
    return Column(concatenating: columns + [Column(nulls: 0, of: key.type)], of: key.type)
  }
}

extension PlanPivot {
  /// The key; where it is all null it has the type of the listed values.
  fileprivate func key(in frame: Frame) -> Column {
    let column = frame.column(key)
    guard case .null = column, let type = values?.first(where: { $0 != .null })?.type else {
      return column
    }
    return column.typed(type)
  }
}
