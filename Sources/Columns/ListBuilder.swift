/// Collects lists row by row.
package struct ListBuilder {
  private var offsets = [0]
  private var count = 0

  // An array of one, because a builder of lists contains a builder.
  private var elements: [ColumnBuilder]

  /// A builder of lists of this element type.
  package init(of element: ValueType) {
    elements = [ColumnBuilder(element)]
  }

  /// Adds a row of these elements.
  package mutating func append(_ values: [Value]) {
    for value in values { add(value) }
    endRow()
  }

  /// Adds a row of these texts.
  package mutating func append(texts: [String]) {
    for text in texts { add(.text(text)) }
    endRow()
  }

  /// Adds an element to the row that `endRow` will end.
  package mutating func add(_ value: Value) {
    elements[0].append(value)
    count += 1
  }

  /// Ends the row.
  package mutating func endRow() {
    offsets.append(count)
  }

  /// The column of all rows.
  package consuming func column() -> ListColumn {
    ListColumn(offsets: offsets, elements: elements[0].column())
  }
}

/// Collects records row by row.
package struct RecordBuilder {
  private let fields: [Field]
  private var parts: [ColumnBuilder]
  private var valid: [Bool] = []

  /// A builder of records of these parts.
  package init(_ fields: [Field]) {
    self.fields = fields
    parts = fields.map { ColumnBuilder($0.type) }
  }

  /// Adds a row; parts that are missing at the end are null.
  package mutating func append(_ values: [Value]) {
    add(values, isValid: true)
  }

  /// Adds a null.
  package mutating func appendNull() {
    add([], isValid: false)
  }

  private mutating func add(_ values: [Value], isValid: Bool) {
    for index in parts.indices {
      parts[index].append(index < values.count ? values[index] : .null)
    }
    valid.append(isValid)
  }

  /// The column of all rows.
  package consuming func column() -> RecordColumn {
    RecordColumn(
      fields: fields,
      columns: parts.map { $0.column() },
      count: valid.count,
      valid: valid.contains(false) ? valid : nil
    )
  }
}
