/// An open-addressing table from 64-bit hashes to 32-bit values, for words that are looked up once
/// per word of a document.
///
/// Most words of a text are in no table. A filter with a few bits a key, small enough for the fastest
/// cache, says so without a look at the keys.
struct HashTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var filter: [UInt64]
  private var mask: Int
  private(set) var count = 0

  init() {
    self.init(slots: 64)
  }

  private init(slots: Int) {
    keys = [UInt64](repeating: 0, count: slots)
    values = [UInt32](repeating: 0, count: slots)
    filter = [UInt64](repeating: 0, count: slots / 32)
    mask = slots - 1
  }

  /// The filter has two bits for each slot.
  @inline(__always)
  private func filterBit(_ key: UInt64) -> (word: Int, bit: UInt64) {
    let place = Int(truncatingIfNeeded: key >> 8) & (mask * 2 + 1)
    return (place >> 6, 1 << UInt64(place & 63))
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 24) & mask
  }

  /// The value of a hash, or 0 where it is not in the table.
  @inline(__always)
  subscript(hash: UInt64) -> UInt32 {
    let key = hash | 1
    let (word, bit) = filterBit(key)
    if filter[word] & bit == 0 { return 0 }
    var slot = slot(key)
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
    let slot = place(of: key)
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
      let (word, bit) = filterBit(key)
      filter[word] |= bit
    }
    values[slot] |= bits
  }

  /// The slot of a key, or the free one where it belongs.
  private func place(of key: UInt64) -> Int {
    var slot = slot(key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = self
    self = HashTable(slots: keys.count * 4)
    for (key, value) in zip(old.keys, old.values) where key != 0 { insert(key, value) }
  }
}
