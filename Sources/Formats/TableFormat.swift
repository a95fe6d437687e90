package import Columns

/// A way to write a table.
package protocol TableFormat: Sendable {
  /// Writes all rows; a failed write is left in the output.
  func write(_ table: Table, to output: inout ByteOutput)
}

/// The formats of `--format` and `save`, by the names that users write.
package enum FormatName: String, CaseIterable, Sendable {
  case table, vertical, csv, tsv, json, jsonl, markdown, html

  /// The format that a file's name asks for: `x.csv`, `x.md`.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "txt": self = .table
    default: return nil
    }
  }

  /// The extension of a file in this format, as `--out DIR` writes it.
  package var fileExtension: String {
    switch self {
    case .table, .vertical: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }

  /// The writer of this format.
  package func writer(_ options: FormatOptions) -> any TableFormat {
    switch self {
    case .table: TextTable(options)
    case .vertical: VerticalFormat(options)
    case .csv: CSVFormat(guardsFormulas: !options.isRaw, escapesControls: options.width != nil)
    case .tsv: TSVFormat(escapesControls: options.width != nil)
    case .json: JSONFormat()
    case .jsonl: JSONLinesFormat()
    case .markdown: MarkdownFormat()
    case .html: HTMLFormat()
    }
  }
}

/// What a format is written for.
package struct FormatOptions: Sendable {
  /// Columns of the terminal; nil where the output is none: then nothing is cut.
  package var width: Int?

  /// The most rows that a table shows; nil: all.
  package var rowLimit: Int?

  /// How many columns at the end are shown before those in the middle, where not all fit: the quotes
  /// of `evidence`.
  package var keptAtEnd = 0

  /// Whether colours may be used.
  package var isColored = false

  /// `raw`: no guard against spreadsheet formulas.
  package var isRaw = false

  /// Options for an output that is no terminal.
  package init() {}
}
