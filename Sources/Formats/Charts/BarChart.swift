internal import Columns
internal import TextTools

/// A bar for each row, drawn with blocks of an eighth of a cell.
struct BarChart {
  private let width: Int

  /// A chart that fits into so many cells.
  init(width: Int) {
    self.width = max(20, width)
  }

  /// Draws column `label` against column `value`; rows without a number are left blank.
  func write(
    _ table: Table,
    _ rows: [Int],
    label: Int,
    value: Int,
    to output: inout ByteOutput
  ) {
    let names = ChartLabels(table, column: label, limit: width / 3)
    let digits = ChartLabels(table, column: value, limit: 20)
    let values = ChartValues(table.columns[value], count: table.count)
    let low = min(0, values.least)
    let high = max(0, values.greatest)
    let room = max(5, width - names.width - digits.width - 4)
    for row in rows {
      output.write(names.padded(row) + " │")
      if let number = values[row], high > low {
        output.write(Self.bar(from: low, to: high, number, room))
        output.write(" ")
      }
      output.write(digits.texts[row] + "\n")
    }
  }

  /// A bar from zero to the number, on an axis from `low` to `high` of so many cells.
  private static func bar(
    from low: Double,
    to high: Double,
    _ number: Double,
    _ room: Int
  ) -> String {
    let scale = Double(room * 8) / (high - low)
    let zero = Int((-low * scale).rounded())
    let end = Int(((number - low) * scale).rounded())
    guard number >= 0 else {
      let blank = String(repeating: " ", count: max(0, end / 8))
      return blank + String(repeating: "█", count: max(1, zero / 8 - end / 8))
    }
    let blank = String(repeating: " ", count: zero / 8)
    let eighths = end - zero / 8 * 8
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return blank + (bar.isEmpty && number > 0 ? "▏" : bar)
  }
}
