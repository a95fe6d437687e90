/// Finds the authors: near the headline, or right after the text.
struct Bylines {
  private(set) var names: [String] = []
  private(set) var lines: [Int] = []
  private(set) var rule = ""

  /// Whether a word says that these are the authors.
  private(set) var isLabelled = false
  private let page: Page
  private let title: Int?

  init(_ page: Page, title: Int?) {
    self.page = page
    self.title = title
    guard let span = page.span else { return }
    let first = page.shapes.indices.first(where: page.isContent) ?? span.lowerBound
    let start = max(0, min(title ?? first - 8, first) - 3)
    readHead(start..<min(page.shapes.count, span.lowerBound + 8))
    let below = span.upperBound + 1
    if names.isEmpty { readLabelled(below..<max(below, min(page.shapes.count, below + 8))) }
    if names.isEmpty { readEndOfText(span) }
  }

  /// Lines around the headline: the labelled ones right below it, bare names, then all other labels.
  private mutating func readHead(_ range: Range<Int>) {
    if let title, range.contains(title) {
      readLabelled(title..<min(range.upperBound, title + 12))
      if names.isEmpty { readBare(range) }
      if names.isEmpty { readLabelled(title..<range.upperBound) }
    }
    if names.isEmpty { readLabelled(range) }
    if names.isEmpty { readBare(range) }
  }

  /// Names alone: those in a line with a date or next to one come first.
  private mutating func readBare(_ range: Range<Int>) {
    let lines = range.filter { mayHold($0) && !page.isContent($0) }
    let dated = lines.filter { index in
      (max(0, index - 1)...min(page.shapes.count - 1, index + 1)).contains {
        page.shapes[$0].digits >= 3 && page.shapes[$0].width < 90 && !page.dates($0).isEmpty
      }
    }
    for index in dated + lines {
      guard let part = barePart(index) else { continue }
      let found = PersonNames(page, part)
      guard !found.names.isEmpty, found.leftOver == 0, !found.hasSmall,
        !isInHeadline(found), !isWritten(small: found)
      else { continue }
      take(found.names, index, "name beside the date", isBare: true)
      return
    }
  }

  /// Whether the headline speaks of one of these: who or what it is about is linked below it.
  private func isInHeadline(_ found: PersonNames) -> Bool {
    guard let title else { return false }
    let headline = TitleKey(page, page.shapes[title].content)
    return found.places.contains { headline.contains(TitleKey(page, $0)) }
  }

  /// Whether the text writes a word of one of these in small letters: then it is no name.
  private func isWritten(small found: PersonNames) -> Bool {
    var words: [UInt64] = []
    for place in found.places {
      var reader = page.elements(place)
      while let element = reader.next() {
        if element.isWord, element.uppers > 0, element.scalars > 1 { words.append(element.hash) }
      }
    }
    return page.shapes.contains { shape in
      guard shape.letters > shape.uppers else { return false }
      var reader = page.elements(shape.content)
      while let element = reader.next() {
        if element.isWord, element.uppers == 0, words.contains(element.hash) { return true }
      }
      return false
    }
  }

  /// What of a line can be names alone: all, or what follows the date of publication.
  private func barePart(_ index: Int) -> Range<Int>? {
    let shape = page.shapes[index]
    if let title, index > title, index <= title + 12,
      shape.anyCues.contains(.published),
      let date = page.dates(index).last, date.range.upperBound + 4 < shape.content.upperBound
    {
      return date.range.upperBound..<shape.content.upperBound
    }
    return isBare(index) ? shape.content : nil
  }

  /// `By Jane Doe`, `Author: Jane Doe`, or the label and the names on the next lines.
  private mutating func readLabelled(_ range: Range<Int>) {
    for index in range where mayHold(index) {
      let shape = page.shapes[index]
      guard shape.anyCues.contains(.byline) || shape.startCues.contains(.byline) else { continue }
      if shape.wholeCues.contains(.byline) {
        let next = follow(index)
        if !next.isEmpty {
          take(next, index, "label and name")
          return
        }
      }
      let found = PersonNames(page, shape.content)
      guard found.isLabelled, !found.names.isEmpty, found.leftOver <= 3 else { continue }
      // Short words of other languages (`a`, `di`) label nothing before a sentence.
      guard !page.isContent(index) || shape.isLabel || shape.ending == .open else { continue }
      take(found.names, index, "labelled name")
      // A date ends a byline.
      if page.dates(index).isEmpty { takeMore(after: index) }
      return
    }
  }

  private func mayHold(_ index: Int) -> Bool {
    let shape = page.shapes[index]
    guard shape.width < 140, shape.width >= 2, !(page.isContent(index) && shape.width > 100) else {
      return false
    }
    switch page.zones[index] {
    case .title, .caption, .image, .section: return false
    default: return true
    }
  }

  /// Names on the lines below a label.
  private func follow(_ label: Int) -> [String] {
    var found: [String] = []
    for index in (label + 1)..<max(label + 1, min(page.shapes.count, label + 8)) {
      let shape = page.shapes[index]
      guard shape.width < 90, shape.marker != .number else { break }
      let line = PersonNames(page, shape.content)
      if line.leftOver > 0 || line.names.isEmpty && shape.words > 1 { break }
      for name in line.names where !found.contains(name) { found.append(name) }
    }
    return found
  }

  /// More authors, one to a line.
  private mutating func takeMore(after line: Int) {
    for index in (line + 1)..<max(line + 1, min(page.shapes.count, line + 4)) {
      guard mayHold(index), !page.isContent(index), page.shapes[index].width < 60 else { return }
      let found = PersonNames(page, page.shapes[index].content)
      guard !found.names.isEmpty, found.leftOver == 0, page.shapes[index].digits == 0 else {
        return
      }
      for name in found.names where !names.contains(name) { names.append(name) }
      lines.append(index)
    }
  }

  /// A line that holds little but capitalised words, and stands by a date or glued to a figure.
  private func isBare(_ index: Int) -> Bool {
    let shape = page.shapes[index]
    guard let title, index > title, index <= title + 12, shape.width < 100, shape.capitalised >= 1,
      shape.capitalised * 3 >= shape.words, shape.ending != .sentence, shape.ending != .colon,
      shape.quotes == 0, shape.uppers * 2 < shape.letters, shape.ending != .parenthesis
    else { return false }
    let cues: Cues = [.navigation, .related, .notice, .comment, .tags, .section, .advert, .caption]
    guard shape.startCues.isDisjoint(with: cues) else { return false }
    return index <= title + 3 || shape.digits > 0 || isBesideDate(index)
  }

  private func isBesideDate(_ index: Int) -> Bool {
    for near in max(0, index - 3)...min(page.shapes.count - 1, index + 3) {
      let shape = page.shapes[near]
      guard shape.width < 140, page.zones[near] != .caption else { continue }
      if !shape.startCues.isDisjoint(with: [.published, .updated]) { return true }
      if shape.digits >= 3, !page.dates(near).isEmpty { return true }
    }
    return false
  }

  /// A last line of the text that names its author after a colon.
  private mutating func readEndOfText(_ span: ClosedRange<Int>) {
    let first = max(span.lowerBound, span.upperBound - 1)
    for index in first..<min(page.shapes.count, span.upperBound + 4) {
      let shape = page.shapes[index]
      guard shape.width < 120, let start = labelEnd(shape) else { continue }
      let found = PersonNames(page, start.label..<shape.content.upperBound)
      if found.isLabelled, !found.names.isEmpty {
        take(found.names, index, "labelled name after the text")
        return
      }
    }
  }

  /// A byline word with a colon inside a line: where the word begins.
  private func labelEnd(_ shape: LineShape) -> (label: Int, end: Int)? {
    var reader = page.elements(shape.content)
    var start = shape.content.lowerBound
    while let element = reader.next() {
      if element.scalar == 0x3A || element.scalar == 0xFF1A {
        if page.cues(in: start..<element.range.lowerBound).contains(.byline) {
          return (start, element.range.upperBound)
        }
      }
      if element.kind.contains(.comma) || element.kind.contains(.opener) {
        start = element.range.upperBound
      }
    }
    return nil
  }

  private mutating func take(_ found: [String], _ line: Int, _ rule: String, isBare: Bool = false) {
    names = found
    lines = [line]
    self.rule = rule
    isLabelled = !isBare
  }
}
