internal import Columns

/// Cells separated by one byte: what CSV and TSV share.
struct DelimitedFormat {
  let delimiter: UInt8

  /// Whether texts that a spreadsheet would take for a formula get a `'` before them.
  let guardsFormulas: Bool

  /// Whether control characters are escaped, because the output is a terminal.
  let escapesControls: Bool

  func write(_ table: Table, to output: inout ByteOutput) {
    writeHeader(table, to: &output)
    let isText = table.schema.fields.map(\.type.isSpeltAsText)
    let isList = table.schema.fields.map(\.type.isList)
    var blocks = RowBlocks(table, as: .plain)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows {
          append(columns, row, isText, isList, to: &bytes)
        }
      }
    }
  }

  private func writeHeader(_ table: Table, to output: inout ByteOutput) {
    output.withBuffer { bytes in
      for (index, field) in table.schema.fields.enumerated() {
        if index > 0 { bytes.append(delimiter) }
        var name = field.name
        name.withUTF8 { appendText($0, to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private func append(
    _ columns: [CellBlock],
    _ row: Int,
    _ isText: [Bool],
    _ isList: [Bool],
    to bytes: inout [UInt8]
  ) {
    for index in columns.indices {
      if index > 0 { bytes.append(delimiter) }
      let range = columns[index].cell(row)
      if columns[index].isNull[row] || range.isEmpty && isList[index] { continue }
      columns[index].bytes.withUnsafeBufferPointer { cells in
        let cell = UnsafeBufferPointer(rebasing: cells[range])
        if isText[index] {
          appendText(cell, to: &bytes)
        } else {
          bytes.append(contentsOf: cell)
        }
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendText(_ cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    guard escapesControls else {
      appendField(cell, to: &bytes)
      return
    }
    var shown: [UInt8] = []
    TextSpelling.appendForPeople(cell, to: &shown)
    shown.withUnsafeBufferPointer { appendField($0, to: &bytes) }
  }

  private func appendField(_ cell: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let isGuarded = guardsFormulas && Self.isFormula(cell)
    guard cell.isEmpty || needsQuotes(cell) else {
      if isGuarded { bytes.append(UInt8(ascii: "'")) }
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(quote)
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in cell {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private func needsQuotes(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in cell
    where byte == delimiter || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D {
      return true
    }
    return false
  }

  private static func isFormula(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    switch cell.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }
}

extension ValueType {
  /// Whether its plain spelling can hold any character and so may need quotes.
  var isSpeltAsText: Bool {
    switch self {
    case .text, .list, .record, .relation: true
    default: false
    }
  }

  /// Whether an empty spelling is nothing at all (an empty list) and no empty text.
  var isList: Bool {
    switch self {
    case .list, .relation: true
    default: false
    }
  }
}
