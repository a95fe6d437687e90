package import Columns

/// A page with one table, complete in itself.
package struct HTMLFormat: TableFormat {
  /// The format.
  package init() {}

  package func write(_ table: Table, to output: inout ByteOutput) {
    output.write(Self.beginning)
    output.write("<thead><tr>")
    for field in table.schema.fields {
      output.withBuffer { bytes in
        bytes.append(contentsOf: "<th>".utf8)
        var header = field.header
        header.withUTF8 { Self.append($0, to: &bytes) }
        bytes.append(contentsOf: "</th>".utf8)
      }
    }
    output.write("</tr></thead>\n<tbody>\n")
    let isNumeric = table.schema.fields.map(\.type.isNumeric)
    var blocks = RowBlocks(forPeople: table)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows { Self.append(columns, row, isNumeric, to: &bytes) }
      }
    }
    output.write("</tbody>\n</table>\n</html>\n")
  }

  private static let beginning = """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>dq</title>
    <style>
    table { border-collapse: collapse; font: 14px/1.4 sans-serif }
    th, td { border: 1px solid #ccc; padding: .2em .5em; text-align: start; vertical-align: top }
    td.number { text-align: end; font-variant-numeric: tabular-nums }
    </style>
    <table>

    """

  private static func append(
    _ columns: [CellBlock],
    _ row: Int,
    _ isNumeric: [Bool],
    to bytes: inout [UInt8]
  ) {
    bytes.append(contentsOf: "<tr>".utf8)
    for (index, column) in columns.enumerated() {
      bytes.append(
        contentsOf: (isNumeric[index] ? "<td class=\"number\">" : "<td dir=\"auto\">").utf8
      )
      column.bytes.withUnsafeBufferPointer { cells in
        append(UnsafeBufferPointer(rebasing: cells[column.cell(row)]), to: &bytes)
      }
      bytes.append(contentsOf: "</td>".utf8)
    }
    bytes.append(contentsOf: "</tr>\n".utf8)
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      default: bytes.append(byte)
      }
    }
  }
}
