/// Verbs that group, spread and unite.
extension Parser {
  /// `group by K, … [with A, …]`, the first two words being passed.
  mutating func group() throws(Abandoned) -> StageSyntax.Kind {
    var keys = [try groupKey()]
    while take(.comma) { keys.append(try groupKey()) }
    return .group(keys, with: try aggregates())
  }

  /// `with A, …`, if it is next.
  private mutating func aggregates() throws(Abandoned) -> [AssignmentSyntax]? {
    guard at("with") else { return nil }
    advance()
    joinNextLine()
    return try assignments(allNamed: false)
  }

  /// Reads `[name =] E [per UNIT] [fill [PERIOD]]` or `[name =] each LIST`.
  private mutating func groupKey() throws(Abandoned) -> GroupKeySyntax {
    let begin = start
    var key: Name?
    if kind == .word || kind == .quotedName, kind(ahead: 1) == .assign {
      key = try name("the name of a key")
      advance()
      joinNextLine()
    }
    let isEach = take("each")
    let value = try expression()
    var bucket: GroupKeySyntax.Bucket?
    if at("per") {
      let per = span
      advance()
      bucket = try self.bucket()
      if isEach {
        report("E122", "`each` takes no `per`", at: span(from: per.start))
      }
    }
    let fill = try self.fill(hasBucket: bucket != nil)
    return GroupKeySyntax(
      name: key,
      isEach: isEach,
      value: value,
      bucket: bucket,
      fill: fill,
      at: span(from: begin)
    )
  }

  /// Reads `month`, or `10d from D`.
  private mutating func bucket() throws(Abandoned) -> GroupKeySyntax.Bucket {
    if kind == .word, Grammar.units.contains(written) {
      let unit = Name(written, at: span)
      advance()
      return .unit(unit)
    }
    if kind == .duration || kind == .int || kind == .badLiteral {
      let length = try expression(.postfix)
      guard take("from") else {
        let oneUnit = ["1d": "day", "1w": "week", "7d": "week", "1mo": "month", "1q": "quarter"]
        let text = source.text(length.span)
        let help =
          oneUnit[text].map { Diagnostic.Help("", edit: (length.span, $0)) }
          ?? Diagnostic.Help("", edit: (SourceSpan(previousEnd, previousEnd), " from 2025-01-01"))
        report(
          "E116",
          "a step of `per` says where it begins: `\(text) from 2025-01-01`",
          at: length.span,
          help: [help]
        )
        throw Abandoned()
      }
      return .every(length, from: try expression(.sum))
    }
    let nearest =
      kind == .word
      ? Spelling.nearest(
        to: written.hasSuffix("s") ? String(written.dropLast()) : written,
        among: Grammar.units
      ) : nil
    report(
      "E116",
      "`per` takes a unit, not \(found)",
      at: span,
      label: Grammar.units.joined(separator: " ") + ", or 10d from 2025-01-01",
      help: nearest.map { [Diagnostic.Help("", edit: (span, $0))] } ?? []
    )
    throw Abandoned()
  }

  private mutating func fill(hasBucket: Bool) throws(Abandoned) -> GroupKeySyntax.Fill? {
    guard at("fill") else { return nil }
    let begin = start
    advance()
    if !hasBucket {
      report(
        "E122",
        "`fill` wants a `per` before it",
        at: span(from: begin),
        fix: (SourceSpan(begin, begin), "per month ")
      )
    }
    let hasPeriod = startsOperand(at: index) && kind != .end || kind == .range
    let period = hasPeriod ? try expression(.range) : nil
    return GroupKeySyntax.Fill(period: period, at: span(from: begin))
  }

  /// Reads `list [as x]`.
  mutating func explode() throws(Abandoned) -> StageSyntax.Kind {
    let list = try name("the list to explode")
    return .explode(list, as: take("as") ? try name("the name of the elements") : nil)
  }

  /// Reads `list as a, b`.
  mutating func pairs() throws(Abandoned) -> StageSyntax.Kind {
    let list = try name("the list to pair")
    guard take("as") else {
      report(
        "E111",
        "`pairs` wants two names for the elements",
        at: list.span,
        fix: (SourceSpan(list.span.end, list.span.end), " as a, b")
      )
      throw Abandoned()
    }
    let first = try name("the name of the first element")
    guard take(.comma) else {
      report(
        "E111",
        "`pairs` wants a second name",
        at: first.span,
        fix: (SourceSpan(first.span.end, first.span.end), ", b")
      )
      throw Abandoned()
    }
    return .pairs(list, as: first, and: try name("the name of the second element"))
  }

  /// Reads `K in ["hu", "de"] [with A]`.
  mutating func pivot() throws(Abandoned) -> StageSyntax.Kind {
    let key = try name("the key to spread")
    var values: [ExpressionSyntax]?
    if at("in") {
      advance()
      joinNextLine()
      let list = try expression(.postfix)
      switch list.kind {
      case .list(let elements): values = elements
      case .error: break
      default:
        report(
          "E112",
          "`in` wants a list of the values that become columns",
          at: list.span,
          fix: (list.span, "[\(source.text(list.span))]")
        )
        values = [list]
      }
    }
    return .pivot(key, in: values, with: try aggregates())
  }

  /// Reads `a, b as name, value`.
  mutating func unpivot() throws(Abandoned) -> StageSyntax.Kind {
    let columns = try names("a column")
    guard take("as") else {
      report(
        "E111",
        "`unpivot` wants names for the two new columns",
        at: tokens[index - 1].span,
        fix: (SourceSpan(previousEnd, previousEnd), " as name, value")
      )
      throw Abandoned()
    }
    let first = try name("the column for the names")
    guard take(.comma) else {
      report(
        "E111",
        "`unpivot` wants a second name, for the values",
        at: first.span,
        fix: (SourceSpan(first.span.end, first.span.end), ", value")
      )
      throw Abandoned()
    }
    return .unpivot(columns, name: first, value: try name("the column for the values"))
  }

  /// Reads `K, … ( stage | stage … )`.
  mutating func within() throws(Abandoned) -> StageSyntax.Kind {
    var keys: [Name] = []
    repeat {
      let key = try name("the key of the groups")
      keys.append(key)
      guard kind == .leftParenthesis || kind == .comma else {
        let place = SourceSpan(previousEnd, previousEnd)
        report(
          "E111",
          "`within` wants stages in brackets behind its keys",
          at: key.span,
          help: kind == .pipe || kind == .end
            ? [Diagnostic.Help("", edit: (place, " ( take 1 )"))] : []
        )
        throw Abandoned()
      }
    } while take(.comma)
    let opened = span
    advance()
    let stages = try inside(.pipeline) { (parser) throws(Abandoned) -> [StageSyntax] in
      if parser.kind == .pipe { parser.advance() }
      let first = parser.stage()
      let stages = [first] + parser.stages()
      try parser.close(.rightParenthesis, opened: opened)
      return stages
    }
    return .within(keys, stages)
  }
}
