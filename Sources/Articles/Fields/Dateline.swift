/// Where and when a report was sent, at the beginning of its text: `NAIROBI, March 12, 2025 (Agency) –`,
/// `МОСКВА, 12 марта. /Агентство/.`, `某社内罗毕3月12日电`.
///
/// A place, a date, perhaps an agency, then a sign that ends it.
struct Dateline {
  let mention: DateMention
  let line: Int

  /// The dateline in the first lines of a page's text, or nil.
  init?(of page: Page) {
    for index in page.shapes.indices.filter(page.isContent).prefix(3) {
      let text = page.shapes[index].content
      guard let head = Self.head(page, index), let date = page.dates(in: head).first,
        date.day != nil,
        Self.isPlace(page, text.lowerBound..<date.range.lowerBound),
        Self.ends(page, date.range.upperBound..<text.upperBound)
      else { continue }
      mention = date
      line = index
      return
    }
    return nil
  }

  /// How many characters from the beginning of a line on hold a dateline with its date.
  private static let headLength = 90

  /// The beginning of a line, or nil where it has no figure; scripts without blanks spell figures too.
  private static func head(_ page: Page, _ index: Int) -> Range<Int>? {
    let shape = page.shapes[index]
    var reader = ScalarReader(page.bytes, shape.content)
    var hasFigure = shape.unspaced > 0
    for _ in 0..<headLength {
      guard let scalar = reader.next() else { break }
      if ScalarTable.kind(scalar, page.classes).contains(.digit) { hasFigure = true }
    }
    return hasFigure ? shape.content.lowerBound..<reader.offset : nil
  }

  /// A few words, none of them in small letters that a name would not have, no sentence.
  private static func isPlace(_ page: Page, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, page.measure(range).width <= 44 else { return false }
    var reader = page.elements(range)
    var (names, uncased) = (0, 0)
    // A sign parts place and date: `Since 12 March` is no place.
    var isParted = false
    while let element = reader.next() {
      if element.kind.contains(.stop), element.scalar != 0x2E { return false }
      if element.kind.contains(.quote) { return false }
      guard element.isWord, !isOfDate(page, element) else {
        if !element.isWord, !element.kind.contains(.space) { isParted = true }
        continue
      }
      isParted = false
      if element.kind.contains(.upper) {
        names += 1
      } else if element.kind.contains(.lower) {
        if element.scalars > 3 { return false }
      } else {
        uncased += element.kind.contains(.unspaced) ? 1 : 4
      }
    }
    return names > 0 ? names <= 6 && isParted : uncased > 0 && uncased <= 16
  }

  private static func isOfDate(_ page: Page, _ element: Element) -> Bool {
    let phrase = WordHash.join(WordHash.seed, element.hash)
    return page.words.dates.meaning(phrase, language: page.language) != nil
  }

  /// A dash, a stroke, or a word for the report, behind an agency in brackets or strokes at most.
  private static func ends(_ page: Page, _ range: Range<Int>) -> Bool {
    var reader = page.elements(range)
    var (words, isBracketed, isAgencyBehind) = (0, false, false)
    while let element = reader.next() {
      switch element.scalar {
      case 0x28, 0x5B, 0xFF08: isBracketed = true
      case 0x29, 0x5D, 0xFF09:
        // Brackets around the date are none of an agency: `Yesterday (20 May) it rained`.
        isAgencyBehind = isAgencyBehind || isBracketed
        isBracketed = false
      case 0x2F:
        isBracketed.toggle()
        isAgencyBehind = isAgencyBehind || !isBracketed
      case 0x2D, 0x2010...0x2015, 0x3A, 0xFF1A, 0x3D: return !isBracketed
      case 0x2E, 0x2C, 0x20, 0xA0, 0x27, 0x60C, 0xB7: break
      default:
        guard element.isWord else { return isAgencyBehind }
        if endsReport(page, element) { return true }
        words += isBracketed ? 0 : element.kind.contains(.unspaced) ? 2 : 1
        if isAgencyBehind, !isBracketed { return true }
        if words > 2 { return false }
      }
    }
    return false
  }

  /// Words that stand right behind the date of a dispatch, as data.
  private static func endsReport(_ page: Page, _ element: Element) -> Bool {
    page.words.dispatches[element.hash] != 0
  }
}
