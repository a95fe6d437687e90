package import Columns

/// One JSON array with an object a row, each on a line of its own.
package struct JSONFormat: TableFormat {
  /// The format.
  package init() {}

  package func write(_ table: Table, to output: inout ByteOutput) {
    output.write("[")
    let objects = JSONObjects(table.schema)
    var isFirst = true
    var blocks = RowBlocks(table, as: .json)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows {
          bytes.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
          isFirst = false
          objects.append(columns, row, to: &bytes)
        }
      }
    }
    output.write(table.count == 0 ? "]\n" : "\n]\n")
  }
}

/// Rows as JSON objects.
struct JSONObjects {
  /// What stands before each value: `{"a":`, `,"b":`.
  private let keys: [[UInt8]]

  init(_ schema: Schema) {
    keys = schema.fields.enumerated().map { index, field in
      var bytes = [index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")]
      JSONText.append(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      return bytes
    }
  }

  /// Appends one row.
  func append(_ columns: [CellBlock], _ row: Int, to bytes: inout [UInt8]) {
    if keys.isEmpty { bytes.append(UInt8(ascii: "{")) }
    for index in keys.indices {
      bytes.append(contentsOf: keys[index])
      bytes.append(contentsOf: columns[index].bytes[columns[index].cell(row)])
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
