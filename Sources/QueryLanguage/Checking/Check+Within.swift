internal import Chronology
internal import Columns

/// within and pivot.
extension Check {
  mutating func within(
    _ keys: [Name],
    _ stages: [StageSyntax],
    _ syntax: StageSyntax,
    to flow: inout Flow
  ) {
    let shape = flow.shape
    let indices = keys.compactMap { groupingColumn($0, shape) }
    let mayStand = areAllowedWithin(stages)
    let isBroken = indices.count < keys.count || !mayStand
    var inner = Flow(
      source: .table(Table(schema: shape.schema, columns: [], count: 0)),
      shape: shape
    )
    inner.parameters = flow.parameters
    inner.shape.grouping = nil
    if mayStand { apply(stages, to: &inner) }
    let kept = indices.filter { inner.shape.index(of: shape.columns[$0].field.name) == nil }
    var new = inner.shape
    new.columns = kept.map { shape.columns[$0] } + inner.shape.columns
    new.sortKeys = nil
    new.grouping = nil
    let operation = PlanOperation.within(keys: indices, stages: inner.stages, keptKeys: kept)
    flow.add(isBroken || inner.isBroken ? nil : operation, new, at: place(syntax.span))
  }

  /// The place of a column that can be a key; reports what cannot.
  private mutating func groupingColumn(_ key: Name, _ shape: Shape) -> Int? {
    guard let index = column(named: key, in: shape) else { return nil }
    let type = shape.columns[index].field.type
    guard !type.isOrdered else { return index }
    report(
      .notOrdered,
      "\(type.phrase) cannot be a key",
      at: key.span,
      label: type.words,
      help: [before("explode \(written(key.text))", remark: "a row for each element")]
    )
    return nil
  }

  /// Whether all stages can stand inside within; reports those that cannot.
  private mutating func areAllowedWithin(_ stages: [StageSyntax]) -> Bool {
    let note =
      "filter, exclude, derive, sort, take, top, distinct, summarize, count and group by can"
    let strangers = stages.filter { !$0.kind.mayStandInWithin }
    for stage in strangers {
      report(
        .insideWithin,
        "`\(text(of: stage.verb))` cannot stand inside within",
        at: stage.verb,
        help: [Diagnostic.Help(note: note)]
      )
    }
    return strangers.isEmpty
  }

  /// A `group by` before a pivot: by another key of the table and the column whose values spread.
  private func pivotHelp(_ name: Name, _ shape: Shape) -> [Diagnostic.Help] {
    let date = shape.columns.first { $0.field.type == .date }.map {
      "\(written($0.field.name)) per month"
    }
    let other = shape.columns.first {
      $0.field.type.isOrdered && $0.field.name != name.text && $0.field.name != "id"
    }
    guard let row = date ?? other.map({ written($0.field.name) }) else { return [] }
    return [before("group by \(row), \(written(name.text))", remark: "counts for the cells")]
  }

  mutating func pivot(
    _ name: Name,
    _ values: [ExpressionSyntax]?,
    _ aggregates: [AssignmentSyntax]?,
    _ syntax: StageSyntax,
    to flow: inout Flow
  ) {
    guard let grouping = flow.shape.grouping else {
      if !flow.shape.isUnknown, !flow.isBroken {
        report(
          .pivotPlace,
          "`pivot` stands directly after a group by",
          at: syntax.verb,
          help: pivotHelp(name, flow.shape)
        )
      }
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    guard let key = pivotKey(name, grouping, flow.shape),
      let cell = cell(aggregates, key, grouping, syntax, &flow),
      let listed = listed(values, flow.shape.columns[key].field.type)
    else {
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    let shape = flow.shape
    let rows = (0..<grouping.keyCount).filter { $0 != key }
    var columns = rows.map { shape.columns[$0] }
    for value in listed ?? [] {
      let label = value.columnName
      if columns.contains(where: { $0.field.name == label }) {
        reportTwice(label, at: name.span)
        flow.isBroken = true
        return
      }
      let field = Field(label, shape.columns[cell.index].field.type, isNullable: true)
      columns.append(ShapeColumn(field: field, isMade: true))
    }
    var new = shape.rearranged(columns, from: [])
    new.sortKeys = nil
    new.isOpen = listed == nil
    let pivot = PlanPivot(
      key: key,
      values: listed,
      cell: cell.index,
      rowKeys: rows,
      missing: cell.missing
    )
    flow.add(.pivot(pivot), new, at: place(syntax.span))
  }

  private mutating func pivotKey(
    _ name: Name,
    _ grouping: Shape.Grouping,
    _ shape: Shape
  ) -> Int? {
    guard let index = column(named: name, in: shape) else { return nil }
    guard index < grouping.keyCount else {
      let keys = shape.names.prefix(grouping.keyCount).map { $0 }
      report(
        .pivotPlace,
        "`\(name.text)` is no key of the group by before",
        at: name.span,
        help: keys.map { fix(name.span, by: written($0)) }
      )
      return nil
    }
    return index
  }

  /// The column of the cells, and the cell of a combination that does not occur.
  private mutating func cell(
    _ aggregates: [AssignmentSyntax]?,
    _ key: Int,
    _ grouping: Shape.Grouping,
    _ syntax: StageSyntax,
    _ flow: inout Flow
  ) -> (index: Int, missing: Constant)? {
    let count = flow.shape.columns.count
    guard let aggregates else {
      guard count == grouping.keyCount + 1 else {
        let names = flow.shape.names.dropFirst(grouping.keyCount)
        report(
          .pivotCell,
          "which of \(listed(names.map { "`\($0)`" }, by: "and")) goes into the cells?",
          at: syntax.span,
          help: names.map {
            fix(SourceSpan(syntax.span.end, syntax.span.end), by: " with \(written($0))")
          }
        )
        return nil
      }
      return (grouping.keyCount, grouping.missing.first ?? .null)
    }
    guard aggregates.count == 1, let only = aggregates.first else {
      report(.pivotCell, "a pivot has one value in each cell", at: syntax.span)
      return nil
    }
    if case .name(let name) = only.value.kind,
      let index = flow.shape.matches(name.text).first, index >= grouping.keyCount
    {
      return (index, grouping.missing[index - grouping.keyCount])
    }
    return regrouped(only, grouping, &flow)
  }

  /// `pivot k with sum(n)`: the rows are grouped once more by the same keys.
  private mutating func regrouped(
    _ aggregate: AssignmentSyntax,
    _ grouping: Shape.Grouping,
    _ flow: inout Flow
  ) -> (index: Int, missing: Constant)? {
    let shape = flow.shape
    var columns = Array(shape.columns.prefix(grouping.keyCount))
    var stated = aggregate
    if stated.name == nil { stated.name = Name("cell", at: aggregate.span) }
    guard let values = aggregates([stated], shape, flow.parameters, &columns),
      let value = values.first
    else { return nil }
    let keys = (0..<grouping.keyCount).map {
      GroupKey(value: shape.expression(of: $0, at: value.span))
    }
    flow.add(.group(keys, values), shape.grouped(columns), at: place(aggregate.span))
    return (grouping.keyCount, value.valueOfNoRows)
  }

  /// The values of `in […]`; nil (the outer one) where one does not fit.
  private mutating func listed(
    _ values: [ExpressionSyntax]?,
    _ type: ValueType
  ) -> [Constant]?? {
    guard let values else { return .some(nil) }
    var constants: [Constant] = []
    for syntax in values {
      let operand = value(judge(syntax, .nothing), written: syntax)
      guard !operand.isBroken else { return nil }
      let wanted = type == .null ? operand.type : type
      guard let fitting = fitting(operand, wanted), let constant = fitting.constant else {
        report(
          .typesDiffer,
          "the key is \(type.phrase), and this is \(phrase(operand))",
          at: syntax.span,
          label: words(of: operand)
        )
        return nil
      }
      constants.append(constant)
    }
    return constants
  }
}

extension StageSyntax.Kind {
  /// Whether it works on one group as on a table.
  fileprivate var mayStandInWithin: Bool {
    switch self {
    case .filter, .exclude, .derive, .sort, .take, .top, .distinct, .summarize, .count, .group,
      .call, .error:
      true
    default: false
    }
  }
}

extension Constant {
  /// The name of the column that a pivot makes of it: as csv writes the value.
  var columnName: String {
    switch self {
    case .null: ""
    case .text(let text): text.isEmpty ? "\"\"" : text
    case .int(let value): String(value)
    case .number(let value): value == 0 ? "0.0" : value.description
    case .bool(let value): value ? "true" : "false"
    case .date(let date): date.edtf
    case .period(let period): period.description
    case .instant(let instant): instant.description
    case .duration(let duration): duration.description
    case .list(let values): values.map(\.columnName).joined(separator: "; ")
    }
  }
}
