internal import Columns

/// `let` and `def`: what names stand for.
extension Check {
  /// Whether a name may be defined here; reports what stands against it.
  mutating func mayDefine(_ name: Name, _ word: String) -> Bool {
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

  mutating func set(_ name: Name, _ definition: Definition) -> CheckedStatement.Action? {
    scope.names.define(name.text, definition)
    return .define(names: [name.text])
  }

  mutating func define(
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

  mutating func letValue(_ expression: ExpressionSyntax) -> Operand {
    let operand = judge(expression, .nothing)
    guard !operand.isBroken, !operand.isRange, operand.pattern == nil else { return operand }
    return value(operand, written: expression)
  }

  mutating func defineVerb(
    _ name: Name,
    _ parameters: [ParameterSyntax],
    _ stages: [StageSyntax],
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    guard mayDefine(name, parameters) else { return nil }
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

  mutating func defineFunction(
    _ name: Name,
    _ parameters: [ParameterSyntax],
    _ body: ExpressionSyntax,
    _ syntax: StatementSyntax
  ) -> CheckedStatement.Action? {
    guard mayDefine(name, parameters) else { return nil }
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

  /// Whether a verb or function of this name can have these parameters.
  private mutating func mayDefine(_ name: Name, _ parameters: [ParameterSyntax]) -> Bool {
    guard areSound(parameters) else {
      scope.names.define(name.text, .broken("def", name.text))
      return false
    }
    return mayDefine(name, "def")
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

  /// `let x = …` or `def f(…) = …` that could not be read: the name is known, and nothing more is said
  /// where it is used.
  mutating func defineBroken(_ span: SourceSpan) {
    let words = text(of: span).prefix { !$0.isNewline }.split(whereSeparator: {
      !$0.isLetter && !$0.isNumber && $0 != "_"
    })
    guard words.count > 1, let word = words.first.map(String.init),
      ["let", "def", "param"].contains(word)
    else { return }
    scope.names.define(String(words[1]), .broken(word, String(words[1])))
  }
}

extension Definition {
  /// A name whose definition has an error.
  static func broken(_ word: String, _ name: String) -> Definition {
    Definition(meaning: .broken, word: word, documentation: nil, usage: name)
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
