internal import TextTools

/// Reads rows from JSON: an array of objects, or objects one after the other (JSON Lines).
struct JSONReader {
  private var scanner: JSONScanner
  private let text: UnsafeBufferPointer<UInt8>
  private var table = RawTable()

  // All rows as one column of records: its parts are the table's columns.
  private var rows = RawColumn(name: "")

  /// The columns of a file; a row that is no object gives the column `value`.
  static func read(_ source: FileSource) throws(ReadFailure) -> RawTable {
    let result = source.bytes.withUnsafeBufferPointer { text -> Result<RawTable, JSONError> in
      var reader = JSONReader(text)
      return Result { () throws(JSONError) in try reader.readAll() }
    }
    switch result {
    case .success(let table): return table
    case .failure(let error): throw ReadFailure(source.place(of: error.offset), error.reason)
    }
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    scanner = JSONScanner(text)
  }

  private mutating func readAll() throws(JSONError) -> RawTable {
    while !scanner.isAtEnd() {
      if try scanner.next() == .array {
        try scanner.enterArray()
        var isFirst = true
        while try scanner.element(isFirst: isFirst) {
          isFirst = false
          try row()
        }
      } else {
        try row()
      }
    }
    let count = table.rows.count
    for index in rows.parts.indices { rows.withPart(index) { $0.pad(to: count) } }
    table.columns = rows.parts
    return table
  }

  private mutating func row() throws(JSONError) {
    let kind = try scanner.next()
    table.rows.append(scanner.position)
    var record = RawColumn(name: "")
    swap(&record, &rows)
    defer { swap(&record, &rows) }
    if kind == .object {
      try read(into: &record, depth: 0)
      return
    }
    let index = record.part("value", guess: 0)
    let start = scanner.position
    var part = RawColumn(name: "")
    exchange(&part, &record, index)
    try read(into: &part, depth: 0)
    exchange(&part, &record, index)
    record.endRow(.record, start..<scanner.position)
  }

  /// Exchanges a part of the record with a column at hand, so that it can grow without a copy.
  private func exchange(_ column: inout RawColumn, _ record: inout RawColumn, _ index: Int) {
    record.withPart(index) { swap(&$0, &column) }
  }

  private mutating func read(into column: inout RawColumn, depth: Int) throws(JSONError) {
    guard depth < 64 else { throw scanner.fail("nested too deeply") }
    guard let kind = try scanner.next() else { throw scanner.fail("a value is expected") }
    let start = scanner.position
    switch kind {
    case .null:
      try literal(["null"])
      column.endRow(.null, 0..<0)
    case .string:
      column.append(.text, try scanner.string())
    case .number:
      column.append(.number, text[try scanner.literal()])
    case .bool:
      column.append(.bool, text[try literal(["true", "false"])])
    case .array:
      try readList(into: &column, depth: depth)
      column.endRow(.list, start..<scanner.position)
    case .object:
      try readRecord(into: &column, depth: depth)
      column.endRow(.record, start..<scanner.position)
    }
  }

  private mutating func readList(into column: inout RawColumn, depth: Int) throws(JSONError) {
    try scanner.enterArray()
    var inner = RawColumn(name: column.name)
    column.withElements { swap(&$0, &inner) }
    defer { column.withElements { swap(&$0, &inner) } }
    var isFirst = true
    while try scanner.element(isFirst: isFirst) {
      isFirst = false
      try read(into: &inner, depth: depth + 1)
    }
  }

  private mutating func readRecord(into column: inout RawColumn, depth: Int) throws(JSONError) {
    try scanner.enterObject()
    var guess = 0
    while let key = try scanner.member(isFirst: guess == 0) {
      let name = Composition.composed(String(decoding: key, as: UTF8.self))
      let index = column.part(name, guess: guess)
      guess += 1
      var part = RawColumn(name: "")
      exchange(&part, &column, index)
      defer { exchange(&part, &column, index) }
      guard part.count == column.count else {
        throw scanner.fail("the key `\(name)` stands twice in an object")
      }
      try read(into: &part, depth: depth + 1)
    }
  }

  /// Reads one of these words.
  @discardableResult
  private mutating func literal(_ words: [String]) throws(JSONError) -> Range<Int> {
    let range = try scanner.literal()
    guard words.contains(where: { text[range].elementsEqual($0.utf8) }) else {
      throw scanner.fail("a value is expected")
    }
    return range
  }
}
