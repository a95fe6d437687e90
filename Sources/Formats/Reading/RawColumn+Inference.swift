internal import Chronology
internal import Columns

extension RawColumn {
  /// The column under the narrowest type that holds all its values.
  func infer(_ source: FileSource) -> TypedColumn {
    var present: UInt8 = 0
    for kind in kinds { present |= 1 << kind.rawValue }
    var seen = Set(Kind.allCases.filter { present & 1 << $0.rawValue != 0 })
    seen.remove(.null)
    if seen.isEmpty { return TypedColumn(column: .null(count: count), type: .null, warning: nil) }
    if seen == [.list] { return inferList(source) }
    if seen == [.record] { return inferRecord(source) }
    let isMixed = seen.count > 1 && !(seen == [.text, .untyped] && holdsTexts(source))
    let type = seen.count > 1 ? .text : inferScalar(seen.first ?? .text, source)
    let warning =
      isMixed ? "values of several types are read as text" : orderWarning(type, source)
    // A type that was inferred from all values fits them all.
    guard let typed = try? convert(to: type, pattern: nil, source) else {
      return TypedColumn(column: .null(count: count), type: .null, warning: nil)
    }
    return TypedColumn(column: typed.column, type: type, warning: warning)
  }

  private func inferList(_ source: FileSource) -> TypedColumn {
    let inner = elements.first.map { $0.infer(source) }
    let column = ListColumn(
      offsets: [0] + ends,
      elements: inner?.column ?? .null(count: 0)
    )
    return TypedColumn(
      column: .list(column),
      type: .list(inner?.type ?? .null),
      warning: inner?.warning
    )
  }

  private func inferRecord(_ source: FileSource) -> TypedColumn {
    let typed = parts.map { $0.infer(source) }
    let fields = zip(parts, typed).map { part, typed in
      Field(part.name, typed.type, isNullable: part.hasNulls)
    }
    let column = RecordColumn(
      fields: fields,
      columns: typed.map(\.column),
      count: count,
      valid: hasNulls ? kinds.map { $0 != .null } : nil
    )
    let warning = zip(parts, typed).lazy.compactMap { part, typed in
      typed.warning.map { "\(part.name): \($0)" }
    }.first
    return TypedColumn(column: .record(column), type: .record(fields), warning: warning)
  }

  private func inferScalar(_ kind: Kind, _ source: FileSource) -> ValueType {
    switch kind {
    case .bool: return .bool
    case .number: return holds(source, CellSyntax.isInt) ? .int : fitting(.number, source)
    case .text: return holds(source, CellSyntax.isDate) ? .date : .text
    default:
      if !kinds.contains(.untyped) { return .text }
      if holds(source, CellSyntax.isInt) { return .int }
      if holds(source, CellSyntax.isNumber) { return .number }
      if holds(source, CellSyntax.isBool) { return .bool }
      return holds(source, CellSyntax.isDate) ? .date : .text
    }
  }

  /// Whether the cells of a csv file are texts also without the empty ones in quotes.
  private func holdsTexts(_ source: FileSource) -> Bool {
    var others = RawColumn(name: name)
    for row in kinds.indices where kinds[row] == .untyped {
      withBytes(row, source) { others.append(.untyped, $0) }
    }
    return others.inferScalar(.untyped, source) == .text
  }

  /// Text where a whole number is too large for both int and number to keep.
  private func fitting(_ type: ValueType, _ source: FileSource) -> ValueType {
    holds(source, CellSyntax.isNumber) ? type : .text
  }

  private func holds(
    _ source: FileSource,
    _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    var hasValue = false
    for row in kinds.indices where kinds[row] != .null {
      guard withBytes(row, source, test) else { return false }
      hasValue = true
    }
    return hasValue
  }

  /// A hint where texts look like days in an order that the file does not tell.
  private func orderWarning(_ type: ValueType, _ source: FileSource) -> String? {
    guard type == .text, holds(source, { CellSyntax.numericDay($0) != nil }) else { return nil }
    var swappable = 0
    var separator: UInt8 = 0x2E
    for row in kinds.indices where kinds[row] != .null {
      guard let day = withBytes(row, source, CellSyntax.numericDay) else { continue }
      separator = day.separator
      if day.first <= 12, day.second <= 12, day.first != day.second { swappable += 1 }
    }
    let sign = String(decoding: [separator], as: UTF8.self)
    let example = "(\(name): date \"D\(sign)M\(sign)Y\")"
    return swappable > 0
      ? "\(swappable) \(swappable == 1 ? "date" : "dates") could be read in two ways, so all stay text; say \(example)"
      : "dates in this form stay text; say \(example)"
  }
}
