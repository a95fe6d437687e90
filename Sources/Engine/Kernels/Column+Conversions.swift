internal import Chronology
internal import Columns

extension Column {
  /// Ints and numbers as numbers.
  var numbers: FixedColumn<Double> {
    switch self {
    case .number(let column): column
    case .int(let column): FixedColumn(column.values.map { Double($0) }, valid: column.valid)
    default:
      FixedColumn(
        [Double](repeating: 0, count: count),
        valid: [Bool](repeating: false, count: count)
      )
    }
  }

  /// Dates, and instants as their days.
  var dates: DateColumn {
    switch self {
    case .date(let column): return column
    case .instant(let column):
      let days = column.values.map(\.day.number)
      let plain = [UInt64](repeating: 0, count: days.count)
      return DateColumn(earliest: days, latest: days, detail: plain, valid: column.valid)
    default:
      if case .date(let column) = Column(nulls: count, of: .date) { return column }
      return DateColumn(earliest: [], latest: [], detail: [])
    }
  }
}
