/// Finds the authors: near the headline or right after the text.
struct Bylines {
  private(set) var names: [String] = []
  private(set) var lines: [Int] = []
  private(set) var rule = ""
  private let page: Page

  init(_ page: Page, title: Int?) {
    self.page = page
    guard let span = page.span else { return }
    let first = page.shapes.indices.first(where: page.isContent) ?? span.lowerBound
    let start = max(0, (title ?? first) - 3)
    let head = start..<min(page.shapes.count, max(start, span.lowerBound + 3))
    let below = span.upperBound + 1
    let tail = below..<max(below, min(page.shapes.count, below + 8))
    readLabelled(head)
    if names.isEmpty { readBare(head, title: title) }
    if names.isEmpty { readLabelled(tail) }
    if names.isEmpty { readEndOfText(span) }
  }

  /// `By Jane Doe`, `Author: Jane Doe`, `记者 …`, or the label and the names on the next lines.
  private mutating func readLabelled(_ range: Range<Int>) {
    let reader = PersonNames(page: page)
    for index in range {
      let shape = page.shapes[index]
      guard shape.width < 160, page.zones[index] != .title, page.zones[index] != .caption,
        !(page.isContent(index) && shape.width > 100)
      else { continue }
      if shape.wholeCues.contains(.byline) {
        let next = follow(index, range.upperBound, reader)
        if !next.isEmpty {
          take(next, index, "label and name")
          return
        }
      }
      guard shape.startCues.contains(.byline) else { continue }
      let found = reader.names(in: afterColon(shape), strict: true)
      if !found.isEmpty, isByline(shape, found) {
        take(found, index, "labelled name")
        return
      }
    }
  }

  /// Names on the lines below a label.
  private func follow(_ label: Int, _ end: Int, _ reader: PersonNames) -> [String] {
    var found: [String] = []
    for index in (label + 1)..<max(label + 1, min(end + 3, page.shapes.count, label + 6)) {
      let shape = page.shapes[index]
      guard shape.width < 90, !page.isContent(index) || shape.ending == .open else { break }
      let names = reader.names(in: shape.content, strict: true)
      let isWord =
        shape.words == 1
        && page.words.conjunctions[PageLanguage.words(page.bytes, shape.content)[0]] != 0
      if names.isEmpty, !isWord, shape.width > 2 { break }
      for name in names where !found.contains(name) { found.append(name) }
    }
    return found
  }

  /// In scripts without capitals anything could be a name: there a colon or a blank is asked for.
  private func isByline(_ shape: LineShape, _ names: [String]) -> Bool {
    if shape.capitalised > 0 || shape.isLabel { return true }
    return shape.width <= 40 && shape.unspaced == 0
  }

  private func afterColon(_ shape: LineShape) -> Range<Int> {
    var start = shape.cueEnd
    var reader = ScalarReader(page.bytes, shape.cueEnd..<shape.content.upperBound)
    while let scalar = reader.next() {
      guard scalar == 0x3A || scalar == 0xFF1A || scalar <= 0x20 || scalar == 0xA0 else { break }
      start = reader.offset
    }
    return start..<shape.content.upperBound
  }

  /// A line of names only, beside a date or a label, between headline and text.
  private mutating func readBare(_ range: Range<Int>, title: Int?) {
    guard let title else { return }
    let reader = PersonNames(page: page)
    for index in range where index > title && !page.isContent(index) {
      let shape = page.shapes[index]
      guard shape.width < 90, shape.capitalised >= 2, shape.functionWords <= 1,
        shape.startCues.isEmpty, shape.marker == .none, shape.ending == .open || shape.digits > 0,
        page.zones[index] == .other, shape.uppers * 2 < shape.letters || shape.words <= 3
      else { continue }
      guard isBesideDate(index) else { continue }
      let found = reader.names(in: shape.content, strict: true)
      if !found.isEmpty {
        take(found, index, "name beside the date")
        return
      }
    }
  }

  private func isBesideDate(_ index: Int) -> Bool {
    for near in max(0, index - 2)...min(page.shapes.count - 1, index + 2) {
      let shape = page.shapes[near]
      guard shape.width < 140 else { continue }
      if !shape.startCues.isDisjoint(with: [.published, .updated]) { return true }
      if shape.digits >= 3, !page.dates(near).isEmpty { return true }
    }
    return false
  }

  /// `(May 17, 2025, author: Name)` as the text's last line.
  private mutating func readEndOfText(_ span: ClosedRange<Int>) {
    for index in max(
      span.lowerBound,
      span.upperBound - 1
    )..<min(page.shapes.count, span.upperBound + 4) {
      let shape = page.shapes[index]
      guard shape.width < 120, shape.anyCues.contains(.byline) || shape.tailCues.contains(.byline)
      else { continue }
      guard let start = labelEnd(shape) else { continue }
      let found = PersonNames(page: page).names(in: start..<shape.content.upperBound, strict: true)
      if !found.isEmpty {
        take(found, index, "labelled name after the text")
        return
      }
    }
  }

  /// Where a byline word with a colon ends inside a line.
  private func labelEnd(_ shape: LineShape) -> Int? {
    var reader = page.elements(shape.content)
    var start = shape.content.lowerBound
    while let element = reader.next() {
      if element.scalar == 0x3A || element.scalar == 0xFF1A {
        if page.cues(in: start..<element.range.lowerBound).contains(.byline) {
          return element.range.upperBound
        }
      }
      if element.kind.contains(.comma) || element.kind.contains(.opener) {
        start = element.range.upperBound
      }
    }
    return nil
  }

  private mutating func take(_ found: [String], _ line: Int, _ rule: String) {
    names = found
    lines = [line]
    self.rule = rule
  }
}
