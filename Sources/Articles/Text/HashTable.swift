/// An open-addressing table from 64-bit hashes to 32-bit values, for words that are looked up once
/// per word of a document.
struct HashTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var mask: Int
  private(set) var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: 64)
    values = [UInt32](repeating: 0, count: 64)
    mask = 63
  }

  /// The value of a hash, or 0 where it is not in the table.
  @inline(__always)
  subscript(hash: UInt64) -> UInt32 {
    let key = hash | 1
    var slot = Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 24) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// Adds the bits to the value of a hash.
  mutating func insert(_ hash: UInt64, _ bits: UInt32) {
    if count * 2 > mask { grow() }
    let key = hash | 1
    var slot = Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 24) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    values[slot] |= bits
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    mask = keys.count * 4 - 1
    keys = [UInt64](repeating: 0, count: mask + 1)
    values = [UInt32](repeating: 0, count: mask + 1)
    count = 0
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      var slot = Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 24) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
      count += 1
    }
  }
}
