package import Columns
internal import TextTools

/// Aligned columns under a header, for people.
///
/// On a terminal it fits the width: the widest columns are cut first, then columns are left out from
/// the right, and a last line says what is missing. Anywhere else nothing is cut.
package struct TextTable: TableFormat {
  private let options: FormatOptions

  /// A format for this output.
  package init(_ options: FormatOptions) {
    self.options = options
  }

  package func write(_ table: Table, to output: inout ByteOutput) {
    var shown = table
    if let limit = options.rowLimit { shown.count = min(table.count, limit) }
    let layout = ColumnLayout(shown, fitting: options.width, kept: options.keptAtEnd)
    shown.columns = layout.columns.map { table.columns[$0] }
    shown.schema.fields = layout.columns.map { table.schema.fields[$0] }
    if !layout.widths.isEmpty { writeHeader(shown, layout, to: &output) }
    var blocks = RowBlocks(forPeople: shown)
    blocks.forEach { columns, rows in
      output.withBuffer { bytes in
        for row in 0..<rows {
          append(columns, row, shown.schema, layout, to: &bytes)
        }
      }
    }
    writeRemark(on: table, shown: layout.columns, rows: shown.count, to: &output)
  }

  private func writeHeader(_ table: Table, _ layout: ColumnLayout, to output: inout ByteOutput) {
    output.withBuffer { bytes in
      if options.isColored { bytes.append(contentsOf: "\u{1B}[1m".utf8) }
      for (index, field) in table.schema.fields.enumerated() {
        var shown: [UInt8] = []
        var header = field.header
        header.withUTF8 { TextSpelling.appendForPeople($0, to: &shown) }
        appendCell(shown[...], index, field, layout, to: &bytes)
      }
      if options.isColored { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
      bytes.append(UInt8(ascii: "\n"))
      for (index, width) in layout.widths.enumerated() {
        if index > 0 { bytes.append(contentsOf: "  ".utf8) }
        for _ in 0..<width { bytes.append(contentsOf: "─".utf8) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private func append(
    _ columns: [CellBlock],
    _ row: Int,
    _ schema: Schema,
    _ layout: ColumnLayout,
    to bytes: inout [UInt8]
  ) {
    for (index, field) in schema.fields.enumerated() {
      let column = columns[index]
      guard column.isNull[row] else {
        appendCell(column.bytes[column.cell(row)], index, field, layout, to: &bytes)
        continue
      }
      if options.isColored { bytes.append(contentsOf: "\u{1B}[2m".utf8) }
      appendCell(ColumnLayout.null[...], index, field, layout, to: &bytes)
      if options.isColored { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends a cell in its column, cut with `…` where it is too wide.
  private func appendCell(
    _ cell: ArraySlice<UInt8>,
    _ index: Int,
    _ field: Field,
    _ layout: ColumnLayout,
    to bytes: inout [UInt8]
  ) {
    if index > 0 { bytes.append(contentsOf: "  ".utf8) }
    let room = layout.widths[index]
    let (end, width, isCut) = cell.withUnsafeBufferPointer { text in
      let (end, width) = DisplayWidth.fit(text, into: room)
      guard end < text.count else { return (end, width, false) }
      let shorter = DisplayWidth.fit(text, into: room - 1)
      return (shorter.end, shorter.width + 1, true)
    }
    let padding = room - width
    if field.type.isNumeric {
      for _ in 0..<max(0, padding) { bytes.append(UInt8(ascii: " ")) }
    }
    bytes.append(contentsOf: cell.prefix(end))
    if isCut { bytes.append(contentsOf: "…".utf8) }
    if !field.type.isNumeric, index + 1 < layout.widths.count {
      for _ in 0..<max(0, padding) { bytes.append(UInt8(ascii: " ")) }
    }
  }

  private func writeRemark(
    on table: Table,
    shown: [Int],
    rows: Int,
    to output: inout ByteOutput
  ) {
    var parts: [String] = []
    if rows < table.count {
      parts.append("\(table.count - rows) more \(table.count - rows == 1 ? "row" : "rows")")
    }
    let hidden = table.schema.fields.indices.filter { !shown.contains($0) }
      .map { table.schema.fields[$0].name }
    if !hidden.isEmpty { parts.append(Self.words(for: hidden, in: (options.width ?? 80) - 40)) }
    guard !parts.isEmpty else { return }
    let remark = "… \(parts.joined(separator: "; ")) (:all shows everything)"
    output.write(options.isColored ? "\u{1B}[2m\(remark)\u{1B}[0m\n" : remark + "\n")
  }

  /// The hidden columns: as many names as fit, at least one.
  private static func words(for names: [String], in room: Int) -> String {
    var text = "\(names.count) more \(names.count == 1 ? "column" : "columns"): \(names[0])"
    for name in names.dropFirst() {
      guard DisplayWidth.of(text) + DisplayWidth.of(name) + 2 <= room else { return text + ", …" }
      text += ", \(name)"
    }
    return text
  }
}
