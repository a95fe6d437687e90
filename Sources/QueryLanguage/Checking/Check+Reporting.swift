internal import Columns

extension Check {
  /// Reports an error or a warning; within a definition of one's own it stands at the call and names
  /// the place in the definition.
  mutating func report(
    _ code: CheckCode,
    _ message: String,
    at span: SourceSpan,
    label: String? = nil,
    notes: [(SourceSpan, String)] = [],
    help: [Diagnostic.Help] = []
  ) {
    guard let outer = expansions.first, let inner = expansions.last else {
      guard !reported.contains(span) else { return }
      var diagnostic = Diagnostic(code.rawValue, message, at: span, label: label, help: help)
      diagnostic.notes = notes.map { (span: $0.0, label: $0.1) }
      diagnostics.append(diagnostic)
      return
    }
    let home = inner.home.source
    let position = home.position(of: span.start)
    var diagnostic = Diagnostic(
      code.rawValue,
      "in `\(inner.name)` (\(home.name):\(position.line):\(position.column)): \(message)",
      at: outer.call,
      label: label,
      help: help
    )
    if home.name == source.name, home.bytes == source.bytes {
      diagnostic.notes = [(span: span, label: "here")]
    }
    diagnostics.append(diagnostic)
  }

  /// The text with a place replaced: an edit for `:fix`, and its line to paste, which is filled in
  /// once all edits of the line are known.
  func fix(_ span: SourceSpan, by text: String, remark: String? = nil) -> Diagnostic.Help {
    if let inner = expansions.last, inner.home.source.bytes != source.bytes {
      return Diagnostic.Help(note: "in \(inner.home.source.name): `\(text)` in its place")
    }
    return Diagnostic.Help("", remark: remark, edit: (span, text))
  }

  /// Stages that stand in place of the one at hand.
  func instead(_ stages: String, remark: String? = nil) -> Diagnostic.Help {
    guard let stage, expansions.isEmpty else {
      return Diagnostic.Help(note: "`| \(stages)` in its place")
    }
    return Diagnostic.Help("", remark: remark, edit: (stage, stages))
  }

  /// A stage that stands before the one at hand.
  func before(_ words: String, remark: String? = nil) -> Diagnostic.Help {
    guard let stage, expansions.isEmpty else {
      return Diagnostic.Help(note: "`| \(words)` before it")
    }
    return Diagnostic.Help(
      "",
      remark: remark,
      edit: (SourceSpan(stage.start, stage.start), "\(words) | ")
    )
  }

  /// The stage at hand with several places replaced.
  func line(with edits: [(SourceSpan, String)]) -> String {
    guard let stage, edits.allSatisfy({ $0.0.start >= stage.start && $0.0.end <= stage.end })
    else { return edits.map(\.1).joined(separator: " ") }
    var line = ""
    var position = stage.start
    for (span, text) in edits.sorted(by: { $0.0.start < $1.0.start }) {
      line += self.text(of: SourceSpan(position, span.start)) + text
      position = span.end
    }
    return "| " + line + self.text(of: SourceSpan(position, stage.end))
  }

  /// Where words stand within a written literal.
  func place(of words: String, in span: SourceSpan) -> SourceSpan? {
    let (whole, part) = (Array(text(of: span).utf8), Array(words.utf8))
    guard whole.count >= part.count else { return nil }
    let start = (0...(whole.count - part.count)).first { whole[$0...].starts(with: part) }
    return start.map { SourceSpan(span.start + $0, span.start + $0 + part.count) }
  }

  /// `x` or `` `two words` ``: a name as a query writes it.
  func written(_ name: String) -> String {
    isPlainName(name) ? name : "`" + name.replacingBackticks() + "`"
  }

  func isPlainName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first,
      first == "_" || first.properties.isXIDStart, !reservedWords.contains(name)
    else { return false }
    return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }
}

/// The words that need backticks as names.
let reservedWords: Set<String> = [
  "and", "or", "not", "in", "has", "is", "null", "it", "true", "false", "each", "fill", "with",
]

extension String {
  /// With each backtick doubled.
  fileprivate func replacingBackticks() -> String {
    split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``")
  }
}
