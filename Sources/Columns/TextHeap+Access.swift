internal import Glibc

extension TextHeap {
  /// A heap without entries.
  package init() {
    self.init(bytes: [], offsets: [0], isDistinct: true)
  }

  /// How many entries there are.
  package var count: Int { offsets.count - 1 }

  /// The bytes of an entry, for the length of the call.
  @inline(__always)
  package func withBytes<Result>(
    _ index: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[offsets[index]..<offsets[index + 1]]))
    }
  }

  /// An entry as a string.
  package func string(_ index: Int) -> String {
    withBytes(index) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether two heaps are the same storage, so that codes of the one mean the same in the other.
  package func isSame(_ other: TextHeap) -> Bool {
    guard offsets.count == other.offsets.count, bytes.count == other.bytes.count else {
      return false
    }
    return offsets.withUnsafeBufferPointer { own in
      other.offsets.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
    }
      && bytes.withUnsafeBufferPointer { own in
        other.bytes.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
      }
  }

  /// The order of two entries by code point, which is that of their UTF-8 bytes: negative, 0 or
  /// positive.
  package func order(_ left: Int, _ right: Int) -> Int {
    bytes.withUnsafeBufferPointer { all in
      compareBytes(
        UnsafeBufferPointer(rebasing: all[offsets[left]..<offsets[left + 1]]),
        UnsafeBufferPointer(rebasing: all[offsets[right]..<offsets[right + 1]])
      )
    }
  }

  /// The rank of each entry by code point; equal texts have equal ranks.
  ///
  /// O(n log n).
  package func ranks() -> [UInt32] {
    let order = sortedEntries()
    var ranks = [UInt32](repeating: 0, count: count)
    var rank: UInt32 = 0
    for place in order.indices.dropFirst() {
      if self.order(order[place - 1], order[place]) != 0 { rank += 1 }
      ranks[order[place]] = rank
    }
    return ranks
  }

  /// The entries in the order of their texts.
  func sortedEntries() -> [Int] {
    var entries = Array(0..<count)
    if (1..<max(1, count)).allSatisfy({ order($0 - 1, $0) <= 0 }) { return entries }
    let keys = prefixes()
    let differing = keys.reduce(0) { $0 | ($1 ^ keys[0]) }
    for shift in stride(from: UInt64(0), to: 64, by: 8) where differing >> shift & 0xff != 0 {
      entries = TextHeap.distributed(entries, keys, shift)
    }
    // The first eight bytes have decided nearly all; what is left is compared.
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, keys[entries[end]] == keys[entries[start]] { end += 1 }
      if end - start > 1 {
        entries[start..<end].sort { left, right in
          let order = self.order(left, right)
          return order != 0 ? order < 0 : left < right
        }
      }
      start = end
    }
    return entries
  }

  /// The first eight bytes of each entry as a number of the same order.
  private func prefixes() -> [UInt64] {
    bytes.withUnsafeBufferPointer { all in
      (0..<count).map { index in
        var key: UInt64 = 0
        let (start, end) = (offsets[index], offsets[index + 1])
        for place in 0..<8 {
          key = key << 8 | (start + place < end ? UInt64(all[start + place]) : 0)
        }
        return key
      }
    }
  }

  /// One pass of a stable radix sort.
  private static func distributed(_ entries: [Int], _ keys: [UInt64], _ shift: UInt64) -> [Int] {
    var starts = [Int](repeating: 0, count: 257)
    for key in keys { starts[Int(key >> shift & 0xff) + 1] += 1 }
    for digit in 0..<256 { starts[digit + 1] += starts[digit] }
    var result = entries
    for entry in entries {
      let digit = Int(keys[entry] >> shift & 0xff)
      result[starts[digit]] = entry
      starts[digit] += 1
    }
    return result
  }
}

extension TextColumn {
  /// The text of this row as a string, or nil.
  package subscript(row: Int) -> String? {
    codes[row] == Self.null ? nil : heap.string(Int(codes[row]))
  }

  /// The same texts over a heap that holds only what occurs, each text once, in code point order:
  /// equal texts have equal codes and greater texts greater ones.
  package func sorted() -> TextColumn {
    let compact = compacted()
    let ranks = compact.heap.ranks()
    var entries = [Int](repeating: -1, count: Int(ranks.max().map { $0 + 1 } ?? 0))
    for index in ranks.indices where entries[Int(ranks[index])] < 0 {
      entries[Int(ranks[index])] = index
    }
    var heap = compact.heap.picking(entries)
    heap.isDistinct = true
    return TextColumn(
      heap: heap,
      codes: compact.codes.map { $0 == Self.null ? $0 : ranks[Int($0)] }
    )
  }

  /// The same texts over a heap without the entries that no row uses.
  package func compacted() -> TextColumn {
    var moved = [UInt32](repeating: Self.null, count: heap.count)
    for code in codes where code != Self.null { moved[Int(code)] = 0 }
    var entries: [Int] = []
    for index in moved.indices where moved[index] == 0 {
      moved[index] = UInt32(entries.count)
      entries.append(index)
    }
    if entries.count == heap.count { return self }
    return TextColumn(
      heap: heap.picking(entries),
      codes: codes.map { $0 == Self.null ? $0 : moved[Int($0)] }
    )
  }
}

extension TextHeap {
  /// A heap of these entries, in this order.
  func picking(_ entries: [Int]) -> TextHeap {
    var picked = TextHeap(bytes: [], offsets: [0], isDistinct: isDistinct)
    picked.bytes.reserveCapacity(entries.reduce(0) { $0 + offsets[$1 + 1] - offsets[$1] })
    for entry in entries {
      picked.bytes.append(contentsOf: bytes[offsets[entry]..<offsets[entry + 1]])
      picked.offsets.append(picked.bytes.count)
    }
    return picked
  }
}

/// The order of two byte strings: negative, 0 or positive.
package func compareBytes(
  _ left: UnsafeBufferPointer<UInt8>,
  _ right: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(left.count, right.count)
  if shared > 0, let own = left.baseAddress, let other = right.baseAddress {
    let order = memcmp(own, other, shared)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
