internal import Columns
internal import TextTools

/// How wide the columns of a table are shown, and how many of them.
struct ColumnLayout {
  /// Cells of each shown column.
  private(set) var widths: [Int]

  /// What stands for a null.
  static let null = Array("null".utf8)

  /// Cells between two columns.
  private static let gap = 2

  /// No column is cut to less than this, unless its texts are shorter or it is the only one.
  private static let least = 10

  /// The widths that the values want, cut to fit `total` where it is given.
  init(_ table: Table, fitting total: Int?) {
    widths = Self.wanted(table, upTo: total ?? .max)
    guard let total, !widths.isEmpty else { return }
    while widths.count > 1, Self.leastTotal(widths) > total { widths.removeLast() }
    shrink(to: total - Self.gap * (widths.count - 1))
  }

  /// Cuts the widest columns to one width so that all together fit.
  private mutating func shrink(to room: Int) {
    guard widths.reduce(0, +) > room else { return }
    var rest = room
    var left = widths.count
    var limit = 1
    for width in widths.sorted() {
      limit = max(1, rest / left)
      guard width <= limit else { break }
      rest -= width
      left -= 1
    }
    var spare = max(0, rest - limit * left)
    for index in widths.indices where widths[index] > limit {
      widths[index] = limit + (spare > 0 ? 1 : 0)
      spare -= 1
    }
  }

  private static func leastTotal(_ widths: [Int]) -> Int {
    widths.reduce(gap * (widths.count - 1)) { $0 + min($1, least) }
  }

  private static func wanted(_ table: Table, upTo limit: Int) -> [Int] {
    var widths = table.schema.fields.map { min(limit, DisplayWidth.of($0.header)) }
    var blocks = RowBlocks(forPeople: table)
    blocks.forEach { columns, rows in
      for (index, column) in columns.enumerated() {
        column.bytes.withUnsafeBufferPointer { bytes in
          for row in 0..<rows {
            let cell = UnsafeBufferPointer(rebasing: bytes[column.cell(row)])
            guard cell.count > widths[index] || column.isNull[row] else { continue }
            let width =
              column.isNull[row] ? null.count : DisplayWidth.fit(cell, into: limit).width
            widths[index] = max(widths[index], width)
          }
        }
      }
    }
    return widths
  }
}
