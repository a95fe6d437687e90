internal import Chronology

/// Operands: literals, names, calls, brackets, and what stands before and behind them.
extension Parser {
  /// An operand with its prefix operators and all that is attached to it.
  mutating func prefix(_ loosest: Binding) throws(Abandoned) -> ExpressionSyntax {
    let start = start
    switch kind {
    case .minus:
      advance()
      let operand = try expression(.negative)
      return ExpressionSyntax(.negate(operand), at: span(from: start))
    case .range: return try openRange()
    case .foreignNot: return try negation(loosest)
    case .word where at("not") || isForeignNot: return try negation(loosest)
    default: return try postfix(operand())
    }
  }

  /// `NOT x`.
  private var isForeignNot: Bool {
    kind == .word && (written == "NOT" || written == "Not") && startsOperand(at: index + 1)
  }

  private mutating func negation(_ loosest: Binding) throws(Abandoned) -> ExpressionSyntax {
    let start = start
    if kind == .word, !at("not") {
      report("E126", "`\(written)` is written `not` in dq", at: span, fix: (span, "not"))
    }
    advance()
    joinNextLine()
    let operand = try expression(.negation)
    let result = ExpressionSyntax(.not(operand), at: span(from: start))
    if loosest < .negation {
      report(
        "E104",
        "`not` stands before a whole condition",
        at: SourceSpan(start, start + 3),
        label: "binds looser than the operator before it",
        fix: (result.span, "(\(source.text(result.span)))")
      )
      return ExpressionSyntax(.error, at: result.span)
    }
    return result
  }

  /// `.name`, `[index]`: as often as they follow.
  private mutating func postfix(
    _ operand: ExpressionSyntax
  ) throws(Abandoned) -> ExpressionSyntax {
    var result = operand
    let start = operand.span.start
    while true {
      if kind == .dot, !(tokens[index].beginsLine) {
        advance()
        result = ExpressionSyntax(
          .member(result, try name("the name behind the `.`")),
          at: span(from: start)
        )
        if kind == .leftParenthesis, touches { throw try methodCall(result) }
      } else if kind == .leftBracket, touches, isIndexable(result) {
        let opened = span
        advance()
        let place = try inside(.expression) { (parser) throws(Abandoned) -> ExpressionSyntax in
          let place = try parser.expression()
          try parser.close(.rightBracket, opened: opened)
          return place
        }
        result = ExpressionSyntax(.index(result, place), at: span(from: start))
      } else {
        return result
      }
    }
  }

  private func isIndexable(_ expression: ExpressionSyntax) -> Bool {
    switch expression.kind {
    case .name, .last, .call, .member, .index, .parenthesised, .list: true
    default: false
    }
  }

  /// A literal, a name, a call or something in brackets.
  private mutating func operand() throws(Abandoned) -> ExpressionSyntax {
    let (place, bytes) = (span, source.bytes[span.start..<span.end])
    switch kind {
    case .word:
      if let foreign = try foreignOperand() { return foreign }
      return try word()
    case .quotedName: return try named(try name("a name"))
    case .underscore: return literal(.last)
    case .text: return literal(.literal(.text(TextSyntax(LiteralReader.text(bytes), at: place))))
    case .rawText:
      let text = TextSyntax(LiteralReader.rawText(bytes), at: place, isRaw: true)
      return literal(.literal(.text(text)))
    case .regex: return literal(.literal(.regex(regex(bytes, at: place))))
    case .int: return literal(.literal(.int(LiteralReader.int(bytes) ?? 0)))
    case .number: return literal(.literal(.number(LiteralReader.number(bytes) ?? 0)))
    case .date, .instant, .duration: return literal(temporal(bytes))
    case .badLiteral: return literal(.error)
    case .leftParenthesis: return try parenthesised()
    case .leftBracket:
      let elements = try bracketed(.rightBracket) { (parser) throws(Abandoned) in
        try parser.expression()
      }
      return ExpressionSyntax(.list(elements), at: span(from: place.start))
    case .leftBrace: return try record()
    case .dot where kind(ahead: 1) == .word:
      let dot = place
      report(
        "E127",
        "a column is its name alone, without a dot",
        at: dot,
        label: "as jq writes it",
        fix: (dot, "")
      )
      advance()
      return try word()
    default: throw missingOperand()
    }
  }

  private mutating func literal(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    let place = span
    advance()
    return ExpressionSyntax(kind, at: place)
  }

  private func regex(_ bytes: ArraySlice<UInt8>, at place: SourceSpan) -> RegexSyntax {
    let close = bytes.lastIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
    return RegexSyntax(
      pattern: String(decoding: bytes[(bytes.startIndex + 1)..<close], as: UTF8.self),
      flags: String(decoding: bytes[(close + 1)...], as: UTF8.self),
      at: place
    )
  }

  private func temporal(_ bytes: ArraySlice<UInt8>) -> ExpressionSyntax.Kind {
    let literal = bytes.withUnsafeBufferPointer { TemporalLiteral.scan($0) }
    switch literal?.value {
    case .date(let date): return .literal(.date(date))
    case .instant(let instant): return .literal(.instant(instant))
    case .duration(let duration): return .literal(.duration(duration))
    case .problem, nil: return .error
    }
  }

  /// `( E )`.
  private mutating func parenthesised() throws(Abandoned) -> ExpressionSyntax {
    let opened = span
    advance()
    return try inside(.expression) { (parser) throws(Abandoned) -> ExpressionSyntax in
      let inner = try parser.expression()
      try parser.close(.rightParenthesis, opened: opened)
      return ExpressionSyntax(.parenthesised(inner), at: parser.span(from: opened.start))
    }
  }

  /// Reads `("a", "b")` behind `in`, as SQL writes lists, and reports it; nil for `(E)`.
  mutating func listInParentheses() throws(Abandoned) -> ExpressionSyntax? {
    var (ahead, nested) = (1, 1)
    var hasComma = false
    while nested > 0, kind(ahead: ahead) != .end, kind(ahead: ahead) != .pipe {
      switch kind(ahead: ahead) {
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace: nested -= 1
      case .comma where nested == 1: hasComma = true
      default: break
      }
      ahead += 1
    }
    guard hasComma else { return nil }
    let start = start
    let elements = try bracketed(.rightParenthesis) { (parser) throws(Abandoned) in
      try parser.expression()
    }
    let whole = span(from: start)
    let inner = source.text(SourceSpan(whole.start + 1, max(whole.start + 1, whole.end - 1)))
    report(
      "E127",
      "a list stands in square brackets",
      at: whole,
      fix: (whole, "[\(inner)]")
    )
    return ExpressionSyntax(.list(elements), at: whole)
  }

  /// `{kind: "call", n: 3}`.
  mutating func record() throws(Abandoned) -> ExpressionSyntax {
    let start = start
    let parts = try bracketed(.rightBrace) {
      (parser) throws(Abandoned) -> (name: Name, value: ExpressionSyntax) in
      let name = try parser.name("the name of a part")
      if parser.kind == .assign {
        parser.report(
          "E105",
          "a part of a record is written `name: value`",
          at: parser.span,
          fix: (parser.span, ":")
        )
        parser.advance()
      } else if !parser.take(.colon) {
        try parser.unexpected(wanted: "`:` and a value")
      }
      return (name, try parser.expression())
    }
    return ExpressionSyntax(.record(parts), at: span(from: start))
  }

  // MARK: - Words

  /// A keyword that is a value, a period, a name or a call.
  private mutating func word() throws(Abandoned) -> ExpressionSyntax {
    let word = written
    switch word {
    case "null": return literal(.literal(.null))
    case "true": return literal(.literal(.bool(true)))
    case "false": return literal(.literal(.bool(false)))
    case "and", "or": throw missingOperand()
    case "in", "has", "is", "each", "fill", "with":
      guard isNameInDisguise else { throw missingOperand() }
      return try named(try name("a value"))
    case "last", "next", "this":
      if let period = try relativePeriod() { return period }
    case "NULL", "TRUE", "FALSE", "True", "False", "Null":
      let literals: [String: ExpressionSyntax.Literal] = [
        "null": .null, "true": .bool(true), "false": .bool(false),
      ]
      let dq = word.lowercased()
      guard let meaning = literals[dq] else { break }
      report("E126", "`\(word)` is written `\(dq)` in dq", at: span, fix: (span, dq))
      return literal(.literal(meaning))
    default: break
    }
    let place = span
    advance()
    return try named(Name(word, at: place))
  }

  /// Whether a reserved word stands where only a column can be meant: what follows needs one.
  private var isNameInDisguise: Bool {
    switch kind(ahead: 1) {
    case .end, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .assign, .comma,
      .dot, .pipe, .rightParenthesis, .plus, .star:
      true
    default:
      tokens[index + 1].beginsLine || isWord("desc", at: index + 1)
        || isWord("per", at: index + 1) || isWord("in", at: index + 1)
    }
  }

  /// `last 7d`, `this month`; nil where the word is a name.
  private mutating func relativePeriod() throws(Abandoned) -> ExpressionSyntax? {
    let start = start
    guard let direction = ExpressionSyntax.RelativePeriod.Direction(rawValue: written),
      index + 1 < tokens.count, !tokens[index + 1].beginsLine
    else { return nil }
    let next = index + 1
    let extent: ExpressionSyntax.RelativePeriod.Extent
    switch tokens[next].kind {
    case .duration:
      let span = tokens[next].span
      guard case .literal(.duration(let length)) = temporal(source.bytes[span.start..<span.end])
      else { return nil }
      extent = .duration(length)
    case .word:
      let unit = source.text(tokens[next].span)
      guard Grammar.units.dropLast().contains(unit) else { return nil }
      extent = .unit(Name(unit, at: tokens[next].span))
    case .int:
      guard let length = try spelledDuration(after: next) else { return nil }
      extent = .duration(length)
    case .badLiteral:
      advance()
      advance()
      return ExpressionSyntax(.error, at: span(from: start))
    default: return nil
    }
    advance()
    if kind == .int { advance() }
    advance()
    let period = ExpressionSyntax.RelativePeriod(direction: direction, extent: extent)
    return ExpressionSyntax(.relativePeriod(period), at: span(from: start))
  }

  /// `7 days`, as one says it: reported, and read as `7d`.
  private mutating func spelledDuration(after number: Int) throws(Abandoned) -> CalendarDuration? {
    guard number + 1 < tokens.count, tokens[number + 1].kind == .word else { return nil }
    let units = [
      "day": "d", "days": "d", "week": "w", "weeks": "w", "month": "mo", "months": "mo",
      "quarter": "q", "quarters": "q", "year": "y", "years": "y", "hour": "h", "hours": "h",
      "minute": "min", "minutes": "min",
    ]
    let (count, unit) = (source.text(tokens[number].span), tokens[number + 1].span)
    guard let short = units[source.text(unit).lowercased()] else { return nil }
    let place = tokens[number].span.through(unit)
    report(
      "E012",
      "a duration is one word",
      at: place,
      fix: (place, count + short)
    )
    guard case .literal(.duration(let length)) = temporal(Array((count + short).utf8)[...])
    else { throw Abandoned() }
    return length
  }

  /// A name and, where a `(` touches it, the arguments of its call.
  private mutating func named(_ name: Name) throws(Abandoned) -> ExpressionSyntax {
    guard kind == .leftParenthesis, touches else {
      return ExpressionSyntax(.name(name), at: name.span)
    }
    if name.text == "count", isForeignCount { return foreignCount(name) }
    let arguments = try bracketed(.rightParenthesis) {
      (parser) throws(Abandoned) -> ExpressionSyntax in
      try parser.argument(of: name)
    }
    return ExpressionSyntax(.call(name, arguments), at: span(from: name.span.start))
  }

  private mutating func argument(of call: Name) throws(Abandoned) -> ExpressionSyntax {
    if kind == .word, kind(ahead: 1) == .assign {
      let named = span.through(tokens[index + 1].span)
      let value = index + 2 < tokens.count ? Int(tokens[index + 2].start) : named.end
      report(
        "E128",
        "arguments go by place, without a name",
        at: named,
        fix: (SourceSpan(named.start, max(named.end, value)), "")
      )
      advance()
      advance()
    }
    return try expression()
  }

  /// `count()`, `count(*)`.
  private var isForeignCount: Bool {
    kind(ahead: 1) == .rightParenthesis
      || kind(ahead: 1) == .star && kind(ahead: 2) == .rightParenthesis
  }

  private mutating func foreignCount(_ name: Name) -> ExpressionSyntax {
    while kind != .rightParenthesis { advance() }
    advance()
    let whole = span(from: name.span.start)
    report(
      "E127",
      "the number of rows is `count`, without brackets",
      at: whole,
      fix: (whole, "count")
    )
    return ExpressionSyntax(.name(name), at: name.span)
  }
}
