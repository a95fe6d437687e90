extension PhraseMatcher {
  @inline(__always)
  static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(key) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
  }

  /// Adds a folded phrase and, where its end changes before endings, those stems too.
  package mutating func add(_ phrase: [UInt8], payload: Int32, suffixes: SuffixTable) {
    phrase.withUnsafeBufferPointer { add($0, payload: payload, suffixes: suffixes) }
  }

  /// Adds a folded phrase; with `stemOnly` it counts only with an ending.
  package mutating func add(_ phrase: [UInt8], payload: Int32, stemOnly: Bool = false) {
    phrase.withUnsafeBufferPointer { add($0, payload: payload, stemOnly: stemOnly) }
  }

  mutating func add(
    _ phrase: UnsafeBufferPointer<UInt8>,
    payload: Int32,
    suffixes: SuffixTable
  ) {
    add(phrase, payload: payload)
    guard let last = phrase.last, suffixes.changes(last) else { return }
    suffixes.forEachStem(of: phrase) { add($0, payload: payload, stemOnly: true) }
  }

  /// An empty phrase is ignored; one that is there already gets a further entry.
  mutating func add(
    _ phrase: UnsafeBufferPointer<UInt8>,
    payload: Int32,
    stemOnly: Bool = false
  ) {
    guard !phrase.isEmpty else { return }
    if (edges + phrase.count) * 2 > keys.count { grow() }
    let entry = Int32(payloads.count)
    bytes.append(contentsOf: phrase)
    starts.append(Int32(bytes.count))
    payloads.append(payload)
    nextEntry.append(-1)
    flags.append(
      (Self.endsInWord(phrase) ? Self.bound : 0) | (stemOnly ? Self.stemOnly : Self.bare)
    )
    insert(entry, phrase)
  }

  private static func endsInWord(_ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = phrase.count - 1
    while index > 0, phrase[index] & 0xC0 == 0x80 { index -= 1 }
    if phrase[index] < 0x80 { return phrase[index] &- 0x61 < 26 || phrase[index] &- 0x30 < 10 }
    return WordClass.table.withUnsafeBufferPointer { table in
      table.baseAddress.map { WordClass.at(index, phrase, $0) == WordClass.letter } ?? false
    }
  }

  private mutating func insert(_ entry: Int32, _ phrase: UnsafeBufferPointer<UInt8>) {
    var node: Int32 = 0
    for depth in phrase.indices {
      let byte = phrase[depth]
      let slot = slot(of: node, byte)
      let target = targets[slot]
      if keys[slot] == 0 {
        set(slot, node, byte, ~entry)
        return
      }
      if target < 0 {
        part(~target, from: entry, phrase, at: slot, depth: depth + 1)
        return
      }
      node = target
    }
    let terminal = terminals[Int(node)]
    if terminal < 0 { terminals[Int(node)] = entry } else { chain(terminal, entry) }
  }

  /// Parts a lone phrase, whose edge is in `slot`, from a new one that begins alike: both move down
  /// together for as far as they are the same.
  private mutating func part(
    _ other: Int32,
    from entry: Int32,
    _ phrase: UnsafeBufferPointer<UInt8>,
    at slot: Int,
    depth: Int
  ) {
    let start = Int(starts[Int(other)])
    let count = Int(starts[Int(other) + 1]) - start
    var depth = depth
    let limit = min(count, phrase.count)
    var end = depth
    while end < limit, bytes[start + end] == phrase[end] { end += 1 }
    if end == count, end == phrase.count {
      chain(other, entry)
      return
    }
    var node = makeNode()
    targets[slot] = node
    while depth < end {
      let next = makeNode()
      set(self.slot(of: node, phrase[depth]), node, phrase[depth], next)
      node = next
      depth += 1
    }
    if end == count {
      terminals[Int(node)] = other
    } else {
      let byte = bytes[start + end]
      set(self.slot(of: node, byte), node, byte, ~other)
    }
    if end == phrase.count {
      terminals[Int(node)] = entry
    } else {
      set(self.slot(of: node, phrase[end]), node, phrase[end], ~entry)
    }
  }

  /// Appends `entry` to the entries of one phrase.
  private mutating func chain(_ first: Int32, _ entry: Int32) {
    flags[Int(first)] |= flags[Int(entry)] & Self.bare
    var last = first
    while nextEntry[Int(last)] >= 0 { last = nextEntry[Int(last)] }
    nextEntry[Int(last)] = entry
  }

  private mutating func makeNode() -> Int32 {
    terminals.append(-1)
    return Int32(terminals.count - 1)
  }

  private func slot(of node: Int32, _ byte: UInt8) -> Int {
    let key = UInt32(bitPattern: node) << 8 | UInt32(byte) &+ 1
    var slot = Self.slot(key, mask)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func set(_ slot: Int, _ node: Int32, _ byte: UInt8, _ target: Int32) {
    keys[slot] = UInt32(bitPattern: node) << 8 | UInt32(byte) &+ 1
    targets[slot] = target
    edges += 1
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldTargets = targets
    let size = keys.count * 2
    keys = [UInt32](repeating: 0, count: size)
    targets = [Int32](repeating: 0, count: size)
    mask = size - 1
    for index in oldKeys.indices where oldKeys[index] != 0 {
      var slot = Self.slot(oldKeys[index], mask)
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = oldKeys[index]
      targets[slot] = oldTargets[index]
    }
  }
}
