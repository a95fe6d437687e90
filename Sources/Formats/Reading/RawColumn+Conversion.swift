internal import Chronology
internal import Columns
internal import TextTools

extension RawColumn {
  /// The column as values of a type that the query states.
  func convert(
    to type: ValueType,
    pattern: String?,
    _ source: FileSource
  ) throws(CellFailure) -> TypedColumn {
    let column: Column
    switch type {
    case .text: column = texts(source)
    case .int:
      column = .int(try values(source, type) { CellSyntax.int(CellSyntax.unpadded($0)) }.column())
    case .number:
      column = .number(
        try values(source, type) {
          let text = CellSyntax.unpadded($0)
          return CellSyntax.isNumber(text) ? CellSyntax.number(text) : nil
        }.column()
      )
    case .bool:
      column = .bool(
        try values(source, type) { CellSyntax.isBool($0) ? $0.count == 4 : nil }.column()
      )
    case .date: column = try dates(pattern, source)
    case .instant:
      column = .instant(
        try values(source, type) { try? Instant(iso: String(decoding: $0, as: UTF8.self)) }
          .column()
      )
    case .list(let element): return try lists(of: element, pattern, source)
    default:
      throw CellFailure(row: 0, text: name, reason: "cannot be given this type; leave it out")
    }
    return TypedColumn(column: column, type: type, warning: nil)
  }

  private func texts(_ source: FileSource) -> Column {
    var builder = TextBuilder(isDictionary: bytes.count < kinds.count * 64)
    for row in kinds.indices {
      guard kinds[row] != .null else {
        builder.appendNull()
        continue
      }
      withBytes(row, source) { text in
        guard let composed = Composition.composed(text) else {
          builder.append(bytes: text)
          return
        }
        composed.withUnsafeBufferPointer { builder.append(bytes: $0) }
      }
    }
    return .text(builder.column())
  }

  private func values<Value>(
    _ source: FileSource,
    _ type: ValueType,
    _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) throws(CellFailure) -> [Value?] {
    var values: [Value?] = []
    values.reserveCapacity(kinds.count)
    for row in kinds.indices {
      guard kinds[row] != .null else {
        values.append(nil)
        continue
      }
      guard let value = withBytes(row, source, read) else {
        throw CellFailure(row: row, text: text(row, source), reason: "is no \(type.words)")
      }
      values.append(value)
    }
    return values
  }

  private func dates(_ pattern: String?, _ source: FileSource) throws(CellFailure) -> Column {
    let order = pattern.map { DatePatternText($0) }
    let values = try values(source, .date) { text -> FuzzyDate? in
      if let order { return order.read(text) }
      return try? FuzzyDate(edtf: text)
    }
    var builder = DateBuilder()
    for value in values { builder.append(value) }
    return .date(builder.column())
  }

  /// JSON lists, or texts whose elements are separated by `;`.
  private func lists(
    of element: ValueType,
    _ pattern: String?,
    _ source: FileSource
  ) throws(CellFailure) -> TypedColumn {
    var split = RawColumn(name: name)
    var offsets = [0]
    var owners: [Int] = []
    for row in kinds.indices {
      switch kinds[row] {
      case .null: break
      case .list:
        let from = row == 0 ? 0 : ends[row - 1]
        for index in from..<ends[row] {
          elements[0].withBytes(index, source) { split.append(elements[0].kinds[index], $0) }
        }
      default:
        withBytes(row, source) { text in
          for part in text.split(separator: UInt8(ascii: ";")) {
            let trimmed = part.drop { $0 == 0x20 }
            split.append(.untyped, trimmed.reversed().drop { $0 == 0x20 }.reversed())
          }
        }
      }
      while owners.count < split.count { owners.append(row) }
      offsets.append(split.count)
    }
    do throws(CellFailure) {
      let inner = try split.convert(to: element, pattern: pattern, source)
      let column = ListColumn(offsets: offsets, elements: inner.column)
      return TypedColumn(column: .list(column), type: .list(element), warning: nil)
    } catch {
      throw CellFailure(row: owners[error.row], text: error.text, reason: error.reason)
    }
  }
}

extension Array {
  /// A column of optional values.
  fileprivate func column<Value: Sendable>() -> FixedColumn<Value>
  where Element == Value?, Value: DefaultStored {
    var valid: [Bool]?
    if contains(where: { $0 == nil }) { valid = map { $0 != nil } }
    return FixedColumn(map { $0 ?? Value.stored }, valid: valid)
  }
}

/// A value that can stand in the storage at a null.
private protocol DefaultStored {
  static var stored: Self { get }
}

extension Int64: DefaultStored {
  fileprivate static var stored: Int64 { 0 }
}

extension Double: DefaultStored {
  fileprivate static var stored: Double { 0 }
}

extension Bool: DefaultStored {
  fileprivate static var stored: Bool { false }
}

extension Instant: DefaultStored {
  fileprivate static var stored: Instant { Instant(milliseconds: 0, zone: noZone) }
}
