/// Stages and statements as other languages write them.
extension Parser {
  /// Reports a stage of another language.
  ///
  /// Nil where it is none; a kind where it differs from dq in
  /// its verb alone, so that the rest can be read.
  mutating func foreignStage(
    _ verb: SourceSpan
  ) throws(Abandoned) -> StageSyntax.Kind? {
    let word = written.lowercased()
    if word != written, Grammar.verbs.contains(word) {
      report("E126", "`\(written)` is written `\(word)` in dq", at: span, fix: (span, word))
      return try renamedStage(to: word, passing: 1)
    }
    guard Habit.verbs.contains(word) || word == "first" || Grammar.verbs.contains(word) else {
      return nil
    }
    let rest = restOfStage
    for habit in Habit.stages where habit.segments.first?.words.first == word {
      guard let match = HabitMatch(habit, rest, of: source), let last = rest.last else { continue }
      if match.line.hasPrefix("group by "), let (aggregates, end) = aggregatesBehind(rest) {
        reportHabit(match, at: verb, replacing: verb.through(end), adding: " with \(aggregates)")
        while Int(tokens[index].end) < end.end { index += 1 }
        index += 1
        throw Abandoned()
      }
      reportHabit(match, at: verb, replacing: verb.through(last.span))
      throw Abandoned()
    }
    if let renamed = try hyphenatedStage(verb, rest) { return renamed }
    if let inner = bracketedStage(rest), let last = rest.last {
      report(
        "E124",
        "a verb takes no brackets",
        at: verb.through(last.span),
        fix: (verb.through(last.span), "\(written) \(inner)")
      )
      throw Abandoned()
    }
    if Grammar.verbs.contains(word) { return nil }
    for length in stride(from: 3, through: 1, by: -1) where rest.count >= length {
      let words = rest.prefix(length).map { source.text($0.span).lowercased() }
      guard let (dq, origin) = Habit.renamed[words.joined(separator: " ")] else { continue }
      let place = verb.through(rest[rest.startIndex + length - 1].span)
      report(
        "E124",
        "`\(source.text(place))` is `\(dq)` in dq",
        at: place,
        label: "as in \(origin)",
        fix: (place, dq)
      )
      return try renamedStage(to: dq, passing: length)
    }
    return nil
  }

  /// `summarise(…)` behind `group_by(…)`: what it computes, and the end of both.
  private func aggregatesBehind(_ rest: ArraySlice<Token>) -> (String, SourceSpan)? {
    var next = self
    next.index = rest.endIndex
    guard next.kind == .pipe else { return nil }
    next.advance()
    let second = next.restOfStage
    guard let first = second.first, let last = second.last else { return nil }
    let word = source.text(first.span).lowercased()
    for habit in Habit.stages
    where habit.segments.first?.words.first == word && habit.origin == "dplyr" {
      guard let match = HabitMatch(habit, second, of: source) else { continue }
      let verb = "summarize "
      guard match.line.hasPrefix(verb) else { continue }
      return (String(match.line.dropFirst(verb.count)), last.span)
    }
    return nil
  }

  /// `sort-by date`, `group-by date`: a verb with hyphens.
  private mutating func hyphenatedStage(
    _ verb: SourceSpan,
    _ rest: ArraySlice<Token>
  ) throws(Abandoned) -> StageSyntax.Kind? {
    let words = rest.prefix(3)
    guard words.count == 3, words.dropFirst().allSatisfy({ !$0.isSpaced }),
      words[words.startIndex + 1].kind == .minus, let last = words.last
    else { return nil }
    let name = words.map { source.text($0.span).lowercased() }.joined(separator: " ")
    guard let (dq, origin) = Habit.renamed[name] else { return nil }
    let place = verb.through(last.span)
    let message = "`\(source.text(place))` is `\(dq)` in dq"
    report("E124", message, at: place, label: "as in \(origin)", fix: (place, dq))
    return try renamedStage(to: dq, passing: 3)
  }

  /// Reads on as if another verb stood here.
  private mutating func renamedStage(
    to verb: String,
    passing length: Int
  ) throws(Abandoned) -> StageSyntax.Kind {
    for _ in 0..<length { advance() }
    switch verb {
    case "filter": return .filter(try expression())
    case "derive": return .derive(try assignments(allNamed: true))
    case "select": return .select(try selectItems())
    case "drop": return .drop(try names("a column"))
    case "rename": return .rename(try renames())
    case "sort": return .sort(try sortKeys())
    case "take":
      guard kind != .end, kind != .pipe else { throw Abandoned() }
      return .take(try takeCount())
    case "group by": return try group()
    case "summarize": return .summarize(try assignments(allNamed: false))
    case "count": return .count
    case "explode": return try explode()
    case "join": return try join(.inner)
    case "left join": return try join(.left)
    default: throw Abandoned()
    }
  }

  /// The tokens of the stage at hand.
  private var restOfStage: ArraySlice<Token> {
    var copy = self
    copy.skipToRecovery()
    return tokens[index..<max(index, copy.index)]
  }

  /// What stands in `verb( … )` where the brackets hold more than a value.
  private func bracketedStage(_ rest: ArraySlice<Token>) -> String? {
    guard rest.count > 3, rest.last?.kind == .rightParenthesis,
      case let open = rest[rest.startIndex + 1], open.kind == .leftParenthesis, !open.isSpaced
    else { return nil }
    var nested = 0
    var holdsMore = false
    for token in rest.dropFirst(2).dropLast() {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace: nested -= 1
      case .comma where nested == 0, .assign where nested == 0: holdsMore = true
      default: break
      }
      if nested < 0 { return nil }
    }
    guard holdsMore, let first = rest.dropFirst(2).first, let last = rest.dropLast().last else {
      return nil
    }
    return source.text(first.span.through(last.span))
  }

  private mutating func reportHabit(
    _ match: HabitMatch,
    at place: SourceSpan,
    replacing whole: SourceSpan,
    adding more: String = ""
  ) {
    diagnostics.removeAll { whole.start <= $0.span.start && $0.span.end <= whole.end }
    let isStatement = !Habit.isStage(match.line)
    let line = match.line + more
    let repaired = isRepairing ? line : HelpLines.repaired(line)
    report(
      isStatement ? "E125" : "E124",
      "`\(match.habit.shape)` is \(match.habit.origin), not dq",
      at: place,
      fix: (whole, repaired)
    )
  }

  /// A whole statement of another language; nil where it is none.
  mutating func sqlStatement() throws(Abandoned) -> StatementSyntax.Kind? {
    let word = written.lowercased()
    switch word {
    case "insert", "update", "delete", "create", "alter":
      guard kind(ahead: 1) == .word,
        ["into", "from", "table", "set"].contains(
          source.text(tokens[index + (word == "update" ? 2 : 1)].span).lowercased()
        )
      else { return nil }
      report(
        "E125",
        "dq asks and never changes data",
        at: span,
        help: [Diagnostic.Help(note: "`articles | save \"copy.csv\"` writes a copy")]
      )
      throw Abandoned()
    case "select", "from", "describe", "search": break
    default: return try methodChain()
    }
    let rest = statementTokens()
    for habit in Habit.statements where habit.segments.first?.words.first == word {
      guard let match = HabitMatch(habit, rest, of: source), let last = rest.last else { continue }
      let place = span
      index += rest.count
      reportHabit(match, at: place, replacing: place.through(last.span))
      _ = stages()
      return .error
    }
    return nil
  }

  /// The tokens up to the next `|` or `;`, over line ends: SQL has a clause a line.
  private func statementTokens() -> ArraySlice<Token> {
    var end = index
    while end < tokens.count, ![.end, .pipe, .semicolon].contains(tokens[end].kind) {
      if end > index, tokens[end].beginsLine, StatementShape.begins(at: end, of: self) { break }
      if end > index, tokens[end].beginsLine, !beginsClause(end) { break }
      end += 1
    }
    return tokens[index..<end]
  }

  private func beginsClause(_ index: Int) -> Bool {
    let clauses = ["from", "where", "group", "having", "order", "limit", "and", "or", "select"]
    return tokens[index].kind == .word
      && clauses.contains(source.text(tokens[index].span).lowercased())
      || !tokens[index - 1].kind.endsOperand && tokens[index - 1].kind != .word
  }

  /// `articles.head(5)`, as data frames are asked.
  private mutating func methodChain() throws(Abandoned) -> StatementSyntax.Kind? {
    guard kind(ahead: 1) == .dot, kind(ahead: 2) == .word, kind(ahead: 3) == .leftParenthesis
    else { return nil }
    var copy = self
    copy.skipToRecovery()
    let rest = tokens[index..<copy.index]
    guard let line = chained(rest), let last = rest.last else { return nil }
    let place = tokens[index + 1].span.through(tokens[index + 2].span)
    report(
      "E125",
      "stages are joined by `|`, not by `.`",
      at: place,
      fix: (span.through(last.span), isRepairing ? line : HelpLines.repaired(line))
    )
    index = copy.index
    return .error
  }

  private func chained(_ rest: ArraySlice<Token>) -> String? {
    var line = source.text(rest[rest.startIndex].span)
    var place = rest.startIndex + 1
    while place + 2 < rest.endIndex, rest[place].kind == .dot {
      guard let template = Habit.methods[source.text(rest[place + 1].span)],
        rest[place + 2].kind == .leftParenthesis
      else { return nil }
      var (end, nested) = (place + 3, 1)
      while end < rest.endIndex, nested > 0 {
        if rest[end].kind == .leftParenthesis { nested += 1 }
        if rest[end].kind == .rightParenthesis { nested -= 1 }
        end += 1
      }
      guard nested == 0 else { return nil }
      let arguments = rest[(place + 3)..<(end - 1)].map { token in
        let text = source.text(token.span)
        return token.kind == .text || token.kind == .rawText
          ? String(text.dropFirst().dropLast()) : text
      }.joined(separator: " ")
      let descending = arguments.contains("ascending = False")
      let key = arguments.split(separator: ",").first.map(String.init) ?? ""
      if descending {
        line += " | sort \(key.contains("ascending") ? "count" : key) desc"
        place = end
        continue
      }
      let stage = template.split(separator: "{").first.map(String.init) ?? ""
      if !template.isEmpty { line += " | " + (template.contains("{") ? stage + arguments : stage) }
      place = end
    }
    return place == rest.endIndex ? line : nil
  }
}
