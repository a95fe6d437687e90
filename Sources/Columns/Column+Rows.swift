package import Chronology

extension Column {
  /// How many rows it has.
  package var count: Int {
    switch self {
    case .text(let column): column.codes.count
    case .int(let column): column.values.count
    case .number(let column): column.values.count
    case .bool(let column): column.values.count
    case .date(let column): column.earliest.count
    case .instant(let column): column.values.count
    case .duration(let column): column.values.count
    case .list(let column): column.count
    case .record(let column): column.count
    case .null(let count): count
    }
  }

  /// Whether the value of this row is null; a list never is.
  package func isNull(_ row: Int) -> Bool {
    switch self {
    case .text(let column): column.codes[row] == TextColumn.null
    case .int(let column): column.isNull(row)
    case .number(let column): column.isNull(row)
    case .bool(let column): column.isNull(row)
    case .date(let column): column.valid.map { !$0[row] } ?? false
    case .instant(let column): column.isNull(row)
    case .duration(let column): column.isNull(row)
    case .list: false
    case .record(let column): column.valid.map { !$0[row] } ?? false
    case .null: true
    }
  }

  /// How many rows are null, counted anew.
  package var nullCount: Int {
    switch self {
    case .text(let column):
      column.codes.reduce(0) { $0 + ($1 == TextColumn.null ? 1 : 0) }
    case .int(let column): column.nullCount
    case .number(let column): column.nullCount
    case .bool(let column): column.nullCount
    case .date(let column): column.valid?.reduce(0) { $0 + ($1 ? 0 : 1) } ?? 0
    case .instant(let column): column.nullCount
    case .duration(let column): column.nullCount
    case .list: 0
    case .record(let column): column.valid?.reduce(0) { $0 + ($1 ? 0 : 1) } ?? 0
    case .null(let count): count
    }
  }

  /// A column of nulls of this type; of empty lists where it is a list.
  package init(nulls count: Int, of type: ValueType) {
    let invalid = [Bool](repeating: false, count: count)
    switch type {
    case .text:
      let codes = [UInt32](repeating: TextColumn.null, count: count)
      self = .text(TextColumn(heap: TextHeap(), codes: codes))
    case .int: self = .int(FixedColumn([Int64](repeating: 0, count: count), valid: invalid))
    case .number: self = .number(FixedColumn([Double](repeating: 0, count: count), valid: invalid))
    case .bool: self = .bool(FixedColumn(invalid, valid: invalid))
    case .date:
      let days = [Int32](repeating: 0, count: count)
      let details = [UInt64](repeating: 0, count: count)
      self = .date(DateColumn(earliest: days, latest: days, detail: details, valid: invalid))
    case .instant:
      let zero = Instant(milliseconds: 0, zone: Instant.noZone)
      self = .instant(FixedColumn([Instant](repeating: zero, count: count), valid: invalid))
    case .duration:
      let zero = CalendarDuration(months: 0, milliseconds: 0)
      self = .duration(
        FixedColumn([CalendarDuration](repeating: zero, count: count), valid: invalid)
      )
    case .list(let element):
      let offsets = [Int](repeating: 0, count: count + 1)
      self = .list(ListColumn(offsets: offsets, elements: Column(nulls: 0, of: element)))
    case .relation:
      let offsets = [Int](repeating: 0, count: count + 1)
      self = .list(ListColumn(offsets: offsets, elements: Column(nulls: 0, of: .text)))
    case .record(let fields):
      let parts = fields.map { Column(nulls: count, of: $0.type) }
      self = .record(RecordColumn(fields: fields, columns: parts, count: count, valid: invalid))
    case .null: self = .null(count: count)
    }
  }
}

extension FixedColumn {
  /// Whether the value of this row is null.
  package func isNull(_ row: Int) -> Bool {
    valid.map { !$0[row] } ?? false
  }

  /// How many rows are null.
  package var nullCount: Int {
    valid?.reduce(0) { $0 + ($1 ? 0 : 1) } ?? 0
  }

  /// The value of this row, or nil.
  package subscript(row: Int) -> Value? {
    isNull(row) ? nil : values[row]
  }
}

extension DateColumn {
  /// The value of this row, or nil.
  package subscript(row: Int) -> FuzzyDate? {
    if let valid, !valid[row] { return nil }
    return FuzzyDate(
      earliest: Day(number: earliest[row]),
      latest: Day(number: latest[row]),
      detail: detail[row]
    )
  }
}

extension ListColumn {
  /// How many rows there are.
  package var count: Int { offsets.count - 1 }

  /// The elements of all rows.
  package var values: Column { elements[0] }

  /// Where the elements of this row stand in `values`.
  package func range(_ row: Int) -> Range<Int> {
    offsets[row]..<offsets[row + 1]
  }
}

extension RecordColumn {
  /// The part of this name.
  package func part(_ name: String) -> Column? {
    fields.firstIndex { $0.name == name }.map { columns[$0] }
  }
}

extension Table {
  /// The column of exactly this name.
  package subscript(name: String) -> Column? {
    schema.index(of: name).map { columns[$0] }
  }

  /// A table without rows.
  package init(empty schema: Schema) {
    self.init(
      schema: schema,
      columns: schema.fields.map { Column(nulls: 0, of: $0.type) },
      count: 0
    )
  }

  /// The rows of these numbers, in this order; a negative number gives a row of nulls.
  package func gather(_ rows: [Int32]) -> Table {
    Table(schema: schema, columns: columns.map { $0.gather(rows) }, count: rows.count)
  }

  /// The rows of this range.
  package func slice(_ range: Range<Int>) -> Table {
    Table(schema: schema, columns: columns.map { $0.slice(range) }, count: range.count)
  }

  /// The rows of all tables, one after the other, under the schema of the first.
  package init?(concatenating tables: [Table]) {
    guard let first = tables.first else { return nil }
    let columns = first.columns.indices.map { index in
      Column(concatenating: tables.map { $0.columns[index] }, of: first.schema.fields[index].type)
    }
    self.init(
      schema: first.schema,
      columns: columns,
      count: tables.reduce(0) { $0 + $1.count }
    )
  }
}
