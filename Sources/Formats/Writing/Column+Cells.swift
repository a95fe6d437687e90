internal import Chronology
internal import Columns

extension Column {
  /// Spells the rows into a block that was cleared.
  func spell(_ rows: Range<Int>, as style: CellStyle, into block: inout CellBlock) {
    if case .text(let column) = self {
      column.spell(rows, as: style, into: &block)
      return
    }
    for row in rows {
      let isNull = spell(row, as: style, into: &block.bytes)
      block.end(isNull: isNull)
    }
  }

  /// Appends one value and says whether it is null.
  func spell(_ row: Int, as style: CellStyle, into bytes: inout [UInt8]) -> Bool {
    switch self {
    case .text(let column):
      return column.spell(row, as: style, into: &bytes)
    case .int(let column):
      return column.spell(row, style, &bytes) { value, bytes in
        if style.isOfWeekdays, !(1...7).contains(value) {
          quoted(style, &bytes) { $0.append(contentsOf: "≈".utf8) }
        } else {
          NumberText.append(value, to: &bytes)
        }
      }
    case .number(let column):
      return column.spell(row, style, &bytes) { value, bytes in
        NumberText.append(value, as: style, to: &bytes)
      }
    case .bool(let column):
      return column.spell(row, style, &bytes) { value, bytes in
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
      }
    case .date(let column):
      return column.spell(row, as: style, into: &bytes)
    case .instant(let column):
      return column.spell(row, style, &bytes) { value, bytes in
        quoted(style, &bytes) { $0.append(contentsOf: value.description.utf8) }
      }
    case .duration(let column):
      return column.spell(row, style, &bytes) { value, bytes in
        quoted(style, &bytes) { $0.append(contentsOf: value.description.utf8) }
      }
    case .list(let column):
      column.spell(row, as: style, into: &bytes)
      return false
    case .record(let column):
      if let valid = column.valid, !valid[row] { return spellNull(style, &bytes) }
      column.spell(row, as: style, into: &bytes)
      return false
    case .null:
      return spellNull(style, &bytes)
    }
  }
}

/// Appends what stands for a null.
private func spellNull(_ style: CellStyle, _ bytes: inout [UInt8]) -> Bool {
  if style.isJSON { bytes.append(contentsOf: "null".utf8) }
  return true
}

/// Puts quotes around it in JSON.
private func quoted(
  _ style: CellStyle,
  _ bytes: inout [UInt8],
  _ body: (inout [UInt8]) -> Void
) {
  if style.isJSON { bytes.append(UInt8(ascii: "\"")) }
  body(&bytes)
  if style.isJSON { bytes.append(UInt8(ascii: "\"")) }
}

extension FixedColumn {
  fileprivate func spell(
    _ row: Int,
    _ style: CellStyle,
    _ bytes: inout [UInt8],
    _ body: (Value, inout [UInt8]) -> Void
  ) -> Bool {
    if let valid, !valid[row] { return spellNull(style, &bytes) }
    body(values[row], &bytes)
    return false
  }
}

extension TextColumn {
  fileprivate func spell(_ rows: Range<Int>, as style: CellStyle, into block: inout CellBlock) {
    heap.bytes.withUnsafeBufferPointer { text in
      for row in rows {
        let code = codes[row]
        guard code != TextColumn.null else {
          block.end(isNull: spellNull(style, &block.bytes))
          continue
        }
        let range = heap.offsets[Int(code)]..<heap.offsets[Int(code) + 1]
        TextSpelling.append(UnsafeBufferPointer(rebasing: text[range]), style, &block.bytes)
        block.end()
      }
    }
  }

  fileprivate func spell(_ row: Int, as style: CellStyle, into bytes: inout [UInt8]) -> Bool {
    let code = codes[row]
    guard code != TextColumn.null else { return spellNull(style, &bytes) }
    let range = heap.offsets[Int(code)]..<heap.offsets[Int(code) + 1]
    heap.bytes.withUnsafeBufferPointer { text in
      TextSpelling.append(UnsafeBufferPointer(rebasing: text[range]), style, &bytes)
    }
    return false
  }
}

extension DateColumn {
  fileprivate func spell(_ row: Int, as style: CellStyle, into bytes: inout [UInt8]) -> Bool {
    if let valid, !valid[row] { return spellNull(style, &bytes) }
    let date = FuzzyDate(
      earliest: Day(number: earliest[row]),
      latest: Day(number: latest[row]),
      detail: detail[row]
    )
    quoted(style, &bytes) { bytes in
      if case .display(let unit?) = style {
        bytes.append(contentsOf: DateText.of(date, per: unit).utf8)
      } else {
        bytes.append(contentsOf: date.edtf.utf8)
      }
    }
    return false
  }
}

extension ListColumn {
  fileprivate func spell(_ row: Int, as style: CellStyle, into bytes: inout [UInt8]) {
    let range = offsets[row]..<offsets[row + 1]
    if style.isJSON { bytes.append(UInt8(ascii: "[")) }
    for (place, index) in range.enumerated() {
      if place > 0 { bytes.append(contentsOf: (style.isJSON ? "," : "; ").utf8) }
      if elements[0].spell(index, as: style, into: &bytes), !style.isJSON {
        bytes.append(contentsOf: "null".utf8)
      }
    }
    if style.isJSON { bytes.append(UInt8(ascii: "]")) }
  }
}

extension RecordColumn {
  fileprivate func spell(_ row: Int, as style: CellStyle, into bytes: inout [UInt8]) {
    if case .display = style {
      spellForPeople(row, into: &bytes)
      return
    }
    bytes.append(UInt8(ascii: "{"))
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONText.append(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      _ = columns[place].spell(row, as: .json, into: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// `{kind: call, n: 3}`.
  private func spellForPeople(_ row: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, field) in fields.enumerated() {
      if place > 0 { bytes.append(contentsOf: ", ".utf8) }
      bytes.append(contentsOf: "\(field.name): ".utf8)
      if columns[place].spell(row, as: .display(nil), into: &bytes) {
        bytes.append(contentsOf: "null".utf8)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
