/// Builds the lines of help out of the text itself, so that they can be run as they stand.
struct HelpLines {
  let source: SourceText

  /// Help for diagnostics of this text.
  init(_ source: SourceText) {
    self.source = source
  }

  /// Diagnostics in the order of the text, each line of help filled in: a help without a line shows
  /// its statement line with its own edit and, so that it runs, the first edits of all other
  /// diagnostics of that line.
  func completed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let ordered = diagnostics.enumerated()
      .sorted { ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset) }
      .map(\.element)
    guard ordered.contains(where: { $0.help.contains { $0.line.isEmpty } }) else { return ordered }
    var editsByLine: [Int: [(span: SourceSpan, text: String)]] = [:]
    for diagnostic in ordered {
      guard let edit = diagnostic.help.first?.edit else { continue }
      let line = source.line(of: edit.span.start)
      // A line with more errors than that is past saving at once.
      if editsByLine[line, default: []].count < 20 { editsByLine[line, default: []].append(edit) }
    }
    return ordered.map { diagnostic in
      var diagnostic = diagnostic
      for (index, help) in diagnostic.help.enumerated() where help.line.isEmpty {
        guard let edit = help.edit else { continue }
        let others = editsByLine[source.line(of: edit.span.start)] ?? []
        diagnostic.help[index].line = line(with: edit, others)
      }
      return diagnostic
    }
  }

  /// The lines of an edit with it and others applied.
  private func line(
    with edit: (span: SourceSpan, text: String),
    _ others: [(span: SourceSpan, text: String)]
  ) -> String {
    let first = source.range(ofLine: source.line(of: edit.span.start))
    let last = source.range(ofLine: source.line(of: edit.span.end))
    var chosen = [edit]
    for other in others
    where other.span.end <= last.upperBound
      && !chosen.contains(where: { Self.overlap($0.span, other.span) })
    {
      chosen.append(other)
    }
    let text = Self.applied(chosen, to: source, SourceSpan(first.lowerBound, last.upperBound))
    return Self.trimmed(text)
  }

  /// A text without the white space around it.
  static func trimmed(_ text: String) -> String {
    let body = text.drop { $0.isWhitespace }
    var end = body.endIndex
    while end > body.startIndex, body[body.index(before: end)].isWhitespace {
      end = body.index(before: end)
    }
    return String(body[..<end])
  }

  private static func overlap(_ left: SourceSpan, _ right: SourceSpan) -> Bool {
    left.start < right.end && right.start < left.end || left == right
  }

  /// Adds an edit to others unless it is in their way.
  static func add(
    _ edit: (span: SourceSpan, text: String),
    to edits: inout [(span: SourceSpan, text: String)]
  ) {
    if !edits.contains(where: { overlap($0.span, edit.span) }) { edits.append(edit) }
  }

  /// A piece of a text with edits applied, which do not overlap.
  static func applied(
    _ edits: [(span: SourceSpan, text: String)],
    to source: SourceText,
    _ piece: SourceSpan
  ) -> String {
    var result: [UInt8] = []
    var position = piece.start
    for edit in edits.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }) {
      guard edit.span.start >= position, edit.span.end <= piece.end else { continue }
      result += source.bytes[position..<edit.span.start]
      result += edit.text.utf8
      position = edit.span.end
    }
    result += source.bytes[position..<piece.end]
    return String(decoding: result, as: UTF8.self)
  }

  /// The edits of diagnostics that have exactly one way out, of which none overlap.
  static func safeEdits(of diagnostics: [Diagnostic]) -> [(span: SourceSpan, text: String)] {
    let safe: Set<String> = [
      "E003", "E015", "E016", "E105", "E114", "E124", "E125", "E126", "E127", "E128", "E136",
    ]
    var edits: [(span: SourceSpan, text: String)] = []
    for diagnostic in diagnostics where safe.contains(diagnostic.code) {
      guard diagnostic.help.count == 1, let edit = diagnostic.help[0].edit,
        !edits.contains(where: { overlap($0.span, edit.span) })
      else { continue }
      edits.append(edit)
    }
    return edits
  }

  /// A line with the fixes of its own diagnostics applied, as often as they bring something new.
  static func repaired(_ line: String) -> String {
    // What is no statement is a stage.
    let source = "articles | "
    let isStage = Habit.isStage(line)
    let result = repairedStatement(isStage ? source + line : line)
    return isStage && result.hasPrefix(source) ? String(result.dropFirst(source.count)) : result
  }

  private static func repairedStatement(_ line: String) -> String {
    var line = line
    for _ in 0..<4 {
      let source = SourceText(name: "", text: line)
      var edits: [(span: SourceSpan, text: String)] = []
      for diagnostic in Parser.diagnose(source) {
        guard let edit = diagnostic.help.first?.edit else { continue }
        if !edits.contains(where: { overlap($0.span, edit.span) }) { edits.append(edit) }
      }
      if edits.isEmpty { return line }
      line = applied(edits, to: source, SourceSpan(0, source.bytes.count))
    }
    return line
  }

  /// `a < b < c` as two comparisons, or as `b in a..c` where that says the same.
  static func unchained(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ source: SourceText
  ) -> String {
    if case .compare(.lessOrEqual, let low, let value, _) = left.kind,
      case .compare(.lessOrEqual, _, let high, _) = right.kind
    {
      let ends = [low, value, high].map { source.text($0.span) }
      return "\(ends[1]) in \(ends[0])..\(ends[2])"
    }
    return "\(source.text(left.span)) and \(source.text(right.span))"
  }
}
