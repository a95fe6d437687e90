package import Columns

/// JSON Lines: one object a row and a line.
package struct JSONLinesFormat: TableFormat {
  /// The format.
  package init() {}

  package func write(_ table: Table, to output: inout ByteOutput) {
    let objects = JSONObjects(table.schema)
    var blocks = RowBlocks(table, as: .json)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows {
          objects.append(columns, row, to: &bytes)
          bytes.append(UInt8(ascii: "\n"))
        }
      }
    }
  }
}
