internal import Chronology

/// How values are spelt.
enum CellStyle {
  /// As text that can be read back: EDTF dates, lists joined by `; `, records as JSON.
  case plain

  /// As JSON values.
  case json

  /// For people: `2025-Q1` and `≈` in a column with this unit; control characters escaped.
  case display(TimeUnit?)

  /// As `plain` or `json`, in a column of weekdays: what is none of 1…7 is the row of the coarser
  /// dates, the text `≈`.
  case weekdays(isJSON: Bool)

  var isJSON: Bool {
    switch self {
    case .json, .weekdays(isJSON: true): true
    case .plain, .display, .weekdays(isJSON: false): false
    }
  }

  var isOfWeekdays: Bool {
    switch self {
    case .weekdays, .display(.weekday): true
    case .plain, .json, .display: false
    }
  }
}

/// The cells of one column over a range of rows, one after the other.
///
/// Formats work through a table in blocks of rows: each column is spelt in one go, so that the kind of
/// column is looked at once a block and not once a cell.
struct CellBlock {
  /// The bytes of all cells; of a null nothing, except in JSON.
  var bytes: [UInt8] = []

  /// Where each cell ends.
  var ends: [Int] = []

  /// One flag a cell.
  var isNull: [Bool] = []

  /// Rows of a block.
  static let rows = 1024

  /// Begins anew and keeps the memory.
  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isNull.removeAll(keepingCapacity: true)
  }

  /// Ends a cell whose bytes have been appended.
  mutating func end(isNull: Bool = false) {
    ends.append(bytes.count)
    self.isNull.append(isNull)
  }

  /// The bytes of a cell.
  func cell(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}
