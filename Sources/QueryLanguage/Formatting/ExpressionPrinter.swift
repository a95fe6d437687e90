/// Writes expressions in their canonical form, on one line.
struct ExpressionPrinter {
  let source: SourceText

  /// An expression.
  func print(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .literal(.text(let text)): return self.text(text)
    case .literal, .error: return source.text(expression.span)
    case .name(let name): return self.name(name)
    case .last: return "_"
    case .relativePeriod(let period): return self.period(period, at: expression.span)
    case .list(let elements): return "[\(list(elements))]"
    case .record(let parts):
      return "{\(parts.map { "\(name($0.name)): \(print($0.value))" }.joined(separator: ", "))}"
    case .call(let function, let arguments): return "\(name(function))(\(list(arguments)))"
    case .member(let base, let part): return "\(print(base)).\(name(part))"
    case .index(let base, let place): return "\(print(base))[\(print(place))]"
    case .parenthesised(let inner): return "(\(print(inner)))"
    default: return operation(expression)
    }
  }

  private func operation(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .negate(let operand):
      let printed = print(operand)
      return printed.hasPrefix("-") ? "- \(printed)" : "-\(printed)"
    case .binary(let operation, let left, let right, _):
      return "\(print(left)) \(operation.rawValue) \(print(right))"
    case .range(let first, let last):
      return "\(first.map(print) ?? "")..\(last.map(print) ?? "")"
    case .compare(let comparison, let left, let right, _):
      return "\(print(left)) \(comparison.rawValue) \(print(right))"
    case .textTest(let test, let left, let right, _):
      return "\(print(left)) \(words(test)) \(print(right))"
    case .matches(let left, let right, let isNegated, _):
      return "\(print(left)) \(isNegated ? "not " : "")matches \(print(right))"
    case .isNull(let operand, let isNegated):
      return "\(print(operand)) is \(isNegated ? "not " : "")null"
    case .not(let operand): return "not \(print(operand))"
    case .and(let left, let right): return "\(print(left)) and \(print(right))"
    case .or(let left, let right): return "\(print(left)) or \(print(right))"
    default: return source.text(expression.span)
    }
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
      let words = source.text(span).split { $0 == " " || $0 == "\t" }
      return words.joined(separator: " ")
    }
  }

  /// Expressions separated by commas.
  func list(_ expressions: [ExpressionSyntax]) -> String {
    expressions.map(print).joined(separator: ", ")
  }

  /// A name as it is written: backticks can decide what it means.
  func name(_ name: Name) -> String {
    source.text(name.span)
  }

  /// Names separated by commas.
  func names(_ names: [Name]) -> String {
    names.map(name).joined(separator: ", ")
  }

  /// A text in double quotes, unless single ones spare it escapes.
  func text(_ text: TextSyntax) -> String {
    guard text.isRaw else { return source.text(text.span) }
    let needsRaw = text.value.contains { $0 == "\\" || $0 == "\"" }
    return needsRaw ? source.text(text.span) : LiteralWriter.text(text.value)
  }

  /// `name = E`, or `E`.
  func assignment(_ assignment: AssignmentSyntax) -> String {
    let value = print(assignment.value)
    return assignment.name.map { "\(name($0)) = \(value)" } ?? value
  }

  /// A type.
  func type(_ type: TypeSyntax) -> String {
    switch type {
    case .named(let name): self.name(name)
    case .list(let element, let span):
      source.text(span) == "list" ? "list" : "list of \(self.type(element))"
    }
  }

  /// A parameter.
  func parameter(_ parameter: ParameterSyntax) -> String {
    var printed = name(parameter.name)
    if let type = parameter.type { printed += ": \(self.type(type))" }
    if let fallback = parameter.fallback { printed += " = \(print(fallback))" }
    if let description = parameter.description { printed += " \(text(description))" }
    return printed
  }
}
