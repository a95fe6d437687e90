/// Writes a text in its one canonical form.
///
/// A pipeline of up to two stages stands on one line if it fits there, any other has a line for each
/// stage; what is wider than 100 columns is broken at its commas and operators. Comments and blank
/// lines stay where they are.
package struct Formatter {
  private var writer: FormatWriter
  private static let width = 100

  /// The canonical form of a text, or nil where it has errors.
  package static func format(_ parsed: ParsedScript) -> String? {
    guard parsed.diagnostics.allSatisfy(\.isWarning) else { return nil }
    var formatter = Formatter(writer: FormatWriter(parsed.source))
    let layout = formatter.script(parsed.syntax.statements)
    return LayoutWriter.lines(of: layout, width: width).map { $0 + "\n" }.joined()
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

  // MARK: - Statements

  private mutating func script(_ statements: [StatementSyntax]) -> Layout {
    var pieces: [Layout] = []
    for statement in statements {
      let start = statement.span.start
      if case .continuation = statement.kind, !pieces.isEmpty {
        // Without it the statement above would go on.
        pieces.append(.text(";"))
      }
      pieces += writer.comments(before: start, keepsBlanks: true)
      pieces.append(writer.hasBlankLine(above: start) ? .blank : .end)
      pieces.append(self.statement(statement))
    }
    return .all(pieces + writer.comments(before: .max, keepsBlanks: true))
  }

  private mutating func statement(_ statement: StatementSyntax) -> Layout {
    switch statement.kind {
    case .open(let path): return .text("open \(writer.text(path))")
    case .use(let path): return .text("use \(writer.text(path))")
    case .strict: return .text("strict")
    case .alias(let name, let spellings):
      let items = writer.items(spellings.map { (writer.text($0), $0.span.start) })
      return .group(.joined(.text("alias \(writer.text(name)) = "), .nested(4, items)))
    case .param(let parameter): return .joined(.text("param "), writer.parameter(parameter))
    case .pipeline(let pipeline): return self.pipeline(pipeline, prefix: .empty, indent: 0)
    case .continuation(let stages): return .group(self.stages(stages, .empty))
    case .let(let name, .table(let pipeline)):
      let between = writer.gap(before: pipeline.source.span.start, .text(" "))
      let prefix = Layout.joined(.text("let \(writer.name(name)) ="), between)
      return self.pipeline(pipeline, prefix: prefix, indent: 2)
    case .let(let name, .value(let value)):
      return assigned(.text("let \(writer.name(name)) ="), value)
    case .defineFunction(let name, let parameters, let body):
      return assigned(head(name, parameters), body)
    case .defineVerb(let name, let parameters, let stages):
      let head = head(name, parameters)
      return .group(.joined(head, .nested(2, self.stages(stages, .line(" ")))))
    case .error: return .text(writer.source.text(statement.span))
    }
  }

  private mutating func assigned(_ head: Layout, _ value: ExpressionSyntax) -> Layout {
    let line: Layout = value.kind.isBracketed ? .text(" ") : .line(" ")
    let between = writer.gap(before: value.span.start, line)
    return .group(.joined(head, .nested(2, .joined(between, writer.expression(value)))))
  }

  private mutating func head(_ name: Name, _ parameters: [ParameterSyntax]) -> Layout {
    let list = writer.separated(parameters, at: \.name.span.start) { $0.parameter($1) }
    return .joined(.text("def \(writer.name(name))("), .nested(4, .group(list)), .text(") ="))
  }

  private mutating func pipeline(
    _ pipeline: PipelineSyntax,
    prefix: Layout,
    indent: Int
  ) -> Layout {
    let source = writer.source(pipeline.source)
    let stages = self.stages(pipeline.stages, .line(" "))
    return .group(.joined(prefix, .group(source), .nested(indent, stages)))
  }

  private mutating func stages(_ stages: [StageSyntax], _ first: Layout) -> Layout {
    var pieces: [Layout] = []
    for (index, stage) in stages.enumerated() {
      let start = writer.pipe(before: stage)
      let comments = writer.comments(before: start, keepsBlanks: true)
      let isFirst = index == 0 && comments.isEmpty
      let line: Layout = stages.count > 2 ? .end : .line(" ")
      if case .all = first, isFirst {
        // A continuation begins with its `|`.
      } else if writer.hasBlankLine(above: start) {
        pieces += comments + [.blank]
      } else {
        pieces += comments + [comments.isEmpty ? line : .end]
      }
      pieces.append(.text("|"))
      pieces.append(writer.gap(before: stage.span.start, .text(" ")))
      pieces.append(writer.stage(stage))
    }
    return .all(pieces)
  }
}
