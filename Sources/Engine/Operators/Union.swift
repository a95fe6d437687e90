internal import Columns
internal import QueryLanguage

extension Execution {
  /// The rows of this and then of another table, by column name; missing columns are null.
  func union(
    _ plan: Plan,
    _ own: [Int?],
    _ columns: [Int?],
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    let other = try rows(of: plan)
    let frame = flow.frame
    let joined = stage.output.fields.enumerated().map { number, field in
      let first = own[number].map { frame.column($0) } ?? Column(nulls: frame.count, of: field.type)
      let second =
        columns[number].map { other.column($0) } ?? Column(nulls: other.count, of: field.type)
      return LazyColumn(Column(concatenating: [first, second], of: field.type))
    }
    flow.frame = Frame(
      schema: stage.output,
      columns: joined,
      count: frame.count + other.count,
      provenance: other.provenance.flatMap { frame.provenance?.appending($0) }
    )
  }

  /// One row for each of the columns: its name, then its value.
  func unpivot(_ columns: [Int], _ kept: [Int], _ stage: PlanStage, _ flow: inout Flow) {
    let frame = flow.frame
    let (count, width) = (frame.count, columns.count)
    let type = stage.output.fields.last?.type ?? .null
    let values = Column(concatenating: columns.map { frame.column($0) }, of: type)
    var rows: [Int32] = []
    var places: [Int32] = []
    var names = TextBuilder()
    for row in 0..<count {
      for (number, column) in columns.enumerated() {
        rows.append(Int32(truncatingIfNeeded: row))
        places.append(Int32(truncatingIfNeeded: number * count + row))
        names.append(frame.schema.fields[column].name)
      }
    }
    let repeated = frame.selecting(rows)
    flow.frame = Frame(
      schema: stage.output,
      columns: kept.map { repeated.columns[$0] } + [
        LazyColumn(.text(names.column())), LazyColumn(values.gather(places)),
      ],
      count: count * width,
      provenance: repeated.provenance
    )
  }
}
