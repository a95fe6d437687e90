internal import TextTools

/// Writes diagnostics for people: the place, the line with carets under it, and ways out.
package struct DiagnosticRenderer: Sendable {
  /// Whether the terminal takes colours.
  package var isColoured: Bool

  /// A renderer with or without colours.
  package init(isColoured: Bool = false) {
    self.isColoured = isColoured
  }

  /// All diagnostics of a text, separated by empty lines.
  package func render(_ diagnostics: [Diagnostic], of source: SourceText) -> String {
    diagnostics.map { render($0, of: source) }.joined(separator: "\n")
  }

  /// One diagnostic, each line ended.
  package func render(_ diagnostic: Diagnostic, of source: SourceText) -> String {
    let kind = diagnostic.isWarning ? "warning" : "error"
    let colour = diagnostic.isWarning ? "33" : "31"
    let position = source.position(of: diagnostic.span.start)
    var text = painted("\(kind) \(diagnostic.code):", "1;\(colour)") + " \(diagnostic.message)\n"
    text += "  \(source.name):\(position.line):\(position.column)\n"
    text += excerpts(of: diagnostic, source, colour)
    for help in diagnostic.help {
      let remark = help.remark.map { "   # \($0)" } ?? ""
      for (index, line) in help.line.split(separator: "\n").enumerated() {
        let word = help.isNote ? "note:" : "help:"
        let mark = index == 0 ? painted(word, "1;36") : "     "
        text += "\(mark) \(line)\(index == 0 ? remark : "")\n"
      }
    }
    return text
  }

  private func painted(_ text: String, _ colour: String) -> String {
    isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
  }

  /// A span to underline on one line.
  private struct Mark {
    var line: Int
    var start: Int
    var end: Int
    var label: String?
  }

  /// The lines of all spans in order, each with its carets.
  private func excerpts(
    of diagnostic: Diagnostic,
    _ source: SourceText,
    _ colour: String
  ) -> String {
    let primary = mark(diagnostic.span, diagnostic.label, source)
    let marks = [primary] + diagnostic.notes.map { mark($0.span, $0.label, source) }
    let lines = Set(marks.map(\.line)).sorted()
    let digits = String(lines.last ?? 1).utf8.count
    var text = ""
    for (index, line) in lines.enumerated() {
      if index > 0, lines[index - 1] + 1 < line {
        text += "\(String(repeating: ".", count: digits)) |\n"
      }
      let number = String(line)
      let range = source.range(ofLine: line)
      text += String(repeating: " ", count: digits - number.utf8.count) + "\(number) | "
      text += SourceText.shown(source.bytes[range]) + "\n"
      let here = marks.filter { $0.line == line }.sorted { $0.start < $1.start }
      text += carets(here, String(repeating: " ", count: digits) + " | ", colour)
    }
    return text
  }

  /// The cells of a span on its first line.
  private func mark(_ span: SourceSpan, _ label: String?, _ source: SourceText) -> Mark {
    let line = source.line(of: min(span.start, source.bytes.count))
    let range = source.range(ofLine: line)
    let start = min(max(span.start, range.lowerBound), range.upperBound)
    let end = min(max(span.end, start), range.upperBound)
    let before = DisplayWidth.of(SourceText.shown(source.bytes[range.lowerBound..<start]))
    let through = DisplayWidth.of(SourceText.shown(source.bytes[range.lowerBound..<end]))
    return Mark(line: line, start: before, end: max(through, before + 1), label: label)
  }

  /// Carets with their labels: on one line where there is room, else one below the other.
  private func carets(_ marks: [Mark], _ margin: String, _ colour: String) -> String {
    var text = ""
    var line = ""
    var width = 0
    for mark in marks {
      if !line.isEmpty, mark.start <= width {
        text += margin + line + "\n"
        (line, width) = ("", 0)
      }
      line += String(repeating: " ", count: mark.start - width)
      line += painted(String(repeating: "^", count: mark.end - mark.start), "1;\(colour)")
      width = mark.end
      if let label = mark.label {
        line += " " + label
        width += 1 + DisplayWidth.of(label)
      }
    }
    return text + margin + line + "\n"
  }
}
