package import Columns
internal import TextTools

/// One line a value, rows apart: for reading a few rows with long texts.
package struct VerticalFormat: TableFormat {
  private let options: FormatOptions

  /// A format for this output; long values are wrapped where it is a terminal.
  package init(_ options: FormatOptions) {
    self.options = options
  }

  package func write(_ table: Table, to output: inout ByteOutput) {
    let headers = table.schema.fields.map(\.header)
    let width = headers.map { DisplayWidth.of($0) }.max() ?? 0
    var number = 0
    var blocks = RowBlocks(forPeople: table)
    blocks.forEach { columns, rows in
      for row in 0..<rows {
        number += 1
        output.write("-- \(number) --\n")
        for (index, header) in headers.enumerated() {
          let padding = String(repeating: " ", count: width - DisplayWidth.of(header))
          output.write("\(padding)\(header): ")
          let cell =
            columns[index].isNull[row]
            ? Array("null".utf8)[...] : columns[index].bytes[columns[index].cell(row)]
          write(cell, indent: width + 2, to: &output)
        }
      }
    }
  }

  /// Writes a value; what does not fit into a line goes on below it.
  private func write(_ cell: ArraySlice<UInt8>, indent: Int, to output: inout ByteOutput) {
    guard let width = options.width, width > indent + 10 else {
      output.write(cell)
      output.write("\n")
      return
    }
    var rest = cell
    while true {
      let end = rest.withUnsafeBufferPointer { DisplayWidth.fit($0, into: width - indent).end }
      let cut = end < rest.count ? Self.lastSpace(rest.prefix(end)) ?? end : end
      output.write(rest.prefix(cut))
      output.write("\n")
      rest = rest.dropFirst(cut)
      while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
      if rest.isEmpty || cut == 0 { return }
      output.write(UInt8(ascii: " "), times: indent)
    }
  }

  private static func lastSpace(_ text: ArraySlice<UInt8>) -> Int? {
    guard let index = text.lastIndex(of: UInt8(ascii: " ")) else { return nil }
    let count = index - text.startIndex
    return count > text.count / 2 ? count : nil
  }
}
