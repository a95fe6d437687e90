internal import Columns
internal import TextTools

/// One column of a file: what stands in each row, and of what kind it is.
struct RawColumn {
  var name: String

  /// One a row.
  private(set) var kinds: [Kind] = []

  /// The texts, numbers and literals, one after the other.
  private(set) var bytes: [UInt8] = []

  /// Of scalars the range in `bytes`; of lists and records that in the file.
  private(set) var ranges: [Range<Int>] = []

  /// Where the elements of each row end in `elements`.
  private(set) var ends: [Int] = []

  /// The elements of lists (none or one column).
  private(set) var elements: [RawColumn] = []

  /// The parts of records.
  private(set) var parts: [RawColumn] = []

  /// What stands in a row.
  enum Kind: UInt8, CaseIterable {
    case null, text, number, bool, list, record

    /// A cell of a csv file: any scalar.
    case untyped
  }

  init(name: String) {
    self.name = name
  }

  var count: Int { kinds.count }

  /// Whether null can stand in a row; a list is never null.
  var hasNulls: Bool { kinds.contains(.null) && !kinds.contains(.list) }

  /// Adds a scalar.
  mutating func append(_ kind: Kind, _ more: some Sequence<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: more)
    endRow(kind, start..<bytes.count)
  }

  /// Adds nulls up to a number of rows.
  mutating func pad(to count: Int) {
    while kinds.count < count { endRow(.null, 0..<0) }
  }

  /// Adds an element of the list that `endRow` will end.
  mutating func withElements(_ body: (inout RawColumn) -> Void) {
    if elements.isEmpty { elements = [RawColumn(name: name)] }
    body(&elements[0])
  }

  /// The index of a part of records; a new one is null in the rows before.
  mutating func part(_ name: String, guess: Int) -> Int {
    if guess < parts.count, parts[guess].name == name { return guess }
    if let index = parts.firstIndex(where: { $0.name == name }) { return index }
    var part = RawColumn(name: name)
    part.pad(to: kinds.count)
    parts.append(part)
    return parts.count - 1
  }

  /// Lets a part of the record be read.
  mutating func withPart(_ index: Int, _ body: (inout RawColumn) -> Void) {
    body(&parts[index])
  }

  /// Ends a row; lists and records give their range in the file.
  mutating func endRow(_ kind: Kind, _ range: Range<Int>) {
    kinds.append(kind)
    ranges.append(range)
    ends.append(elements.first?.count ?? 0)
    for index in parts.indices { parts[index].pad(to: kinds.count) }
  }

  /// The bytes of a row: of scalars their text, of lists and records their JSON.
  func withBytes<Result>(
    _ row: Int,
    _ source: FileSource,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let isNested = kinds[row] == .list || kinds[row] == .record
    return (isNested ? source.bytes : bytes).withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[ranges[row]]))
    }
  }

  /// The text of a row, for messages.
  func text(_ row: Int, _ source: FileSource) -> String {
    withBytes(row, source) { String(decoding: $0, as: UTF8.self) }
  }
}
