package import Chronology
package import Columns
internal import TextTools

/// Makes columns of rows, one value at a time.
package struct ColumnWriter<Row> {
  private let rows: [Row]

  /// A writer of columns that have a value for each of these rows.
  package init(_ rows: [Row]) {
    self.rows = rows
  }

  /// A column of texts in NFC, each different one kept once.
  package func text(_ value: (Row) -> String?) -> Column {
    var texts = TextBuilder()
    for row in rows { texts.append(value(row)) }
    return .text(texts.column)
  }

  /// A column of long texts, as they stand.
  package func bytes(_ value: (Row) -> [UInt8]) -> Column {
    var (bytes, offsets): ([UInt8], [Int]) = ([], [0])
    bytes.reserveCapacity(rows.reduce(0) { $0 + value($1).count })
    for row in rows {
      bytes += value(row)
      offsets.append(bytes.count)
    }
    let heap = TextHeap(bytes: bytes, offsets: offsets, isDistinct: false)
    return .text(TextColumn(heap: heap, codes: Array(0..<UInt32(rows.count))))
  }

  /// A column of dates.
  package func date(_ value: (Row) -> FuzzyDate?) -> Column {
    var column = DateColumn(earliest: [], latest: [], detail: [])
    var valid: [Bool] = []
    for row in rows {
      let date = value(row)
      valid.append(date != nil)
      column.earliest.append(date?.earliest.number ?? 0)
      column.latest.append(date?.latest.number ?? 0)
      column.detail.append(date?.detail ?? 0)
    }
    column.valid = valid.allSatisfy { $0 } ? nil : valid
    return .date(column)
  }

  /// A column of instants.
  package func instant(_ value: (Row) -> Instant?) -> Column {
    .instant(fixed(Instant(milliseconds: 0, zone: 0), value))
  }

  /// A column of whole numbers.
  package func int(_ value: (Row) -> Int?) -> Column {
    .int(fixed(0) { value($0).map(Int64.init) })
  }

  /// A column of numbers.
  package func number(_ value: (Row) -> Double?) -> Column {
    .number(fixed(0, value))
  }

  private func fixed<Value: Sendable>(
    _ null: Value,
    _ value: (Row) -> Value?
  ) -> FixedColumn<Value> {
    var values: [Value] = []
    var valid: [Bool] = []
    for row in rows {
      let one = value(row)
      values.append(one ?? null)
      valid.append(one != nil)
    }
    return FixedColumn(values, valid: valid.allSatisfy { $0 } ? nil : valid)
  }

  /// A column of lists of texts, or of a relation's ids.
  package func texts(_ value: (Row) -> [String]) -> Column {
    var texts = TextBuilder()
    var offsets = [0]
    for row in rows {
      for text in value(row) { texts.append(text) }
      offsets.append(texts.count)
    }
    return .list(ListColumn(offsets: offsets, elements: .text(texts.column)))
  }

  /// A column of lists of records; `columns` makes the parts of all records, in order of `fields`.
  package func records<Element>(
    _ fields: [Field],
    _ value: (Row) -> [Element],
    _ columns: (ColumnWriter<Element>) -> [Column]
  ) -> Column {
    var elements: [Element] = []
    var offsets = [0]
    for row in rows {
      elements += value(row)
      offsets.append(elements.count)
    }
    let records = RecordColumn(
      fields: fields,
      columns: columns(ColumnWriter<Element>(elements)),
      count: elements.count
    )
    return .list(ListColumn(offsets: offsets, elements: .record(records)))
  }

  /// A table of these columns, brought into the order of the schema.
  package func table(_ schema: Schema, _ columns: [String: Column]) -> Table {
    Table(
      schema: schema,
      columns: schema.fields.map { columns[$0.name] ?? .null(count: rows.count) },
      count: rows.count
    )
  }
}

/// Collects texts and keeps each different one once.
private struct TextBuilder {
  private var bytes: [UInt8] = []
  private var offsets = [0]
  private var codes: [UInt32] = []
  private var known: [String: UInt32] = [:]

  var count: Int { codes.count }

  mutating func append(_ text: String?) {
    guard let text = text.map(Composition.composed) else {
      codes.append(TextColumn.null)
      return
    }
    if let code = known[text] {
      codes.append(code)
      return
    }
    let code = UInt32(offsets.count - 1)
    bytes += text.utf8
    offsets.append(bytes.count)
    known[text] = code
    codes.append(code)
  }

  var column: TextColumn {
    let heap = TextHeap(bytes: bytes, offsets: offsets, isDistinct: true)
    return TextColumn(heap: heap, codes: codes)
  }
}
