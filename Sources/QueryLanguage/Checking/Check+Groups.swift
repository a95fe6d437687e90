internal import Chronology
internal import Columns

/// group by, summarize, distinct.
extension Check {
  mutating func group(
    _ keys: [GroupKeySyntax],
    _ aggregates: [AssignmentSyntax]?,
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    var columns: [ShapeColumn] = []
    var made: [GroupKey] = []
    var isBroken = false
    for syntax in keys {
      guard let (key, column) = key(syntax, .row(shape, parameters)) else {
        isBroken = true
        continue
      }
      if columns.contains(where: { $0.field.name == column.field.name }) {
        reportTwice(column.field.name, at: syntax.span)
        isBroken = true
        continue
      }
      isBroken = isBroken || column.isBroken
      made.append(key)
      columns.append(column)
    }
    let keyCount = columns.count
    let values = self.aggregates(aggregates, shape, parameters, &columns)
    var new = shape.grouped(columns)
    new.keyNames = columns.prefix(keyCount).map(\.field.name)
    guard let values, !isBroken else { return (nil, new) }
    new.grouping = Shape.Grouping(keyCount: keyCount, missing: values.map(\.valueOfNoRows))
    return (.group(made, values), new)
  }

  /// The columns of `with`, or the count without it; nil where one has an error.
  mutating func aggregates(
    _ assignments: [AssignmentSyntax]?,
    _ shape: Shape,
    _ parameters: [String: Operand],
    _ columns: inout [ShapeColumn]
  ) -> [Expression]? {
    guard let assignments else {
      let span = place(stage ?? SourceSpan(0, 0))
      if columns.contains(where: { $0.field.name == "count" }) {
        reportTwice("count", at: stage ?? span)
        return nil
      }
      columns.append(ShapeColumn(field: Field("count", .int, isNullable: false), isMade: true))
      return [Expression(.aggregate(.count, []), .int, isNullable: false, span: span)]
    }
    var context = Context(shape: shape, place: .rows, parameters: parameters)
    context.neighbours = assignments.compactMap { $0.name?.text }
    var values: [Expression] = []
    var isBroken = false
    for assignment in assignments {
      context.assignment = assignment.span
      let operand = value(judge(assignment.value, context), written: assignment.value)
      guard let name = name(of: assignment, operand) else {
        isBroken = true
        continue
      }
      if columns.contains(where: { $0.field.name == name }) {
        reportTwice(name, at: assignment.name?.span ?? assignment.span)
        isBroken = true
        continue
      }
      isBroken = isBroken || operand.isBroken
      columns.append(
        ShapeColumn(
          field: Field(name, operand.type, isNullable: operand.isNullable),
          isMade: true,
          isBroken: operand.isBroken
        )
      )
      values.append(operand.expression)
    }
    return isBroken ? nil : values
  }

  private mutating func key(
    _ syntax: GroupKeySyntax,
    _ context: Context
  ) -> (GroupKey, ShapeColumn)? {
    if syntax.isEach { return eachKey(syntax, context) }
    let judged = judge(syntax.value, context)
    if !judged.isBroken, judged.type.element != nil {
      reportListKey(syntax, judged)
      return nil
    }
    var operand = ordered(syntax.value, context, judged)
    guard !operand.isBroken else { return nil }
    let name = syntax.name?.text ?? operand.name
    guard let name else {
      report(
        .needsName,
        "this key needs a name",
        at: syntax.value.span,
        help: [fix(syntax.value.span, by: "x = \(text(of: syntax.value.span))")]
      )
      return nil
    }
    var key = GroupKey(value: operand.expression)
    var field = Field(name, operand.type, isNullable: operand.isNullable)
    if let source = operand.column { field.unit = context.shape?.columns[source].field.unit }
    if let bucket = syntax.bucket {
      if operand.isNull { operand = converted(operand, to: .date) }
      guard operand.type == .date || operand.type == .instant else {
        reportPer(operand, syntax)
        return nil
      }
      operand = dated(operand)
      guard let made = self.bucket(bucket, context.parameters) else { return nil }
      key.value = operand.expression
      key.bucket = made
      field.type = .date
      field.unit = nil
      if case .unit(let unit) = made {
        field.unit = unit
        if unit == .weekday { field.type = .int }
      }
    }
    if let fill = syntax.fill {
      guard let made = self.fill(fill, syntax, context.parameters) else { return nil }
      key.fill = made
    }
    return (key, ShapeColumn(field: field, isMade: syntax.name != nil || operand.column == nil))
  }

  private mutating func eachKey(
    _ syntax: GroupKeySyntax,
    _ context: Context
  ) -> (GroupKey, ShapeColumn)? {
    var operand = value(judge(syntax.value, context), written: syntax.value)
    guard !operand.isBroken else { return nil }
    if operand.isNull { operand = converted(operand, to: .list(.null)) }
    guard let element = operand.type.element, element.isOrdered else {
      let words = text(of: syntax.value.span)
      if operand.type.element == nil {
        report(
          .wantsList,
          "`each` wants a list, and this is \(operand.type.phrase)",
          at: syntax.value.span,
          label: operand.type.words,
          help: [
            fix(syntax.span, by: (syntax.name.map { "\(written($0.text)) = " } ?? "") + words)
          ]
        )
      } else {
        report(
          .notOrdered,
          "\(operand.type.phrase) cannot be a key",
          at: syntax.value.span,
          label: operand.type.words
        )
      }
      return nil
    }
    guard let name = syntax.name?.text ?? operand.name else {
      report(
        .needsName,
        "this key needs a name",
        at: syntax.span,
        help: [fix(syntax.span, by: "x = \(text(of: syntax.span))")]
      )
      return nil
    }
    let field = Field(name, element)
    return (
      GroupKey(value: operand.expression, each: true), ShapeColumn(field: field, isMade: true)
    )
  }

  private mutating func reportListKey(_ syntax: GroupKeySyntax, _ operand: Operand) {
    let words = text(of: syntax.value.span)
    report(
      .notOrdered,
      "\(operand.type.phrase) cannot be a key",
      at: syntax.value.span,
      label: operand.type.words,
      help: [fix(syntax.value.span, by: "each \(words)", remark: "a row for each element")]
    )
  }

  private mutating func reportPer(_ operand: Operand, _ syntax: GroupKeySyntax) {
    let words = text(of: syntax.value.span)
    report(
      .wantsDate,
      "`per` wants a date, and this is \(operand.type.phrase)",
      at: syntax.value.span,
      label: operand.type.words,
      help: operand.type == .text ? [fix(syntax.value.span, by: "x = date(\(words))")] : []
    )
  }

  private mutating func bucket(
    _ bucket: GroupKeySyntax.Bucket,
    _ parameters: [String: Operand]
  ) -> DateBucket? {
    switch bucket {
    case .unit(let name): return TimeUnit(rawValue: name.text).map { .unit($0) }
    case .every(let length, from: let start):
      let context = Context(shape: nil, place: .none, parameters: parameters)
      let (step, day) = (judge(length, context), judge(start, context))
      guard !step.isBroken, !day.isBroken else { return nil }
      guard case .duration(let duration) = step.constant, let days = duration.days, days > 0 else {
        report(
          .wantsLiteral,
          "`per` wants a unit or whole days",
          at: length.span,
          label: words(of: step),
          help: [fix(length.span, by: "10d")]
        )
        return nil
      }
      let first = day.year == nil ? day : converted(day, to: .date)
      guard let period = first.period, period.first.isFinite else {
        report(
          .wantsDate,
          "`from` wants a date that is known now",
          at: start.span,
          label: words(of: day)
        )
        return nil
      }
      return .days(days, from: period.first)
    }
  }

  private mutating func fill(
    _ fill: GroupKeySyntax.Fill,
    _ key: GroupKeySyntax,
    _ parameters: [String: Operand]
  ) -> GroupKey.Fill? {
    guard key.bucket != nil else { return nil }
    guard let syntax = fill.period else { return .between }
    let context = Context(shape: nil, place: .none, parameters: parameters)
    var operand = judge(syntax, context)
    guard !operand.isBroken else { return nil }
    if operand.year != nil { operand = converted(operand, to: .date) }
    if operand.range != nil { operand = years(operand) }
    guard let period = operand.period, period.first.isFinite, period.last.isFinite else {
      report(
        .wantsDate,
        "`fill` wants a period with both ends, known now",
        at: syntax.span,
        label: words(of: operand),
        help: [fix(syntax.span, by: "2025")]
      )
      return nil
    }
    return .over(period)
  }

  /// `2023..2025` as a period.
  func years(_ operand: Operand) -> Operand {
    guard let range = operand.range else { return operand }
    let ends = [range.from, range.through].compactMap { $0?.operand }
    guard ends.allSatisfy({ $0.year != nil }) else { return operand }
    let from = range.from.flatMap { converted($0.operand, to: .date).period }
    let through = range.through.flatMap { converted($0.operand, to: .date).period }
    return .constant(.period(Period(from: from, through: through)), .date, at: operand.span)
  }

  mutating func summarize(
    _ aggregates: [AssignmentSyntax],
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    var columns: [ShapeColumn] = []
    let values = self.aggregates(aggregates, shape, parameters, &columns)
    return (values.map { .summarize($0) }, shape.grouped(columns))
  }

  mutating func distinct(
    _ keys: [ExpressionSyntax],
    _ syntax: StageSyntax,
    _ context: Context,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var new = shape
    new.grouping = nil
    if keys.isEmpty,
      let list = shape.columns.first(where: { !$0.field.type.isOrdered && !$0.isHidden })
    {
      let simple = shape.columns.first { $0.field.type.isOrdered }?.field.name
      report(
        .notOrdered,
        "`\(list.field.name)` is \(list.field.type.phrase), which cannot be a key",
        at: syntax.verb,
        help: simple.map { [fix(syntax.span, by: "distinct by \(written($0))")] } ?? []
      )
      return (nil, new)
    }
    let operands = keys.map { ordered($0, context) }
    guard !operands.contains(where: \.isBroken) else { return (nil, new) }
    return (.distinct(operands.map(\.expression)), new)
  }
}

extension Shape {
  /// The columns of groups: the rows are new ones, in the order of their keys.
  func grouped(_ columns: [ShapeColumn]) -> Shape {
    var shape = Shape(columns)
    shape.isUnknown = false
    shape.hasEvidence = hasEvidence
    return shape
  }
}

extension Expression {
  /// What an expression over aggregates gives for no rows.
  var valueOfNoRows: Constant {
    switch node {
    case .constant(let value): return value
    case .aggregate(let aggregate, _):
      switch aggregate {
      case .count, .countDistinct: return .int(0)
      case .sum: return type == .number ? .number(0) : type == .int ? .int(0) : .null
      case .distinct, .list, .top: return .list([])
      case .any: return .bool(false)
      case .all: return .bool(true)
      case .avg, .median, .quantile, .stddev, .min, .max, .first, .last, .share: return .null
      }
    case .coalesce(let first, let second):
      let value = first.valueOfNoRows
      return value == .null ? second.valueOfNoRows : value
    case .arithmetic(let operation, let left, let right):
      return calculated(operation, left.valueOfNoRows, right.valueOfNoRows)
    case .call(.number, let values):
      if case .int(let value) = values.first?.valueOfNoRows { return .number(Double(value)) }
      return .null
    default: return .null
    }
  }

  private func calculated(_ operation: Arithmetic, _ left: Constant, _ right: Constant) -> Constant
  {
    switch (operation, left, right) {
    case (.add, .int(let a), .int(let b)): .int(a &+ b)
    case (.subtract, .int(let a), .int(let b)): .int(a &- b)
    case (.multiply, .int(let a), .int(let b)): .int(a &* b)
    case (.add, .number(let a), .number(let b)): .number(a + b)
    case (.subtract, .number(let a), .number(let b)): .number(a - b)
    case (.multiply, .number(let a), .number(let b)): .number(a * b)
    default: .null
    }
  }
}
