internal import Chronology
internal import Columns

extension Column {
  /// A column of values that are written in the query; nil is null.
  init(known values: [Expression?], type: ValueType) {
    switch type {
    case .text: self = .text(TextColumn(known: values))
    case .int:
      self = .int(Column.fixed(values, 0) { if case .int(let value) = $0 { value } else { nil } })
    case .number:
      self = .number(
        Column.fixed(values, 0) {
          switch $0 {
          case .number(let value): value
          case .int(let value): Double(value)
          default: nil
          }
        }
      )
    case .bool:
      self = .bool(
        Column.fixed(values, false) { if case .bool(let value) = $0 { value } else { nil } }
      )
    case .date: self = .date(DateColumn(known: values))
    case .instant:
      self = .instant(
        Column.fixed(values, Instant(milliseconds: 0, zone: 0)) {
          if case .instant(let value) = $0 { value } else { nil }
        }
      )
    case .duration:
      self = .duration(
        Column.fixed(values, .zero) { if case .duration(let value) = $0 { value } else { nil } }
      )
    case .list(let element): self = .list(ListColumn(known: values, element: element))
    case .relation: self = .list(ListColumn(known: values, element: .text))
    case .record(let fields): self = .record(RecordColumn(known: values, fields: fields))
    case .null: self = .null(count: values.count)
    }
  }

  private static func fixed<Value: Sendable>(
    _ values: [Expression?],
    _ filler: Value,
    _ value: (Constant) -> Value?
  ) -> FixedColumn<Value> {
    let found = values.map { $0?.constant.flatMap(value) }
    let valid = found.map { $0 != nil }
    return FixedColumn(found.map { $0 ?? filler }, valid: valid.allSatisfy { $0 } ? nil : valid)
  }
}

extension Expression {
  /// The value, where it is written out.
  fileprivate var constant: Constant? {
    if case .constant(let value) = node { value } else { nil }
  }
}

extension TextColumn {
  fileprivate init(known values: [Expression?]) {
    var heap = TextHeap(bytes: [], offsets: [0], isDistinct: true)
    var codes: [UInt32] = []
    var seen: [[UInt8]: UInt32] = [:]
    for value in values {
      guard case .text(let text) = value?.constant else {
        codes.append(TextColumn.null)
        continue
      }
      let bytes = Array(text.utf8)
      let code = seen[bytes] ?? UInt32(heap.offsets.count - 1)
      if seen[bytes] == nil {
        seen[bytes] = code
        heap.bytes += bytes
        heap.offsets.append(heap.bytes.count)
      }
      codes.append(code)
    }
    self.init(heap: heap, codes: codes)
  }
}

extension DateColumn {
  fileprivate init(known values: [Expression?]) {
    self.init(earliest: [], latest: [], detail: [])
    var valid: [Bool] = []
    for value in values {
      var date: FuzzyDate?
      if case .date(let known) = value?.constant { date = known }
      valid.append(date != nil)
      earliest.append(date?.earliest.number ?? 0)
      latest.append(date?.latest.number ?? 0)
      detail.append(date?.detail ?? 0)
    }
    self.valid = valid.allSatisfy { $0 } ? nil : valid
  }
}

extension ListColumn {
  fileprivate init(known values: [Expression?], element: ValueType) {
    var offsets = [0]
    var elements: [Expression?] = []
    for value in values {
      if case .list(let members) = value?.node { elements += members.map { $0 } }
      offsets.append(elements.count)
    }
    self.init(offsets: offsets, elements: Column(known: elements, type: element))
  }
}

extension RecordColumn {
  fileprivate init(known values: [Expression?], fields: [Field]) {
    let columns = fields.map { field in
      let parts = values.map { value -> Expression? in
        guard case .record(let parts) = value?.node else { return nil }
        return parts.first { $0.name == field.name }?.value
      }
      return Column(known: parts, type: field.type)
    }
    let valid = values.map { value in
      if case .record = value?.node { true } else { false }
    }
    self.init(
      fields: fields,
      columns: columns,
      count: values.count,
      valid: valid.contains(false) ? valid : nil
    )
  }
}
