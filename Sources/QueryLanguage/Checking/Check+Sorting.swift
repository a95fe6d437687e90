internal import Columns

/// sort, take, top.
extension Check {
  mutating func sort(
    _ keys: [SortKeySyntax],
    _ context: Context,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var shape = shape
    shape.grouping = nil
    var made: [SortKey] = []
    for key in keys {
      let operand = ordered(key.value, context)
      guard !operand.isBroken else { continue }
      made.append(
        SortKey(
          value: operand.expression,
          isDescending: key.isDescending,
          nullsFirst: key.nullsFirst
        )
      )
    }
    shape.sortKeys = made.map(\.value)
    return (made.count == keys.count ? .sort(made) : nil, shape)
  }

  /// An expression that can be sorted or grouped by.
  mutating func ordered(_ syntax: ExpressionSyntax, _ context: Context) -> Operand {
    ordered(syntax, context, judge(syntax, context))
  }

  /// The judged expression, if it can be sorted or grouped by.
  mutating func ordered(
    _ syntax: ExpressionSyntax,
    _ context: Context,
    _ judged: Operand
  ) -> Operand {
    let operand = value(judged, written: syntax)
    guard !operand.isBroken, !operand.type.isOrdered else { return operand }
    let words = text(of: syntax.span)
    var help = [fix(syntax.span, by: "size(\(words))", remark: "how many elements")]
    if case .record(let fields) = operand.type {
      help = fields.prefix(2).map { fix(syntax.span, by: "\(words).\(written($0.name))") }
    } else if operand.type.element?.isOrdered == true {
      help.append(fix(syntax.span, by: "first(\(words))"))
    }
    report(
      .notOrdered,
      "\(operand.type.phrase) cannot be sorted or be a key",
      at: syntax.span,
      label: operand.type.words,
      help: help
    )
    return .broken(at: operand.span)
  }

  mutating func take(
    _ take: StageSyntax.Take,
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    var shape = shape
    shape.grouping = nil
    switch take {
    case .count(let syntax):
      let count = wholeNumber(syntax, parameters, least: 0, in: shape)
      return (count.map { .take(from: 1, through: $0) }, shape)
    case .range(let from, let through):
      let first = wholeNumber(from, parameters, least: 1, in: shape)
      let last = through.map { wholeNumber($0, parameters, least: 1, in: shape) }
      guard let first, last == nil || last ?? nil != nil else { return (nil, shape) }
      return (.take(from: first, through: last ?? nil), shape)
    }
  }

  /// A whole number that is known now.
  mutating func wholeNumber(
    _ syntax: ExpressionSyntax,
    _ parameters: [String: Operand],
    least: Int,
    in shape: Shape?
  ) -> Int? {
    if case .name(let name) = syntax.kind, parameters[name.text] == nil, names[name.text] == nil,
      shape?.matches(name.text).isEmpty == false
    {
      report(
        .wantsLiteral,
        "`\(name.text)` is a column, and a number known before the rows is wanted",
        at: syntax.span,
        help: [fix(syntax.span, by: "20")]
      )
      return nil
    }
    let operand = judge(syntax, Context(shape: nil, place: .none, parameters: parameters))
    guard !operand.isBroken else { return nil }
    if case .int(let value) = operand.constant, value >= least, !operand.isRange {
      return Int(value)
    }
    report(
      .wantsLiteral,
      "a whole number from \(least) on is wanted here, known before the rows are read",
      at: syntax.span,
      label: words(of: operand),
      help: [fix(syntax.span, by: operand.writtenNumber ?? "20")]
    )
    return nil
  }

  mutating func top(
    _ count: ExpressionSyntax,
    _ keys: [ExpressionSyntax],
    _ withTies: Bool,
    _ context: Context,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    let number = wholeNumber(count, context.parameters, least: 0, in: shape)
    let (_, sorted) = (number, shape)
    let made = keys.map { SortKeySyntax($0, isDescending: true) }
    let (operation, new) = sort(made, context, sorted)
    guard let number, case .sort(let sortKeys) = operation else { return (nil, new) }
    return (.top(number, sortKeys, withTies: withTies), new)
  }
}

extension Operand {
  /// `"5"` as 5, `2.5` as 2.
  fileprivate var writtenNumber: String? {
    switch constant {
    case .text(let text): Int(text).flatMap { $0 > 0 ? String($0) : nil }
    case .number(let number) where number >= 1 && number < 1e9: String(Int(number))
    default: nil
    }
  }
}
