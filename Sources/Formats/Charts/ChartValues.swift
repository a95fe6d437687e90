internal import Columns
internal import TextTools

/// The numbers of a column.
struct ChartValues {
  private var numbers: [Double?]

  init(_ column: Column, count: Int) {
    numbers = (0..<count).map { row in
      switch column {
      case .int(let ints) where ints.valid?[row] ?? true: Double(ints.values[row])
      case .number(let doubles) where doubles.valid?[row] ?? true: doubles.values[row]
      default: nil
      }
    }
  }

  subscript(row: Int) -> Double? { numbers[row] }

  var least: Double { numbers.compactMap(\.self).min() ?? 0 }
  var greatest: Double { numbers.compactMap(\.self).max() ?? 0 }
}

/// The texts of a column beside a chart, all of one width when padded.
struct ChartLabels {
  private(set) var texts: [String]
  private(set) var width: Int

  init(_ table: Table, column: Int, limit: Int) {
    let style = CellStyle.display(table.schema.fields[column].unit)
    texts = (0..<table.count).map { row in
      var bytes: [UInt8] = []
      if table.columns[column].spell(row, as: style, into: &bytes) { return "null" }
      let (end, _) = bytes.withUnsafeBufferPointer { DisplayWidth.fit($0, into: limit) }
      let text = String(decoding: bytes[..<end], as: UTF8.self)
      return end < bytes.count ? text + "…" : text
    }
    width = texts.map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// The text with spaces behind it.
  func padded(_ row: Int) -> String {
    texts[row] + String(repeating: " ", count: width - DisplayWidth.of(texts[row]))
  }
}
