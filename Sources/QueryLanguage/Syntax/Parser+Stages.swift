/// Stages: one verb each.
extension Parser {
  /// The stages that follow, each behind its `|`.
  mutating func stages() -> [StageSyntax] {
    var stages: [StageSyntax] = []
    while isPipeMissing || kind == .pipe {
      if !isPipeMissing { advance() }
      isPipeMissing = false
      stages.append(stage())
    }
    return stages
  }

  /// One stage, up to the next `|`; whatever is wrong in it is reported and passed.
  mutating func stage() -> StageSyntax {
    let begin = start
    let outer = enclosure
    var verb = span
    do throws(Abandoned) {
      let kind = try stageKind(&verb)
      do throws(Abandoned) {
        try endOfStage()
      } catch {
        // The checker knows whether there is such a verb.
        guard case .call = kind else { throw error }
        skipToRecovery()
      }
      joinMissingPipe(at: begin)
      return StageSyntax(kind, at: span(from: begin), verb: verb)
    } catch {
      joinMissingPipe(at: begin)
      enclosure = outer
      skipToRecovery()
      let place = SourceSpan(min(begin, previousEnd), previousEnd)
      return StageSyntax(.error, at: place, verb: verb)
    }
  }

  /// `articles where x`: what is wrong with the verb is said, and its fix brings the `|`.
  private mutating func joinMissingPipe(at start: Int) {
    guard
      let pipe = diagnostics.firstIndex(where: {
        $0.code == "E136" && $0.span.start == start && $0.help.first?.edit?.text == "| "
      }),
      let other = diagnostics.lastIndex(where: {
        $0.code == "E124" && $0.span.start == start && $0.help.first?.edit?.span.start == start
      })
    else { return }
    let words = diagnostics[other].help[0].edit?.text ?? ""
    diagnostics[other].help[0].edit?.text = "| \(words)"
    diagnostics.remove(at: pipe)
  }

  private mutating func stageKind(_ verb: inout SourceSpan) throws(Abandoned) -> StageSyntax.Kind {
    guard kind == .word || kind == .quotedName else { throw noVerb() }
    if verbsOfOnesOwn.contains(written) { return try call() }
    if let kind = try foreignStage(verb) { return kind }
    if kind == .word, Grammar.reserved.contains(written) {
      report(
        "E205",
        "no verb `\(written)`",
        at: span,
        help: [Diagnostic.Help(note: "`help verbs` lists them all")]
      )
      throw Abandoned()
    }
    let word = written
    advance()
    switch word {
    case "filter": return .filter(try condition())
    case "exclude": return .exclude(try condition())
    case "search": return try search()
    case "derive": return .derive(try assignments(allNamed: true))
    case "select": return .select(try selectItems())
    case "drop": return .drop(try names("a column"))
    case "rename": return .rename(try renames())
    case "sort": return .sort(try sortKeys())
    case "take": return .take(try takeCount())
    case "top": return try top()
    case "group":
      try grammarWord("by", after: "group", extending: &verb)
      return try group()
    case "summarize": return .summarize(try assignments(allNamed: false))
    case "count": return .count
    case "distinct": return .distinct(try distinctKeys())
    default: return try wideStage(word, &verb)
    }
  }

  private mutating func wideStage(
    _ word: String,
    _ verb: inout SourceSpan
  ) throws(Abandoned) -> StageSyntax.Kind {
    switch word {
    case "explode": return try explode()
    case "pairs": return try pairs()
    case "join": return try join(.inner)
    case "left", "semi", "anti":
      try grammarWord("join", after: word, extending: &verb)
      return try join(JoinSyntax.Kind(rawValue: word) ?? .inner)
    case "union": return .union(try tableSource("the table to add"))
    case "pivot": return try pivot()
    case "unpivot": return try unpivot()
    case "within": return try within()
    case "sample": return try sample()
    case "describe": return .describe
    case "chart": return try chart()
    case "evidence": return .evidence
    case "assert": return try assertion()
    case "save": return try save()
    case "explain": return .explain(isRun: take("run"))
    default:
      index -= 1
      return try call()
    }
  }

  private mutating func noVerb() -> Abandoned {
    switch kind {
    case .end, .pipe:
      let pipe = index > 0 ? tokens[index - 1].span : span
      report(
        "E118",
        "no stage follows the `|`",
        at: pipe,
        label: kind == .pipe ? "another `|` follows" : "the text ends here",
        fix: kind == .pipe
          ? (SourceSpan(pipe.start, start), "")
          : (SourceSpan(index > 1 ? Int(tokens[index - 2].end) : pipe.start, pipe.end), "")
      )
    case .dot where kind(ahead: 1) == .word:
      let name = source.text(tokens[index + 1].span)
      report(
        "E124",
        "a column is chosen with `select`",
        at: span.through(tokens[index + 1].span),
        label: "as jq writes it",
        fix: (SourceSpan(start, start + 1), "select ")
      )
      _ = name
    default:
      report(
        "E111",
        "a stage begins with a verb, not with \(found)",
        at: span,
        label: "filter, sort, group by …"
      )
    }
    return Abandoned()
  }

  /// The second word of a verb.
  private mutating func grammarWord(
    _ word: StaticString,
    after first: String,
    extending verb: inout SourceSpan
  ) throws(Abandoned) {
    if take(word) {
      verb = verb.through(SourceSpan(previousEnd, previousEnd))
      joinNextLine()
      return
    }
    let behind = SourceSpan(previousEnd, previousEnd)
    let second = "\(word)"
    if foldedWord == second { reportCapitals(span); advance(); return }
    report(
      "E111",
      "`\(second)` is missing behind `\(first)`",
      at: tokens[index - 1].span,
      fix: (behind, " \(second)")
    )
    if kind == .end || kind == .pipe { throw Abandoned() }
  }

  /// A verb of one's own with its arguments.
  private mutating func call() throws(Abandoned) -> StageSyntax.Kind {
    let name = try name("a verb")
    let known = diagnostics.count
    do throws(Abandoned) {
      return .call(name, try callArguments())
    } catch {
      guard diagnostics.count > known else { throw error }
      // Errors of the arguments stand; the checker knows whether there is such a verb.
      skipToRecovery()
      return .call(name, [])
    }
  }

  private mutating func callArguments() throws(Abandoned) -> [ExpressionSyntax] {
    guard startsArgument else { return [] }
    if kind == .dot, touches {
      // `df.query("…")`: there is no such verb, whatever follows.
      skipToRecovery()
      return []
    }
    if kind == .leftParenthesis, touches {
      return try bracketed(.rightParenthesis) {
        (parser) throws(Abandoned) -> ExpressionSyntax in
        try parser.expression()
      }
    }
    var arguments = [try expression()]
    while take(.comma) { arguments.append(try expression()) }
    return arguments
  }

  private var startsArgument: Bool {
    switch kind {
    case .end, .pipe: false
    case .rightParenthesis: enclosure != .pipeline
    default: true
    }
  }

  /// The condition of `filter` and `exclude`; commas between several are no `and`.
  private mutating func condition() throws(Abandoned) -> ExpressionSyntax {
    var result = try expression()
    while kind == .comma {
      report(
        "E112",
        "conditions are joined by `and`, not by a comma",
        at: span,
        fix: (span, " and")
      )
      advance()
      let right = try expression()
      result = ExpressionSyntax(.and(result, right), at: result.span.through(right.span))
    }
    return result
  }

  /// Reads `x = E, y = E`.
  mutating func assignments(allNamed: Bool) throws(Abandoned) -> [AssignmentSyntax] {
    var result = [try assignment(isNamed: allNamed)]
    while take(.comma) { result.append(try assignment(isNamed: allNamed)) }
    return result
  }

  /// `x = E`, or `E` where no name is needed.
  mutating func assignment(isNamed: Bool) throws(Abandoned) -> AssignmentSyntax {
    if kind == .word || kind == .quotedName || kind == .text || kind == .rawText,
      kind(ahead: 1) == .assign || kind(ahead: 1) == .equal && isNamed
    {
      let name = try name("the name of a column")
      if kind == .equal {
        report("E105", "`==` compares; a name is given with `=`", at: span, fix: (span, "="))
      }
      advance()
      joinNextLine()
      return AssignmentSyntax(name: name, value: try expression())
    }
    let value = try expression()
    if foldedWord == "as", let name = try sqlAlias(of: value) {
      return AssignmentSyntax(name: name, value: value)
    }
    if isNamed {
      report(
        "E115",
        "a new column has a name: `name = …`",
        at: value.span,
        fix: (SourceSpan(value.span.start, value.span.start), "x = ")
      )
    }
    return AssignmentSyntax(name: nil, value: value)
  }

  /// `E as name`: reported, and read as `name = E`.
  private mutating func sqlAlias(of value: ExpressionSyntax) throws(Abandoned) -> Name? {
    guard kind(ahead: 1) == .word || kind(ahead: 1) == .quotedName || kind(ahead: 1) == .text
    else { return nil }
    let place = span
    advance()
    let name = try name("the name of a column")
    let whole = value.span.through(name.span)
    report(
      "E127",
      "a name stands before its value",
      at: place.through(name.span),
      fix: (whole, "\(LiteralWriter.name(name.text)) = \(source.text(value.span))")
    )
    return name
  }
}
