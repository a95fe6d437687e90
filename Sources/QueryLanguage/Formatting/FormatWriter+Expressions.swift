/// Expressions in their canonical form.
extension FormatWriter {
  /// An expression.
  mutating func expression(_ expression: ExpressionSyntax) -> Layout {
    switch expression.kind {
    case .literal(.text(let text)): return .text(self.text(text))
    case .literal, .error: return .text(source.text(expression.span))
    case .name(let name): return .text(self.name(name))
    case .last: return .text("_")
    case .relativePeriod(let period): return .text(self.period(period, at: expression.span))
    case .list(let elements): return list("[", elements, "]", in: expression)
    case .record(let parts):
      let opening = gap(before: parts.first?.name.span.start ?? expression.span.end, .line(""))
      let inner = separated(parts, at: { $0.name.span.start }) { writer, part in
        .joined(.text("\(writer.name(part.name)): "), writer.expression(part.value))
      }
      return brackets("{", opening, inner, "}", end: expression.span.end)
    case .call(let function, let arguments):
      return list("\(name(function))(", arguments, ")", in: expression)
    case .member(let base, let part):
      return .joined(self.expression(base), .text(".\(name(part))"))
    case .index(let base, let place):
      return .joined(
        self.expression(base),
        .text("["),
        self.expression(place),
        gap(before: expression.span.end, .empty),
        .text("]")
      )
    case .parenthesised(let inner): return list("(", [inner], ")", in: expression)
    default: return operation(expression)
    }
  }

  /// Expressions in brackets.
  private mutating func list(
    _ open: String,
    _ elements: [ExpressionSyntax],
    _ close: String,
    in whole: ExpressionSyntax
  ) -> Layout {
    let opening = gap(before: elements.first?.span.start ?? whole.span.end, .line(""))
    let inner = separated(elements, at: \.span.start) { $0.expression($1) }
    return brackets(open, opening, inner, close, end: whole.span.end)
  }

  private mutating func brackets(
    _ open: String,
    _ opening: Layout,
    _ inner: Layout,
    _ close: String,
    end: Int
  ) -> Layout {
    .group(
      .joined(
        .text(open),
        .nested(2, .joined(opening, inner)),
        gap(before: end, .line("")),
        .text(close)
      )
    )
  }

  private mutating func operation(_ expression: ExpressionSyntax) -> Layout {
    switch expression.kind {
    case .negate(let operand):
      let isNegative = source.text(operand.span).hasPrefix("-")
      return .joined(.text(isNegative ? "- " : "-"), self.expression(operand))
    case .binary(let operation, let left, let right, _):
      return infix(left, operation.rawValue, right)
    case .range(let first, let last):
      var from = first.map { self.expression($0) } ?? .empty
      if case .range = first?.kind { from = .joined(from, .text(" ")) }
      return .joined(from, .text(".."), last.map { self.expression($0) } ?? .empty)
    case .compare(let comparison, let left, let right, _):
      return infix(left, comparison.rawValue, right)
    case .textTest(let test, let left, let right, _):
      return infix(left, words(test), right, mayEndLine: test.quantifier == nil)
    case .matches(let left, let right, let isNegated, _):
      return infix(left, isNegated ? "not matches" : "matches", right)
    case .isNull(let operand, let isNegated):
      return .joined(self.expression(operand), .text(" is \(isNegated ? "not " : "")null"))
    case .not(let operand):
      let between = gap(before: operand.span.start, .text(" "))
      return .joined(.text("not"), between, self.expression(operand))
    case .and, .or: return .group(.nested(4, chain(expression)))
    default: return .text(source.text(expression.span))
    }
  }

  private mutating func infix(
    _ left: ExpressionSyntax,
    _ words: String,
    _ right: ExpressionSyntax,
    mayEndLine: Bool = true
  ) -> Layout {
    let first = expression(left)
    // Brackets end their own lines.
    let line: Layout = right.kind.isBracketed ? .text(" ") : .line(" ")
    let between = mayEndLine ? gap(before: right.span.start, line) : .text(" ")
    return .group(
      .joined(first, .text(" \(words)"), .nested(2, .joined(between, expression(right))))
    )
  }

  /// `a and b and c`, a line for each of them.
  private mutating func chain(_ expression: ExpressionSyntax) -> Layout {
    let (left, right, word) =
      switch expression.kind {
      case .and(let left, let right): (left, right, "and ")
      case .or(let left, let right): (left, right, "or ")
      default: (expression, expression, "")
      }
    var first = Layout.empty
    switch (left.kind, expression.kind) {
    case (.and, .and), (.or, .or): first = chain(left)
    default: first = self.expression(left)
    }
    let between = gap(before: right.span.start, .line(" "))
    return .joined(first, between, .text(word), self.expression(right))
  }

  private func words(_ test: ExpressionSyntax.TextTest) -> String {
    var words = test.isNegated ? "not \(test.kind.rawValue)" : test.kind.rawValue
    if test.isExact { words += " exact" }
    if let quantifier = test.quantifier { words += " \(quantifier.rawValue)" }
    return words
  }

  private func period(
    _ period: ExpressionSyntax.RelativePeriod,
    at span: SourceSpan
  ) -> String {
    switch period.extent {
    case .unit(let unit): return "\(period.direction.rawValue) \(unit.text)"
    case .duration:
      let words = source.text(span).split { $0 == " " || $0 == "\t" || $0.isNewline }
      return words.joined(separator: " ")
    }
  }

  /// `name = E`, or `E`.
  mutating func assignment(_ assignment: AssignmentSyntax) -> Layout {
    guard let name = assignment.name else { return expression(assignment.value) }
    let line: Layout = assignment.value.kind.isBracketed ? .text(" ") : .line(" ")
    let between = gap(before: assignment.value.span.start, line)
    return .group(
      .joined(
        .text("\(self.name(name)) ="),
        .nested(2, .joined(between, expression(assignment.value)))
      )
    )
  }

  /// A parameter.
  mutating func parameter(_ parameter: ParameterSyntax) -> Layout {
    var head = name(parameter.name)
    if let type = parameter.type { head += ": \(self.type(type))" }
    var pieces = [Layout.text(head)]
    if let fallback = parameter.fallback { pieces += [.text(" = "), expression(fallback)] }
    if let about = parameter.description { pieces.append(.text(" \(text(about))")) }
    return .all(pieces)
  }
}

extension ExpressionSyntax.Kind {
  /// Whether it ends in the bracket that it begins with, or in that of a call.
  var isBracketed: Bool {
    switch self {
    case .list, .record, .call, .parenthesised: true
    default: false
    }
  }
}
