/// What `has`, `contains`, `starts with` and `ends with` look for, prepared once a query.
package struct TextNeedle: Sendable {
  /// The four tests.
  package enum Test: Sendable {
    case has, contains, startsWith, endsWith
  }

  private let test: Test
  private let isExact: Bool

  /// All of it for `contains`, `starts with` and `ends with`.
  private let whole: [UInt8]

  /// The words of `has`.
  private let words: [[UInt8]]

  /// Whether the last word of `has` may go on: `min*`.
  private let isPrefix: Bool

  /// A needle; `isExact` switches the folding off.
  package init(_ text: String, _ test: Test, isExact: Bool = false) {
    self.test = test
    self.isExact = isExact
    whole = isExact ? Array(Composition.composed(text).utf8) : Folding.bytes(of: text)
    isPrefix = test == .has && whole.last == UInt8(ascii: "*")
    words = test == .has ? TextNeedle.words(isPrefix ? whole.dropLast() : whole) : []
  }

  private static func words(_ text: [UInt8]) -> [[UInt8]] {
    text.withUnsafeBufferPointer { bytes in
      var scanner = WordScanner(bytes)
      var words: [[UInt8]] = []
      var end = -1
      while let range = scanner.next() {
        // Characters of scripts without spaces that touch are one word to look for.
        let isUnspaced = end == range.lowerBound
        if isUnspaced {
          words[words.count - 1] += bytes[range]
        } else {
          words.append(Array(bytes[range]))
        }
        end = range.upperBound
      }
      return words
    }
  }

  /// Whether the text, UTF-8 in NFC, has what is looked for; `scratch` is kept between calls.
  ///
  /// - Complexity: linear in the text.
  package func matches(_ text: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> Bool {
    if isExact { return matchesFolded(text) }
    scratch.removeAll(keepingCapacity: true)
    Folding.append(text, to: &scratch)
    return scratch.withUnsafeBufferPointer { matchesFolded($0) }
  }

  /// Whether a text that is already folded has it.
  package func matchesFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch test {
    case .contains: ByteSearch.find(whole, in: text) != nil
    case .startsWith: ByteSearch.begins(text, with: whole)
    case .endsWith: ByteSearch.ends(text, with: whole)
    case .has: firstWords(text, from: 0) != nil
    }
  }

  /// The first place at or after an offset of a folded text where it stands.
  package func find(
    inFolded text: UnsafeBufferPointer<UInt8>,
    from start: Int = 0
  ) -> Range<Int>? {
    switch test {
    case .contains:
      return ByteSearch.find(whole, in: text, from: start).map { $0..<($0 + whole.count) }
    case .startsWith:
      return start == 0 && ByteSearch.begins(text, with: whole) ? 0..<whole.count : nil
    case .endsWith:
      let from = text.count - whole.count
      return from >= start && ByteSearch.ends(text, with: whole) ? from..<text.count : nil
    case .has: return firstWords(text, from: start)
    }
  }

  private func firstWords(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    guard let first = words.first else { return nil }
    var start = start
    while let found = ByteSearch.find(first, in: text, from: start) {
      if WordBoundary.isBoundary(text, found),
        let end = sequenceEnd(text, found + first.count)
      {
        return found..<end
      }
      start = found + 1
    }
    return nil
  }

  /// Where the sequence ends whose first word ends at this offset.
  private func sequenceEnd(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    var end = offset
    for word in words.dropFirst() {
      guard WordBoundary.isBoundary(text, end) else { return nil }
      var scanner = WordScanner(text, from: end)
      guard let next = scanner.next(), next.lowerBound + word.count <= text.count,
        text[next.lowerBound..<(next.lowerBound + word.count)].elementsEqual(word)
      else { return nil }
      end = next.lowerBound + word.count
    }
    return isPrefix || WordBoundary.isBoundary(text, end) ? end : nil
  }
}
