internal import Chronology
internal import Columns

extension Check {
  /// `-x`.
  mutating func judgeNegation(
    _ syntax: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let operand = value(judge(syntax, context), written: syntax)
    let here = place(span)
    guard !operand.isBroken else { return .broken(at: here) }
    switch operand.constant {
    case .int(let value) where value != .min: return .constant(.int(-value), .int, at: here)
    case .number(let value): return .constant(.number(-value), .number, at: here)
    case .duration(let value): return .constant(.duration(value.negated), .duration, at: here)
    default: break
    }
    guard operand.type.isNumeric || operand.type == .duration || operand.isNull else {
      report(
        .typesDiffer,
        "`-` wants a number, and this is \(operand.type.phrase)",
        at: syntax.span,
        label: operand.type.words,
        help: negatedHelp(text(of: syntax.span))
      )
      return .broken(at: here)
    }
    return derived(
      .negate(operand.expression),
      operand.type,
      from: [operand],
      isNullable: operand.isNullable,
      at: here
    )
  }

  /// `+ - * / %`.
  mutating func judgeArithmetic(
    _ sign: ExpressionSyntax.BinaryOperator,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let outerSum = sum
    if sign != .add { sum = nil }
    if sign == .add, sum == nil { sum = (span: span, parts: left.summands + [right.span]) }
    defer { sum = outerSum }
    let here = place(span)
    guard let sides = values(left, right, at: span, context),
      let operation = Expression.Arithmetic(rawValue: sign.rawValue)
    else { return .broken(at: here) }
    guard let (type, a, b) = arithmetic(operation, sides.left, sides.right) else {
      reportArithmetic(operation, sides)
      return .broken(at: here)
    }
    if type == .date, case .duration(let length) = b.constant,
      length.milliseconds % CalendarDuration.day != 0
    {
      report(
        .typesDiffer,
        "a date moves by whole days; hours, minutes and seconds want an instant",
        at: sides.right.type == .duration ? right.span : left.span,
        label: "no whole number of days"
      )
      return .broken(at: here)
    }
    if let known = folded(operation, a, b) { return .constant(known, type, at: here) }
    let canFail =
      operation == .divide || operation == .remainder
      || (type == .duration && a.type == .date) || type == .date
    return derived(
      .arithmetic(operation, a.expression, b.expression),
      type,
      from: [a, b],
      isNullable: canFail || a.isNullable || b.isNullable,
      at: here
    )
  }

  /// The type of a calculation with its operands converted; nil where there is none.
  private func arithmetic(
    _ operation: Expression.Arithmetic,
    _ left: Operand,
    _ right: Operand
  ) -> (ValueType, Operand, Operand)? {
    if left.type == .null || right.type == .null {
      let known = left.type == .null ? right.type : left.type
      let type: ValueType = known == .null ? .number : known
      guard type.isNumeric || type == .date || type == .duration || type == .instant else {
        return nil
      }
      return (type, converted(left, to: type), converted(right, to: type))
    }
    switch (left.type, operation, right.type) {
    case (.int, .divide, .int): return (.number, left, right)
    case (.int, _, .int): return (.int, left, right)
    case (.int, _, .number), (.number, _, .int), (.number, _, .number):
      return (.number, converted(left, to: .number), converted(right, to: .number))
    case (.date, .add, .duration), (.date, .subtract, .duration): return (.date, left, right)
    case (.instant, .add, .duration), (.instant, .subtract, .duration):
      return (.instant, left, right)
    case (.duration, .add, .date), (.duration, .add, .instant): return (right.type, right, left)
    case (.duration, .add, .duration), (.duration, .subtract, .duration):
      return (.duration, left, right)
    case (.duration, .multiply, .int): return (.duration, left, right)
    case (.int, .multiply, .duration): return (.duration, right, left)
    case (.instant, .subtract, .instant): return (.duration, left, right)
    case (.date, .subtract, .date), (.date, .subtract, .instant), (.instant, .subtract, .date):
      return (.duration, dated(left), dated(right))
    case (.int, .add, .duration), (.int, .subtract, .duration):
      guard left.year != nil else { return nil }
      return (.date, converted(left, to: .date), right)
    case (.date, .subtract, .int):
      guard right.year != nil else { return nil }
      return (.duration, left, converted(right, to: .date))
    case (.int, .subtract, .date):
      guard left.year != nil else { return nil }
      return (.duration, converted(left, to: .date), right)
    default: return nil
    }
  }

  /// The value of a calculation of literals.
  private func folded(
    _ operation: Expression.Arithmetic,
    _ left: Operand,
    _ right: Operand
  ) -> Constant? {
    switch (left.constant, right.constant) {
    case (.int(let a), .int(let b)):
      let result: (partialValue: Int64, overflow: Bool)
      switch operation {
      case .add: result = a.addingReportingOverflow(b)
      case .subtract: result = a.subtractingReportingOverflow(b)
      case .multiply: result = a.multipliedReportingOverflow(by: b)
      case .divide: return b == 0 ? nil : .number(Double(a) / Double(b))
      case .remainder:
        guard b != 0 else { return nil }
        result = a.remainderReportingOverflow(dividingBy: b)
      }
      return result.overflow ? nil : .int(result.partialValue)
    case (.date(let date), .duration(let length)):
      let moved = date.adding(operation == .subtract ? length.negated : length)
      return moved.map { .date($0) }
    case (.instant(let instant), .duration(let length)):
      let moved = instant.adding(operation == .subtract ? length.negated : length)
      return moved.map { .instant($0) }
    case (.duration(let a), .duration(let b)):
      return a.adding(operation == .subtract ? b.negated : b).map { .duration($0) }
    case (.date(let a), .date(let b)):
      return a.subtracting(b).map { .duration($0) }
    default: return nil
    }
  }

  private mutating func reportArithmetic(_ operation: Expression.Arithmetic, _ sides: Sides) {
    let (a, b) = (text(of: sides.leftSyntax.span), text(of: sides.rightSyntax.span))
    let types = [sides.left.type, sides.right.type]
    if operation == .add, types.contains(.text) {
      reportTextSum(isBoth: types == [.text, .text], sides)
      return
    }
    var help: [Diagnostic.Help] = []
    switch (sides.left.type, sides.right.type) {
    case (.date, .int), (.instant, .int):
      let isLiteral = b.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      let length = isLiteral ? "\(b)d" : isPlainName(b) ? "\(b) * 1d" : "(\(b)) * 1d"
      help = [fix(sides.rightSyntax.span, by: length, remark: "days")]
    case (.text, .duration), (.text, .date): help = [fix(sides.leftSyntax.span, by: "date(\(a))")]
    case (.date, .text): help = [fix(sides.rightSyntax.span, by: "date(\(b))")]
    case (.text, .int), (.text, .number): help = [fix(sides.leftSyntax.span, by: "number(\(a))")]
    case (.int, .text), (.number, .text): help = [fix(sides.rightSyntax.span, by: "number(\(b))")]
    case (.date, .date) where operation == .add:
      help = [fix(sides.span, by: "\(a) - \(b)", remark: "the time between them")]
    case (.list, _), (.relation, _): help = [fix(sides.leftSyntax.span, by: "size(\(a))")]
    default: break
    }
    report(
      .typesDiffer,
      "`\(operation.rawValue)` does not go with \(phrase(sides.left)) and \(phrase(sides.right))",
      at: sides.leftSyntax.span,
      label: words(of: sides.left),
      notes: [(sides.rightSyntax.span, words(of: sides.right))],
      help: help
    )
  }

  /// Reports `a + b + c` with texts in it as a whole.
  private mutating func reportTextSum(isBoth: Bool, _ sides: Sides) {
    let whole =
      sum ?? (
        span: sides.span, parts: [sides.leftSyntax.span, sides.rightSyntax.span]
      )
    let words = whole.parts.map { text(of: $0) }
    let numbers = words.indices.map { "{\($0 + 1)}" }.joined(separator: " ")
    var help = [fix(whole.span, by: "format(\"\(numbers)\", \(words.joined(separator: ", ")))")]
    if isBoth {
      help.insert(
        fix(whole.span, by: "join([\(words.joined(separator: ", "))], \" \")"),
        at: 0
      )
    }
    let other = sides.left.type == .text ? phrase(sides.right) : phrase(sides.left)
    report(
      .textPlusText,
      isBoth ? "texts are not added" : "a text is not added to \(other)",
      at: whole.span,
      help: help
    )
  }

  /// `sort -x` is meant as `sort x desc`, `select *, -x` as `drop x`.
  private func negatedHelp(_ words: String) -> [Diagnostic.Help] {
    guard let stage, let verb = text(of: stage).split(separator: " ").first else { return [] }
    switch verb {
    case "sort": return [instead("sort \(words) desc", remark: "the largest first")]
    case "select": return [instead("drop \(words)", remark: "all other columns")]
    default: return []
    }
  }
}

extension ExpressionSyntax {
  /// The parts of a sum, from left to right.
  fileprivate var summands: [SourceSpan] {
    guard case .binary(.add, let left, let right, _) = kind else { return [span] }
    return left.summands + [right.span]
  }
}
