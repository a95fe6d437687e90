internal import Columns

/// `a ?? b`, `is null`.
extension Check {
  /// `a ?? b`.
  mutating func judgeCoalesce(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let here = place(span)
    guard let sides = values(left, right, at: span, context) else { return .broken(at: here) }
    let (a, b) = dated(sides.left, sides.right)
    guard let type = a.type.common(with: b.type) else {
      reportMismatch(sides)
      return .broken(at: here)
    }
    var result = derived(
      .coalesce(converted(a, to: type).expression, converted(b, to: type).expression),
      type,
      from: [a, b],
      isNullable: a.isNullable && b.isNullable,
      at: here
    )
    if a.isNull { result.expression = converted(b, to: type).expression }
    if let constant = a.constant, constant != .null {
      result.expression.node = converted(a, to: type).expression.node
    }
    return result
  }

  /// `is null`, `is not null`.
  mutating func judgeIsNull(
    _ syntax: ExpressionSyntax,
    _ isNegated: Bool,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let operand = value(judge(syntax, context), written: syntax)
    let here = place(span)
    guard !operand.isBroken else { return .broken(at: here) }
    if operand.type.element != nil {
      let words = text(of: syntax.span)
      report(
        .neverNull,
        "a list is never null: a missing one is empty",
        at: syntax.span,
        help: [fix(span, by: "size(\(words)) \(isNegated ? ">" : "==") 0")]
      )
    }
    let isNull = derived(.isNull(operand.expression), .bool, from: [operand], at: here)
    return isNegated ? negated(isNull, at: here) : isNull
  }
}
