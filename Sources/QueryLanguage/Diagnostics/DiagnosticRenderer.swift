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
      if let short = Self.shortened(help, source) {
        text += painted("note:", "1;36") + " \(short)\n"
        continue
      }
      for (index, line) in help.line.split(whereSeparator: \.isNewline).enumerated() {
        let word = help.isNote ? "note:" : "help:"
        let mark = index == 0 ? painted(word, "1;36") : "     "
        text += "\(mark) \(Self.plain(line))\(index == 0 ? remark : "")\n"
      }
    }
    return text
  }

  /// Lines longer than this are shown around the culprit alone.
  private static let width = 240

  /// A fix of a line that is too long to be shown.
  private static func shortened(_ help: Diagnostic.Help, _ source: SourceText) -> String? {
    guard help.line.utf8.count > 2 * width, let edit = help.edit else { return nil }
    let (old, new) = (source.text(edit.span), edit.text)
    guard old.utf8.count < width, new.utf8.count < width else {
      return "the line is too long to be shown"
    }
    return old.isEmpty
      ? "put `\(plain(new[...]))` there" : "write `\(plain(new[...]))` for `\(plain(old[...]))`"
  }

  /// Text for a terminal; tabs stay.
  private static func plain(_ text: Substring) -> String {
    text.split(separator: "\t", omittingEmptySubsequences: false)
      .map { SourceText.shown(Array($0.utf8)[...]) }.joined(separator: "\t")
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

    /// The mark in a window of the line, behind its `…`; nil outside.
    func seen(from left: Int, width: Int) -> Mark? {
      guard start >= left, start < left + width else { return nil }
      let shift = left > 0 ? left - 1 : 0
      let last = left + width - shift
      return Mark(line: line, start: start - shift, end: min(end - shift, last), label: label)
    }
  }

  /// The cells of a line from a place on, as many as are shown.
  private static func window(_ line: String, from left: Int) -> String {
    var (shown, cell) = ("", 0)
    for character in line {
      let width = DisplayWidth.of(String(character))
      if cell >= left, cell + width <= left + Self.width { shown.append(character) }
      if cell < left, cell + width > left {
        shown += String(repeating: " ", count: cell + width - left)
      }
      cell += width
      if cell > left + Self.width { break }
    }
    return (left > 0 ? "…" : "") + shown + (cell > left + Self.width ? "…" : "")
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
    let left = max(0, primary.start - Self.width / 2)
    var text = ""
    for (index, line) in lines.enumerated() {
      if index > 0, lines[index - 1] + 1 < line {
        text += "\(String(repeating: ".", count: digits)) |\n"
      }
      let number = String(line)
      let range = source.range(ofLine: line)
      text += String(repeating: " ", count: digits - number.utf8.count) + "\(number) | "
      let shown = SourceText.shown(source.bytes[range])
      let isCut = DisplayWidth.of(shown) > Self.width
      text += (isCut ? Self.window(shown, from: left) : shown) + "\n"
      var here = marks.filter { $0.line == line }.sorted { $0.start < $1.start }
      if isCut { here = here.compactMap { $0.seen(from: left, width: Self.width) } }
      if here.isEmpty { continue }
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
