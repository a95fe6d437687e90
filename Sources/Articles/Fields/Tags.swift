/// Finds the article's tags: after a label, or as a run of short lines right below the text.
struct Tags {
  private(set) var names: [String] = []
  private(set) var lines: [Int] = []

  /// Clouds of popular tags lie far from the text and are not the article's.
  ///
  /// `links` are the links of a page with markup, each a tag of its own behind a label; runs of short
  /// lines are menus there.
  init(_ page: Page, title: Int?, links: [Range<Int>]? = nil) {
    guard let span = page.span else { return }
    let reach = min(page.shapes.count, span.upperBound + 16)
    let start = max(0, min(title ?? span.lowerBound, span.lowerBound) - 12)
    let near =
      Array((span.upperBound + 1)..<max(span.upperBound + 1, reach))
      + Array(start..<span.lowerBound)
    for index in near where page.shapes[index].startCues.contains(.tags) {
      readLabelled(page, index, links ?? [])
      if !names.isEmpty { return }
    }
    if links == nil { readRun(page, after: span.upperBound) }
  }

  private mutating func readLabelled(_ page: Page, _ index: Int, _ links: [Range<Int>]) {
    let shape = page.shapes[index]
    if shape.isLabel, !shape.wholeCues.contains(.tags) {
      names = Self.names(page, shape.cueEnd..<shape.content.upperBound, links)
      lines = [index]
    } else if shape.wholeCues.contains(.tags) {
      lines = [index]
      for next in (index + 1)..<max(index + 1, min(page.shapes.count, index + 26)) {
        guard Self.isTag(page, next) else { break }
        lines.append(next)
        names += Self.names(page, page.shapes[next].content, links)
      }
    }
  }

  private static func isTag(_ page: Page, _ index: Int) -> Bool {
    let shape = page.shapes[index]
    guard !page.isContent(index) || shape.marker == .bullet else { return false }
    guard shape.width <= 60, shape.words <= 10 || shape.unspaced > 0, shape.ending == .open else {
      return false
    }
    let cues = shape.wholeCues.union(shape.isLabel ? shape.startCues : [])
    return cues.subtracting(.section).isEmpty
  }

  /// At least three short lines without sentence ends, half of them about what the text is about.
  private mutating func readRun(_ page: Page, after last: Int) {
    var run: [Int] = []
    for index in (last + 1)..<max(last + 1, min(page.shapes.count, last + 24)) {
      if run.isEmpty, [.caption, .credit, .byline].contains(page.zones[index]) { continue }
      guard Self.isTag(page, index), page.shapes[index].marker == .none,
        page.shapes[index].words <= 4, page.shapes[index].digits == 0,
        page.zones[index] != .share, page.zones[index] != .comment
      else { break }
      run.append(index)
    }
    guard run.count >= 3 else { return }
    let vocabulary = Vocabulary(page)
    let known = run.count { vocabulary.overlap(page.stems[page.shapes[$0].stems]).share >= 0.5 }
    guard known * 2 >= run.count else { return }
    lines = run
    names = run.map { page.text(page.shapes[$0].content) }
  }

  /// The links in a range, or its parts where it has none.
  private static func names(
    _ page: Page,
    _ range: Range<Int>,
    _ links: [Range<Int>]
  ) -> [String] {
    let inside = links.filter {
      $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound
    }
    return inside.isEmpty ? split(page, range) : inside.flatMap { split(page, $0) }
  }

  /// The parts between commas, bars, dashes and number signs.
  private static func split(_ page: Page, _ range: Range<Int>) -> [String] {
    var names: [String] = []
    var start = -1
    var end = -1
    var hasWord = false
    func close() {
      if start >= 0, hasWord { names.append(page.text(start..<end)) }
      start = -1
      hasWord = false
    }
    var reader = page.elements(range)
    var spaced = true
    while let element = reader.next() {
      let isDash = element.scalar == 0x2013 && spaced
      if element.kind.contains(.comma) || element.kind.contains(.separator) || isDash
        || element.kind.contains(.bullet) || element.scalar == 0x23
      {
        close()
      } else if !element.kind.contains(.space), !(start < 0 && element.scalar == 0x3A) {
        if start < 0 { start = element.range.lowerBound }
        end = element.range.upperBound
        hasWord = hasWord || element.isWord || element.isNumber
      }
      spaced = element.kind.contains(.space)
    }
    close()
    return names
  }
}
