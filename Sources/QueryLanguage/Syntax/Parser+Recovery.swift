/// What is said where the text stops making sense, and where reading goes on.
extension Parser {
  /// Reports a missing operand.
  mutating func missingOperand() -> Abandoned {
    let before = index > 0 ? source.text(tokens[index - 1].span) : nil
    if kind == .end || kind == .pipe, let before {
      report(
        "E101",
        "a value is missing behind `\(before)`",
        at: tokens[index - 1].span,
        label: "the line ends here"
      )
      if kind == .pipe { diagnostics[diagnostics.count - 1].label = "`|` follows" }
    } else {
      report("E101", "a value is wanted, not \(found)", at: span)
    }
    return Abandoned()
  }

  /// Reports what cannot stand at hand; `wanted` is what could, in the words of a message.
  mutating func unexpected(wanted: String) throws(Abandoned) {
    let place = span
    defer { skipToRecovery() }
    if kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace {
      report(
        "E103",
        "\(found) closes nothing",
        at: place,
        label: "no bracket is open",
        fix: (place, "")
      )
      throw Abandoned()
    }
    guard index > 0, kind != .end else {
      report("E112", "\(wanted) is wanted, not \(found)", at: place)
      throw Abandoned()
    }
    let before = tokens[index - 1]
    if index > 1, tokens[index - 2].kind == .pipe, before.kind == .word,
      ["count", "describe", "evidence", "explain"].contains(source.text(before.span))
    {
      let verb = source.text(before.span)
      let isCount = verb == "count" && kind == .word
      report(
        "E112",
        "`\(verb)` takes nothing behind it",
        at: place,
        help: isCount ? [Diagnostic.Help("", edit: (before.span, "group by"))] : []
      )
      throw Abandoned()
    }
    if kind == .leftParenthesis, before.kind == .word || before.kind == .quotedName {
      report(
        "E106",
        "the `(` of a call touches its name",
        at: place,
        fix: (SourceSpan(Int(before.end), place.start), "")
      )
    } else if kind == .word, Grammar.verbs.contains(written) || Habit.verbs[written] != nil {
      report(
        "E136",
        "a `|` is missing before `\(written)`",
        at: place,
        fix: (SourceSpan(place.start, place.start), "| ")
      )
    } else if before.kind.endsOperand || before.kind == .word, startsOperand(at: index) {
      let left = source.text(before.span)
      report(
        "E137",
        "an operator is missing between `\(left)` and \(found)",
        at: place,
        fix: (SourceSpan(Int(before.end), place.start), " == ")
      )
    } else {
      report("E112", "\(found) cannot stand here; \(wanted) is wanted", at: place)
    }
    throw Abandoned()
  }

  /// Passes everything up to the end of the stage.
  ///
  /// Brackets that open on the way close again, but for those that a line beginning with `|` cuts.
  mutating func skipToRecovery() {
    var nested = 0
    while tokens[index].kind != .end {
      let token = tokens[index]
      if token.beginsLine {
        if StatementShape.begins(at: index, of: self) { return }
        if enclosure == .none, kind == .end, nested == 0 { return }
        if token.kind == .pipe, enclosure != .expression { return }
      }
      switch token.kind {
      case .pipe where nested == 0: return
      case .semicolon where enclosure == .none && nested == 0: return
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if nested == 0, enclosure == .pipeline, token.kind == .rightParenthesis { return }
        nested = max(0, nested - 1)
      default: break
      }
      index += 1
    }
  }

  /// Checks that a stage ends here.
  mutating func endOfStage() throws(Abandoned) {
    switch kind {
    case .end, .pipe: return
    case .rightParenthesis where enclosure == .pipeline: return
    default: try unexpected(wanted: "`|` or the end of the line")
    }
  }

  /// Checks that a statement ends here.
  mutating func endOfStatement() throws(Abandoned) {
    guard kind != .end else { return }
    try unexpected(wanted: "the end of the line")
  }
}
