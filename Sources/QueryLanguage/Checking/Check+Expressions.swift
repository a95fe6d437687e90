internal import Chronology
internal import Columns

extension Check {
  /// An expression with its type; errors in it are reported and give a broken operand.
  mutating func judge(_ syntax: ExpressionSyntax, _ context: Context) -> Operand {
    let span = place(syntax.span)
    switch syntax.kind {
    case .literal(let literal): return judge(literal, at: syntax.span)
    case .name(let name): return judge(name, context)
    case .last:
      report(
        .notAValue,
        "`_` is a table, not a value",
        at: syntax.span,
        help: [Diagnostic.Help(note: "`_.name` is one of its columns, as a list")]
      )
      return .broken(at: span)
    case .relativePeriod(let relative): return judge(relative, at: syntax.span)
    case .list(let elements): return judgeList(elements, at: syntax.span, context)
    case .record(let parts): return judgeRecord(parts, at: syntax.span, context)
    case .call(let name, let arguments):
      return judgeCall(name, arguments, at: syntax.span, context)
    case .member(let base, let name): return judgeMember(base, name, at: syntax.span, context)
    case .index(let base, let index): return judgeIndex(base, index, at: syntax.span, context)
    case .negate(let value): return judgeNegation(value, at: syntax.span, context)
    case .binary(.coalesce, let left, let right, _):
      return judgeCoalesce(left, right, at: syntax.span, context)
    case .binary(let sign, let left, let right, _):
      return judgeArithmetic(sign, left, right, at: syntax.span, context)
    case .range(let from, let through): return judgeRange(from, through, at: syntax.span, context)
    case .compare(let comparison, let left, let right, _):
      return judgeComparison(comparison, left, right, at: syntax.span, context)
    case .textTest(let test, let left, let right, _):
      return judgeTextTest(test, left, right, at: syntax.span, context)
    case .matches(let text, let pattern, let isNegated, _):
      return judgeMatches(text, pattern, isNegated, at: syntax.span, context)
    case .isNull(let value, let isNegated):
      return judgeIsNull(value, isNegated, at: syntax.span, context)
    case .not(let value):
      let inner = condition(judge(value, context), written: value)
      guard !inner.isBroken else { return inner }
      return negated(inner, at: span)
    case .and(let left, let right), .or(let left, let right):
      let (first, second) = (
        condition(judge(left, context), written: left),
        condition(judge(right, context), written: right)
      )
      var isAnd = false
      if case .and = syntax.kind { isAnd = true }
      return joined(first, second, isAnd: isAnd, at: span)
    case .parenthesised(let inner):
      var operand = judge(inner, context)
      operand.expression.span = span
      return operand
    case .error: return .broken(at: span)
    }
  }

  /// The opposite of a condition.
  func negated(_ operand: Operand, at span: SourceSpan) -> Operand {
    if case .bool(let value) = operand.constant {
      return .constant(.bool(!value), .bool, at: span)
    }
    return derived(.not(operand.expression), .bool, from: [operand], at: span)
  }

  /// Two conditions joined.
  func joined(_ left: Operand, _ right: Operand, isAnd: Bool, at span: SourceSpan) -> Operand {
    guard !left.isBroken, !right.isBroken else { return .broken(at: span) }
    let node: Expression.Node =
      isAnd ? .and(left.expression, right.expression) : .or(left.expression, right.expression)
    return derived(node, .bool, from: [left, right], at: span)
  }

  /// An operand made of others: a condition is doubtful where one of its parts is.
  func derived(
    _ node: Expression.Node,
    _ type: ValueType,
    from parts: [Operand],
    isNullable: Bool = false,
    at span: SourceSpan
  ) -> Operand {
    let isDoubtful = type == .bool && parts.contains { $0.isDoubtful }
    return Operand(
      Expression(node, type, isDoubtful: isDoubtful, isNullable: isNullable, span: span),
      readsRows: parts.contains { $0.readsRows }
    )
  }

  /// The operand as a condition; reports what is none.
  mutating func condition(_ operand: Operand, written syntax: ExpressionSyntax) -> Operand {
    guard !operand.isBroken else { return operand }
    var operand = operand
    if operand.isNull { operand.expression.type = .bool }
    guard operand.type == .bool, !operand.isRange else {
      reportNoCondition(operand, syntax)
      return .broken(at: operand.span)
    }
    return operand
  }

  private mutating func reportNoCondition(_ operand: Operand, _ syntax: ExpressionSyntax) {
    let words = text(of: syntax.span)
    let help: [Diagnostic.Help] =
      switch operand.type {
      case _ where operand.pattern != nil: []
      case .list:
        [fix(syntax.span, by: "size(\(words)) > 0", remark: "has an element")]
      case .int, .number: [fix(syntax.span, by: "\(words) != 0")]
      case .text, .date, .instant, .duration, .relation, .record, .null, .bool:
        [fix(syntax.span, by: "\(words) is not null", remark: "has a value")]
      }
    report(
      .notACondition,
      "a condition is wanted here, and this is \(phrase(operand))",
      at: syntax.span,
      label: self.words(of: operand),
      help: help
    )
  }

  /// The operand where only what is certain may stand: a doubtful condition is reported with both ways
  /// out.
  mutating func plain(_ operand: Operand, written syntax: ExpressionSyntax) -> Operand {
    guard !operand.isBroken else { return operand }
    guard !operand.isDoubtful else {
      let words = text(of: syntax.span)
      report(
        .doubtful,
        "a comparison of dates can be unclear, and here it must be yes or no",
        at: syntax.span,
        label: "true, false or unclear",
        help: [
          fix(syntax.span, by: "certain(\(words))", remark: "unclear counts as no"),
          fix(syntax.span, by: "maybe(\(words))", remark: "unclear counts as yes"),
        ]
      )
      return .broken(at: operand.span)
    }
    return operand
  }

  /// Both operands of an operator where values are wanted; nil where one has an error.
  mutating func values(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Sides? {
    let first = value(judge(left, context), written: left)
    let second = value(judge(right, context), written: right)
    guard !first.isBroken, !second.isBroken else { return nil }
    return Sides(first, left, second, right, at: span)
  }

  /// The operand where a value is wanted: neither a range nor a pattern nor doubtful.
  mutating func value(_ operand: Operand, written syntax: ExpressionSyntax) -> Operand {
    guard !operand.isBroken else { return operand }
    if operand.isRange {
      let words = text(of: syntax.span)
      report(
        .rangeIsNoValue,
        "a range is no value",
        at: syntax.span,
        label: "stands only after `in` and in comparisons",
        help: operand.period == nil
          ? [] : [Diagnostic.Help(note: "`date in \(words)` asks for the days of the range")]
      )
      return .broken(at: operand.span)
    }
    if operand.pattern != nil {
      report(
        .typesDiffer,
        "a regular expression stands after `matches` or in `extract`",
        at: syntax.span
      )
      return .broken(at: operand.span)
    }
    return plain(operand, written: syntax)
  }

  /// "a list of text", "a range".
  func phrase(_ operand: Operand) -> String {
    if operand.pattern != nil { return "a regular expression" }
    return operand.isRange ? "a range" : operand.type.phrase
  }

  /// "list of text", "range".
  func words(of operand: Operand) -> String {
    if operand.pattern != nil { return "regular expression" }
    return operand.isRange ? "range" : operand.type.words
  }

  /// The operand as this type: an int becomes a number, a null and an empty list any.
  func converted(_ operand: Operand, to type: ValueType) -> Operand {
    guard operand.type != type else { return operand }
    var operand = operand
    switch (operand.constant, type) {
    case (.int(let value), .number):
      operand.expression.node = .constant(.number(Double(value)))
    case (.int, .date):
      guard let year = operand.year, let date = FuzzyDate(year: Int(year)) else { return operand }
      operand.expression.node = .constant(.date(date))
    case (.null, _): break
    default:
      if operand.type == .int, type == .number {
        operand.expression.node = .call(.number, [operand.expression])
      }
    }
    if let elements = operand.elements, let element = type.element {
      operand.elements = elements.map { converted($0, to: element) }
      operand.expression.node = .list(operand.elements.map { $0.map(\.expression) } ?? [])
    }
    operand.expression.type = type
    return operand
  }
}
