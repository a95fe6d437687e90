/// A document in lower case, with a way back to where each byte came from.
///
/// NFC, simple lower case (ς → σ), all spaces one, all dashes `-`, middle dots `·`, invisible
/// characters dropped; diacritics stay. What names, triggers and time words are looked up in.
package struct FoldedText: Sendable {
  /// The folded text, UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// Where the distance between folded and original offsets changes.
  private var steps: [Step] = []
  private let originalCount: Int

  private struct Step {
    var folded: UInt32
    var original: UInt32
  }

  /// Folds the text of these bytes, fewer than 4 GiB.
  ///
  /// - Complexity: O(*n*); eight bytes a step for ASCII, a table for the rest.
  package init(_ text: [UInt8]) {
    self = text.withUnsafeBufferPointer { FoldedText($0) }
  }

  /// Folds the text of these bytes, fewer than 4 GiB.
  package init(_ text: UnsafeBufferPointer<UInt8>) {
    originalCount = text.count
    bytes.reserveCapacity(text.count + 16)
    var scanner = ScalarScanner(text)
    // Where the scalar before begins: marks that follow join it.
    var before = (original: 0, folded: 0)
    while scanner.position < text.count {
      let run = ASCIIRun.length(text, from: scanner.position)
      if run > 0 {
        ASCIIRun.appendLower(text, from: scanner.position, count: run, to: &bytes)
        scanner.position += run
        before = (scanner.position - 1, bytes.count - 1)
        continue
      }
      let start = scanner.position
      let scalar = scanner.next()
      let page = FoldRules.light.page(scalar)
      let entry = page[Int(scalar & 0xff)]
      if entry == FoldPages.whole {
        // The cluster is composed as a whole, beginning with the scalar before.
        scanner.position = before.original
        bytes.removeLast(bytes.count - before.folded)
        appendCluster(text, &scanner, through: start)
        before = (scanner.position, bytes.count)
        continue
      }
      before = (start, bytes.count)
      if entry < FoldPages.several {
        UTF8Bytes.append(entry, to: &bytes)
        if bytes.count - before.folded != scanner.position - start {
          step(before.folded, start, scanner.position)
        }
      } else {
        for part in FoldPages.scalars(entry, page) { UTF8Bytes.append(part, to: &bytes) }
        step(before.folded, start, scanner.position)
      }
    }
  }

  /// Notes that the folded bytes from `folded` on stand for the original ones from `start` on.
  private mutating func step(_ folded: Int, _ start: Int, _ end: Int) {
    add(Step(folded: UInt32(folded), original: UInt32(start)))
    add(Step(folded: UInt32(bytes.count), original: UInt32(end)))
  }

  private mutating func add(_ step: Step) {
    while let last = steps.last, last.folded >= step.folded { steps.removeLast() }
    steps.append(step)
  }

  /// Composes the scalars from here up to the next one that joins none before it.
  private mutating func appendCluster(
    _ text: UnsafeBufferPointer<UInt8>,
    _ scanner: inout ScalarScanner,
    through needed: Int
  ) {
    let (start, folded) = (scanner.position, bytes.count)
    var scalars: [UInt32] = []
    while scanner.position < text.count {
      let position = scanner.position
      let scalar = scanner.next()
      let isJoined = FoldRules.light.page(scalar)[Int(scalar & 0xff)] == FoldPages.whole
      if position > needed, !isJoined {
        scanner.position = position
        break
      }
      scalars.append(scalar)
    }
    for scalar in FoldRules.composedCluster(scalars) {
      let page = FoldRules.light.page(scalar)
      let entry = page[Int(scalar & 0xff)]
      if entry == FoldPages.whole || entry < FoldPages.several {
        UTF8Bytes.append(entry == FoldPages.whole ? scalar : entry, to: &bytes)
      } else {
        for part in FoldPages.scalars(entry, page) { UTF8Bytes.append(part, to: &bytes) }
      }
    }
    step(folded, start, scanner.position)
  }
}

extension FoldedText {
  /// The offset in the original of a folded byte, or of the end.
  ///
  /// Within what was composed or replaced it is where that begins.
  /// - Complexity: O(log *n*) in the places where lengths differ.
  package func original(_ offset: Int) -> Int {
    guard offset < bytes.count else { return originalCount }
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(steps[middle].folded) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let step = steps[low - 1]
    let moved = Int(step.original) + offset - Int(step.folded)
    guard low < steps.count else { return moved }
    return moved >= Int(steps[low].original) ? Int(step.original) : moved
  }

  /// Whether the letter that begins at a folded offset is a capital in the original.
  package func isCapital(_ offset: Int, in text: [UInt8]) -> Bool {
    let place = original(offset)
    guard place < text.count, offset < bytes.count else { return false }
    // A letter of ASCII can be composed with marks that follow it.
    if text[place] < 0x80 { return text[place] &- 0x41 < 26 }
    return text[place] != bytes[offset]
      || place + 1 < text.count && offset + 1 < bytes.count && text[place + 1] != bytes[offset + 1]
  }

  /// The original bytes of a folded range.
  package func original(_ range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound)
    return start..<max(start, original(range.upperBound))
  }
}
