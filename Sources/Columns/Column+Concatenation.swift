extension Column {
  /// The rows of all columns, one after the other; each is of this type, or all null.
  ///
  /// Columns of one heap share it; else the heaps are joined and the codes moved.
  package init(concatenating columns: [Column], of type: ValueType) {
    if columns.count == 1 {
      self = columns[0].typed(type)
      return
    }
    let columns = columns.map { $0.typed(type) }
    switch type {
    case .text: self = .text(TextColumn(concatenating: columns.compactMap(\.asText)))
    case .int:
      self = .int(joined(columns.compactMap { if case .int(let c) = $0 { c } else { nil } }))
    case .number:
      self = .number(joined(columns.compactMap { if case .number(let c) = $0 { c } else { nil } }))
    case .bool:
      self = .bool(joined(columns.compactMap { if case .bool(let c) = $0 { c } else { nil } }))
    case .date:
      self = .date(
        DateColumn(
          concatenating: columns.compactMap { if case .date(let c) = $0 { c } else { nil } }
        )
      )
    case .instant:
      self = .instant(
        joined(columns.compactMap { if case .instant(let c) = $0 { c } else { nil } })
      )
    case .duration:
      self = .duration(
        joined(columns.compactMap { if case .duration(let c) = $0 { c } else { nil } })
      )
    case .list, .relation:
      let lists = columns.compactMap { if case .list(let c) = $0 { c } else { nil } }
      self = .list(ListColumn(concatenating: lists, of: type.element ?? .null))
    case .record(let fields):
      let records = columns.compactMap { if case .record(let c) = $0 { c } else { nil } }
      self = .record(RecordColumn(concatenating: records, of: fields))
    case .null: self = .null(count: columns.reduce(0) { $0 + $1.count })
    }
  }

  /// Itself, with nulls of this type where it is all null, and ints as numbers where it wants them.
  package func typed(_ type: ValueType) -> Column {
    switch (self, type) {
    case (.null(let count), _): Column(nulls: count, of: type)
    case (.int(let column), .number):
      .number(FixedColumn(column.values.map { Double($0) }, valid: column.valid))
    case (.list(let column), _):
      .list(
        ListColumn(offsets: column.offsets, elements: column.values.typed(type.element ?? .null))
      )
    case (.record(let column), .record(let fields)): .record(column.typed(fields))
    default: self
    }
  }

  var asText: TextColumn? {
    if case .text(let column) = self { column } else { nil }
  }
}

private func joined<Value>(_ columns: [FixedColumn<Value>]) -> FixedColumn<Value> {
  FixedColumn(
    Array(columns.map(\.values).joined()),
    valid: joinedValidity(columns.map { ($0.values.count, $0.valid) })
  )
}

private func joinedValidity(_ parts: [(count: Int, valid: [Bool]?)]) -> [Bool]? {
  guard parts.contains(where: { $0.valid != nil }) else { return nil }
  return Array(parts.map { $0.valid ?? [Bool](repeating: true, count: $0.count) }.joined())
}

extension DateColumn {
  init(concatenating columns: [DateColumn]) {
    self.init(
      earliest: Array(columns.map(\.earliest).joined()),
      latest: Array(columns.map(\.latest).joined()),
      detail: Array(columns.map(\.detail).joined()),
      valid: joinedValidity(columns.map { ($0.earliest.count, $0.valid) })
    )
  }
}

extension ListColumn {
  init(concatenating columns: [ListColumn], of element: ValueType) {
    var offsets = [0]
    offsets.reserveCapacity(columns.reduce(1) { $0 + $1.count })
    for column in columns {
      let start = (offsets.last ?? 0) - column.offsets[0]
      offsets.append(contentsOf: column.offsets.dropFirst().lazy.map { $0 + start })
    }
    let values = columns.map { column in
      column.values.slice(column.offsets[0]..<column.offsets[column.count])
    }
    self.init(offsets: offsets, elements: Column(concatenating: values, of: element))
  }
}

extension RecordColumn {
  init(concatenating columns: [RecordColumn], of fields: [Field]) {
    let parts = fields.indices.map { index in
      Column(concatenating: columns.map { $0.columns[index] }, of: fields[index].type)
    }
    self.init(
      fields: fields,
      columns: parts,
      count: columns.reduce(0) { $0 + $1.count },
      valid: joinedValidity(columns.map { ($0.count, $0.valid) })
    )
  }

  /// Itself with these parts; those that it lacks are null.
  func typed(_ fields: [Field]) -> RecordColumn {
    let parts = fields.map { part($0.name)?.typed($0.type) ?? Column(nulls: count, of: $0.type) }
    return RecordColumn(fields: fields, columns: parts, count: count, valid: valid)
  }
}

extension TextColumn {
  /// The rows of all columns; equal texts of different heaps get one code.
  package init(concatenating columns: [TextColumn]) {
    if let heap = columns.first?.heap, columns.allSatisfy({ $0.heap.isSame(heap) }) {
      self.init(heap: heap, codes: Array(columns.map(\.codes).joined()))
      return
    }
    var builder = TextBuilder(isDictionary: columns.allSatisfy(\.heap.isDistinct))
    var codes: [UInt32] = []
    codes.reserveCapacity(columns.reduce(0) { $0 + $1.codes.count })
    for column in columns {
      let heap = column.heap
      let moved = (0..<heap.count).map { index in
        heap.withBytes(index) { builder.intern($0) }
      }
      for code in column.codes { codes.append(code == Self.null ? code : moved[Int(code)]) }
    }
    self.init(heap: builder.heap, codes: codes)
  }
}
