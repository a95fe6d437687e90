/// The words of a text by which its lines are compared, gathered while they are read.
///
/// Of words that are no function words of any language the beginning (five letters, two syllables of
/// Hangul), so that inflected forms agree; in scripts without spaces pairs of characters or runs of
/// four letters.
struct ContentWords {
  private(set) var stems: [UInt64] = []

  /// None yet, with room for those of a text of so many bytes.
  init(bytes: Int) {
    stems.reserveCapacity(bytes / 8)
  }

  /// The last scalars of an unspaced script.
  private var recent: InlineArray<3, UInt64> = [0, 0, 0]

  /// Goes on with the next element of a line.
  @inline(__always)
  mutating func add(
    _ element: Element,
    isFunctionWord: Bool,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ folds: UnsafeBufferPointer<UInt16>
  ) {
    guard element.isWord, element.kind.contains(.unspaced) else {
      recent = [0, 0, 0]
      let isHangul = element.scalar >= 0xAC00 && element.scalar <= 0xD7A3
      guard element.isWord, !isFunctionWord, element.scalars >= (isHangul ? 2 : 3) else { return }
      stems.append(Self.stem(bytes, folds, element.range, length: isHangul ? 2 : 5))
      return
    }
    addUnspaced(element)
  }

  /// What comes next does not go on with this line.
  mutating func endLine() { recent = [0, 0, 0] }

  private mutating func addUnspaced(_ element: Element) {
    let isLetter = TextMeasure.isUnparted(element)
    if !isLetter, recent[0] != 0 { stems.append(WordHash.join(recent[0], element.hash)) }
    if isLetter, recent[2] != 0 {
      let run = WordHash.join(WordHash.join(recent[2], recent[1]), recent[0])
      stems.append(WordHash.join(run, element.hash))
    }
    recent = [element.hash, recent[0], recent[1]]
  }

  private static func stem(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ folds: UnsafeBufferPointer<UInt16>,
    _ range: Range<Int>,
    length: Int
  ) -> UInt64 {
    var reader = ScalarReader(bytes, range)
    var hash = WordHash.seed
    var count = 0
    while count < length, let scalar = reader.next() {
      let folded = ScalarTable.fold(scalar, folds)
      guard folded != 0 else { continue }
      hash = WordHash.add(folded, to: hash)
      count += 1
    }
    return hash
  }
}
