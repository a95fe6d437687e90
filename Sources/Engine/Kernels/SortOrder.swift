internal import Chronology
internal import Columns

/// Keys of a sort as unsigned words whose order is that of the values.
struct SortOrder {
  /// One array of a word a row for each part of a key, the most significant first.
  private(set) var words: [[UInt64]] = []
  private let count: Int

  /// One key: its values and its direction.
  struct Key {
    var column: Column
    var isDescending = false
    var nullsFirst = false
  }

  init(_ keys: [Key], count: Int) {
    self.count = count
    for key in keys { add(key) }
  }

  private mutating func add(_ key: Key) {
    let column = key.column
    let nulls = column.nullFlags
    if let nulls { words.append(nulls.map { $0 == key.nullsFirst ? 0 : 1 }) }
    for var part in SortOrder.parts(column) {
      if key.isDescending { for row in 0..<count { part[row] = ~part[row] } }
      // What stands at a null must not decide between two nulls.
      if let nulls { for row in 0..<count where nulls[row] { part[row] = 0 } }
      words.append(part)
    }
  }

  private static func parts(_ column: Column) -> [[UInt64]] {
    switch column {
    case .text(let texts):
      let compact = texts.heap.count > texts.codes.count * 2 ? texts.compacted() : texts
      let ranks = compact.heap.ranks()
      return [compact.codes.map { $0 == TextColumn.null ? 0 : UInt64(ranks[Int($0)]) }]
    case .int(let ints): return [ints.values.map(\.sortWord)]
    case .number(let numbers): return [numbers.values.map(\.sortWord)]
    case .bool(let bools): return [bools.values.map { $0 ? 1 : 0 }]
    case .instant(let instants): return [instants.values.map(\.milliseconds.sortWord)]
    case .duration(let lengths): return [lengths.values.map(\.sortKey.sortWord)]
    case .date(let dates):
      let major = dates.earliest.indices.map { row in
        FuzzyDate.majorKey(dates.earliest[row], dates.latest[row], dates.detail[row])
      }
      let minor = dates.detail.map { FuzzyDate.minorKey($0) }
      return minor.contains { $0 != 0 } ? [major, minor] : [major]
    case .list, .record, .null: return []
    }
  }

  /// Whether two rows have equal keys.
  func isTie(_ left: Int, _ right: Int) -> Bool {
    words.allSatisfy { $0[left] == $0[right] }
  }

  /// Whether the left row comes before the right one; of ties the one that stands first.
  func precedes(_ left: Int32, _ right: Int32) -> Bool {
    for part in words where part[Int(left)] != part[Int(right)] {
      return part[Int(left)] < part[Int(right)]
    }
    return left < right
  }

  /// All rows in order; ties keep the order that they had.
  func sorted() -> [Int32] {
    let rows = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
    if words.isEmpty { return rows }
    if count < 512 { return rows.sorted { precedes($0, $1) } }
    var order = rows
    for part in words.reversed() { order = radixSorted(order, by: part) }
    return order
  }

  /// The first `limit` rows of the order, found with a heap where they are few.
  func first(_ limit: Int) -> [Int32] {
    guard limit > 0 else { return [] }
    guard limit * 16 < count else { return Array(sorted().prefix(limit)) }
    var heap: [Int32] = []
    heap.reserveCapacity(limit)
    guard let leading = words.first else { return Array(sorted().prefix(limit)) }
    leading.withUnsafeBufferPointer { leading in
      var bound = UInt64.max
      for row in 0..<count where leading[row] <= bound || heap.count < limit {
        let row = Int32(truncatingIfNeeded: row)
        if heap.count < limit {
          heap.append(row)
          siftUp(&heap)
        } else if precedes(row, heap[0]) {
          heap[0] = row
          siftDown(&heap)
        }
        if heap.count == limit { bound = leading[Int(heap[0])] }
      }
    }
    return heap.sorted { precedes($0, $1) }
  }

  private func siftUp(_ heap: inout [Int32]) {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(heap[parent], heap[child]) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private func siftDown(_ heap: inout [Int32]) {
    var parent = 0
    while true {
      var last = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[last], heap[child]) { last = child }
      }
      guard last != parent else { return }
      heap.swapAt(parent, last)
      parent = last
    }
  }
}

extension Column {
  /// Which rows are null; nil where none is.
  fileprivate var nullFlags: [Bool]? {
    switch self {
    case .text(let texts):
      texts.codes.contains(TextColumn.null) ? texts.codes.map { $0 == TextColumn.null } : nil
    case .null(let count): [Bool](repeating: true, count: count)
    default: validity.flatMap { $0.contains(false) ? $0.map { !$0 } : nil }
    }
  }
}

extension Int64 {
  /// An unsigned word of the same order.
  var sortWord: UInt64 { UInt64(bitPattern: self) ^ 1 << 63 }
}

extension Double {
  /// An unsigned word of the same order.
  var sortWord: UInt64 {
    let bits = (self == 0 ? 0 : self).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}

/// The rows in the order of their words, stable: a radix sort over the digits that differ.
func radixSorted(_ rows: [Int32], by words: [UInt64]) -> [Int32] {
  guard let sample = words.first else { return rows }
  let differing = words.reduce(0) { $0 | ($1 ^ sample) }
  var rows = rows
  for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xff != 0 {
    var starts = [Int](repeating: 0, count: 257)
    for word in words { starts[Int(word >> shift & 0xff) + 1] += 1 }
    for digit in 0..<256 { starts[digit + 1] += starts[digit] }
    rows = [Int32](unsafeUninitializedCapacity: rows.count) { buffer, count in
      words.withUnsafeBufferPointer { words in
        for row in rows {
          let digit = Int(words[Int(row)] >> shift & 0xff)
          buffer[starts[digit]] = row
          starts[digit] += 1
        }
      }
      count = rows.count
    }
  }
  return rows
}
