/// Reads a byline's words as names of people.
struct PersonNames {
  let page: Page

  /// The names in a range, or none where something in it is no name.
  ///
  /// A name is two to five capitalised words, with short small ones inside (`van`, `de`); in scripts
  /// without capitals two to twelve scalars. Commas, bars, `&` and conjunctions part names; a date, a
  /// figure or a dash ends the list.
  func names(in range: Range<Int>, strict: Bool) -> [String] {
    var names: [String] = []
    var piece = Piece()
    var reader = page.elements(range)
    while let element = reader.next() {
      if element.isNumber || ends(element, piece) { break }
      if parts(element) {
        if !close(&piece, &names, strict: strict) { return strict ? [] : names }
      } else if !element.kind.contains(.space) {
        piece.add(element)
      }
    }
    _ = close(&piece, &names, strict: strict)
    return names
  }

  private struct Piece {
    var start = -1
    var end = 0
    var words = 0
    var capitals = 0
    var small = 0
    var functions = 0
    var scalars = 0
    var isCased = false

    mutating func add(_ element: Element) {
      if start < 0 { start = element.range.lowerBound }
      end = element.range.upperBound
      guard element.isWord else { return }
      scalars += element.scalars
      words += 1
      let upper = element.kind.contains(.upper)
      if upper || element.kind.contains(.lower) { isCased = true }
      if upper { capitals += 1 } else { small += 1 }
      if !upper, element.scalars > 4 { functions += 1 }
    }
  }

  private func ends(_ element: Element, _ piece: Piece) -> Bool {
    if element.scalar == 0x3A || element.scalar == 0xFF1A { return piece.words > 0 }
    if element.kind.contains(.opener) || element.kind.contains(.bullet) { return true }
    if element.kind.contains(.closer) || element.scalar == 0x40 || element.scalar == 0x2014 {
      return true
    }
    return element.scalar == 0x2013
  }

  private func parts(_ element: Element) -> Bool {
    if element.kind.contains(.comma) || element.scalar == 0x26 { return true }
    if element.kind.contains(.separator) { return true }
    guard element.isWord, !element.kind.contains(.upper) else { return false }
    if element.kind.contains(.unspaced) { return false }
    return page.words.conjunctions[element.hash] != 0
  }

  /// Ends a name; false where the words are none.
  private func close(_ piece: inout Piece, _ names: inout [String], strict: Bool) -> Bool {
    defer { piece = Piece() }
    guard piece.words > 0, piece.start >= 0 else { return true }
    let range = piece.start..<piece.end
    if !piece.isCased {
      let fits = piece.scalars >= 2 && piece.scalars <= 24 && piece.words <= 12
      if fits { append(range, to: &names) }
      return fits
    }
    guard piece.words >= 2 else {
      // A place or an agency after the names.
      return !strict || !names.isEmpty
    }
    guard piece.words <= 5, piece.capitals >= 2, piece.functions == 0,
      piece.small <= 2, page.cues(in: range).isDisjoint(with: .furniture.union(.section))
    else { return !strict && !names.isEmpty }
    append(range, to: &names)
    return true
  }

  private func append(_ range: Range<Int>, to names: inout [String]) {
    var name = page.text(range)
    while let last = name.unicodeScalars.last, last == "." || last == "-" {
      if last == ".", name.unicodeScalars.dropLast().last?.properties.isUppercase == true { break }
      name.unicodeScalars.removeLast()
    }
    if !names.contains(name) { names.append(name) }
  }
}
