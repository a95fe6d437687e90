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

  /// An empty table that so many keys fit in.
  init(capacity: Int = 31) {
    var slots = 64
    while capacity * 2 >= slots { slots *= 2 }
    self.init(slots: slots)
  }

  private init(slots: Int) {
    keys = [UInt64](repeating: 0, count: slots)
    values = [UInt32](repeating: 0, count: slots)
    filter = [UInt64](repeating: 0, count: slots / 16)
    mask = slots - 1
  }

  /// The filter has four bits for each slot.
  @inline(__always)
  private func filterBit(_ key: UInt64) -> (word: Int, bit: UInt64) {
    let place = Int(truncatingIfNeeded: key >> 8) & (mask * 4 + 3)
    return (place >> 6, 1 << UInt64(place & 63))
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key &* 0x9e37_79b9_7f4a_7c15 >> 24) & mask
  }

  /// The value of a hash, or 0 where it is not in the table.
  @inline(__always)
  subscript(hash: UInt64) -> UInt32 {
    guard mayHold(hash) else { return 0 }
    let key = hash | 1
    var slot = slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  /// False for most hashes that are not in the table.
  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let (word, bit) = filterBit(hash | 1)
    return filter[word] & bit != 0
  }

  /// Adds the bits to the value of a hash.
  mutating func insert(_ hash: UInt64, _ bits: UInt32) {
    values[place(of: hash)] |= bits
  }

  /// Adds one to the value of a hash.
  mutating func count(_ hash: UInt64) {
    values[place(of: hash)] += 1
  }

  /// The slot of a hash, which is in the table from now on.
  private mutating func place(of hash: UInt64) -> Int {
    if count * 2 > mask { grow() }
    let key = hash | 1
    var slot = slot(key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
      let (word, bit) = filterBit(key)
      filter[word] |= bit
    }
    return slot
  }

  private mutating func grow() {
    let old = self
    self = HashTable(slots: keys.count * 4)
    for (key, value) in zip(old.keys, old.values) where key != 0 { insert(key, value) }
  }
}
