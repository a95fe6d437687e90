internal import Chronology
internal import Columns

extension Check {
  /// `f(x)`: a function of one's own, or one of the library in the form that fits the place.
  mutating func judgeCall(
    _ name: Name,
    _ arguments: [ExpressionSyntax],
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let call = Call(name: name, arguments: arguments, span: span)
    if let defined = names[name.text] {
      return expand(defined, call, context)
    }
    let entries = Library.functions(named: name.text)
    guard !entries.isEmpty else {
      var inside = context
      if case .rows = context.place { inside.place = .inside }
      for argument in arguments { _ = judge(argument, inside) }
      reportNoFunction(call)
      return .broken(at: place(span))
    }
    var operand = judge(call, entries, context)
    if arguments.count == 1, case .name(let column) = arguments[0].kind, !operand.isBroken {
      operand.name = "\(name.text)_\(operand.argumentName ?? column.text)"
    }
    return operand
  }

  /// A call as written.
  struct Call {
    var name: Name
    var arguments: [ExpressionSyntax]
    var span: SourceSpan
  }

  /// The form of the function that fits the place and the arguments.
  private mutating func judge(_ call: Call, _ entries: [Entry], _ context: Context) -> Operand {
    var forms = Forms()
    for entry in entries {
      switch entry.subject {
      case .function: forms.scalar = entry
      case .element: forms.element = entry
      case .aggregate: forms.aggregate = entry
      case .window(let window): return self.window(window, entry, call, context)
      case .certainty(let certainty): return self.certainty(certainty, entry, call, context)
      case .statement, .verb, .operator: break
      }
    }
    if let element = forms.element, call.arguments.count == 2 || forms.aggregate == nil {
      return elements(element, call, context)
    }
    guard let aggregate = forms.aggregate else {
      return forms.scalar.map { scalar($0, call, context) } ?? .broken(at: place(call.span))
    }
    if let scalar = forms.scalar, scalar.signature.parameters.count == call.arguments.count,
      call.arguments.count != 1
    {
      return self.scalar(scalar, call, context)
    }
    return self.aggregate(aggregate, orElse: forms.scalar, call, context)
  }

  private struct Forms {
    var scalar: Entry?
    var element: Entry?
    var aggregate: Entry?
  }

  // MARK: Scalar functions

  private mutating func scalar(_ entry: Entry, _ call: Call, _ context: Context) -> Operand {
    guard case .function(let function) = entry.subject else { return .broken(at: place(call.span)) }
    let operands = call.arguments.map { judge($0, context) }
    return scalar(function, entry, call, operands)
  }

  private mutating func scalar(
    _ function: Function,
    _ entry: Entry,
    _ call: Call,
    _ operands: [Operand]
  ) -> Operand {
    let here = place(call.span)
    guard let arguments = arguments(entry, call, operands) else { return .broken(at: here) }
    if let known = folded(function, call, arguments) { return known }
    guard let (type, values) = result(entry, call, arguments) else { return .broken(at: here) }
    if function == .format, !isTemplate(call, values) { return .broken(at: here) }
    let deciding = function == .if || function == .case ? branches(values) : values
    var operand = derived(
      .call(function, values.map { $0.expressionOfArgument }),
      type,
      from: values,
      isNullable: type.element == nil
        && (entry.signature.canFail || deciding.contains { $0.isNullable && $0.range == nil }),
      at: here
    )
    operand.argumentName = values.first?.name
    return operand
  }

  /// The values among the arguments of `if` and `case`, without the conditions.
  private func branches(_ operands: [Operand]) -> [Operand] {
    operands.indices.filter { $0 == operands.count - 1 || $0 % 2 == 1 }.map { operands[$0] }
  }

  private mutating func isTemplate(_ call: Call, _ values: [Operand]) -> Bool {
    guard case .text(let template) = values.first?.constant else { return true }
    let numbers = template.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .compactMap { $0.prefix { $0 != "}" }.isEmpty ? nil : Int($0.prefix { $0 != "}" }) }
    guard let wrong = numbers.first(where: { $0 < 1 || $0 >= values.count }) else { return true }
    report(
      .argumentType,
      "the template asks for value {\(wrong)}, and there are \(values.count - 1)",
      at: call.arguments[0].span,
      label: "{\(wrong)}"
    )
    return false
  }

  /// `date("2016")`, `earliest(2025-02)`: known now, so that it is a period in comparisons.
  private mutating func folded(
    _ function: Function,
    _ call: Call,
    _ arguments: [Operand]
  ) -> Operand? {
    let here = place(call.span)
    guard let first = arguments.first, !first.readsRows, let constant = first.constant else {
      return nil
    }
    switch (function, constant) {
    case (.date, .text(let written)):
      do throws(DateProblem) {
        return .constant(.date(try FuzzyDate(edtf: written)), .date, at: here)
      } catch {
        report(
          .wrongDate,
          error.message,
          at: call.arguments[0].span,
          help: error.suggestions.map { fix(call.arguments[0].span, by: "\"\($0)\"") }
        )
        return .broken(at: here)
      }
    case (.date, .date): return .constant(constant, .date, at: here)
    case (.date, .instant(let instant)):
      return .constant(.date(FuzzyDate(instant.day)), .date, at: here)
    case (.earliest, .date(let date)):
      return .constant(date.earliestDay.map { .date($0) } ?? .null, .date, at: here)
    case (.latest, .date(let date)):
      return .constant(date.latestDay.map { .date($0) } ?? .null, .date, at: here)
    case (.start, .date(let date)):
      guard case .text(let name) = arguments[1].constant, let unit = TimeUnit(rawValue: name) else {
        return nil
      }
      return .constant(date.start(of: unit).map { .date($0) } ?? .null, .date, at: here)
    default: return nil
    }
  }

  // MARK: Functions of elements

  private mutating func elements(_ entry: Entry, _ call: Call, _ context: Context) -> Operand {
    let here = place(call.span)
    guard case .element(let function) = entry.subject, hasCount(entry, call) else {
      return .broken(at: here)
    }
    guard context.element == nil else {
      report(
        .nestedElement,
        "`\(call.name.text)` stands inside another any, all, keep or map",
        at: call.span,
        label: "`it` would mean two things",
        help: [Diagnostic.Help(note: "`| explode list as x` gives a row for each element")]
      )
      return .broken(at: here)
    }
    var list = value(judge(call.arguments[0], context), written: call.arguments[0])
    guard !list.isBroken else { return .broken(at: here) }
    if list.isNull { list = converted(list, to: .list(.null)) }
    guard let element = list.type.element else {
      reportWantsList(list, call.arguments[0])
      return .broken(at: here)
    }
    var inner = context
    inner.element = Context.Element(type: element, readsRows: list.readsRows)
    let body = call.arguments[1]
    let judged = judge(body, inner)
    let operand = function == .map ? value(judged, written: body) : condition(judged, written: body)
    guard !operand.isBroken else { return .broken(at: here) }
    let type: ValueType =
      switch function {
      case .any, .all: .bool
      case .keep: .list(element)
      case .map: .list(operand.type)
      }
    var result = derived(
      .elements(function, list.expression, operand.expression),
      type,
      from: [list, operand],
      at: here
    )
    result.expression.isDoubtful = false
    return result
  }

  private mutating func certainty(
    _ certainty: Expression.Certainty,
    _ entry: Entry,
    _ call: Call,
    _ context: Context
  ) -> Operand {
    let here = place(call.span)
    guard hasCount(entry, call) else { return .broken(at: here) }
    let operand = condition(judge(call.arguments[0], context), written: call.arguments[0])
    guard !operand.isBroken else { return operand }
    var result = derived(
      .certainty(certainty, operand.expression),
      .bool,
      from: [operand],
      at: here
    )
    result.expression.isDoubtful = false
    return result
  }
}

extension Operand {
  /// The expression of an argument: a range is a list of its two ends, null where one is open, a
  /// pattern a match.
  var expressionOfArgument: Expression {
    if let pattern { return Expression(.matches(expression, pattern), .bool, span: span) }
    guard let range else { return expression }
    let ends = [range.from, range.through].map { bound in
      bound?.operand.expression ?? Expression(.constant(.null), .int, span: span)
    }
    return Expression(.list(ends), .list(.int), isNullable: false, span: span)
  }
}
