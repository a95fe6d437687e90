internal import Columns
internal import TextTools

/// The values of a column from left to right, drawn with dots of Braille cells (two by four a cell).
struct LineChart {
  private let width: Int
  private let height: Int

  /// A chart that fits into so many cells and lines.
  init(width: Int, height: Int = 10) {
    self.width = max(20, width)
    self.height = max(2, height)
  }

  /// Draws column `value` over the rows, with the first and last of column `label` below.
  func write(
    _ table: Table,
    _ rows: [Int],
    label: Int,
    value: Int,
    to output: inout ByteOutput
  ) {
    guard let firstRow = rows.first, let lastRow = rows.last else { return }
    let values = ChartValues(table.columns[value], count: table.count)
    let low = min(0, values.least)
    let high = values.greatest > low ? values.greatest : low + 1
    let top = Self.digits(high)
    let bottom = Self.digits(low)
    let margin = max(top.count, bottom.count)
    let cells = max(2, min(width - margin - 3, max(2, rows.count * 2)))
    let dots = plot(rows.map { values[$0] }, low: low, high: high, cells: cells)
    for line in 0..<height {
      let number = line == 0 ? top : line == height - 1 ? bottom : ""
      output.write(String(repeating: " ", count: margin - number.count) + number + " │")
      output.write(Self.braille(dots[line]) + "\n")
    }
    let names = ChartLabels(table, column: label, limit: cells / 2)
    let (first, last) = (names.texts[firstRow], names.texts[lastRow])
    let space = max(1, cells - DisplayWidth.of(first) - DisplayWidth.of(last))
    let indent = String(repeating: " ", count: margin + 2)
    output.write(indent + first + String(repeating: " ", count: space) + last + "\n")
  }

  /// One byte a cell, its bits the dots of a Braille cell.
  private func plot(
    _ values: [Double?],
    low: Double,
    high: Double,
    cells: Int
  ) -> [[UInt8]] {
    var dots = Array(repeating: [UInt8](repeating: 0, count: cells), count: height)
    let (columns, lines) = (cells * 2, height * 4)
    func place(_ row: Int, _ number: Double) -> (x: Int, y: Int) {
      let x = values.count == 1 ? 0 : row * (columns - 1) / (values.count - 1)
      let y = Int(((high - number) / (high - low) * Double(lines - 1)).rounded())
      return (x, y)
    }
    var before: (x: Int, y: Int)?
    for row in values.indices {
      guard let number = values[row] else {
        before = nil
        continue
      }
      let here = place(row, number)
      let from = before ?? here
      let steps = max(1, abs(here.x - from.x), abs(here.y - from.y))
      for step in 0...steps {
        let x = from.x + (here.x - from.x) * step / steps
        let y = from.y + (here.y - from.y) * step / steps
        dots[y / 4][x / 2] |= Self.bit(x % 2, y % 4)
      }
      before = here
    }
    return dots
  }

  private static func bit(_ x: Int, _ y: Int) -> UInt8 {
    let left: [UInt8] = [0x01, 0x02, 0x04, 0x40]
    let right: [UInt8] = [0x08, 0x10, 0x20, 0x80]
    return x == 0 ? left[y] : right[y]
  }

  private static func braille(_ cells: [UInt8]) -> String {
    var line = String.UnicodeScalarView()
    for cell in cells {
      line.append(cell == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(cell)) ?? " ")
    }
    return String(line)
  }

  private static func digits(_ number: Double) -> String {
    var bytes: [UInt8] = []
    if let whole = Int64(exactly: number) {
      NumberText.append(whole, to: &bytes)
    } else {
      NumberText.append(number, as: .display(nil), to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
