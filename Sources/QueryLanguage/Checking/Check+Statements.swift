internal import Columns

extension Check {
  /// What a statement does, after its check; empty where it has an error.
  mutating func statement(_ syntax: StatementSyntax) -> [CheckedStatement] {
    let before = diagnostics.count
    let action = action(syntax)
    let hasError = diagnostics[before...].contains { !$0.isWarning }
    guard let action, !hasError else { return [] }
    return [CheckedStatement(action: action, span: syntax.span, isStrict: scope.isStrict)]
  }

  private mutating func action(_ syntax: StatementSyntax) -> CheckedStatement.Action? {
    switch syntax.kind {
    case .open(let path): return filled(path, [:]).map { .open(path: $0) }
    case .pipeline(let pipeline):
      var stages = pipeline.stages
      let explain = stages.popExplain()
      let plain = PipelineSyntax(source: pipeline.source, stages: stages, at: pipeline.span)
      let flow = self.pipeline(plain)
      return finish(flow, stages, explain)
    case .continuation(let stages): return continuation(stages, at: syntax.span)
    case .let(let name, let value): return define(name, value, syntax)
    case .defineVerb(let name, let parameters, let stages):
      return defineVerb(name, parameters, stages, syntax)
    case .defineFunction(let name, let parameters, let body):
      return defineFunction(name, parameters, body, syntax)
    case .param(let parameter): return self.parameter(parameter, syntax)
    case .use(let path): return use(path)
    case .alias(let name, let spellings):
      return .alias(name: name.value, spellings: spellings.map(\.value))
    case .strict:
      scope.isStrict = true
      return .define(names: [])
    case .error:
      defineBroken(syntax.span)
      return nil
    }
  }

  /// `let x = …` or `def f(…) = …` that could not be read: the name is known, and nothing more is said
  /// where it is used.
  private mutating func defineBroken(_ span: SourceSpan) {
    let words = text(of: span).prefix { !$0.isNewline }.split(whereSeparator: {
      !$0.isLetter && !$0.isNumber && $0 != "_"
    })
    guard words.count > 1, let word = words.first.map(String.init),
      ["let", "def", "param"].contains(word)
    else { return }
    scope.names.define(String(words[1]), .broken(word, String(words[1])))
  }

  private mutating func continuation(
    _ syntax: [StageSyntax],
    at span: SourceSpan
  ) -> CheckedStatement.Action? {
    var stages = syntax
    let explain = stages.popExplain()
    guard let last = lastTable() else {
      let pipe = SourceSpan(span.start, min(span.start + 1, span.end))
      reportNoResult(at: pipe)
      return nil
    }
    var flow = Flow(last)
    apply(stages, to: &flow)
    return finish(flow, stages, explain)
  }

  /// The pipeline's plan as a statement; its result becomes `_`.
  private mutating func finish(
    _ flow: Flow,
    _ stages: [StageSyntax],
    _ explain: Bool?
  ) -> CheckedStatement.Action? {
    lastShape = flow.shape
    guard !flow.isBroken else { return nil }
    scope.last = LastResult(plan: flow.plan, shape: flow.shape, table: nil)
    let shown = withoutHidden(flow)
    if let explain { return .explain(shown.plan, run: explain) }
    switch stages.last?.kind {
    case .assert, .save: return .perform(shown.plan)
    default: return .show(shown.plan)
    }
  }

  /// The pipeline without the columns that are not shown.
  func withoutHidden(_ flow: Flow) -> Flow {
    let shown = flow.shape.columns.indices.filter { !flow.shape.columns[$0].isHidden }
    guard shown.count < flow.shape.columns.count else { return flow }
    // No words of the text stand for this stage.
    let end = flow.stages.last?.span.end ?? 0
    let span = SourceSpan(end, end)
    let values = shown.map { flow.shape.expression(of: $0, at: span) }
    var shape = flow.shape
    shape.columns = shown.map { flow.shape.columns[$0] }
    var result = flow
    result.add(.project(values), shape, at: span)
    return result
  }

  // MARK: Definitions

  /// Whether a name may be defined here; reports what stands against it.
  private mutating func mayDefine(_ name: Name, _ word: String) -> Bool {
    guard !name.isMissing else { return false }
    if word == "def", Library.isFunction(name.text) || Grammar.verbs.contains(name.text) {
      report(
        .builtInName,
        "`\(name.text)` is built in",
        at: name.span,
        help: [
          fix(name.span, by: "my_\(name.text)")
        ]
      )
      return false
    }
    if word == "param", Grammar.options.contains(name.text) {
      report(
        .builtInName,
        "`--\(option(name.text))` is an option of dq, so that no param can have this name",
        at: name.span,
        help: [fix(name.span, by: "my_\(name.text)")]
      )
      scope.names.define(name.text, .broken(word, name.text))
      return false
    }
    if let defined = scope.names.definition(of: name.text), !scope.allowsRedefinition {
      report(
        .redefined,
        "`\(name.text)` is a \(defined.word) already",
        at: name.span,
        help: [
          fix(name.span, by: "\(name.text)_2")
        ]
      )
      return false
    }
    return true
  }

  private mutating func set(_ name: Name, _ definition: Definition) -> CheckedStatement.Action? {
    scope.names.define(name.text, definition)
    return .define(names: [name.text])
  }

  private mutating func define(
    _ name: Name,
    _ value: StatementSyntax.LetValue,
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    let meaning = meaning(of: value)
    guard mayDefine(name, "let") else { return nil }
    return set(
      name,
      Definition(
        meaning: meaning,
        word: "let",
        documentation: syntax.documentation,
        usage: name.text
      )
    )
  }

  private mutating func meaning(of value: StatementSyntax.LetValue) -> Meaning {
    switch value {
    case .table(let pipeline):
      let flow = self.pipeline(pipeline)
      return flow.isBroken ? .broken : .table(flow.shared)
    case .value(let expression):
      if let name = expression.bareName, let table = table(named: name.text) {
        return .table(table)
      }
      if case .last = expression.kind, let table = lastTable() { return .table(table) }
      let operand = letValue(expression)
      return operand.isBroken ? .broken : .value(operand)
    }
  }

  private mutating func letValue(_ expression: ExpressionSyntax) -> Operand {
    let operand = judge(expression, .nothing)
    guard !operand.isBroken, !operand.isRange, operand.pattern == nil else { return operand }
    return value(operand, written: expression)
  }

  private mutating func defineVerb(
    _ name: Name,
    _ parameters: [ParameterSyntax],
    _ stages: [StageSyntax],
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    guard areSound(parameters) else {
      scope.names.define(name.text, .broken("def", name.text))
      return nil
    }
    guard mayDefine(name, "def") else { return nil }
    let verb = VerbDefinition(
      name: name.text,
      parameters: parameters,
      stages: stages,
      home: Home(source: source, limit: scope.names.count)
    )
    return set(
      name,
      Definition(
        meaning: .verb(verb),
        word: "def",
        documentation: syntax.documentation,
        usage: usage(of: name.text, parameters)
      )
    )
  }

  private mutating func defineFunction(
    _ name: Name,
    _ parameters: [ParameterSyntax],
    _ body: ExpressionSyntax,
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    guard areSound(parameters) else {
      scope.names.define(name.text, .broken("def", name.text))
      return nil
    }
    guard mayDefine(name, "def") else { return nil }
    let function = FunctionDefinition(
      name: name.text,
      parameters: parameters,
      body: body,
      home: Home(source: source, limit: scope.names.count)
    )
    return set(
      name,
      Definition(
        meaning: .function(function),
        word: "def",
        documentation: syntax.documentation,
        usage: usage(of: name.text, parameters, isFunction: true)
      )
    )
  }

  /// Whether the parameters have types and different names.
  private mutating func areSound(_ parameters: [ParameterSyntax]) -> Bool {
    var seen: Set<String> = []
    for parameter in parameters {
      guard let type = parameter.type, valueType(type) != nil else { return false }
      guard seen.insert(parameter.name.text).inserted else {
        report(
          .nameTwice,
          "two parameters are named `\(parameter.name.text)`",
          at: parameter.name.span
        )
        return false
      }
    }
    return true
  }

  private mutating func parameter(
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

  private func option(_ name: String) -> String {
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

  /// `use "library.dq"`: a file that only defines.
  private mutating func use(_ path: TextSyntax) -> CheckedStatement.Action? {
    guard !uses.contains(path.value) else { return .define(names: []) }
    let file: SourceText
    do throws(RunFailure) {
      file = try surroundings.text(of: path.value, for: source.name)
    } catch {
      reportUnreadable(error, at: path.span)
      return nil
    }
    let parsed = Parser.parse(file, verbs: scope.verbNames)
    var inner = Check(surroundings: surroundings, source: file, scope: scope)
    inner.diagnostics = parsed.diagnostics
    inner.uses = uses.union([path.value])
    for statement in parsed.syntax.statements {
      if statement.defines {
        _ = inner.statement(statement)
      } else {
        inner.report(.onlyDefinitions, "a file of definitions only defines", at: statement.span)
      }
    }
    for diagnostic in inner.diagnostics {
      let place = file.position(of: diagnostic.span.start)
      let message = "\(file.name):\(place.line):\(place.column): \(diagnostic.message)"
      diagnostics.append(Diagnostic(diagnostic.code, message, at: path.span))
    }
    let isStrict = scope.isStrict
    scope.names = inner.scope.names
    scope.isStrict = isStrict
    return .define(names: inner.scope.names.all().map(\.key))
  }
}

extension Definition {
  /// A name whose definition has an error.
  fileprivate static func broken(_ word: String, _ name: String) -> Definition {
    Definition(meaning: .broken, word: word, documentation: nil, usage: name)
  }
}

extension [StageSyntax] {
  /// Takes `explain` from the end; says whether it runs, nil where there is none.
  fileprivate mutating func popExplain() -> Bool? {
    guard case .explain(let isRun) = last?.kind else { return nil }
    removeLast()
    return isRun
  }
}

extension StatementSyntax {
  /// Whether it may stand in a file that is used.
  fileprivate var defines: Bool {
    switch kind {
    case .let, .defineVerb, .defineFunction, .param, .use, .error: true
    case .open, .pipeline, .continuation, .alias, .strict: false
    }
  }
}

extension ExpressionSyntax {
  /// The name that it is alone, also in brackets.
  fileprivate var bareName: Name? {
    switch kind {
    case .name(let name): name
    case .parenthesised(let inner): inner.bareName
    default: nil
    }
  }
}
