package import Chronology

/// One value on its own: for formats, single cells and tests, never for a loop over rows of a query.
package indirect enum Value: Hashable, Sendable {
  case null
  case text(String)
  case int(Int64)
  case number(Double)
  case bool(Bool)
  case date(FuzzyDate)
  case instant(Instant)
  case duration(CalendarDuration)
  case list([Value])

  /// The parts in the order of the record's fields.
  case record([Value])

  /// Texts are the same where their bytes are, not where they are canonically equivalent.
  package static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.int(let left), .int(let right)): left == right
    case (.number(let left), .number(let right)): left == right || (left.isNaN && right.isNaN)
    case (.bool(let left), .bool(let right)): left == right
    case (.date(let left), .date(let right)): left == right
    case (.instant(let left), .instant(let right)): left == right
    case (.duration(let left), .duration(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.record(let left), .record(let right)): left == right
    default: false
    }
  }

  /// Feeds the value; texts by their bytes.
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .text(let text): hasher.combine(utf8: text)
    case .int(let int): hasher.combine(int)
    case .number(let number): hasher.combine(number == 0 ? 0 : number)
    case .bool(let bool): hasher.combine(bool)
    case .date(let date): hasher.combine(date)
    case .instant(let instant): hasher.combine(instant)
    case .duration(let duration): hasher.combine(duration)
    case .list(let values), .record(let values): hasher.combine(values)
    }
  }
}

extension Hasher {
  fileprivate mutating func combine(utf8 text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(UInt8(0xff))
  }
}

extension Column {
  /// The value of this row on its own.
  package func value(_ row: Int) -> Value {
    switch self {
    case .text(let column): column[row].map { .text($0) } ?? .null
    case .int(let column): column[row].map { .int($0) } ?? .null
    case .number(let column): column[row].map { .number($0) } ?? .null
    case .bool(let column): column[row].map { .bool($0) } ?? .null
    case .date(let column): column[row].map { .date($0) } ?? .null
    case .instant(let column): column[row].map { .instant($0) } ?? .null
    case .duration(let column): column[row].map { .duration($0) } ?? .null
    case .list(let column): .list(column.range(row).map { column.values.value($0) })
    case .record(let column):
      isNull(row) ? .null : .record(column.columns.map { $0.value(row) })
    case .null: .null
    }
  }

  /// All values on their own, for tests and small tables.
  package var allValues: [Value] {
    (0..<count).map { value($0) }
  }
}

extension Table {
  /// One row, in the order of the columns.
  package func row(_ row: Int) -> [Value] {
    columns.map { $0.value(row) }
  }

  /// All rows, for tests and small tables.
  package var allRows: [[Value]] {
    (0..<count).map { row($0) }
  }
}
