internal import Lexicon

/// Finds the cues of a language in folded UTF-8: leftmost, longest, at the borders of words; a form
/// that ends in `*` lets letters follow.
///
/// A trie. Building is linear in the bytes of the
/// forms, scanning in those of the text. Scripts without spaces have a border at every character.
struct CueMatcher: Sendable {
  /// One form found.
  struct Match {
    var start: Int32
    var end: Int32

    /// The first entry of the form; `next` chains the others.
    var entry: Int32
  }

  private var edges = TrieEdges(capacity: 2048)

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
    edges.reserve(bytes.count)
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
    edges.withView { edges in
      var index = 0
      while index < text.count {
        let byte = text[index]
        guard TextClass.isWord(byte) else {
          index += 1
          continue
        }
        if let match = longest(at: index, text, edges) {
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

  private func longest(
    at start: Int,
    _ text: UnsafeBufferPointer<UInt8>,
    _ edges: TrieEdges.View
  ) -> Match? {
    var best: Match?
    var node: Int32 = 0
    var index = start
    while index < text.count {
      node = edges.target(of: node, text[index])
      if node == 0 { break }
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

  private mutating func child(of node: Int32, _ byte: UInt8) -> Int32 {
    let place = edges.place(of: node, byte)
    let known = edges.target(at: place)
    if known != 0 { return known }
    let child = Int32(exact.count)
    edges.set(place, node, byte, child)
    exact.append(-1)
    open.append(-1)
    return child
  }
}
