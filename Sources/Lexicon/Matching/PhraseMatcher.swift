/// Finds many phrases at once in folded UTF-8: leftmost, longest, at the borders of words, with the
/// endings of a language.
///
/// A trie; what is left of a phrase when no other
/// shares its way stays where the phrase is stored. Only places where a phrase can begin are tried:
/// starts of words, and every character of scripts that leave no spaces. Building is linear in the
/// bytes of the phrases, scanning in those of the text. Phrases must be folded as the text is.
package struct PhraseMatcher: Sendable {
  /// One phrase found.
  package struct Match: Sendable {
    /// Where the phrase begins.
    package var start: Int32

    /// Where it ends, without the ending.
    package var stemEnd: Int32

    /// Where its word ends, the ending included.
    package var end: Int32

    /// The first entry of the phrase; `entry(after:)` gives the others.
    package var entry: Int32

    /// What the ending says.
    package var cases: Cases

    /// Bytes from the phrase's start to the end of its word.
    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  // Phrases, one after the other.
  var bytes: [UInt8] = []
  var starts: [Int32] = [0]
  var flags: [UInt8] = []
  var payloads: [Int32] = []
  var nextEntry: [Int32] = []

  /// An edge leads to a node, or to ~entry for a lone phrase.
  var edges: TrieEdges

  // The entry whose phrase ends at a node, or -1.
  var terminals: [Int32] = [-1]

  static let bound: UInt8 = 1
  static let stemOnly: UInt8 = 2
  /// Some entry of the phrase is no mere stem: kept at the first entry.
  static let bare: UInt8 = 4

  /// An empty matcher with room for about this many phrases.
  package init(capacity: Int = 1024) {
    edges = TrieEdges(capacity: capacity * 3)
  }

  /// How many entries there are.
  package var count: Int { payloads.count }

  /// The payload of an entry.
  package func payload(_ entry: Int32) -> Int32 { payloads[Int(entry)] }

  /// The next entry of the same phrase, or -1.
  package func entry(after entry: Int32) -> Int32 { nextEntry[Int(entry)] }

  /// Whether an entry of the match's phrase holds for this match: a stem needs its ending.
  package func holds(_ entry: Int32, for match: Match) -> Bool {
    flags[Int(entry)] & Self.stemOnly == 0 || match.end > match.stemEnd
  }

  /// Appends the matches in `text` to `found`, in order of their places; they do not overlap.
  package func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    suffixes: SuffixTable,
    into found: inout [Match]
  ) {
    guard !payloads.isEmpty else { return }
    WordClass.table.withUnsafeBufferPointer { classes in
      edges.withView { edges in
        guard let table = classes.baseAddress else { return }
        let walk = Walk(matcher: self, text: text, classes: table, edges: edges)
        walk.run(suffixes, into: &found)
      }
    }
  }
}

/// One scan of a text.
private struct Walk {
  let matcher: PhraseMatcher
  let text: UnsafeBufferPointer<UInt8>
  let classes: UnsafePointer<UInt8>
  let edges: TrieEdges.View

  func run(_ suffixes: borrowing SuffixTable, into found: inout [PhraseMatcher.Match]) {
    let count = text.count
    var index = 0
    while index < count {
      let byte = text[index]
      let kind = WordClass.at(index, text, classes)
      guard kind != WordClass.gap else {
        index += WordClass.width(byte)
        continue
      }
      if let match = longest(at: index, suffixes) {
        found.append(match)
        index = max(Int(match.end), index + 1)
      } else if kind == WordClass.letter {
        index = WordClass.wordEnd(from: index, text, classes)
      } else {
        index += WordClass.width(byte)
      }
    }
  }

  /// The longest phrase that begins at `start`.
  @inline(__always)
  private func longest(at start: Int, _ suffixes: borrowing SuffixTable) -> PhraseMatcher.Match? {
    var best: PhraseMatcher.Match?
    var node: Int32 = 0
    var index = start
    while index < text.count {
      let target = edges.target(of: node, text[index])
      if target == 0 { break }
      index += 1
      if target < 0 {
        lone(~target, start, index, suffixes, &best)
        break
      }
      node = target
      let terminal = matcher.terminals[Int(node)]
      if terminal >= 0 { accept(terminal, start, index, suffixes, &best) }
    }
    return best
  }

  /// Compares what is left of a phrase that shares its way with no other.
  private func lone(
    _ entry: Int32,
    _ start: Int,
    _ from: Int,
    _ suffixes: borrowing SuffixTable,
    _ best: inout PhraseMatcher.Match?
  ) {
    let first = Int(matcher.starts[Int(entry)])
    let length = Int(matcher.starts[Int(entry) + 1]) - first
    guard start + length <= text.count else { return }
    var offset = from - start
    while offset < length {
      if matcher.bytes[first + offset] != text[start + offset] { return }
      offset += 1
    }
    accept(entry, start, start + length, suffixes, &best)
  }

  /// Takes the phrase as the best so far if its word ends well.
  private func accept(
    _ entry: Int32,
    _ start: Int,
    _ end: Int,
    _ suffixes: borrowing SuffixTable,
    _ best: inout PhraseMatcher.Match?
  ) {
    let flags = matcher.flags[Int(entry)]
    var match = PhraseMatcher.Match(
      start: Int32(start),
      stemEnd: Int32(end),
      end: Int32(end),
      entry: entry,
      cases: []
    )
    if flags & PhraseMatcher.bound != 0, end < text.count {
      if WordClass.at(end, text, classes) == WordClass.letter {
        let wordEnd = WordClass.wordEnd(from: end, text, classes)
        guard let cases = suffixes.cases(text, stem: start, from: end, to: wordEnd) else { return }
        match.cases = cases
        match.end = Int32(wordEnd)
      } else if flags & PhraseMatcher.bare == 0 {
        return
      } else if text[end] == 0x2D || text[end] == 0x27 {
        // `USA-val`, `Ankara'nın`, `Rubio's`: a mark may stand before the ending.
        let wordEnd = WordClass.wordEnd(from: end + 1, text, classes)
        if let cases = suffixes.cases(text, stem: start, from: end + 1, to: wordEnd) {
          match.cases = cases
          match.end = Int32(wordEnd)
        }
      }
    } else if flags & PhraseMatcher.bare == 0 {
      return
    }
    best = match
  }
}
