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
    for stem in suffixes.stems(of: Array(phrase)) {
      add(stem, payload: payload, stemOnly: true)
    }
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
        let other = ~target
        if isSame(other, phrase) { return chain(other, entry) }
        node = makeNode()
        targets[slot] = node
        pushDown(other, below: node, depth: depth + 1)
      } else {
        node = target
      }
    }
    let terminal = terminals[Int(node)]
    if terminal < 0 { terminals[Int(node)] = entry } else { chain(terminal, entry) }
  }

  /// Moves a lone phrase one step further down.
  private mutating func pushDown(_ entry: Int32, below node: Int32, depth: Int) {
    let start = Int(starts[Int(entry)])
    if start + depth == Int(starts[Int(entry) + 1]) {
      terminals[Int(node)] = entry
    } else {
      let byte = bytes[start + depth]
      set(slot(of: node, byte), node, byte, ~entry)
    }
  }

  private func isSame(_ entry: Int32, _ phrase: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[Int(entry)])
    guard Int(starts[Int(entry) + 1]) - start == phrase.count else { return false }
    for index in phrase.indices where bytes[start + index] != phrase[index] { return false }
    return true
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
    var size = keys.count * 2
    while size < bytes.count * 2 { size *= 2 }
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
