internal import Chronology

extension Column {
  /// The values of these rows, in this order; a negative number gives null (an empty list).
  ///
  /// Texts move their codes alone. O(rows), for lists plus their elements.
  package func gather(_ rows: [Int32]) -> Column {
    switch self {
    case .text(let column):
      .text(TextColumn(heap: column.heap, codes: gathered(column.codes, rows, TextColumn.null)))
    case .int(let column): .int(column.gather(rows, 0))
    case .number(let column): .number(column.gather(rows, 0))
    case .bool(let column): .bool(column.gather(rows, false))
    case .date(let column): .date(column.gather(rows))
    case .instant(let column):
      .instant(column.gather(rows, .init(milliseconds: 0, zone: .min)))
    case .duration(let column):
      .duration(column.gather(rows, .init(months: 0, milliseconds: 0)))
    case .list(let column): .list(column.gather(rows))
    case .record(let column):
      .record(
        RecordColumn(
          fields: column.fields,
          columns: column.columns.map { $0.gather(rows) },
          count: rows.count,
          valid: gatheredValidity(column.valid, rows)
        )
      )
    case .null: .null(count: rows.count)
    }
  }

  /// The values of this range of rows.
  package func slice(_ range: Range<Int>) -> Column {
    if range.lowerBound == 0, range.upperBound == count { return self }
    switch self {
    case .text(let column):
      return .text(TextColumn(heap: column.heap, codes: Array(column.codes[range])))
    case .int(let column): return .int(column.slice(range))
    case .number(let column): return .number(column.slice(range))
    case .bool(let column): return .bool(column.slice(range))
    case .date(let column):
      return .date(
        DateColumn(
          earliest: Array(column.earliest[range]),
          latest: Array(column.latest[range]),
          detail: Array(column.detail[range]),
          valid: column.valid.map { Array($0[range]) }
        )
      )
    case .instant(let column): return .instant(column.slice(range))
    case .duration(let column): return .duration(column.slice(range))
    case .list(let column):
      let start = column.offsets[range.lowerBound]
      let end = column.offsets[range.upperBound]
      let offsets = column.offsets[range.lowerBound...range.upperBound].map { $0 - start }
      return .list(ListColumn(offsets: offsets, elements: column.values.slice(start..<end)))
    case .record(let column):
      return .record(
        RecordColumn(
          fields: column.fields,
          columns: column.columns.map { $0.slice(range) },
          count: range.count,
          valid: column.valid.map { Array($0[range]) }
        )
      )
    case .null: return .null(count: range.count)
    }
  }
}

extension FixedColumn {
  func gather(_ rows: [Int32], _ missing: Value) -> FixedColumn {
    FixedColumn(gathered(values, rows, missing), valid: gatheredValidity(valid, rows))
  }

  func slice(_ range: Range<Int>) -> FixedColumn {
    FixedColumn(Array(values[range]), valid: valid.map { Array($0[range]) })
  }
}

extension DateColumn {
  func gather(_ rows: [Int32]) -> DateColumn {
    DateColumn(
      earliest: gathered(earliest, rows, 0),
      latest: gathered(latest, rows, 0),
      detail: gathered(detail, rows, 0),
      valid: gatheredValidity(valid, rows)
    )
  }
}

extension ListColumn {
  func gather(_ rows: [Int32]) -> ListColumn {
    var ends = [0]
    ends.reserveCapacity(rows.count + 1)
    var picked: [Int32] = []
    for row in rows {
      if row >= 0 {
        for element in range(Int(row)) { picked.append(Int32(truncatingIfNeeded: element)) }
      }
      ends.append(picked.count)
    }
    return ListColumn(offsets: ends, elements: values.gather(picked))
  }
}

/// The values at these rows; `missing` where the number is negative.
func gathered<Value>(_ values: [Value], _ rows: [Int32], _ missing: Value) -> [Value] {
  [Value](unsafeUninitializedCapacity: rows.count) { buffer, count in
    values.withUnsafeBufferPointer { source in
      guard let target = buffer.baseAddress else { return }
      for index in 0..<rows.count {
        let row = Int(rows[index])
        (target + index).initialize(to: row < 0 ? missing : source[row])
      }
    }
    count = rows.count
  }
}

/// The validity of these rows; nil where all are valid.
func gatheredValidity(_ valid: [Bool]?, _ rows: [Int32]) -> [Bool]? {
  if let valid { return gathered(valid, rows, false) }
  guard rows.contains(where: { $0 < 0 }) else { return nil }
  return rows.map { $0 >= 0 }
}
