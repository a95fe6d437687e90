/// Reads comma- and tab-separated values after RFC 4180.
struct DelimitedReader {
  private let text: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var position = 0

  private static let quote = UInt8(ascii: "\"")

  /// The columns of a file whose first line names them; without a delimiter it is `,` or, where the
  /// header has no comma but semicolons, `;`.
  static func read(
    _ source: inout FileSource,
    delimiter: UInt8?
  ) throws(ReadFailure) -> RawTable {
    source.endLines()
    let bytes = source.bytes
    let result = bytes.withUnsafeBufferPointer { text -> Result<(RawTable, [String]), CSVFailure> in
      var reader = DelimitedReader(text, delimiter ?? Self.delimiter(of: text))
      return Result { () throws(CSVFailure) in try reader.table() }
    }
    switch result {
    case .success(let (table, warnings)):
      source.warnings += warnings
      return table
    case .failure(let failure):
      throw ReadFailure(source.place(of: failure.offset), failure.reason)
    }
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) {
    self.text = text
    self.delimiter = delimiter
  }

  private static func delimiter(of text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let header = text.prefix { $0 != 0x0A }
    let comma = UInt8(ascii: ",")
    let semicolon = UInt8(ascii: ";")
    return header.contains(semicolon) && !header.contains(comma) ? semicolon : comma
  }

  private mutating func table() throws(CSVFailure) -> (RawTable, [String]) {
    guard !text.isEmpty else {
      throw CSVFailure(0, "the file is empty: its first line names columns")
    }
    var warnings: [String] = []
    var table = RawTable()
    table.columns = try header(&warnings)
    var short = (count: 0, first: 0)
    while position < text.count {
      let start = position
      if skipsBlankLine(columns: table.columns.count) { continue }
      let cells = try record(into: &table.columns)
      if cells < table.columns.count {
        if short.count == 0 { short.first = start }
        short.count += 1
      }
      table.rows.append(start)
      for index in table.columns.indices { table.columns[index].pad(to: table.rows.count) }
    }
    if short.count > 0 {
      let line = text.prefix(short.first).count { $0 == 0x0A } + 1
      let rows = short.count == 1 ? "1 row has" : "\(short.count) rows have"
      warnings.append("\(rows) too few cells, the first in line \(line)")
    }
    return (table, warnings)
  }

  private mutating func header(_ warnings: inout [String]) throws(CSVFailure) -> [RawColumn] {
    var names: [String] = []
    var isLast = false
    while !isLast {
      var cell: [UInt8] = []
      isLast = try field { cell.append(contentsOf: $0) }.endsRecord
      var name = String(decoding: cell, as: UTF8.self)
      if name.isEmpty { name = "column_\(names.count + 1)" }
      if names.contains(name) {
        let again = (2...).lazy.map { "\(name)_\($0)" }.first { !names.contains($0) }
        warnings.append("a second column `\(name)` is called `\(again ?? name)`")
        name = again ?? name
      }
      names.append(name)
    }
    return names.map { RawColumn(name: $0) }
  }

  /// An empty line is a row only where there is one column.
  private mutating func skipsBlankLine(columns: Int) -> Bool {
    var end = position
    if text[end] == 0x0D { end += 1 }
    guard columns > 1, end >= text.count || text[end] == 0x0A else { return false }
    position = end + 1
    return true
  }

  /// Reads one row and returns how many cells it has.
  private mutating func record(into columns: inout [RawColumn]) throws(CSVFailure) -> Int {
    var index = 0
    while true {
      let start = position
      var cell: [UInt8] = []
      let (isQuoted, endsRecord) = try field { cell.append(contentsOf: $0) }
      if index < columns.count {
        if isQuoted || !cell.isEmpty {
          columns[index].append(isQuoted && cell.isEmpty ? .text : .untyped, cell)
        } else {
          columns[index].endRow(.null, 0..<0)
        }
      } else if !cell.isEmpty {
        throw CSVFailure(start, "the row has more cells than the header has columns")
      }
      index += 1
      if endsRecord { return index }
    }
  }

  /// Reads one cell and what ends it.
  private mutating func field(
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CSVFailure) -> (isQuoted: Bool, endsRecord: Bool) {
    if position < text.count, text[position] == Self.quote {
      try quoted(body)
      return (true, endsRecord())
    }
    let start = position
    while position < text.count, text[position] != delimiter, text[position] != 0x0A {
      position += 1
    }
    var end = position
    if end > start, text[end - 1] == 0x0D, end >= text.count || text[end] == 0x0A { end -= 1 }
    body(UnsafeBufferPointer(rebasing: text[start..<end]))
    return (false, endsRecord())
  }

  private mutating func quoted(
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(CSVFailure) {
    let start = position
    position += 1
    var run = position
    while position < text.count {
      guard text[position] == Self.quote else {
        position += 1
        continue
      }
      body(UnsafeBufferPointer(rebasing: text[run..<position]))
      position += 1
      guard position < text.count, text[position] == Self.quote else {
        if position < text.count, text[position] == 0x0D { position += 1 }
        guard position >= text.count || text[position] == delimiter || text[position] == 0x0A
        else { throw CSVFailure(position, "text stands after a closing quote") }
        return
      }
      run = position
      position += 1
    }
    throw CSVFailure(start, "a quote that begins here is not closed")
  }

  /// Passes the delimiter or line end and says whether the row is over.
  private mutating func endsRecord() -> Bool {
    guard position < text.count else { return true }
    position += 1
    return text[position - 1] == 0x0A
  }
}

/// Where a file is no CSV, and why.
private struct CSVFailure: Error {
  var offset: Int
  var reason: String

  init(_ offset: Int, _ reason: String) {
    self.offset = offset
    self.reason = reason
  }
}
