internal import Columns

extension Check {
  /// `rows [{…}, …]`: records of values known now become a table.
  mutating func rows(_ records: [ExpressionSyntax], at span: SourceSpan) -> Flow {
    var names: [Name] = []
    var cells: [[String: Operand]] = []
    var isBroken = false
    for record in records {
      guard case .record(let parts) = record.kind else {
        if case .error = record.kind {
        } else {
          report(
            .argumentType,
            "`rows` holds records",
            at: record.span,
            help: [fix(record.span, by: "{name: \(text(of: record.span))}")]
          )
        }
        isBroken = true
        continue
      }
      var row: [String: Operand] = [:]
      for part in parts {
        if !names.contains(where: { $0.text == part.name.text }) { names.append(part.name) }
        guard row[part.name.text] == nil else {
          reportTwice(part.name.text, at: part.name.span)
          isBroken = true
          continue
        }
        row[part.name.text] = cell(part.value)
      }
      isBroken = isBroken || row.values.contains(where: \.isBroken)
      cells.append(row)
    }
    var fields: [Field] = []
    var columns: [Column] = []
    for name in names {
      guard let (field, column) = column(name, cells) else {
        isBroken = true
        fields.append(Field(name.text, .null))
        continue
      }
      fields.append(field)
      columns.append(column)
    }
    let schema = Schema(fields)
    guard !isBroken else {
      var flow = Flow.broken
      flow.shape = Shape(schema, isMade: true)
      for index in flow.shape.columns.indices where fields[index].type == .null {
        flow.shape.columns[index].isBroken = true
      }
      return flow
    }
    let table = Table(schema: schema, columns: columns, count: cells.count)
    return Flow(source: .table(table), shape: Shape(schema, isMade: true))
  }

  private mutating func cell(_ syntax: ExpressionSyntax) -> Operand {
    let operand = value(judge(syntax, .nothing), written: syntax)
    guard !operand.isBroken, !operand.expression.isKnown else { return operand }
    report(
      .wantsLiteral,
      "`rows` holds values that are known before the rows are read",
      at: syntax.span,
      label: operand.type.words
    )
    return .broken(at: operand.span)
  }

  private mutating func column(_ name: Name, _ rows: [[String: Operand]]) -> (Field, Column)? {
    var cells = rows.map { $0[name.text] }
    guard !cells.contains(where: { $0?.isBroken == true }) else { return nil }
    if cells.contains(where: { $0?.type == .date }) {
      cells = cells.map { $0?.year == nil ? $0 : $0.map { converted($0, to: .date) } }
    }
    var type = ValueType.null
    for cell in cells.compactMap({ $0 }) {
      guard let common = type.common(with: cell.type) else {
        report(
          .typesDiffer,
          "`\(name.text)` is \(type.phrase) in one row and \(cell.type.phrase) here",
          at: cell.span,
          label: cell.type.words
        )
        return nil
      }
      type = common
    }
    let isNullable = type.element == nil && cells.contains { $0 == nil || $0?.isNullable == true }
    let values = cells.map { $0.map { converted($0, to: type).expression } }
    return (
      Field(name.text, type, isNullable: isNullable), Column(known: values, type: type)
    )
  }
}

extension Expression {
  /// Whether it is made of constants alone.
  fileprivate var isKnown: Bool {
    switch node {
    case .constant(.period): false
    case .constant: true
    case .list(let values): values.allSatisfy(\.isKnown)
    case .record(let parts): parts.allSatisfy(\.value.isKnown)
    default: false
    }
  }
}
