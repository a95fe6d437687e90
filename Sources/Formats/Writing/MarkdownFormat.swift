internal import Chronology
package import Columns

/// A table of GitHub-flavoured Markdown; numbers are aligned to the right.
package struct MarkdownFormat: TableFormat {
  /// The format.
  package init() {}

  package func write(_ table: Table, to output: inout ByteOutput) {
    let fields = table.schema.fields
    output.write("|")
    for field in fields {
      output.withBuffer { bytes in
        bytes.append(UInt8(ascii: " "))
        var header = field.header
        header.withUTF8 { Self.append($0, to: &bytes) }
        bytes.append(contentsOf: " |".utf8)
      }
    }
    output.write("\n|")
    for field in fields { output.write(field.type.isNumeric ? " --: |" : " --- |") }
    output.write("\n")
    var blocks = RowBlocks(forPeople: table)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows { Self.append(columns, row, to: &bytes) }
      }
    }
  }

  private static func append(_ columns: [CellBlock], _ row: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "|"))
    for column in columns {
      bytes.append(UInt8(ascii: " "))
      column.bytes.withUnsafeBufferPointer { cells in
        append(UnsafeBufferPointer(rebasing: cells[column.cell(row)]), to: &bytes)
      }
      bytes.append(contentsOf: " |".utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends a text in which nothing is taken for markup.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
        UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "~"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      default: bytes.append(byte)
      }
    }
  }
}

extension Field {
  /// The name with its unit: `date (month)`.
  var header: String {
    unit.map { "\(name) (\($0.rawValue))" } ?? name
  }
}

extension ValueType {
  /// Whether its values are aligned to the right.
  var isNumeric: Bool {
    switch self {
    case .int, .number: true
    default: false
    }
  }
}
