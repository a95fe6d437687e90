internal import Columns
internal import TextTools

/// How wide the columns of a table are shown, and how many of them.
struct ColumnLayout {
  /// The shown columns, as indices into the table.
  private(set) var columns: [Int]

  /// Cells of each shown column.
  private(set) var widths: [Int]

  /// What stands for a null.
  static let null = Array("null".utf8)

  /// Cells between two columns.
  private static let gap = 2

  /// No column is cut to less than this, unless its texts are shorter or it is the only one.
  private static let least = 10

  /// A kept last column holds a sentence, and is cut to no less than this.
  private static let leastSentence = 36

  /// The widths that the values want, cut to fit `total` where it is given.
  ///
  /// Columns without a value are left out first, then relations, then others, each from the right; the
  /// last `kept` ones only when no other is left.
  init(_ table: Table, fitting total: Int?, kept: Int = 0) {
    let wanted = Self.wanted(table, upTo: total ?? .max)
    widths = wanted.widths
    columns = Array(widths.indices)
    var worth = table.schema.fields.indices.map { index in
      wanted.isEmpty[index] ? 0 : table.schema.fields[index].type.isRelation ? 1 : 2
    }
    guard let total, !widths.isEmpty else { return }
    let sentence = kept > 0 ? min(widths.last ?? 0, Self.leastSentence) : 0
    while widths.count > 1, leastTotal(sentence) > total {
      let free = worth.prefix(max(1, widths.count - kept))
      let least = free.min() ?? 0
      let place = free.lastIndex(of: least) ?? 0
      widths.remove(at: place)
      columns.remove(at: place)
      worth.remove(at: place)
    }
    let room = total - Self.gap * (widths.count - 1)
    guard kept > 0, let last = widths.popLast() else {
      shrink(to: room)
      return
    }
    shrink(to: room - min(last, sentence))
    widths.append(min(last, room - widths.reduce(0, +)))
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

  /// What the columns take when they are cut as far as they may be.
  private func leastTotal(_ sentence: Int) -> Int {
    let gaps = Self.gap * (widths.count - 1)
    let rest = max(0, sentence - Self.least)
    return widths.reduce(gaps + rest) { $0 + min($1, Self.least) }
  }

  /// How wide each column wants to be, and whether it has nothing to show.
  private static func wanted(
    _ table: Table,
    upTo limit: Int
  ) -> (widths: [Int], isEmpty: [Bool]) {
    var isEmpty = table.schema.fields.map { _ in table.count > 0 }
    var widths = table.schema.fields.map { min(limit, DisplayWidth.of($0.header)) }
    var blocks = RowBlocks(forPeople: table)
    blocks.forEach { columns, rows in
      for (index, column) in columns.enumerated() {
        column.bytes.withUnsafeBufferPointer { bytes in
          for row in 0..<rows {
            let cell = UnsafeBufferPointer(rebasing: bytes[column.cell(row)])
            if !column.isNull[row], !cell.isEmpty { isEmpty[index] = false }
            guard cell.count > widths[index] || column.isNull[row] else { continue }
            let width =
              column.isNull[row] ? null.count : DisplayWidth.fit(cell, into: limit).width
            widths[index] = max(widths[index], width)
          }
        }
      }
    }
    return (widths, isEmpty)
  }
}

extension ValueType {
  /// Whether the values are ids of other rows, which say little to a person.
  fileprivate var isRelation: Bool {
    if case .relation = self { true } else { false }
  }
}
