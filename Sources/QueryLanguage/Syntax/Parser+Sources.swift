/// Pipelines and where they begin.
extension Parser {
  /// A source and its stages.
  mutating func pipeline() throws(Abandoned) -> PipelineSyntax {
    try deeper { (parser) throws(Abandoned) -> PipelineSyntax in
      let start = parser.start
      let source = try parser.tableSource("a source")
      try parser.endOfSource()
      let stages = parser.stages()
      return PipelineSyntax(source: source, stages: stages, at: parser.span(from: start))
    }
  }

  /// What follows a source must be a `|` or the end.
  private mutating func endOfSource() throws(Abandoned) {
    switch kind {
    case .end, .pipe: return
    case .rightParenthesis where enclosure == .pipeline: return
    case .word where Grammar.verbs.contains(written) || Habit.verbs.contains(written):
      // `articles where x` is read as `articles | where x`.
      report(
        "E136",
        "a `|` is missing before `\(written)`",
        at: span,
        fix: (SourceSpan(start, start), "| ")
      )
      isPipeMissing = true
    default:
      if enclosure == .none, kind == .dot || kind == .leftBracket || nextOperator() != nil {
        try valueAsStatement()
      }
      try unexpected(wanted: "`|` or the end of the line")
    }
  }

  /// `2 + 3` where a table is wanted.
  private mutating func valueAsStatement() throws(Abandoned) {
    let rest = restOfStatement
    if let foreign = foreignStatement(rest) {
      report("E107", foreign.message, at: foreign.place, fix: foreign.fix)
      skipToRecovery()
      throw Abandoned()
    }
    report(
      "E107",
      "a statement shows a table, and this is a value",
      at: span(from: lineStart),
      fix: (rest, "rows [{value: \(source.text(rest))}]"),
      remark: "a table of one row"
    )
    skipToRecovery()
    throw Abandoned()
  }

  /// `name = table` without `let`, and `table[condition]` or `table[["a", "b"]]`.
  private func foreignStatement(
    _ rest: SourceSpan
  ) -> (message: String, place: SourceSpan, fix: (SourceSpan, String))? {
    var first = index
    while first > 0, !tokens[first].beginsLine { first -= 1 }
    guard tokens[first].kind == .word, first + 1 < tokens.count else { return nil }
    let (name, next) = (source.text(tokens[first].span), tokens[first + 1])
    if next.kind == .assign {
      let place = tokens[first].span
      return (
        "a name is given with `let`", place, (SourceSpan(place.start, place.start), "let ")
      )
    }
    guard next.kind == .leftBracket, let close = closing(of: first + 1),
      Int(tokens[close].end) == rest.end, close > first + 2
    else { return nil }
    let inner = tokens[(first + 2)..<close]
    let isList = inner.first?.kind == .leftBracket
    var words = ""
    for (place, token) in zip(inner.indices, inner) {
      if token.kind == .leftBracket || token.kind == .rightBracket, isList { continue }
      let text = source.text(token.span)
      let isOwn = place + 1 < close && tokens[place + 1].kind == .dot && text == name
      if isOwn
        || token.kind == .dot && tokens[place - 1].kind == .word
          && source.text(tokens[place - 1].span) == name
      {
        continue
      }
      let isName = isList && (token.kind == .text || token.kind == .rawText)
      words += (token.isSpaced && !words.isEmpty ? " " : "")
      words += isName ? String(text.dropFirst().dropLast()) : text
    }
    let line = "\(name) | \(isList ? "select" : "filter") \(words)"
    return ("rows are chosen by `filter`, columns by `select`", rest, (rest, line))
  }

  /// The beginning of the statement on the line of the token at hand.
  private var lineStart: Int {
    var first = index
    while first > 0, !tokens[first].beginsLine { first -= 1 }
    return Int(tokens[first].start)
  }

  private var restOfStatement: SourceSpan {
    var copy = self
    copy.skipToRecovery()
    return SourceSpan(lineStart, max(lineStart, copy.previousEnd))
  }

  /// A source: a name, `_`, `load`, `rows` or a pipeline in brackets.
  mutating func tableSource(_ wanted: String) throws(Abandoned) -> SourceSyntax {
    let start = start
    switch kind {
    case .underscore:
      advance()
      return SourceSyntax(.last, at: span(from: start))
    case .leftParenthesis: return try pipelineInParentheses()
    case .word:
      let next = kind(ahead: 1)
      if at("load"), next == .text || next == .rawText || next == .badLiteral {
        return try load()
      }
      if at("rows"), next == .leftBracket { return try rows() }
      if at("load"), next == .word { return try load() }
      return SourceSyntax(.name(try name(wanted)), at: span(from: start))
    case .quotedName: return SourceSyntax(.name(try name(wanted)), at: span(from: start))
    case .int, .number, .minus, .leftBracket, .leftBrace, .date, .instant, .duration, .foreignNot:
      if enclosure == .none, index == 0 || tokens[index].beginsLine { try valueAsStatement() }
      fallthrough
    default:
      try missingSource(wanted)
    }
    throw Abandoned()
  }

  private mutating func missingSource(_ wanted: String) throws(Abandoned) {
    if kind == .text || kind == .rawText {
      report(
        "E108",
        "a text is no source; a file is read with `load`",
        at: span,
        fix: (SourceSpan(start, start), "load ")
      )
    } else if kind == .dot, kind(ahead: 1) == .word {
      let name = tokens[index + 1]
      let isEach = kind(ahead: 2) == .leftBracket && kind(ahead: 3) == .rightBracket
      let whole = isEach ? span.through(tokens[index + 3].span) : span.through(name.span)
      report(
        "E108",
        "a table is its name alone",
        at: whole,
        label: "as jq writes it",
        fix: (whole, source.text(name.span))
      )
      index += isEach ? 4 : 2
      _ = stages()
    } else if kind == .colon {
      report(
        "E108",
        "a line that begins with `:` is a command of the prompt",
        at: span,
        label: "no statement of a script"
      )
    } else if kind.endsBracket {
      try unexpected(wanted: wanted)
    } else {
      report(
        "E108",
        "\(wanted) is wanted, not \(found)",
        at: span,
        label: "a collection, a let, load, rows or ( pipeline )"
      )
    }
    throw Abandoned()
  }

  private mutating func pipelineInParentheses() throws(Abandoned) -> SourceSyntax {
    let opened = span
    advance()
    return try inside(.pipeline) { (parser) throws(Abandoned) -> SourceSyntax in
      let pipeline = try parser.pipeline()
      try parser.close(.rightParenthesis, opened: opened)
      return SourceSyntax(.pipeline(pipeline), at: parser.span(from: opened.start))
    }
  }

  /// Reads `load "file" (zip: text, day: date "D.M.Y")`.
  private mutating func load() throws(Abandoned) -> SourceSyntax {
    let start = start
    advance()
    let path = try text("the file to load")
    var columns: [SourceSyntax.LoadColumn] = []
    if kind == .leftParenthesis {
      columns = try bracketed(.rightParenthesis) {
        (parser) throws(Abandoned) -> SourceSyntax.LoadColumn in
        let name = try parser.name("a column")
        guard parser.take(.colon) else {
          parser.report(
            "E119",
            "the column `\(name.text)` has no type",
            at: name.span,
            fix: (SourceSpan(name.span.end, name.span.end), ": text")
          )
          throw Abandoned()
        }
        let type = try parser.type()
        return SourceSyntax.LoadColumn(name: name, type: type, format: parser.takeText())
      }
    }
    return SourceSyntax(.load(path, columns), at: span(from: start))
  }

  /// Reads `rows [{…}, …]`.
  private mutating func rows() throws(Abandoned) -> SourceSyntax {
    let start = start
    advance()
    let records = try bracketed(.rightBracket) { (parser) throws(Abandoned) -> ExpressionSyntax in
      try parser.expression()
    }
    for record in records {
      if case .record = record.kind { continue }
      if case .error = record.kind { continue }
      report(
        "E130",
        "a row is a record",
        at: record.span,
        fix: (record.span, "{value: \(source.text(record.span))}")
      )
    }
    return SourceSyntax(.rows(records), at: span(from: start))
  }
}

extension Token.Kind {
  /// Whether it is a closing bracket.
  var endsBracket: Bool {
    self == .rightParenthesis || self == .rightBracket || self == .rightBrace
  }
}
