package import Columns

/// Comma-separated values after RFC 4180 with LF line ends.
///
/// A null is an empty cell and an empty text is `""`; a list is joined by `; `.
package struct CSVFormat: TableFormat {
  private let delimited: DelimitedFormat

  /// A format that puts `'` before texts which a spreadsheet would take for a formula, if wanted.
  package init(guardsFormulas: Bool, escapesControls: Bool = false) {
    delimited = DelimitedFormat(
      delimiter: UInt8(ascii: ","),
      guardsFormulas: guardsFormulas,
      escapesControls: escapesControls
    )
  }

  package func write(_ table: Table, to output: inout ByteOutput) {
    delimited.write(table, to: &output)
  }
}
