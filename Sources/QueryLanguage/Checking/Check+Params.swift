internal import Columns

/// `param`: a value from the command line, or its default.
extension Check {
  mutating func parameter(
    _ parameter: ParameterSyntax,
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    let name = parameter.name
    guard let type = parameter.type.flatMap({ valueType($0) }) else {
      scope.names.define(name.text, .broken("param", name.text))
      return nil
    }
    guard mayDefine(name, "param") else { return nil }
    var operand = parameter.fallback.map { fallback(parameter, $0, type) }
    if let given = surroundings.parameters[name.text] {
      operand = self.given(given, for: parameter, type)
    }
    if operand == nil {
      report(
        .missingParam,
        "the param `\(name.text)` has no value",
        at: name.span,
        help: [
          Diagnostic.Help(
            note: "`--\(option(name.text)) \(example(type))` on the command line gives it"
          )
        ]
      )
      // What follows is judged with any value of the type.
      if type.element == nil { operand = given(example(type), for: parameter, type) }
    }
    let isGood = operand.map { !$0.isBroken } ?? false
    return set(
      name,
      Definition(
        meaning: isGood ? operand.map { .value($0) } ?? .broken : .broken,
        word: "param",
        documentation: parameter.description?.value ?? syntax.documentation,
        usage: "--\(option(name.text)) \(type.words)"
      )
    )
  }

  func option(_ name: String) -> String {
    String(name.map { $0 == "_" ? "-" : $0 })
  }

  private func example(_ type: ValueType) -> String {
    switch type {
    case .date: "2025-01"
    case .int, .number: "5"
    case .bool: "true"
    case .instant: "2025-01-31T10:00Z"
    case .duration: "7d"
    default: "VALUE"
    }
  }

  private mutating func fallback(
    _ parameter: ParameterSyntax,
    _ syntax: ExpressionSyntax,
    _ type: ValueType
  ) -> Operand {
    let operand = letValue(syntax)
    guard !operand.isBroken else { return operand }
    guard let fitting = fitting(operand, type) else {
      report(
        .wrongParam,
        "the param is \(type.phrase), and its default is \(phrase(operand))",
        at: syntax.span,
        label: words(of: operand),
        help: unquoted(operand, type, at: syntax.span)
      )
      return .broken(at: syntax.span)
    }
    return fitting
  }

  /// A default in quotes that is a value of the type without them.
  private func unquoted(
    _ operand: Operand,
    _ type: ValueType,
    at span: SourceSpan
  ) -> [Diagnostic.Help] {
    guard case .text(let written) = operand.constant else { return [] }
    return [fix(span, by: written)]
  }

  /// A value from the command line, read as a query writes it; a text needs no quotes.
  private mutating func given(
    _ written: String,
    for parameter: ParameterSyntax,
    _ type: ValueType
  ) -> Operand {
    let here = parameter.name.span
    if type == .text { return .constant(.text(written), .text, at: here) }
    if type == .list(.text), !written.hasPrefix("[") {
      let words = written.split(separator: ",").map { String($0).trimmed }
      let elements = words.map { Operand.constant(.text($0), .text, at: here) }
      var list = derived(.list(elements.map(\.expression)), type, from: [], at: here)
      list.elements = elements
      return list
    }
    let text = SourceText(name: "--\(option(parameter.name.text))", text: "let x = \(written)")
    let parsed = Parser.parse(text)
    if parsed.diagnostics.allSatisfy(\.isWarning), parsed.syntax.statements.count == 1,
      case .let(_, .value(let expression)) = parsed.syntax.statements[0].kind
    {
      var inner = Check(surroundings: surroundings, source: text, scope: Scope())
      let operand = inner.letValue(expression)
      if !operand.isBroken, var fitting = fitting(operand, type) {
        fitting.expression.span = here
        return fitting
      }
    }
    report(
      .wrongParam,
      "the param `\(parameter.name.text)` is \(type.phrase), and \"\(written)\" is none",
      at: here,
      help: [
        Diagnostic.Help(
          note: "it is given like `--\(option(parameter.name.text)) \(example(type))`"
        )
      ]
    )
    return .broken(at: here)
  }
}
