internal import Chronology
internal import Columns

extension Check {
  /// The arguments as the signature wants them; nil where one does not fit, which is reported.
  mutating func arguments(_ entry: Entry, _ call: Call, _ operands: [Operand]) -> [Operand]? {
    guard hasCount(entry, call) else { return nil }
    guard !operands.contains(where: \.isBroken) else { return nil }
    var arguments: [Operand] = []
    for (place, operand) in operands.enumerated() {
      let parameter = parameter(place, of: entry, count: operands.count)
      guard
        let argument = argument(operand, call.arguments[place], as: parameter, call.name.text)
      else { return nil }
      arguments.append(argument)
    }
    return arguments
  }

  /// The parameter at a place; those of `case` take turns and end in a value.
  private func parameter(_ place: Int, of entry: Entry, count: Int) -> Signature.Parameter {
    let parameters = entry.signature.parameters
    guard case .function(.case) = entry.subject else {
      return parameters[min(place, parameters.count - 1)]
    }
    return parameters[place == count - 1 ? 1 : place % 2]
  }

  /// Whether the call has as many arguments as the function takes.
  mutating func hasCount(_ entry: Entry, _ call: Call) -> Bool {
    let signature = entry.signature
    let most = signature.parameters.count
    let count = call.arguments.count
    var fits = signature.repeats ? count >= most - 1 : (most - signature.optional...most) ~= count
    if case .function(.case) = entry.subject { fits = count >= 3 && count % 2 == 1 }
    guard !fits else { return true }
    let wanted: String
    switch (signature.repeats, signature.optional) {
    case (true, _) where most == 2 && call.name.text == "case":
      wanted = "pairs of a condition and a value, then the value for all else"
    case (true, _): wanted = "\(most - 1) arguments or more"
    case (_, 0): wanted = most == 1 ? "1 argument" : "\(most == 0 ? "no" : "\(most)") arguments"
    default: wanted = "\(most - signature.optional) to \(most) arguments"
    }
    report(
      .argumentCount,
      "`\(call.name.text)` takes \(wanted), and here are \(count)",
      at: call.span,
      help: countHelp(entry, call)
    )
    return false
  }

  /// The call with what is too much left out, or with what is missing as the first example of the
  /// function has it; and how the function is written.
  private func countHelp(_ entry: Entry, _ call: Call) -> [Diagnostic.Help] {
    let note = Diagnostic.Help(note: "`\(entry.usage)`: \(entry.summary)")
    var words = call.arguments.map { text(of: $0.span) }
    let most = entry.signature.parameters.count
    if words.isEmpty { return [note] }
    if words.count > most, !entry.signature.repeats {
      words = Array(words.prefix(most))
    } else if ["if", "case"].contains(call.name.text), words.count > 1 {
      words.append("null")
    } else if let example = entry.examples.first(where: { !$0.isPipeline }) {
      let parsed = Parser.parse(SourceText(name: "", text: "let x = \(example.query)"))
      guard case .let(_, .value(let value))? = parsed.syntax.statements.first?.kind,
        case .call(_, let arguments) = value.kind, arguments.count > words.count
      else { return [note] }
      words += arguments.dropFirst(words.count).map { parsed.source.text($0.span) }
    } else {
      return [note]
    }
    return [fix(call.span, by: "\(call.name.text)(\(words.joined(separator: ", ")))"), note]
  }

  private mutating func argument(
    _ operand: Operand,
    _ syntax: ExpressionSyntax,
    as parameter: Signature.Parameter,
    _ function: String
  ) -> Operand? {
    switch parameter.kind {
    case .pattern:
      if operand.pattern != nil { return operand }
      return wrong(operand, syntax, "a regular expression between slashes", function)
    case .range:
      if let range = operand.range {
        let ends = [range.from, range.through].compactMap { $0?.operand.type }
        if ends.allSatisfy({ $0 == .int }) { return operand }
      }
      return wrong(operand, syntax, "a range such as 1..40", function)
    case .condition, .elementCondition:
      if function == "count", reportNotCounted(operand, syntax) { return nil }
      let judged = condition(operand, written: syntax)
      let isPlain = !["count", "share", "any", "all"].contains(function)
      let result = isPlain ? plain(judged, written: syntax) : judged
      return result.isBroken ? nil : result
    default: break
    }
    let plain = value(operand, written: syntax)
    guard !plain.isBroken else { return nil }
    if plain.isNull { return missing(plain, parameter.kind) }
    guard let fitting = fitting(plain, parameter.kind) else {
      return wrong(plain, syntax, wanted(parameter.kind), function)
    }
    return fitting
  }

  /// `count(x)` of other languages, which counts the rows where x has a value.
  private mutating func reportNotCounted(_ operand: Operand, _ syntax: ExpressionSyntax) -> Bool {
    guard operand.type != .bool, !operand.isNull, !operand.isRange, operand.pattern == nil else {
      return false
    }
    let words = text(of: syntax.span)
    report(
      .notACondition,
      "`count` counts the rows where a condition holds, and this is \(phrase(operand))",
      at: syntax.span,
      label: self.words(of: operand),
      help: [fix(syntax.span, by: "\(words) is not null", remark: "the rows with a value")]
    )
    return true
  }

  /// The operand in the type that the parameter takes; nil where it does not fit.
  private func fitting(_ operand: Operand, _ kind: Signature.Kind) -> Operand? {
    let type = operand.type
    switch kind {
    case .text: return type == .text ? operand : nil
    case .int: return type == .int ? operand : nil
    case .number: return type.isNumeric ? operand : nil
    case .quantity: return type.isNumeric || type == .duration ? operand : nil
    case .numeral: return type.isNumeric || type == .text ? operand : nil
    case .date, .dated:
      if type == .text, case .dated = kind { return operand }
      if operand.year != nil { return converted(operand, to: .date) }
      if type == .instant, case .date = kind { return dated(operand) }
      return type == .date || type == .instant ? operand : nil
    case .list: return type.element != nil ? operand : nil
    case .listOfText:
      return type.element == .text || type.element == .null ? operand : nil
    case .ordered: return type.isOrdered ? operand : nil
    case .unit:
      guard case .text(let name) = operand.constant, let unit = TimeUnit(rawValue: name),
        unit != .weekday
      else { return nil }
      return operand
    case .any, .element: return operand
    case .condition, .elementCondition, .pattern, .range: return operand
    }
  }

  /// A null as a value of the type that the parameter takes.
  private func missing(_ operand: Operand, _ kind: Signature.Kind) -> Operand {
    let type: ValueType? =
      switch kind {
      case .text, .numeral, .unit: .text
      case .int, .quantity: .int
      case .number: .number
      case .date, .dated: .date
      case .list: .list(.null)
      case .listOfText: .list(.text)
      case .ordered, .any, .element: nil
      case .condition, .elementCondition, .pattern, .range: nil
      }
    guard let type, operand.type == .null else { return operand }
    return converted(operand, to: type)
  }

  private func wanted(_ kind: Signature.Kind) -> String {
    switch kind {
    case .text: "a text"
    case .int: "a whole number"
    case .number: "a number"
    case .quantity: "a number or a duration"
    case .numeral: "a text or a number"
    case .date: "a date"
    case .dated: "a text, a date or an instant"
    case .list: "a list"
    case .listOfText: "a list of texts"
    case .ordered: "something that has an order"
    case .unit: "one of \"day\" \"week\" \"month\" \"quarter\" \"year\" \"decade\""
    case .any, .element: "a value"
    case .condition, .elementCondition: "a condition"
    case .pattern: "a regular expression"
    case .range: "a range"
    }
  }

  private mutating func wrong(
    _ operand: Operand,
    _ syntax: ExpressionSyntax,
    _ wanted: String,
    _ function: String
  ) -> Operand? {
    let words = text(of: syntax.span)
    var help: [Diagnostic.Help] = []
    switch (wanted, operand.type) {
    case ("a date", .text): help = [fix(syntax.span, by: "date(\(words))")]
    case ("a number", .text), ("a number or a duration", .text):
      help = [fix(syntax.span, by: "number(\(words))")]
    case ("a text", .list(.text)):
      if function == "len" { help = [fix(syntax.span, by: "join(\(words), \" \")")] }
      if function == "split" { help = [] }
    case ("a text", .int), ("a text", .number):
      help = [fix(syntax.span, by: "format(\"{1}\", \(words))")]
    case ("a text", .date): help = [fix(syntax.span, by: "edtf(\(words))")]
    case ("a list", .text) where function == "size":
      help = [
        fix(syntax.span, by: "words(\(words))"),
        Diagnostic.Help(note: "`len(\(words))` counts its characters"),
      ]
    case ("a number", .duration):
      help = [Diagnostic.Help(note: "`days(a, b)` gives the days between two dates as a number")]
    case ("a number", .bool), ("a number or a duration", .bool):
      help = [Diagnostic.Help(note: "`count(\(words))` counts the rows where it is true")]
    case (_, .text) where wanted.hasPrefix("one of"):
      guard case .text(let unit) = operand.constant else { break }
      help = Nearest.names(to: unit, among: Grammar.units).map { fix(syntax.span, by: "\"\($0)\"") }
    default: break
    }
    report(
      .argumentType,
      "`\(function)` wants \(wanted) here, and this is \(phrase(operand))",
      at: syntax.span,
      label: self.words(of: operand),
      help: help
    )
    return nil
  }

  mutating func reportWantsList(_ operand: Operand, _ syntax: ExpressionSyntax) {
    let words = text(of: syntax.span)
    report(
      .wantsList,
      "a list is wanted here, and this is \(phrase(operand))",
      at: syntax.span,
      label: self.words(of: operand),
      help: [fix(syntax.span, by: "[\(words)]")]
    )
  }

  /// What a function gives, with its arguments in one type where they must share it.
  mutating func result(
    _ entry: Entry,
    _ call: Call,
    _ arguments: [Operand]
  ) -> (ValueType, [Operand])? {
    switch entry.signature.result {
    case .type(let type): return (type, arguments)
    case .same(let place): return (arguments[place].type, arguments)
    case .element(let place): return (arguments[place].type.element ?? .null, arguments)
    case .list(let place): return (.list(arguments[place].type), arguments)
    case .common(let first):
      return common(entry, call, arguments, from: first)
    }
  }

  private mutating func common(
    _ entry: Entry,
    _ call: Call,
    _ arguments: [Operand],
    from first: Int
  ) -> (ValueType, [Operand])? {
    var places = Array(arguments.indices.dropFirst(first))
    if case .function(.case) = entry.subject {
      places = places.filter { $0 % 2 == 1 || $0 == arguments.count - 1 }
    }
    var values = arguments
    if places.contains(where: { values[$0].type == .date || values[$0].type == .instant }) {
      for place in places where values[place].year != nil {
        values[place] = converted(values[place], to: .date)
      }
      if places.contains(where: { values[$0].type == .date }) {
        for place in places { values[place] = dated(values[place]) }
      }
    }
    var type = ValueType.null
    for place in places {
      guard let common = type.common(with: values[place].type) else {
        report(
          .typesDiffer,
          "the values of `\(call.name.text)` are of one type: \(type.words) and \(words(of: values[place]))",
          at: call.arguments[place].span,
          label: words(of: values[place]),
          notes: [(call.arguments[places[0]].span, type.words)]
        )
        return nil
      }
      type = common
    }
    for place in places { values[place] = converted(values[place], to: type) }
    return (type, values)
  }
}
