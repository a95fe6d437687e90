/// The lines of one document with what each looks like: what zoning and all fields start from.
struct PageLines {
  /// All lines, blank ones too.
  var ranges: [Range<Int>]

  /// The lines that are not blank.
  var shapes: [LineShape] = []

  /// Splits and describes the text; linear.
  init(_ scanner: LineScanner) {
    ranges = LineScanner.lines(of: scanner.bytes)
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
      var shape = scanner.shape(of: range)
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
    var counts: [UInt64: Int] = [:]
    counts.reserveCapacity(shapes.count)
    for shape in shapes where shape.words > 0 {
      counts[shape.hash, default: 0] += 1
      // Openings have keys of their own: a line of six words is its own opening.
      if shape.opening != 0 { counts[~shape.opening, default: 0] += 1 }
    }
    for index in shapes.indices where shapes[index].words > 0 {
      shapes[index].copies = counts[shapes[index].hash] ?? 1
      shapes[index].openingCopies = counts[~shapes[index].opening] ?? 1
    }
  }
}
