internal import Columns

extension Check {
  /// A call of a function of one's own: its body with the arguments in place of the parameters.
  mutating func expand(_ defined: Definition, _ call: Call, _ context: Context) -> Operand {
    let here = place(call.span)
    switch defined.meaning {
    case .function(let function):
      guard let parameters = bind(function.parameters, call, function.home, context),
        enter(function.name, function.home, at: call.span)
      else { return .broken(at: here) }
      defer { expansions.removeLast() }
      let inner = Context(
        shape: nil,
        place: context.place,
        parameters: parameters,
        element: context.element
      )
      var operand = judge(function.body, inner)
      operand.expression.span = here
      operand.name = nil
      operand.argumentName = parameters[function.parameters.first?.name.text ?? ""]?.name
      return operand
    case .broken: return .broken(at: here)
    case .verb:
      report(
        .noFunction,
        "`\(call.name.text)` is a verb of one's own",
        at: call.name.span,
        help: [Diagnostic.Help(note: "it stands behind a `|`: `| \(defined.usage)`")]
      )
    case .table, .value:
      report(
        .noFunction,
        "`\(call.name.text)` is a \(defined.word), not a function",
        at: call.name.span,
        help: [fix(call.span, by: written(call.name.text))]
      )
    }
    return .broken(at: here)
  }

  /// Goes into a definition; reports one that calls itself.
  mutating func enter(_ name: String, _ home: Home, at call: SourceSpan) -> Bool {
    guard !expansions.contains(where: { $0.name == name }), expansions.count < 64 else {
      report(.selfCall, "`\(name)` calls itself", at: call)
      return false
    }
    expansions.append(Expansion(name: name, call: place(call), home: home))
    return true
  }

  /// The arguments of a call under the names of the parameters; nil where they do not fit.
  mutating func bind(
    _ parameters: [ParameterSyntax],
    _ call: Call,
    _ home: Home,
    _ context: Context
  ) -> [String: Operand]? {
    let needed = parameters.count { $0.fallback == nil }
    guard (needed...max(needed, parameters.count)) ~= call.arguments.count else {
      let isFunction =
        if case .function = names[call.name.text]?.meaning { true } else { false }
      let usage = usage(of: call.name.text, parameters, isFunction: isFunction)
      let wanted =
        needed == parameters.count ? "\(needed)" : "\(needed) to \(parameters.count)"
      report(
        .argumentCount,
        "`\(call.name.text)` takes \(wanted) argument\(wanted == "1" ? "" : "s"), and here are \(call.arguments.count)",
        at: call.span,
        help: [Diagnostic.Help(note: "it is called as `\(usage)`")]
      )
      return nil
    }
    var bound: [String: Operand] = [:]
    for (place, parameter) in parameters.enumerated() {
      let operand: Operand
      if place < call.arguments.count {
        let syntax = call.arguments[place]
        operand = fitted(judge(syntax, context), to: parameter, syntax)
      } else if let fallback = parameter.fallback {
        guard enter(call.name.text, home, at: call.span) else { return nil }
        operand = fitted(judge(fallback, .nothing), to: parameter, fallback)
        expansions.removeLast()
      } else {
        return nil
      }
      guard !operand.isBroken else { return nil }
      bound[parameter.name.text] = operand
    }
    return bound
  }

  /// An argument as the type of its parameter; reports what does not fit.
  private mutating func fitted(
    _ operand: Operand,
    to parameter: ParameterSyntax,
    _ syntax: ExpressionSyntax
  ) -> Operand {
    guard !operand.isBroken, let type = parameter.type.flatMap({ valueType($0) }) else {
      return operand
    }
    if let fitting = fitting(operand, type) { return fitting }
    report(
      .argumentType,
      "`\(parameter.name.text)` wants \(type.phrase), and this is \(phrase(operand))",
      at: syntax.span,
      label: words(of: operand)
    )
    return .broken(at: operand.span)
  }

  /// The operand as this type; nil where it is of another.
  func fitting(_ operand: Operand, _ type: ValueType) -> Operand? {
    if type == .date, operand.year != nil { return converted(operand, to: .date) }
    if operand.range != nil { return nil }
    guard operand.type == type || operand.isNull || operand.type.common(with: type) == type else {
      return nil
    }
    if case .relation = operand.type { return operand }
    var converted = converted(operand, to: type)
    converted.year = nil
    return converted
  }

  /// The type that a word of the text names; reports what is none.
  mutating func valueType(_ syntax: TypeSyntax) -> ValueType? {
    switch syntax {
    case .list(let element, _): return valueType(element).map { .list($0) }
    case .named(let name):
      let types: [ValueType] = [.text, .int, .number, .bool, .date, .instant, .duration]
      if let type = types.first(where: { $0.words == name.text }) { return type }
      guard !name.isMissing else { return nil }
      let list = types.map(\.words).joined(separator: ", ")
      report(
        .unknownType,
        "`\(name.text)` is no type for this",
        at: name.span,
        help: [Diagnostic.Help(note: "the types are \(list), list of one of them")]
      )
      return nil
    }
  }

  /// How a definition is called: `busy n = 5`, `short(t)`.
  func usage(of name: String, _ parameters: [ParameterSyntax], isFunction: Bool = false) -> String {
    let words = parameters.map { parameter in
      parameter.fallback == nil
        ? parameter.name.text : "\(parameter.name.text) = \(text(of: parameter.fallback?.span))"
    }
    let list = words.joined(separator: ", ")
    return isFunction ? "\(name)(\(list))" : "\(name) \(list)".trimmedEnd
  }

  private func text(of span: SourceSpan?) -> String {
    span.map { self.text(of: $0) } ?? ""
  }
}

extension Context {
  /// Where no row is in sight: `let`, `param`, `take`.
  static let nothing = Context(shape: nil, place: .none)
}

extension String {
  /// Without white space at its end.
  var trimmedEnd: String {
    var copy = self
    while copy.last == " " { copy.removeLast() }
    return copy
  }
}
