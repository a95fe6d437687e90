/// Statements.
extension Parser {
  /// All statements of the text.
  mutating func script() -> ScriptSyntax {
    var statements: [StatementSyntax] = []
    var documented = 0
    while tokens[index].kind != .end {
      if tokens[index].kind == .semicolon {
        index += 1
        continue
      }
      beginStatement()
      let (first, begin) = (index, start)
      let documentation = documentation(above: begin, from: &documented)
      if joinsStage(to: &statements) { continue }
      var kind = StatementSyntax.Kind.error
      do throws(Abandoned) {
        kind = try statement()
        try endOfStatement()
      } catch {
        skipStatement(from: first)
        if source.text(tokens[first].span) == "def", tokens[first + 1].kind == .word {
          // Where it is called, it is the verb that is meant.
          verbsOfOnesOwn.insert(source.text(tokens[first + 1].span))
        }
      }
      let place = span(from: begin)
      statements.append(StatementSyntax(kind, at: place, documentation: documentation))
    }
    return ScriptSyntax(statements)
  }

  /// Passes what is left of a statement that could not be read, and at least one token.
  private mutating func skipStatement(from first: Int) {
    enclosure = .none
    skipToRecovery()
    while tokens[index].kind == .pipe, kind == .pipe {
      index += 1
      skipToRecovery()
    }
    if index == first { index += 1 }
  }

  /// The `##` lines that end directly above an offset.
  private func documentation(above offset: Int, from next: inout Int) -> String? {
    guard tokens[index].beginsLine else { return nil }
    var lines: [String] = []
    var line = source.line(of: offset) - 1
    while next < comments.count, comments[next].span.start < offset { next += 1 }
    var place = next - 1
    while place >= 0, comments[place].isDocumentation, comments[place].isAlone,
      source.line(of: comments[place].span.start) == line
    {
      let text = source.text(comments[place].span).drop { $0 == "#" }
      lines.append(String(text.first == " " ? text.dropFirst() : text))
      place -= 1
      line -= 1
    }
    return lines.isEmpty ? nil : lines.reversed().joined(separator: "\n")
  }

  /// A line that begins with a verb right below a pipeline: its `|` is missing.
  private mutating func joinsStage(to statements: inout [StatementSyntax]) -> Bool {
    guard let last = statements.last, kind == .word,
      Grammar.verbs.contains(written) || isForeignVerb, beginsStage
    else { return false }
    if case .error = last.kind, diagnostics.contains(where: { $0.code == "E125" }) {
      joinForeignStatement(&statements)
      return true
    }
    guard case .pipeline(var pipeline) = last.kind else { return false }
    reportMissingPipe()
    pipeline.stages.append(stage())
    pipeline.stages += stages()
    pipeline.span = pipeline.span.through(span(from: pipeline.span.start))
    statements[statements.count - 1] = StatementSyntax(
      .pipeline(pipeline),
      at: pipeline.span,
      documentation: last.documentation
    )
    return true
  }

  private mutating func reportMissingPipe() {
    report(
      "E136",
      "a `|` is missing before `\(written)`",
      at: span,
      label: "a stage of the pipeline above",
      fix: (SourceSpan(start, start), "| ")
    )
  }

  /// A verb on a line below `from t`, as PRQL has it.
  private mutating func joinForeignStatement(_ statements: inout [StatementSyntax]) {
    reportMissingPipe()
    _ = stage()
    _ = stages()
    let last = statements.count - 1
    let place = statements[last].span.through(span(from: statements[last].span.start))
    statements[last] = StatementSyntax(.error, at: place)
  }

  private var isForeignVerb: Bool {
    Habit.verbs.contains(written) && !verbsOfOnesOwn.contains(written)
      && written.lowercased() != "select" && written.lowercased() != "from"
  }

  /// Whether a word that is a verb cannot be a source: no `|` and no line end follows.
  private var beginsStage: Bool {
    switch kind(ahead: 1) {
    case .pipe, .end, .assign: false
    default: !tokens[index + 1].beginsLine
    }
  }

  private mutating func statement() throws(Abandoned) -> StatementSyntax.Kind {
    switch kind {
    case .pipe: return .continuation(stages())
    case .word: break
    default: return .pipeline(try pipeline())
    }
    let next = kind(ahead: 1)
    let isAlone = next == .end || tokens[index + 1].beginsLine || next == .semicolon
    if isAlone { return at("strict") ? strict() : .pipeline(try pipeline()) }
    if next != .pipe {
      if at("open") { return .open(try pathStatement("the collection, folder or file to open")) }
      if at("use") { return .use(try pathStatement("the file with definitions")) }
      if at("alias") { return try alias() }
      if at("param") { return try parameterStatement() }
      if at("def") { return try definition() }
      if at("let") { return try letStatement() }
      if let habit = try sqlStatement() { return habit }
      if Grammar.verbs.contains(written) || isForeignVerb { return try verbWithoutSource() }
    }
    return .pipeline(try pipeline())
  }

  private mutating func strict() -> StatementSyntax.Kind {
    advance()
    return .strict
  }

  private mutating func pathStatement(_ wanted: String) throws(Abandoned) -> TextSyntax {
    let verb = span
    advance()
    let path = try text(wanted)
    if kind == .pipe, source.text(verb) == "open" {
      report(
        "E112",
        "`open` shows no table; a file is read as a table by `load`",
        at: verb,
        fix: (verb, "load")
      )
      _ = stages()
    }
    return path
  }

  /// Reads `alias "Kyiv" = "Kiev", "Київ"`.
  private mutating func alias() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    let name = try text("the name")
    guard take(.assign) else {
      report(
        "E112",
        "`=` and the other spellings are wanted, not \(found)",
        at: span,
        help: [
          Diagnostic.Help(
            note: "`alias \(LiteralWriter.text(name.value)) = \"…\", \"…\"` gives other spellings"
          )
        ]
      )
      throw Abandoned()
    }
    var spellings = [try text("a spelling")]
    while take(.comma) { spellings.append(try text("a spelling")) }
    return .alias(name, spellings)
  }

  /// `filter …` at the beginning of a statement.
  private mutating func verbWithoutSource() throws(Abandoned) -> StatementSyntax.Kind {
    let begin = start
    report(
      "E108",
      "a pipeline begins with a source, not with the verb `\(written)`",
      at: span,
      fix: (SourceSpan(begin, begin), "articles | ")
    )
    _ = stage()
    _ = stages()
    return .error
  }

  // MARK: - Definitions

  /// Reads `let x = …`.
  private mutating func letStatement() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    let name = try name("the name to define")
    try equals(after: name)
    if beginsTable {
      return .let(name, .table(try pipeline()))
    }
    let value = try expression()
    return .let(name, .value(value))
  }

  private mutating func equals(after name: Name) throws(Abandoned) {
    guard !take(.assign) else { return }
    if kind == .equal {
      report("E105", "`==` compares; a name is given with `=`", at: span, fix: (span, "="))
      advance()
      joinNextLine()
      return
    }
    report("E112", "`=` is wanted behind `\(name.text)`, not \(found)", at: span)
    throw Abandoned()
  }

  /// Whether what follows `let x =` is a table: `load "`, `rows [`, `_`, a name that meets `|`, or `(`
  /// before one of these; also `( name )` that meets `|`.
  private var beginsTable: Bool {
    var ahead = 0
    while kind(ahead: ahead) == .leftParenthesis { ahead += 1 }
    guard index + ahead + 1 < tokens.count else { return false }
    let next = tokens[index + ahead + 1]
    switch kind(ahead: ahead) {
    case .underscore: return next.kind != .dot && next.kind != .leftBracket
    case .quotedName: return meetsPipe(behind: index + ahead, brackets: ahead)
    case .word:
      if isWord("load", at: index + ahead) { return next.kind == .text || next.kind == .rawText }
      if isWord("rows", at: index + ahead) { return next.kind == .leftBracket && next.isSpaced }
      return meetsPipe(behind: index + ahead, brackets: ahead)
    default: return false
    }
  }

  /// Whether a `|` follows a name, perhaps behind the brackets that close around it.
  private func meetsPipe(behind name: Int, brackets: Int) -> Bool {
    var next = name + 1
    while next <= name + brackets, next < tokens.count, tokens[next].kind == .rightParenthesis {
      next += 1
    }
    return next < tokens.count && tokens[next].kind == .pipe
  }

  /// Reads `param since: date = 2025-01 "first month"`.
  private mutating func parameterStatement() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    var parameter = try parameter()
    parameter.description = takeText()
    return .param(parameter)
  }

  /// Reads `n: int = 5`.
  private mutating func parameter() throws(Abandoned) -> ParameterSyntax {
    let name = try name("the name of a parameter")
    guard take(.colon) else {
      report(
        "E119",
        "the parameter `\(name.text)` has no type",
        at: name.span,
        fix: (SourceSpan(name.span.end, name.span.end), ": \(likelyType)")
      )
      let fallback = take(.assign) ? try expression() : nil
      return ParameterSyntax(name: name, type: nil, fallback: fallback)
    }
    let type = try type()
    let fallback = take(.assign) ? try expression() : nil
    return ParameterSyntax(name: name, type: type, fallback: fallback)
  }

  /// The type of the default behind the `=` at hand, as far as its spelling tells it.
  private var likelyType: String {
    switch kind(ahead: kind == .assign ? 1 : 0) {
    case .int: "int"
    case .number: "number"
    case .date: "date"
    case .instant: "instant"
    case .duration: "duration"
    case .leftBracket: "list of text"
    default: isWord("true", at: index + 1) || isWord("false", at: index + 1) ? "bool" : "text"
    }
  }

  /// Reads `def busy(n: int = 5) = | …`, `def short(t: text) = …`.
  private mutating func definition() throws(Abandoned) -> StatementSyntax.Kind {
    advance()
    let name = try name("the name to define")
    guard kind == .leftParenthesis else {
      let hasEquals = kind == .assign
      report(
        "E112",
        "a `def` keeps its brackets, also without parameters",
        at: name.span,
        help: hasEquals
          ? [Diagnostic.Help("", edit: (SourceSpan(name.span.end, name.span.end), "()"))] : []
      )
      throw Abandoned()
    }
    let parameters = try bracketed(.rightParenthesis) {
      (parser) throws(Abandoned) -> ParameterSyntax in
      try parser.parameter()
    }
    try equals(after: name)
    guard kind == .pipe else {
      return .defineFunction(name, parameters, try expression())
    }
    verbsOfOnesOwn.insert(name.text)
    return .defineVerb(name, parameters, stages())
  }
}
