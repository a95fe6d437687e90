/// Expressions by precedence climbing over `Grammar.levels`.
extension Parser {
  /// An expression whose operators bind at least as tightly as `loosest`.
  mutating func expression(
    _ loosest: Binding = .disjunction
  ) throws(Abandoned) -> ExpressionSyntax {
    try deeper { (parser) throws(Abandoned) -> ExpressionSyntax in
      var left = try parser.prefix(loosest)
      var isComparison = false
      var count = 0
      while let operation = parser.nextOperator(), operation.binding <= loosest {
        count += 1
        if count > 250 { throw parser.tooManyOperators() }
        if operation.binding == .comparison, isComparison {
          left = try parser.chained(left, operation)
        } else {
          left = try parser.infix(left, operation)
        }
        isComparison = operation.binding == .comparison
      }
      return left
    }
  }

  /// Reports an expression that is too long to be read as a tree.
  private mutating func tooManyOperators() -> Abandoned {
    report(
      "E121",
      "the expression has too many operators",
      at: span,
      label: "more than 250",
      help: [
        Diagnostic.Help(
          note: "`x in [\"a\", \"b\"]` asks for many values, further stages for further conditions"
        )
      ]
    )
    return Abandoned()
  }

  /// An operator that may follow an operand.
  struct Operator {
    var binding: Binding
    var meaning: Meaning

    /// How many tokens it has.
    var length = 1

    enum Meaning {
      case binary(ExpressionSyntax.BinaryOperator)
      case compare(ExpressionSyntax.Comparison)
      case test(ExpressionSyntax.TextTest)
      case matches(isNegated: Bool)
      case isNull(isNegated: Bool)
      case range, and, or

      /// A word of another language that is no operator here.
      case foreign(String)
    }
  }

  /// The operator at hand, or nil where the expression ends.
  func nextOperator() -> Operator? {
    switch kind {
    case .star: Operator(binding: .product, meaning: .binary(.multiply))
    case .slash: Operator(binding: .product, meaning: .binary(.divide))
    case .percent: Operator(binding: .product, meaning: .binary(.remainder))
    case .plus: Operator(binding: .sum, meaning: .binary(.add))
    case .minus: Operator(binding: .sum, meaning: .binary(.subtract))
    case .range: Operator(binding: .range, meaning: .range)
    case .coalesce: Operator(binding: .coalesce, meaning: .binary(.coalesce))
    case .equal where written.contains("~"):
      Operator(binding: .comparison, meaning: .matches(isNegated: false))
    case .notEqual where written.contains("~"):
      Operator(binding: .comparison, meaning: .matches(isNegated: true))
    case .equal where written == "%in%":
      Operator(binding: .comparison, meaning: .compare(.isIn))
    case .equal, .assign: Operator(binding: .comparison, meaning: .compare(.equal))
    case .notEqual: Operator(binding: .comparison, meaning: .compare(.notEqual))
    case .less: Operator(binding: .comparison, meaning: .compare(.less))
    case .lessOrEqual: Operator(binding: .comparison, meaning: .compare(.lessOrEqual))
    case .greater: Operator(binding: .comparison, meaning: .compare(.greater))
    case .greaterOrEqual: Operator(binding: .comparison, meaning: .compare(.greaterOrEqual))
    case .foreignAnd: Operator(binding: .conjunction, meaning: .and)
    case .foreignOr: Operator(binding: .disjunction, meaning: .or)
    case .foreignNot: wordOperator(at: index + 1, isNegated: true)
    case .word: wordOperator()
    default: nil
    }
  }

  private func wordOperator() -> Operator? {
    if at("and") { return Operator(binding: .conjunction, meaning: .and) }
    if at("or") { return Operator(binding: .disjunction, meaning: .or) }
    if at("not") { return wordOperator(at: index + 1, isNegated: true) }
    if let operation = wordOperator(at: index, isNegated: false) { return operation }
    if at("is") {
      let isNegated = isWord("not", at: index + 1)
      return Operator(
        binding: .comparison,
        meaning: .isNull(isNegated: isNegated),
        length: isNegated ? 2 : 1
      )
    }
    return foreignWordOperator()
  }

  /// A comparison that is a word, also behind `not`.
  private func wordOperator(at index: Int, isNegated: Bool) -> Operator? {
    guard index < tokens.count, tokens[index].kind == .word else { return nil }
    let extra = isNegated ? 1 : 0
    if isWord("in", at: index) {
      return Operator(
        binding: .comparison,
        meaning: .compare(isNegated ? .isNotIn : .isIn),
        length: 1 + extra
      )
    }
    if isWord("matches", at: index) {
      return Operator(
        binding: .comparison,
        meaning: .matches(isNegated: isNegated),
        length: 1 + extra
      )
    }
    guard let (kind, length) = textTest(at: index) else { return nil }
    return Operator(
      binding: .comparison,
      meaning: .test(ExpressionSyntax.TextTest(kind, isNegated: isNegated)),
      length: length + extra
    )
  }

  private func textTest(at index: Int) -> (TextOperator, Int)? {
    if isWord("has", at: index) { return (.has, 1) }
    if isWord("contains", at: index) { return (.contains, 1) }
    if isWord("named", at: index) { return (.named, 1) }
    guard isWord("with", at: index + 1) else { return nil }
    if isWord("starts", at: index) { return (.startsWith, 2) }
    if isWord("ends", at: index) { return (.endsWith, 2) }
    return nil
  }

  // MARK: - Building

  /// `left operator …`, the operator being next.
  private mutating func infix(
    _ left: ExpressionSyntax,
    _ operation: Operator
  ) throws(Abandoned) -> ExpressionSyntax {
    if kind == .assign { reportAssign(after: left) }
    let first = span
    for _ in 0..<operation.length { advance() }
    let place = first.through(span(from: first.start))
    if case .foreign = operation.meaning {} else { reportCapitals(place) }
    if case .range = operation.meaning { return try range(from: left) }
    if case .isNull(let isNegated) = operation.meaning {
      return try isNull(left, isNegated: isNegated, operator: place)
    }
    if case .foreign(let word) = operation.meaning {
      return try foreign(word, left, operator: place)
    }
    joinNextLine()
    var meaning = operation.meaning
    if case .test(var test) = meaning {
      modifiers(of: &test)
      meaning = .test(test)
    }
    if case .compare(.equal) = meaning, at("not"), startsOperand(at: index + 1) {
      let whole = place.through(span)
      report("E104", "`== not` is written `!=`", at: whole, fix: (whole, "!="))
      advance()
      meaning = .compare(.notEqual)
    }
    let right = try operand(of: operation, meaning, place)
    return combine(left, meaning, right, place)
  }

  /// What stands right of an operator.
  private mutating func operand(
    of operation: Operator,
    _ meaning: Operator.Meaning,
    _ place: SourceSpan
  ) throws(Abandoned) -> ExpressionSyntax {
    if case .compare(let comparison) = meaning, comparison == .isIn || comparison == .isNotIn,
      kind == .leftParenthesis, let list = try listInParentheses()
    {
      return list
    }
    if operation.binding == .conjunction, at("not") || kind == .foreignNot {
      return try expression(.negation)
    }
    let tighter = Binding(rawValue: operation.binding.rawValue - 1) ?? .postfix
    return try expression(tighter)
  }

  private func combine(
    _ left: ExpressionSyntax,
    _ meaning: Operator.Meaning,
    _ right: ExpressionSyntax,
    _ place: SourceSpan
  ) -> ExpressionSyntax {
    let kind: ExpressionSyntax.Kind =
      switch meaning {
      case .binary(let operation): .binary(operation, left, right, operator: place)
      case .compare(let comparison): .compare(comparison, left, right, operator: place)
      case .test(let test): .textTest(test, left, right, operator: place)
      case .matches(let isNegated): .matches(left, right, isNegated: isNegated, operator: place)
      case .and: .and(left, right)
      case .or: .or(left, right)
      case .range, .isNull, .foreign: .error
      }
    return ExpressionSyntax(kind, at: left.span.through(right.span))
  }

  /// `exact`, `any` and `all` behind `has` and the like, unless a `(` touches them.
  private mutating func modifiers(of test: inout ExpressionSyntax.TextTest) {
    while kind == .word {
      let isCall = kind(ahead: 1) == .leftParenthesis && !tokens[index + 1].isSpaced
      guard !isCall, startsOperand(at: index + 1) else { return }
      if at("exact"), !test.isExact {
        test.isExact = true
      } else if at("any"), test.quantifier == nil {
        test.quantifier = .any
      } else if at("all"), test.quantifier == nil {
        test.quantifier = .all
      } else {
        return
      }
      advance()
    }
  }

  /// Whether an operand may begin with the token, so that a word before it is a modifier.
  func startsOperand(at index: Int) -> Bool {
    guard index < tokens.count, !tokens[index].beginsLine else { return false }
    switch tokens[index].kind {
    case .word:
      return !["and", "or", "in", "has", "is", "with", "fill", "each"]
        .contains(source.text(tokens[index].span))
    case .leftBracket, .leftParenthesis, .leftBrace: return true
    case let kind:
      return kind.endsOperand && kind != .rightBracket && kind != .rightParenthesis
        && kind != .rightBrace
    }
  }

  /// `a..b` and `a..`: the right end is only what touches the dots.
  private mutating func range(from left: ExpressionSyntax?) throws(Abandoned) -> ExpressionSyntax {
    let start = left?.span.start ?? Int(tokens[index - 1].start)
    guard kind != .end, touches, startsOperand(at: index) || kind == .minus else {
      guard left != nil else {
        report(
          "E123",
          "`..` alone is no range",
          at: span(from: start),
          label: "one end is wanted",
          help: [Diagnostic.Help(note: "ranges are `1..20`, `2025-01..` and `..2025-06`")]
        )
        throw Abandoned()
      }
      return ExpressionSyntax(.range(left, nil), at: span(from: start))
    }
    let right = try expression(.sum)
    return ExpressionSyntax(.range(left, right), at: span(from: start))
  }

  /// `..b`, the dots being next.
  mutating func openRange() throws(Abandoned) -> ExpressionSyntax {
    advance()
    return try range(from: nil)
  }

  private mutating func isNull(
    _ left: ExpressionSyntax,
    isNegated: Bool,
    operator place: SourceSpan
  ) throws(Abandoned) -> ExpressionSyntax {
    if !take("null") {
      guard let word = foldedWord, ["null", "none", "na", "nil", "missing", "empty"].contains(word)
      else {
        let comparison = isNegated ? "!=" : "=="
        report(
          "E104",
          "`is` asks for null only",
          at: place,
          fix: (place, comparison),
          remark: "to compare with a value"
        )
        return combine(
          left,
          .compare(isNegated ? .notEqual : .equal),
          try expression(.coalesce),
          place
        )
      }
      report("E126", "`\(written)` is written `null` in dq", at: span, fix: (span, "null"))
      advance()
    }
    return ExpressionSyntax(
      .isNull(left, isNegated: isNegated),
      at: span(from: left.span.start)
    )
  }

  // MARK: - Comparisons in a row

  /// `a < b < c`: reported, and read as `a < b and b < c`.
  private mutating func chained(
    _ left: ExpressionSyntax,
    _ operation: Operator
  ) throws(Abandoned) -> ExpressionSyntax {
    let first = diagnostics.count
    let place = span
    let right = try infix(secondOperand(of: left), operation)
    let whole = left.span.through(right.span)
    let repair = HelpLines.unchained(left, right, source)
    diagnostics.insert(
      Diagnostic(
        "E104",
        "comparisons do not chain",
        at: place,
        label: "a second comparison",
        help: [Diagnostic.Help("", edit: (whole, repair))]
      ),
      at: min(first, diagnostics.count)
    )
    return ExpressionSyntax(.and(left, right), at: whole)
  }

  private func secondOperand(of comparison: ExpressionSyntax) -> ExpressionSyntax {
    switch comparison.kind {
    case .compare(_, _, let right, _), .textTest(_, _, let right, _): right
    case .matches(_, let right, _, _): right
    case .and(_, let last): secondOperand(of: last)
    default: comparison
    }
  }
}
