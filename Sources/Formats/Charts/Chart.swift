package import Columns

/// A table drawn with the characters of a terminal.
package struct Chart {
  private let kind: Kind
  private let columns: [Int]
  private let width: Int

  /// The charts that can be drawn.
  package enum Kind: String, Sendable {
    case bar, line
  }

  /// A chart of the columns x and y, and perhaps by, that fits into so many cells.
  package init(_ kind: Kind, columns: [Int], width: Int) {
    self.kind = kind
    self.columns = columns
    self.width = width
  }

  /// Draws the table; with a third column one chart for each of its values.
  package func write(_ table: Table, to output: inout ByteOutput) {
    guard columns.count >= 2 else { return }
    guard columns.count > 2 else {
      draw(table, Array(0..<table.count), to: &output)
      return
    }
    let names = ChartLabels(table, column: columns[2], limit: width)
    var seen = Set<String>()
    for name in names.texts where seen.insert(name).inserted {
      output.write("\(name)\n")
      let rows = (0..<table.count).filter { names.texts[$0] == name }
      draw(table, rows, to: &output)
    }
  }

  private func draw(_ table: Table, _ rows: [Int], to output: inout ByteOutput) {
    switch kind {
    case .bar:
      BarChart(width: width)
        .write(table, rows, label: columns[0], value: columns[1], to: &output)
    case .line:
      LineChart(width: width)
        .write(table, rows, label: columns[0], value: columns[1], to: &output)
    }
  }
}
