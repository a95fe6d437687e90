extension PhraseMatcher {
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
    edges.reserve(phrase.count)
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
      let place = edges.place(of: node, byte)
      let target = edges.target(at: place)
      if target == 0 {
        edges.set(place, node, byte, ~entry)
        return
      }
      if target < 0 {
        if spells(~target, phrase, from: depth + 1) { return chain(~target, entry) }
        let start = makeNode()
        edges.set(place, node, byte, start)
        part(~target, from: entry, phrase, at: start, depth: depth + 1)
        return
      }
      node = target
    }
    let terminal = terminals[Int(node)]
    if terminal < 0 { terminals[Int(node)] = entry } else { chain(terminal, entry) }
  }

  /// Whether an entry's phrase is this one, where they are known to begin alike.
  private func spells(
    _ entry: Int32,
    _ phrase: UnsafeBufferPointer<UInt8>,
    from depth: Int
  ) -> Bool {
    let start = Int(starts[Int(entry)])
    return Int(starts[Int(entry) + 1]) - start == phrase.count
      && (depth..<phrase.count).allSatisfy { bytes[start + $0] == phrase[$0] }
  }

  /// Parts a lone phrase from another one that begins alike: both move down together from `node`
  /// for as far as they are the same.
  private mutating func part(
    _ other: Int32,
    from entry: Int32,
    _ phrase: UnsafeBufferPointer<UInt8>,
    at node: Int32,
    depth: Int
  ) {
    let start = Int(starts[Int(other)])
    let count = Int(starts[Int(other) + 1]) - start
    var (node, depth) = (node, depth)
    while depth < count, depth < phrase.count, bytes[start + depth] == phrase[depth] {
      let next = makeNode()
      lead(node, phrase[depth], to: next)
      node = next
      depth += 1
    }
    if depth == count {
      terminals[Int(node)] = other
    } else {
      lead(node, bytes[start + depth], to: ~other)
    }
    if depth == phrase.count {
      terminals[Int(node)] = entry
    } else {
      lead(node, phrase[depth], to: ~entry)
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

  private mutating func lead(_ node: Int32, _ byte: UInt8, to target: Int32) {
    edges.set(edges.place(of: node, byte), node, byte, target)
  }
}
