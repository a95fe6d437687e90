/// Writes a text in its one canonical form.
///
/// A pipeline of up to two stages stands on one line if it fits there, any other has a line for each
/// stage. Comments and blank lines stay; a comment inside a stage moves behind it.
package struct Formatter {
  private let printer: StagePrinter
  private let source: SourceText
  private var comments: ArraySlice<Comment>
  private var lines: [String] = []

  /// Comments of the last piece that found no room behind it.
  private var carried: [String] = []
  private static let width = 100

  private init(_ parsed: ParsedScript, _ comments: [Comment]) {
    source = parsed.source
    printer = StagePrinter(expressions: ExpressionPrinter(source: parsed.source))
    self.comments = comments[...]
  }

  /// The canonical form of a text, or nil where it has errors.
  package static func format(_ parsed: ParsedScript) -> String? {
    guard parsed.diagnostics.allSatisfy(\.isWarning) else { return nil }
    var formatter = Formatter(parsed, Lexer.lex(parsed.source).comments)
    for statement in parsed.syntax.statements { formatter.write(statement) }
    formatter.writeComments(before: .max, indent: "")
    return formatter.lines.isEmpty ? "" : formatter.lines.joined(separator: "\n") + "\n"
  }

  /// A text with the safe fixes of its own errors: typographic quotes, dialect words, and whatever
  /// else has exactly one way out.
  package static func fixed(_ source: SourceText) -> SourceText {
    var source = source
    for _ in 0..<5 {
      let edits = HelpLines.safeEdits(of: Parser.parse(source).diagnostics)
      if edits.isEmpty { break }
      let whole = SourceSpan(0, source.bytes.count)
      source = SourceText(
        name: source.name,
        text: HelpLines.applied(edits, to: source, whole)
      )
    }
    return source
  }

  // MARK: - Lines

  /// A piece that stands on a line: a statement, its head, or a stage.
  private struct Unit {
    var span: SourceSpan
    var lines: [String]
    var indent = ""
  }

  private mutating func write(_ unit: Unit) {
    writeComments(before: unit.span.start, indent: unit.indent)
    keepBlankLine(above: unit.span.start)
    for line in unit.lines { lines.append(unit.indent + line) }
    while let comment = comments.first, comment.span.start < unit.span.end {
      comments.removeFirst()
      append(comment)
    }
  }

  /// Writes the comments before a place: those on lines of their own as such, those behind something
  /// at the end of the line written last.
  private mutating func writeComments(before end: Int, indent: String) {
    lines += carried.map { indent + $0 }
    carried = []
    while let comment = comments.first, comment.span.start < end {
      comments.removeFirst()
      if comment.isAlone || lines.isEmpty {
        keepBlankLine(above: comment.span.start)
        lines.append(indent + trimmed(comment))
      } else {
        append(comment)
        lines += carried.map { indent + $0 }
        carried = []
      }
    }
  }

  /// Writes a comment behind the line written last; where that has one, it goes above the next.
  private mutating func append(_ comment: Comment) {
    guard let last = lines.last, carried.isEmpty, !last.isEmpty, !endsInComment(last) else {
      carried.append(trimmed(comment))
      return
    }
    lines[lines.count - 1] = last + "   " + trimmed(comment)
  }

  private func trimmed(_ comment: Comment) -> String {
    var text = source.text(comment.span)
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  private func endsInComment(_ line: String) -> Bool {
    !Lexer.lex(SourceText(name: "", text: line)).comments.isEmpty
  }

  /// Writes an empty line where the text has one or more above a place.
  private mutating func keepBlankLine(above offset: Int) {
    let line = source.line(of: offset)
    guard line > 1, lines.last.map({ !$0.isEmpty }) ?? false else { return }
    let before = source.bytes[source.range(ofLine: line - 1)]
    if before.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { lines.append("") }
  }

  /// Whether a comment or a blank line stands inside a span.
  private func isInterrupted(_ span: SourceSpan) -> Bool {
    if comments.contains(where: { span.start < $0.span.start && $0.span.start < span.end }) {
      return true
    }
    let (first, last) = (source.line(of: span.start), source.line(of: span.end))
    return first < last
      && (first + 1...last).contains { line in
        source.bytes[source.range(ofLine: line)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      }
  }

  // MARK: - Statements

  private mutating func write(_ statement: StatementSyntax) {
    let (span, text) = (statement.span, printer.expressions.text)
    switch statement.kind {
    case .open(let path): write(Unit(span: span, lines: ["open \(text(path))"]))
    case .use(let path): write(Unit(span: span, lines: ["use \(text(path))"]))
    case .strict: write(Unit(span: span, lines: ["strict"]))
    case .alias(let name, let spellings):
      let spellings = spellings.map(text).joined(separator: ", ")
      write(Unit(span: span, lines: ["alias \(text(name)) = \(spellings)"]))
    case .param(let parameter):
      write(Unit(span: span, lines: ["param \(printer.expressions.parameter(parameter))"]))
    case .pipeline(let pipeline): write(pipeline, in: span, prefix: "", indent: "")
    case .continuation(let stages): writeContinuation(stages, in: span)
    case .let(let name, .table(let pipeline)):
      let prefix = "let \(printer.expressions.name(name)) = "
      write(pipeline, in: span, prefix: prefix, indent: "  ")
    case .let(let name, .value(let value)):
      let printed = printer.expressions.print(value)
      write(Unit(span: span, lines: ["let \(printer.expressions.name(name)) = \(printed)"]))
    case .defineFunction(let name, let parameters, let body):
      let head = self.head(name, parameters)
      write(Unit(span: span, lines: ["\(head) \(printer.expressions.print(body))"]))
    case .defineVerb(let name, let parameters, let stages):
      writeVerb(head(name, parameters), stages, in: span)
    case .error: write(Unit(span: span, lines: [source.text(span)]))
    }
  }

  private func head(_ name: Name, _ parameters: [ParameterSyntax]) -> String {
    let list = parameters.map(printer.expressions.parameter).joined(separator: ", ")
    return "def \(printer.expressions.name(name))(\(list)) ="
  }

  private func flat(_ stages: [StageSyntax]) -> String {
    stages.map { " | \(printer.stage($0).flat)" }.joined()
  }

  private func fits(_ line: String, _ stages: [StageSyntax], _ span: SourceSpan) -> Bool {
    stages.count <= 2 && line.count <= Self.width && !isInterrupted(span)
  }

  private mutating func write(
    _ pipeline: PipelineSyntax,
    in span: SourceSpan,
    prefix: String,
    indent: String
  ) {
    let source = prefix + printer.source(pipeline.source)
    let line = source + flat(pipeline.stages)
    if fits(line, pipeline.stages, span) {
      write(Unit(span: span, lines: [line]))
      return
    }
    write(Unit(span: SourceSpan(span.start, pipeline.source.span.end), lines: [source]))
    for stage in pipeline.stages { write(stage, indent: indent) }
  }

  private mutating func writeContinuation(_ stages: [StageSyntax], in span: SourceSpan) {
    let line = String(flat(stages).dropFirst())
    if fits(line, stages, span) {
      write(Unit(span: span, lines: [line]))
    } else {
      for stage in stages { write(stage, indent: "") }
    }
  }

  private mutating func writeVerb(_ head: String, _ stages: [StageSyntax], in span: SourceSpan) {
    let line = head + flat(stages)
    if fits(line, stages, span) {
      write(Unit(span: span, lines: [line]))
      return
    }
    let first = stages.first?.span.start ?? span.end
    write(Unit(span: SourceSpan(span.start, min(first, span.end)), lines: [head]))
    for stage in stages { write(stage, indent: "  ") }
  }

  private mutating func write(_ stage: StageSyntax, indent: String) {
    let width = Self.width - 2
    var printed = printer.stage(stage).lines(width: width, indent: indent)
    if case .within(let keys, let stages) = stage.kind, printed[0].count + indent.count > width {
      printed = ["within \(printer.expressions.names(keys)) ("]
      for (index, inner) in stages.enumerated() {
        printed.append((index == 0 ? "    " : "    | ") + printer.stage(inner).flat)
      }
      printed.append("  )")
    }
    printed[0] = "| " + printed[0]
    write(Unit(span: stage.span, lines: printed, indent: indent))
  }
}
