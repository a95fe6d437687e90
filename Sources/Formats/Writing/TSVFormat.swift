package import Columns

/// Values separated by tabs, quoted as in CSV where they hold a tab, a quote or a line end.
package struct TSVFormat: TableFormat {
  private let delimited: DelimitedFormat

  /// The format for a file, or for a terminal, where control characters are escaped.
  package init(escapesControls: Bool = false) {
    delimited = DelimitedFormat(
      delimiter: UInt8(ascii: "\t"),
      guardsFormulas: false,
      escapesControls: escapesControls
    )
  }

  package func write(_ table: Table, to output: inout ByteOutput) {
    delimited.write(table, to: &output)
  }
}
