/// Splits a text into lines and describes each in one pass over its bytes.
///
/// Lines end with LF, CRLF, CR, NEL, U+2028 or U+2029.
struct LineScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let classes: UnsafeBufferPointer<UInt16>
  let folds: UnsafeBufferPointer<UInt16>

  /// The bit of the document's language in `PageLanguage.functionWords`.
  let language: UInt32

  /// The ranges of all lines without their ends.
  static func lines(of bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var offset = 0
    while offset < bytes.count {
      let length = lineEnd(bytes, offset)
      if length > 0 {
        lines.append(start..<offset)
        start = offset + length
        offset = start
      } else {
        offset += 1
      }
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  @inline(__always)
  private static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let byte = bytes[offset]
    if byte > 0x0D, byte < 0xC2 { return 0 }
    switch byte {
    case 0x0A: return 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    case 0xC2: return offset + 1 < bytes.count && bytes[offset + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard offset + 2 < bytes.count, bytes[offset + 1] == 0x80 else { return 0 }
      return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }

  /// A line's range without surrounding white space.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var reader = ScalarReader(bytes, range)
    while let scalar = reader.next(), isBlank(scalar) { start = reader.offset }
    var end = range.upperBound
    while end > start {
      var place = end - 1
      while place > start, bytes[place] & 0xC0 == 0x80 { place -= 1 }
      var last = ScalarReader(bytes, place..<end)
      guard let scalar = last.next(), isBlank(scalar) else { break }
      end = place
    }
    return start..<end
  }

  @inline(__always)
  private func isBlank(_ scalar: UInt32) -> Bool {
    if scalar > 0x20, scalar < 0x7F { return false }
    return ScalarTable.kind(scalar, classes).contains(.space) || scalar == 0xFEFF
      || scalar == 0x200B
  }

  /// Describes the line whose trimmed range this is, and adds its content words to the others.
  func shape(of range: Range<Int>, _ content: inout ContentWords) -> LineShape {
    var shape = LineShape()
    shape.range = range
    shape.content = marked(range, &shape.marker)
    var reader = ElementReader(bytes, shape.content, classes: classes, folds: folds)
    var phrases = PhraseTracker(PageLanguage.shared.cues)
    var last = Element(range: 0..<0, kind: [], scalar: 0, hash: 0, scalars: 0, uppers: 0)
    var letters = UnpartedWords(PageLanguage.shared.functionPhrases)
    let start = content.stems.count
    while let element = reader.next() {
      let languages = element.isWord ? PageLanguage.shared.functionWords[element.hash] : 0
      content.add(element, isFunctionWord: languages != 0, bytes, folds)
      if element.isWord || element.isNumber {
        if languages & language != 0 { shape.functionWords += 1 }
        count(element, in: &shape)
        if TextMeasure.isUnparted(element) {
          shape.unparted += 1
          shape.functionWords += letters.add(element.hash, language: language) ? 1 : 0
        }
        if shape.opening == 0, shape.parts >= 6 { shape.opening = shape.hash }
        phrases.add(element, to: &shape)
      } else {
        sign(element, after: last, in: &shape, &phrases)
      }
      if !element.kind.contains(.space) { last = element }
    }
    content.endLine()
    shape.stems = start..<content.stems.count
    phrases.finish(&shape)
    settleEnd(&shape)
    shape.hasImage = beginsWithImage(range)
    shape.isLabel = isLabel(shape)
    return shape
  }

  @inline(__always)
  private func count(_ element: Element, in shape: inout LineShape) {
    shape.hash = WordHash.join(shape.hash, element.hash)
    let isUnspaced = element.kind.contains(.unspaced)
    shape.width += TextMeasure.width(of: element)
    shape.ending = .open
    guard element.isWord else {
      shape.digits += element.scalars
      return
    }
    if shape.words == 0, element.kind.contains(.lower) { shape.beginsLower = true }
    shape.words += 1
    shape.letters += element.scalars
    shape.uppers += element.uppers
    if isUnspaced { shape.unspaced += 1 }
    if element.kind.contains(.upper) { shape.capitalised += 1 }
  }

  /// Thai and Lao end no sentence with a sign: a line as long as one counts as such.
  private func settleEnd(_ shape: inout LineShape) {
    guard shape.unparted * 2 > shape.words, shape.ending == .open, shape.width >= 80 else { return }
    shape.ending = .sentence
    shape.stops += 1
  }

  @inline(__always)
  private func sign(
    _ element: Element,
    after last: Element,
    in shape: inout LineShape,
    _ phrases: inout PhraseTracker
  ) {
    shape.width += element.kind.contains(.mark) ? 0 : 1
    let kind = element.kind
    if kind.contains(.stop) {
      shape.stops += 1
      shape.ending = .sentence
      if element.scalar == 0x2026 || element.scalar == 0x2E && last.scalar == 0x2E {
        shape.ending = .ellipsis
      }
    } else if kind.contains(.comma) {
      shape.commas += 1
      shape.ending = .comma
    } else if kind.contains(.quote) {
      shape.quotes += 1
    } else if kind.contains(.separator) {
      // A slash in a fraction or a date parts nothing.
      if element.scalar != 0x2F || !last.isNumber { shape.separators += 1 }
      if element.scalar == 0x2F, last.scalar == 0x2F { shape.hasLink = true }
    } else if kind.contains(.opener) {
      phrases.openParenthesis()
    } else if kind.contains(.closer) {
      if shape.ending == .open { shape.ending = .parenthesis }
    } else if element.scalar == 0x3A || element.scalar == 0xFF1A {
      shape.ending = .colon
    } else if element.scalar == 0x40 {
      shape.hasLink = true
    }
  }

  /// Whether the line is a Markdown image, alone or as a link.
  private func beginsWithImage(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if start < range.upperBound, bytes[start] == 0x5B { start += 1 }
    return start + 1 < range.upperBound && bytes[start] == 0x21 && bytes[start + 1] == 0x5B
  }

  private func isLabel(_ shape: LineShape) -> Bool {
    guard shape.cueEnd > 0 else { return false }
    var reader = ScalarReader(bytes, shape.cueEnd..<shape.content.upperBound)
    while let scalar = reader.next() {
      // Chinese labels end with a wide stroke as well.
      if scalar == 0x3A || scalar == 0xFF1A || scalar == 0xFF0F { return true }
      // Captions begin with abbreviations too: `Fot.`, `Abb.`
      if scalar == 0x2E, reader.offset == shape.cueEnd + 1, shape.startCues.contains(.caption) {
        return shape.cueEnd - shape.content.lowerBound <= 8
      }
      guard isBlank(scalar) else { return false }
    }
    return false
  }

  /// The range without a list marker.
  private func marked(_ range: Range<Int>, _ marker: inout LineShape.Marker) -> Range<Int> {
    var reader = ScalarReader(bytes, range)
    guard let first = reader.next() else { return range }
    let kind = ScalarTable.kind(first, classes)
    var body = reader.offset
    if kind.contains(.bullet) || first == 0x2A || first == 0x2D || first == 0x2013 {
      guard let next = reader.next(), isBlank(next) else { return range }
      marker = .bullet
      body = reader.offset
    } else if first == 0x23 {
      while let next = reader.next(), next == 0x23 { body = reader.offset }
      guard body < range.upperBound, bytes[body] == 0x20 else { return range }
      marker = .heading
    } else if first == 0x7C {
      marker = .table
      return range
    } else if kind.contains(.digit) {
      var digits = 1
      var next = reader.next()
      while let scalar = next, ScalarTable.kind(scalar, classes).contains(.digit) {
        digits += 1
        next = reader.next()
      }
      guard digits <= 2, next == 0x2E || next == 0x29, let space = reader.next(), isBlank(space)
      else { return range }
      marker = .number
      return range
    } else {
      return range
    }
    return trimmed(body..<range.upperBound)
  }
}
