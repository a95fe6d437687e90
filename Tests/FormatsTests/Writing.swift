import Columns
import Formats
import TextTools

/// What a format makes of a table.
func written(
  _ table: Table,
  as format: FormatName,
  _ options: FormatOptions = FormatOptions()
) -> String {
  var output = ByteOutput()
  format.writer(options).write(table, to: &output)
  return String(decoding: output.bytes, as: UTF8.self)
}

/// Cells of a line.
enum TextWidth {
  static func of(_ line: Substring) -> Int {
    DisplayWidth.of(String(line))
  }
}

extension Table {
  /// A table of these rows.
  init(_ schema: Schema, _ rows: [[Value]]) {
    var builder = TableBuilder(schema)
    for row in rows { builder.append(row) }
    self = builder.table()
  }
}
