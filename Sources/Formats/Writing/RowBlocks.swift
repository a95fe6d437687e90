internal import Chronology
internal import Columns

/// A table cut into blocks of rows whose cells are spelt column by column.
struct RowBlocks {
  private let table: Table
  private let styles: [CellStyle]
  private var blocks: [CellBlock]
  private var position = 0

  /// The table with one style for all columns.
  init(_ table: Table, as style: CellStyle) {
    let weekdays = CellStyle.weekdays(isJSON: style.isJSON)
    self.init(table, styles: table.schema.fields.map { $0.unit == .weekday ? weekdays : style })
  }

  /// The table for people: each column by the unit of its field.
  init(forPeople table: Table) {
    self.init(table, styles: table.schema.fields.map { .display($0.unit) })
  }

  private init(_ table: Table, styles: [CellStyle]) {
    self.table = table
    self.styles = styles
    blocks = Array(repeating: CellBlock(), count: table.columns.count)
  }

  /// Calls the body once a block: with the cells of each column and how many rows there are.
  mutating func forEach(_ body: (_ columns: [CellBlock], _ rows: Int) -> Void) {
    while position < table.count {
      let rows = position..<min(table.count, position + CellBlock.rows)
      for (index, column) in table.columns.enumerated() {
        blocks[index].clear()
        column.spell(rows, as: styles[index], into: &blocks[index])
      }
      body(blocks, rows.count)
      position = rows.upperBound
    }
  }
}
