/// The lines of one document with what each looks like: what zoning and all fields start from.
struct PageLines {
  /// All lines, blank ones too.
  var ranges: [Range<Int>]

  /// The lines that are not blank.
  var shapes: [LineShape] = []

  /// The content words of all lines.
  var content: ContentWords

  /// Splits and describes the text; linear.
  init(_ scanner: LineScanner) {
    ranges = LineScanner.lines(of: scanner.bytes)
    content = ContentWords(bytes: scanner.bytes.count)
    shapes.reserveCapacity(ranges.count)
    var blanks = 0
    for index in ranges.indices {
      let range = scanner.trimmed(ranges[index])
      let indent = range.lowerBound - ranges[index].lowerBound
      ranges[index] = range
      guard !range.isEmpty else {
        blanks += 1
        continue
      }
      if !shapes.isEmpty { shapes[shapes.count - 1].blankAfter = blanks }
      var shape = scanner.shape(of: range, &content)
      shape.line = index
      shape.indent = indent
      shape.blankBefore = blanks
      shapes.append(shape)
      blanks = 0
    }
    if !shapes.isEmpty { shapes[shapes.count - 1].blankAfter = blanks }
    countCopies()
  }

  /// Lines with a letter that occur more than once, as headlines, alternative texts and menus do.
  private mutating func countCopies() {
    var lines = HashTable(capacity: shapes.count)
    var openings = HashTable(capacity: shapes.count)
    for index in shapes.indices where shapes[index].words > 0 {
      lines.count(shapes[index].hash)
      if shapes[index].opening != 0 { openings.count(shapes[index].opening) }
    }
    for index in shapes.indices where shapes[index].words > 0 {
      shapes[index].copies = Int(lines[shapes[index].hash])
      shapes[index].openingCopies = max(1, Int(openings[shapes[index].opening]))
    }
  }
}
