/// Finds the cues of a language in folded UTF-8: leftmost, longest, at the borders of words; a form
/// that ends in `*` lets letters follow.
///
/// A trie in one open-addressed table of (node, byte) edges. Building is linear in the bytes of the
/// forms, scanning in those of the text. Scripts without spaces have a border at every character.
struct CueMatcher: Sendable {
  /// One form found.
  struct Match {
    var start: Int32
    var end: Int32

    /// The first entry of the form; `next` chains the others.
    var entry: Int32
  }

  private var keys = [UInt32](repeating: 0, count: 4096)
  private var targets = [Int32](repeating: 0, count: 4096)
  private var edges = 0
  private var nodes: Int32 = 1

  // Per node: the entry of a form that ends here, and of one that ends here with `*`; or -1.
  private var exact: [Int32] = [-1]
  private var open: [Int32] = [-1]

  private var payloads: [Int32] = []
  private var next: [Int32] = []

  /// Adds a folded form.
  mutating func add(_ form: [UInt8], payload: Int32) {
    let isOpen = form.last == UInt8(ascii: "*")
    let bytes = isOpen ? form.dropLast() : form[...]
    guard !bytes.isEmpty else { return }
    if (edges + bytes.count) * 2 > keys.count { grow() }
    var node: Int32 = 0
    for byte in bytes { node = child(of: node, byte) }
    let entry = Int32(payloads.count)
    payloads.append(payload)
    next.append(-1)
    let first = isOpen ? open[Int(node)] : exact[Int(node)]
    if first >= 0 {
      next[Int(entry)] = next[Int(first)]
      next[Int(first)] = entry
    } else if isOpen {
      open[Int(node)] = entry
    } else {
      exact[Int(node)] = entry
    }
  }

  /// Calls `body` with the payload of each entry of a match.
  @inline(__always)
  func forEachPayload(of match: Match, _ body: (Int32) -> Void) {
    var entry = match.entry
    while entry >= 0 {
      body(payloads[Int(entry)])
      entry = next[Int(entry)]
    }
  }

  /// Appends the matches in `text` to `found`, in order; they do not overlap.
  func scan(_ text: UnsafeBufferPointer<UInt8>, into found: inout [Match]) {
    keys.withUnsafeBufferPointer { keys in
      targets.withUnsafeBufferPointer { targets in
        var index = 0
        while index < text.count {
          let byte = text[index]
          guard TextClass.isWord(byte) else {
            index += 1
            continue
          }
          if let match = longest(at: index, text, keys, targets) {
            found.append(match)
            index = max(Int(match.end), index + 1)
          } else if TextClass.isSpaced(byte) {
            index = TextClass.wordEnd(from: index, text)
          } else {
            index += TextClass.width(byte)
          }
        }
      }
    }
  }

  private func longest(
    at start: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ keys: UnsafeBufferPointer<UInt32>,
    _ targets: UnsafeBufferPointer<Int32>
  ) -> Match? {
    var best: Match?
    var node: Int32 = 0
    var index = start
    while index < text.count {
      let key = UInt32(bitPattern: node) << 8 | UInt32(text[index]) &+ 1
      var slot = Self.slot(key, keys.count - 1)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
      guard keys[slot] == key else { break }
      node = targets[slot]
      index += 1
      if exact[Int(node)] >= 0, TextClass.isBorder(index, text) {
        best = Match(start: Int32(start), end: Int32(index), entry: exact[Int(node)])
      } else if open[Int(node)] >= 0 {
        let end = TextClass.wordEnd(from: index, text)
        if end >= Int(best?.end ?? 0) {
          best = Match(start: Int32(start), end: Int32(end), entry: open[Int(node)])
        }
      }
    }
    return best
  }

  @inline(__always)
  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(key) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
  }

  private mutating func child(of node: Int32, _ byte: UInt8) -> Int32 {
    let key = UInt32(bitPattern: node) << 8 | UInt32(byte) &+ 1
    var slot = Self.slot(key, keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    if keys[slot] == key { return targets[slot] }
    keys[slot] = key
    targets[slot] = nodes
    edges += 1
    nodes += 1
    exact.append(-1)
    open.append(-1)
    return targets[slot]
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = [UInt32](repeating: 0, count: oldKeys.count * 2)
    targets = [Int32](repeating: 0, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldKeys[index] != 0 {
      var slot = Self.slot(oldKeys[index], keys.count - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = oldKeys[index]
      targets[slot] = oldTargets[index]
    }
  }
}
