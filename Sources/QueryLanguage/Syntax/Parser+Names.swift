/// Names, texts and lists: the small pieces of all stages.
extension Parser {
  /// A name; what is missing is reported as `wanted`, in the words of a message.
  mutating func name(_ wanted: String) throws(Abandoned) -> Name {
    switch kind {
    case .word: break
    case .quotedName:
      let span = span
      advance()
      return Name(
        LiteralReader.quotedName(source.bytes[span.start..<span.end]),
        at: span,
        isQuoted: true
      )
    case .text, .rawText:
      let name = quotedAsName()
      report(
        "E113",
        "a text is no name; \(wanted) is wanted",
        at: span,
        fix: (span, LiteralWriter.name(name))
      )
      let result = Name(name, at: span, isQuoted: true)
      advance()
      return result
    default:
      report("E113", "\(wanted) is wanted, not \(found)", at: span)
      throw Abandoned()
    }
    let (span, word) = (span, written)
    if Grammar.reserved.contains(word) {
      report(
        "E114",
        "`\(word)` is a word of the language; as a name it stands in backticks",
        at: span,
        fix: (span, "`\(word)`")
      )
    }
    advance()
    return Name(word, at: span)
  }

  private func quotedAsName() -> String {
    let bytes = source.bytes[span.start..<span.end]
    return kind == .text ? LiteralReader.text(bytes) : LiteralReader.rawText(bytes)
  }

  /// Names separated by commas.
  mutating func names(_ wanted: String) throws(Abandoned) -> [Name] {
    var names = [try name(wanted)]
    while take(.comma) { names.append(try name(wanted)) }
    return names
  }

  /// A text literal.
  mutating func text(_ wanted: String) throws(Abandoned) -> TextSyntax {
    if let text = takeText() { return text }
    if kind == .badLiteral {
      let text = TextSyntax("", at: span)
      advance()
      return text
    }
    let help =
      kind == .word || kind == .quotedName || kind == .dot || kind == .slash
      ? [Diagnostic.Help("", edit: (path, LiteralWriter.text(source.text(path))))] : []
    report("E129", "\(wanted) is wanted, not \(found)", at: span, help: help)
    throw Abandoned()
  }

  /// What is written at hand up to the next space: a path without quotes, perhaps.
  private var path: SourceSpan {
    var end = index
    while end + 1 < tokens.count, !tokens[end + 1].isSpaced, !tokens[end + 1].beginsLine,
      tokens[end + 1].kind != .pipe, tokens[end + 1].kind != .end
    { end += 1 }
    return tokens[index].span.through(tokens[end].span)
  }

  /// A text literal, if one is next.
  mutating func takeText() -> TextSyntax? {
    let span = span
    let bytes = source.bytes[span.start..<span.end]
    switch kind {
    case .text:
      advance()
      return TextSyntax(LiteralReader.text(bytes), at: span)
    case .rawText:
      advance()
      return TextSyntax(LiteralReader.rawText(bytes), at: span, isRaw: true)
    default: return nil
    }
  }

  /// Passes a bracket that must close here, and names the one that it belongs to otherwise.
  mutating func close(_ closer: Token.Kind, opened: SourceSpan) throws(Abandoned) {
    guard !take(closer) else { return }
    let opening = source.text(opened)
    let closing = opening == "(" ? ")" : opening == "[" ? "]" : "}"
    if kind == .end || kind == .pipe {
      report(
        "E102",
        "`\(opening)` is not closed",
        at: opened,
        label: "closed nowhere before \(kind == .pipe ? "`|`" : "the end")",
        fix: (SourceSpan(previousEnd, previousEnd), closing)
      )
    } else {
      let isList = opening != "(" || opened.start > 0 && source.bytes[opened.start - 1] > 0x2F
      try unexpected(wanted: isList ? "`,` or `\(closing)`" : "`\(closing)`")
    }
    throw Abandoned()
  }

  /// Things in brackets, separated by commas; a comma at the end is allowed.
  ///
  /// The opening bracket is next.
  mutating func bracketed<Item>(
    _ closer: Token.Kind,
    _ item: (inout Parser) throws(Abandoned) -> Item
  ) throws(Abandoned) -> [Item] {
    let opened = span
    advance()
    let result = try inside(.expression) { (parser) throws(Abandoned) -> [Item] in
      var items: [Item] = []
      while parser.kind != closer {
        items.append(try item(&parser))
        guard parser.take(.comma) else { break }
      }
      try parser.close(closer, opened: opened)
      return items
    }
    return result
  }

  /// Types as other languages name them.
  private static let foreignTypes = [
    "string": "text", "str": "text", "varchar": "text", "integer": "int", "long": "int",
    "bigint": "int", "float": "number", "double": "number", "real": "number", "decimal": "number",
    "boolean": "bool", "datetime": "instant", "timestamp": "instant", "interval": "duration",
    "timespan": "duration", "array": "list", "day": "date", "month": "date", "year": "date",
  ]

  /// A type: `text`, `list of int`.
  mutating func type() throws(Abandoned) -> TypeSyntax {
    let start = start
    guard kind == .word, Grammar.types.contains(written) else {
      let nearest =
        kind == .word
        ? Self.foreignTypes[written.lowercased()]
          ?? Spelling.nearest(to: written, among: Grammar.types) : nil
      report(
        "E119",
        "a type is wanted, not \(found)",
        at: span,
        label: "text int number bool date instant duration, or list of one of them",
        help: nearest.map { [Diagnostic.Help("", edit: (span, $0))] } ?? []
      )
      throw Abandoned()
    }
    let name = try name("a type")
    guard name.text == "list" else { return .named(name) }
    guard take("of") else {
      return .list(
        of: .named(Name("text", at: name.span)),
        span: name.span
      )
    }
    let element = try type()
    return .list(of: element, span: span(from: start))
  }
}
