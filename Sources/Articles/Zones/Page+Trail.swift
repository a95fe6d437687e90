/// Numbered trails of links (`1. Home`, `2. World`, `3. Headline`) and what they tell of the headline.
extension Page {
  /// Whether a line is a numbered item below the one before it, and the last of its list.
  func endsTrail(_ index: Int) -> Bool {
    guard let number = ordinal(index), number > 1 else { return false }
    if index + 1 < shapes.count, ordinal(index + 1) == number + 1 { return false }
    return (max(0, index - 3)..<index).contains { ordinal($0) == number - 1 }
  }

  /// The words of a line that may be the headline: without the number that a trail gives it.
  func headline(_ index: Int) -> Range<Int> {
    let content = shapes[index].content
    guard endsTrail(index) else { return content }
    var start = content.lowerBound
    while start < content.upperBound, !isSpace(bytes[start]) { start += 1 }
    while start < content.upperBound, isSpace(bytes[start]) { start += 1 }
    return start..<content.upperBound
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The number of an item of a numbered list.
  private func ordinal(_ index: Int) -> Int? {
    guard shapes[index].marker == .number else { return nil }
    var value = 0
    for byte in bytes[shapes[index].content] {
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The line that says the headline as the page has it on record: the end of a trail of links whose
  /// words end the headline, or go on before it, and a line of its own where a blank was lost
  /// (`WorldHeadline`).
  func wording(of index: Int) -> Int {
    let key = TitleKey(self, headline(index)).letters
    for other in shapes.indices where other != index && !isContent(other) {
      let letters = shapes[other].letters
      guard letters * 2 >= key.count, letters <= key.count * 2, shapes[other].words >= 3,
        shapes[other].hash != shapes[index].hash
      else { continue }
      let words = TitleKey(self, headline(other)).letters
      let isEnd = words.count < key.count && key.suffix(words.count).elementsEqual(words)
      if endsTrail(other) {
        if isEnd || words.suffix(key.count).elementsEqual(key) { return other }
      } else if isEnd, isGlued(index, headline(other)) {
        return other
      }
    }
    return index
  }

  /// Whether a line ends with these words right behind a small letter.
  private func isGlued(_ index: Int, _ words: Range<Int>) -> Bool {
    let line = shapes[index].content
    guard line.count > words.count, bytes[line].suffix(words.count).elementsEqual(bytes[words]),
      !endsTrail(index)
    else { return false }
    var start = line.upperBound - words.count - 1
    while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var reader = ScalarReader(bytes, start..<line.upperBound)
    return reader.next().map { ScalarTable.kind($0, classes).contains(.lower) } ?? false
  }
}
