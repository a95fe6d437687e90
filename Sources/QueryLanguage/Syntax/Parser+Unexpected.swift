/// What is said where the text stops making sense.
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
    reportUnexpected(wanted)
    skipToRecovery()
    throw Abandoned()
  }

  private mutating func reportUnexpected(_ wanted: String) {
    let place = span
    if kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace {
      return report(
        "E103",
        "\(found) closes nothing",
        at: place,
        label: "no bracket is open",
        fix: (place, "")
      )
    }
    guard index > 0, kind != .end else {
      return report("E112", "\(wanted) is wanted, not \(found)", at: place)
    }
    let before = tokens[index - 1]
    // What stands between has been reported, and is why this cannot be read.
    let isReported = diagnostics.contains {
      Int(before.end) <= $0.span.start && $0.span.end <= place.start && !$0.isWarning
    }
    if isReported || reportWord(behind: before) { return }
    if kind == .leftParenthesis, before.kind == .word, Int(before.end) == place.start {
      return reportComputedColumn()
    }
    if kind == .leftParenthesis, before.kind == .word || before.kind == .quotedName {
      report(
        "E106",
        "the `(` of a call touches its name",
        at: place,
        fix: (SourceSpan(Int(before.end), place.start), "")
      )
    } else if kind == .word, Grammar.verbs.contains(written) || Habit.verbs.contains(written) {
      report(
        "E136",
        "a `|` is missing before `\(written)`",
        at: place,
        fix: (SourceSpan(place.start, place.start), "| ")
      )
    } else if before.kind == .range, startsOperand(at: index) {
      report(
        "E123",
        "`..` takes as its right end only what touches it",
        at: place,
        fix: (SourceSpan(Int(before.end), place.start), "")
      )
    } else if before.kind.endsOperand || before.kind == .word, startsOperand(at: index) {
      reportMissingOperator(behind: before)
    } else {
      report("E112", "\(found) cannot stand here; \(wanted) is wanted", at: place)
    }
  }

  /// Reports words that stand where another one or none belongs: the unit of a key, `then` between
  /// stages, anything behind a verb that stands alone.
  private mutating func reportWord(behind before: Token) -> Bool {
    let place = span
    if at("by"), Grammar.units.contains(source.text(tokens[index + 1].span)) {
      report("E137", "the unit of a key stands behind `per`", at: place, fix: (place, "per"))
      return true
    }
    if kind == .word, foldedWord == "then" {
      report("E136", "stages are joined by `|`, not by `\(written)`", at: place, fix: (place, "|"))
      return true
    }
    let verb = source.text(before.span)
    guard index > 1, tokens[index - 2].kind == .pipe, before.kind == .word,
      ["count", "describe", "evidence", "explain"].contains(verb)
    else { return false }
    let isCount = verb == "count" && kind == .word
    report(
      "E112",
      "`\(verb)` takes nothing behind it",
      at: place,
      help: isCount ? [Diagnostic.Help("", edit: (before.span, "group by"))] : []
    )
    return true
  }

  /// Reports `explode f(x)`, where a column is wanted: what is computed gets a name first.
  private mutating func reportComputedColumn() {
    let name = tokens[index - 1].span
    let end = closing(of: index).map { Int(tokens[$0].end) } ?? span.end
    let call = SourceSpan(name.start, end)
    let message = "a column is wanted here, and this is computed"
    guard let pipe = tokens[..<index].lastIndex(where: { $0.kind == .pipe }), pipe + 2 < index
    else {
      report("E112", message, at: call)
      return
    }
    let verb = tokens[pipe + 1].span.start
    let head = source.text(SourceSpan(verb, name.start))
    report(
      "E112",
      message,
      at: call,
      fix: (SourceSpan(verb, end), "derive x = \(source.text(call)) | \(head)x")
    )
  }

  /// Reports two operands in a row: what is most likely missing between them.
  private mutating func reportMissingOperator(behind before: Token) {
    let (place, left) = (span, source.text(before.span))
    let gap = SourceSpan(Int(before.end), place.start)
    if kind == .leftBracket, before.kind == .word || before.kind == .quotedName {
      report("E106", "the `[` of an index touches its list", at: place, fix: (gap, ""))
    } else if ["last", "next", "this"].contains(left), before.kind == .word {
      report(
        "E137",
        "behind `\(left)` stands a duration or a unit, as in `\(left) \(left == "this" ? "" : "7d` or `\(left) ")month`",
        at: place,
        fix: kind == .int && left != "this" ? (place, written + "d") : (place, "month")
      )
    } else if left == "rows", kind == .leftBrace, let close = closing(of: index) {
      let record = SourceSpan(place.start, Int(tokens[close].end))
      report(
        "E137",
        "the rows stand in square brackets",
        at: record,
        fix: (record, "[\(source.text(record))]")
      )
    } else if enclosure == .expression, before.kind.endsOperand, before.kind != .quotedName,
      kind.endsOperand || kind == .leftBrace
    {
      report("E137", "a `,` is missing between `\(left)` and \(found)", at: place, fix: (gap, ", "))
    } else if before.kind == .word, touches, kind == .text || kind == .rawText, left.count == 1 {
      reportMarkedText(before)
    } else if before.kind == .word, Library.isFunction(left), takesExpressions, !at("not"),
      kind == .word || kind.endsOperand
    {
      let whole = before.span.through(place)
      report(
        "E137",
        "`\(left)` is a function and is called with brackets",
        at: before.span,
        fix: (whole, "\(left)(\(written))")
      )
    } else if before.kind == .rawText || before.kind == .text, touches, kind == .word {
      reportQuoteInside(before)
    } else if before.kind == .int, kind == .word, let unit = Self.spelledUnits[foldedWord ?? ""] {
      let whole = before.span.through(place)
      report("E012", "a duration is one word", at: whole, fix: (whole, "\(left)\(unit)"))
    } else if enclosure != .expression, isAmongItems {
      report("E137", "a `,` is missing between `\(left)` and \(found)", at: place, fix: (gap, ", "))
    } else {
      let isNull = at("not") && isWord("null", at: index + 1)
      let isValue = kind.endsOperand || ["true", "false"].contains(written)
      let help =
        isNull || isValue ? [Diagnostic.Help("", edit: (gap, isNull ? " is " : " == "))] : []
      report(
        "E137",
        "an operator is missing between `\(left)` and \(found)",
        at: place,
        help: help
      )
    }
  }

  private static let spelledUnits: [String: String] = [
    "second": "s", "seconds": "s", "minutes": "min", "hour": "h", "hours": "h", "day": "d",
    "days": "d", "week": "w", "weeks": "w", "month": "mo", "months": "mo", "quarters": "q",
    "year": "y", "years": "y",
  ]

  /// `'it's'`, `"a "quoted" word"`: quotes within a text.
  private mutating func reportQuoteInside(_ first: Token) {
    let quote = source.bytes[Int(first.start)]
    let line = source.range(ofLine: source.line(of: Int(first.start)))
    var last = line.upperBound - 1
    while last > Int(first.end), source.bytes[last] != quote { last -= 1 }
    let whole = SourceSpan(Int(first.start), last + 1)
    let mark = quote == UInt8(ascii: "'") ? "'" : "\""
    let inner = String(source.text(whole).dropFirst().dropLast())
    let escaped = mark == "'" ? "''" : "\\\""
    let fixed = mark + inner.replacing(mark, with: escaped) + mark
    diagnostics.removeAll { whole.start <= $0.span.start && $0.span.start < whole.end }
    report(
      "E137",
      "a quote within a text is written `\(escaped)`",
      at: whole,
      help: last > Int(first.end) ? [Diagnostic.Help("", edit: (whole, fixed))] : []
    )
  }

  /// `f"{title} x"`, `r"\d"`, `s"…"`: texts with a mark, as in Python and PRQL.
  private mutating func reportMarkedText(_ mark: Token) {
    let (letter, text) = (source.text(mark.span), source.text(span))
    let whole = mark.span.through(span)
    let inner = String(text.dropFirst().dropLast())
    var help: [Diagnostic.Help] = []
    switch letter {
    case "r", "R": help = [Diagnostic.Help("", edit: (whole, "'\(inner)'"))]
    case "f", "F":
      var (words, values) = ("", [String]())
      for (index, piece) in inner.split(separator: "{", omittingEmptySubsequences: false)
        .enumerated()
      {
        guard index > 0, let close = piece.firstIndex(of: "}") else {
          words += piece
          continue
        }
        values.append(String(piece[..<close]))
        words += "{\(values.count)}" + piece[piece.index(after: close)...]
      }
      let line = "format(\"\(words)\"\(values.map { ", \($0)" }.joined()))"
      help = values.isEmpty ? [] : [Diagnostic.Help("", edit: (whole, line))]
    default: break
    }
    report("E137", "a text has no letter before it", at: whole, help: help)
  }

  /// The verb of the stage at hand.
  private var stageVerb: String {
    var first = index
    while first > 0, tokens[first - 1].kind != .pipe, !tokens[first].beginsLine { first -= 1 }
    return source.text(tokens[first].span).lowercased()
  }

  /// Whether the stage at hand holds values, so that a function may stand in it.
  private var takesExpressions: Bool {
    ["filter", "exclude", "derive", "sort", "group", "summarize", "select", "assert"]
      .contains(stageVerb)
  }

  /// Whether the stage at hand is a list of items, in which a `,` can be forgotten.
  private var isAmongItems: Bool {
    let verb = stageVerb
    let dq = Habit.renamed[verb]?.dq ?? verb
    return ["select", "drop", "sort", "group", "group by", "distinct", "rename"].contains(dq)
      && (kind == .word || kind == .quotedName)
  }
}
