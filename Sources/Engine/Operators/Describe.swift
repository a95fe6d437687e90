internal import Columns
internal import QueryLanguage

extension Execution {
  /// One row a column: type, nulls, distinct values, least, greatest and most frequent.
  func describe(_ stage: PlanStage, _ flow: inout Flow) {
    let frame = flow.frame
    var builder = TableBuilder(stage.output)
    for (number, field) in frame.schema.fields.enumerated() {
      let facts = ColumnFacts(frame.column(number), field)
      builder.append(stage.output.fields.map { facts.value(of: $0) })
    }
    flow.frame = Frame(builder.table())
  }
}

/// What `describe` says of a column.
private struct ColumnFacts {
  private var values: [String: Value] = [:]

  init(_ column: Column, _ field: Field) {
    values["column"] = .text(field.name)
    values["type"] = .text(field.type.words)
    var values = column
    if case .list(let lists) = column { values = lists.values }
    let rows = (0..<Int32(truncatingIfNeeded: values.count)).filter { !values.isNull(Int($0)) }
    let known = values.gather(rows)
    let groups = Grouping(by: [known], rows: known.count)
    self.values["nulls"] = .int(Int64(column.nullCount))
    self.values["distinct"] = .int(Int64(groups.count))
    guard groups.count > 0 else { return }
    let different = known.gather(groups.first)
    let keys = [SortOrder.Key(column: different)]
    if case .record = different {
    } else {
      let order = SortOrder(keys, count: groups.count).sorted()
      self.values["min"] = order.first.map { different.value(Int($0)) }
      self.values["max"] = order.last.map { different.value(Int($0)) }
    }
    let sizes = SortOrder.Key(column: .int(FixedColumn(groups.sizes())), isDescending: true)
    let frequent = SortOrder([sizes] + keys, count: groups.count).first(1)
    self.values["top"] = frequent.first.map { different.value(Int($0)) }
  }

  /// The fact that a column of the result wants, as a text where it wants one.
  func value(of field: Field) -> Value {
    guard let value = values[field.name] else { return .null }
    if field.type == .text, value != .null { return .text(value.plainText()) }
    return value
  }
}
