internal import Formats
internal import QueryLanguage

/// Replies as one text, as a script without a terminal shows them: the form of an `.out` file.
package struct Transcript {
  /// What has been shown.
  package private(set) var text = ""

  /// A transcript of nothing.
  package init() {}

  /// Adds a reply; an empty line stands before every table but the first thing.
  package mutating func add(_ reply: Reply) {
    switch reply {
    case .table(let shown):
      if !text.isEmpty { text += "\n" }
      var output = ByteOutput()
      FormatName.table.writer(FormatOptions()).write(shown.table, to: &output)
      if let chart = shown.chart, let kind = Chart.Kind(rawValue: chart.kind.rawValue) {
        output.write("\n")
        Chart(kind, columns: chart.columns, width: 80).write(shown.table, to: &output)
      }
      text += String(decoding: output.bytes, as: UTF8.self)
    case .text(let line), .remark(let line), .failure(let line):
      text += line.hasSuffix("\n") ? line : line + "\n"
    case .diagnostics(let diagnostics, let source):
      text += DiagnosticRenderer().render(diagnostics, of: source)
    case .proposal, .goodbye: break
    }
  }
}
