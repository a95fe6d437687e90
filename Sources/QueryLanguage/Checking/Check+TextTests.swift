internal import Columns

/// `has contains starts with ends with named` and `matches`.
extension Check {
  /// `has contains starts with ends with named`.
  mutating func judgeTextTest(
    _ test: ExpressionSyntax.TextTest,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let here = place(span)
    guard let sides = values(left, right, at: span, context), isTestable(test, sides),
      isTest(test, sides)
    else { return .broken(at: here) }
    let (first, second) = (sides.left, sides.right)
    let word = Expression.TextTest(
      kind: test.kind,
      isExact: test.isExact,
      quantifier: test.quantifier
    )
    let type: ValueType = test.quantifier == nil ? .text : .list(.text)
    let leftType: ValueType =
      first.isNull ? .text : first.type.element == nil ? .text : .list(.text)
    let subject = first.type.element == .text ? first : converted(first, to: leftType)
    let result = derived(
      .textTest(word, subject.expression, converted(second, to: type).expression),
      .bool,
      from: [first, second],
      at: here
    )
    return test.isNegated ? negated(result, at: here) : result
  }

  /// Whether the left side has words.
  private mutating func isTestable(_ test: ExpressionSyntax.TextTest, _ sides: Sides) -> Bool {
    let type = sides.left.type.element ?? sides.left.type
    guard type != .text, type != .null else { return true }
    let words = text(of: sides.leftSyntax.span)
    var help: [Diagnostic.Help] = []
    switch type {
    case .record(let fields):
      help = fields.filter { $0.type == .text }.prefix(2).map {
        fix(sides.leftSyntax.span, by: "\(words).\(written($0.name))")
      }
    case .date, .instant: help = [fix(sides.span, by: "\(words) in 2025-02", remark: "a period")]
    case .int, .number, .bool:
      let right = text(of: sides.rightSyntax.span)
      let isList = sides.left.type.element != nil
      help = [fix(sides.span, by: isList ? "\(right) in \(words)" : "\(words) == \(right)")]
    default: break
    }
    report(
      .argumentType,
      "`\(test.kind.rawValue)` wants a text or a list of texts, and this is \(sides.left.type.phrase)",
      at: sides.leftSyntax.span,
      label: sides.left.type.words,
      help: help
    )
    return false
  }

  /// Whether the right side is what the test looks for.
  private mutating func isTest(_ test: ExpressionSyntax.TextTest, _ sides: Sides) -> Bool {
    let (type, syntax) = (sides.right.type, sides.rightSyntax)
    let words = text(of: syntax.span)
    let word = test.kind.rawValue
    if test.quantifier == nil {
      if type == .text || sides.right.isNull { return knownName(test, sides) }
      if type.element == .text {
        report(
          .argumentType,
          "`\(word)` looks for one text, and this is a list",
          at: syntax.span,
          label: type.words,
          help: [fix(syntax.span, by: "any \(words)"), fix(syntax.span, by: "all \(words)")]
        )
        return false
      }
    } else if type.element == .text || type == .list(.null) {
      return knownName(test, sides)
    }
    let wanted = test.quantifier == nil ? "a text" : "a list of texts"
    let quoted = type.isNumeric && sides.right.constant != nil ? "\"\(words)\"" : "[\(words)]"
    let isFixable = type.isNumeric || test.quantifier != nil
    report(
      .argumentType,
      "`\(word)` looks for \(wanted), and this is \(phrase(sides.right))",
      at: syntax.span,
      label: self.words(of: sides.right),
      help: isFixable ? [fix(syntax.span, by: quoted)] : []
    )
    return false
  }

  private mutating func knownName(_ test: ExpressionSyntax.TextTest, _ sides: Sides) -> Bool {
    guard test.kind == .named, sides.right.readsRows else { return true }
    report(
      .wantsLiteral,
      "`named` wants a name that is known before the rows are read",
      at: sides.rightSyntax.span,
      help: [
        Diagnostic.Help(note: "a name in quotes, a param or a let: `participants named \"Lavrov\"`")
      ]
    )
    return false
  }

  /// `matches /…/`.
  mutating func judgeMatches(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ isNegated: Bool,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let first = value(judge(left, context), written: left)
    let second = judge(right, context)
    let here = place(span)
    guard !first.isBroken, !second.isBroken else { return .broken(at: here) }
    guard let pattern = second.pattern else {
      var help: [Diagnostic.Help] = []
      if case .text(let words) = second.constant {
        help = [
          fix(right.span, by: "/\(words)/"),
          fix(span, by: "\(text(of: left.span)) has \"\(words)\""),
        ]
      }
      report(
        .pattern,
        "`matches` wants a regular expression between slashes",
        at: right.span,
        label: words(of: second),
        help: help
      )
      return .broken(at: here)
    }
    let type = first.type.element ?? first.type
    guard type == .text || type == .null else {
      report(
        .argumentType,
        "`matches` wants a text or a list of texts, and this is \(first.type.phrase)",
        at: left.span,
        label: first.type.words
      )
      return .broken(at: here)
    }
    let result = derived(
      .matches(first.isNull ? converted(first, to: .text).expression : first.expression, pattern),
      .bool,
      from: [first],
      at: here
    )
    return isNegated ? negated(result, at: here) : result
  }
}
