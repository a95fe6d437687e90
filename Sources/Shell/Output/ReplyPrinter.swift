internal import Columns
package import Formats
internal import Glibc
internal import QueryLanguage
internal import Store

/// Puts replies on the two outputs: what was asked for on standard output, all else on standard error.
package struct ReplyPrinter {
  /// How replies are written.
  package struct Style: Sendable {
    package var format = FormatName.table

    /// A folder that gets one file a table; nil: standard output.
    package var folder: String?

    /// Whether an empty line stands between two tables.
    package var separatesTables = true

    /// Diagnostics as JSON lines.
    package var writesJSONErrors = false

    /// The style for tables on standard output.
    package init() {}
  }

  private let style: Style
  private var tables = 0

  /// Whether a reply could not be written; then why.
  package private(set) var failure: String?

  /// Whether nobody reads standard output any more.
  package private(set) var isPipeBroken = false

  /// A printer in this style.
  package init(_ style: Style) {
    self.style = style
  }

  /// Writes one reply.
  package mutating func print(_ reply: Reply) {
    switch reply {
    case .table(let table): print(table)
    case .text(let text): write { $0.write(text.hasSuffix("\n") ? text : text + "\n") }
    case .remark(let text): Self.note(text)
    case .failure(let text): Self.note(text)
    case .diagnostics(let diagnostics, let source): print(diagnostics, in: source)
    case .proposal, .goodbye: break
    }
  }

  /// Writes a line to standard error.
  package static func note(_ text: String) {
    var output = ByteOutput(descriptor: STDERR_FILENO)
    output.write(text.hasSuffix("\n") ? text : text + "\n")
    output.flush()
  }

  private mutating func print(_ shown: QueryTable) {
    tables += 1
    if let folder = style.folder {
      save(shown.table, in: folder)
      return
    }
    let isText = style.format == .table || style.format == .vertical
    let isNotFirst = tables > 1 && isText && style.separatesTables
    var options = Self.options(isComplete: shown.isComplete)
    options.keptAtEnd = shown.keptAtEnd
    let format = style.format
    write { output in
      if isNotFirst { output.write("\n") }
      format.writer(options).write(shown.table, to: &output)
      guard isText, let chart = shown.chart, let kind = Chart.Kind(rawValue: chart.kind.rawValue)
      else { return }
      output.write("\n")
      Chart(kind, columns: chart.columns, width: options.width ?? 80)
        .write(shown.table, to: &output)
    }
  }

  private mutating func save(_ table: Table, in folder: String) {
    mkdir(folder, 0o777)
    let path = "\(folder)/\(tables).\(style.format.fileExtension)"
    do throws(FileBytes.Failure) {
      try FileBytes.write(to: path, isNew: false) { output in
        style.format.writer(FormatOptions()).write(table, to: &output)
      }
    } catch {
      failure = "\(error.path): \(error.reason)"
      Self.note("error: \(error.path): \(error.reason)")
    }
  }

  private mutating func write(_ body: (inout ByteOutput) -> Void) {
    guard !isPipeBroken else { return }
    var output = ByteOutput(descriptor: STDOUT_FILENO)
    body(&output)
    output.flush()
    guard let code = output.failure else { return }
    if code == EPIPE {
      isPipeBroken = true
    } else {
      failure = "standard output: \(String(cString: strerror(code)))"
      Self.note("error: standard output: \(String(cString: strerror(code)))")
    }
  }

  private static func options(isComplete: Bool) -> FormatOptions {
    var options = FormatOptions()
    guard isatty(STDOUT_FILENO) != 0 else { return options }
    options.isColored = TerminalColour.isWanted(on: STDOUT_FILENO)
    guard !isComplete else { return options }
    let size = TerminalSize.current
    options.width = size.columns
    options.rowLimit = max(20, size.rows * 2)
    return options
  }

  private func print(_ diagnostics: [Diagnostic], in source: SourceText) {
    guard !style.writesJSONErrors else {
      for diagnostic in diagnostics { Self.note(diagnostic.json(of: source)) }
      return
    }
    let isColoured = TerminalColour.isWanted(on: STDERR_FILENO)
    Self.note(DiagnosticRenderer(isColoured: isColoured).render(diagnostics, of: source))
  }
}
