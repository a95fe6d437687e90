internal import Glibc
internal import TextTools

/// Collects texts row by row into a `TextColumn`.
package struct TextBuilder {
  /// The texts so far.
  package private(set) var heap = TextHeap()
  private var codes: [UInt32] = []

  /// Open addressing by hash; 0 is free, else code + 1.
  ///
  /// Empty where texts are not looked up.
  private var slots: [UInt32]
  private var hashes: [UInt32] = []

  /// A builder that keeps each text once (for repetitive columns), or every one as it comes (for
  /// long texts that rarely repeat).
  package init(isDictionary: Bool = true) {
    slots = isDictionary ? [UInt32](repeating: 0, count: 64) : []
    heap.isDistinct = isDictionary
  }

  /// How many rows there are.
  package var count: Int { codes.count }

  /// Adds a row.
  package mutating func append(_ text: String?) {
    guard var text else { return appendNull() }
    let code = text.withUTF8 { intern($0) }
    codes.append(code)
  }

  /// Adds a row of these UTF-8 bytes.
  package mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
    let code = intern(bytes)
    codes.append(code)
  }

  /// Adds a row of a code that `intern` gave.
  package mutating func append(code: UInt32) {
    codes.append(code)
  }

  /// Adds a null row.
  package mutating func appendNull() {
    codes.append(TextColumn.null)
  }

  /// The code of this text, which is put into the heap where it is new; adds no row.
  package mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard !slots.isEmpty else { return add(bytes) }
    let hash = hashBytes(bytes)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let code = slots[slot] - 1
      if hashes[Int(code)] == hash, equals(Int(code), bytes) { return code }
      slot = (slot + 1) & mask
    }
    let code = add(bytes)
    hashes.append(hash)
    slots[slot] = code + 1
    if heap.count * 2 > slots.count { grow() }
    return code
  }

  /// The column of all rows.
  package consuming func column() -> TextColumn {
    TextColumn(heap: heap, codes: codes)
  }

  private func equals(_ code: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    heap.withBytes(code) { compareBytes($0, bytes) == 0 }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    heap.bytes.append(contentsOf: bytes)
    heap.offsets.append(heap.bytes.count)
    return UInt32(heap.count - 1)
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for code in hashes.indices {
      var slot = Int(hashes[code]) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(code) + 1
    }
    slots = larger
  }
}

/// A hash of bytes, the same on every run.
private func hashBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
  UInt32(truncatingIfNeeded: FNV1a.mixedHash(UnsafeRawBufferPointer(bytes)) >> 32)
}
