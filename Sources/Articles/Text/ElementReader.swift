/// A word or a single sign of a line.
struct Element {
  var range: Range<Int>

  /// The class of a sign, or of the first scalar of a word.
  var kind: ScalarClass
  var scalar: UInt32

  /// Of the folded scalars of a word.
  var hash: UInt64
  var scalars: Int
  var uppers: Int

  /// Whether it is a word of letters (digits make words of their own).
  var isWord: Bool { kind.contains(.letter) }
  var isNumber: Bool { kind.contains(.digit) }
}

/// Reads a line as words, numbers and signs; each scalar of an unspaced script is a word.
struct ElementReader {
  private var reader: ScalarReader
  private let classes: UnsafeBufferPointer<UInt16>
  private let folds: UnsafeBufferPointer<UInt16>

  @inline(__always)
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    classes: UnsafeBufferPointer<UInt16>,
    folds: UnsafeBufferPointer<UInt16>
  ) {
    reader = ScalarReader(bytes, range)
    self.classes = classes
    self.folds = folds
  }

  /// The next element, or nil at the end.
  @inline(__always)
  mutating func next() -> Element? {
    let start = reader.offset
    guard let scalar = reader.next() else { return nil }
    let kind = ScalarTable.kind(scalar, classes)
    var element = Element(
      range: start..<reader.offset,
      kind: kind,
      scalar: scalar,
      hash: WordHash.seed,
      scalars: 1,
      uppers: kind.contains(.upper) ? 1 : 0
    )
    let isLetter = kind.contains(.letter)
    guard isLetter || kind.contains(.digit) else { return element }
    add(scalar, to: &element.hash)
    if kind.contains(.unspaced) {
      skipMarks(&element)
      return element
    }
    while true {
      if isLetter { addSmallLetters(to: &element) }
      let before = reader
      guard let more = reader.next() else { break }
      let kind = ScalarTable.kind(more, classes)
      if kind.contains(.mark) {
        addSign(more, to: &element)
        continue
      }
      let goesOn =
        isLetter ? kind.contains(.letter) && !kind.contains(.unspaced) : kind.contains(.digit)
      guard goesOn else {
        reader = before
        break
      }
      add(more, to: &element.hash)
      element.scalars += 1
      if kind.contains(.upper) { element.uppers += 1 }
    }
    element.range = start..<reader.offset
    return element
  }

  /// The small letters of ASCII that follow, without a look at the tables.
  @inline(__always)
  private mutating func addSmallLetters(to element: inout Element) {
    var offset = reader.offset
    while offset < reader.end, reader.bytes[offset] >= 0x61, reader.bytes[offset] <= 0x7A {
      element.hash = WordHash.add(UInt32(reader.bytes[offset]), to: element.hash)
      offset += 1
    }
    element.scalars += offset - reader.offset
    reader.offset = offset
  }

  @inline(__always)
  private func add(_ scalar: UInt32, to hash: inout UInt64) {
    let folded = ScalarTable.fold(scalar, folds)
    if folded != 0 { hash = WordHash.add(folded, to: hash) }
  }

  /// Vowel signs of the scripts of India and of Thai spell a word as letters do; other marks are accents.
  @inline(__always)
  private func addSign(_ mark: UInt32, to element: inout Element) {
    guard mark >= 0x900, mark < 0xE50, mark & 0x7F != 0x3C else { return }
    element.hash = WordHash.add(mark, to: element.hash)
    element.scalars += 1
  }

  @inline(__always)
  private mutating func skipMarks(_ element: inout Element) {
    while true {
      let before = reader
      guard let more = reader.next(), ScalarTable.kind(more, classes).contains(.mark) else {
        reader = before
        break
      }
      addSign(more, to: &element)
    }
    element.range = element.range.lowerBound..<reader.offset
  }
}
