/// Finds the section of the paper that the article stands in.
struct Sections {
  private(set) var name: String?
  private(set) var line = 0

  /// From the end cut off the headline, a line of its own beside the headline, a breadcrumb, or a
  /// word between date and headline; menus name many sections and say nothing.
  init(_ page: Page, title: Int?, suffix: Range<Int>?) {
    if let suffix, let title, Self.isSection(page, suffix) {
      name = page.text(suffix)
      line = title
      return
    }
    guard let title, let span = page.span else { return }
    let range = max(0, title - 3)..<min(page.shapes.count, max(title + 1, span.lowerBound))
    for index in range where index != title {
      let shape = page.shapes[index]
      guard shape.marker == .none, shape.width < 120, !isInMenu(page, index),
        !page.isContent(index) || shape.width <= 48
      else { continue }
      if shape.wholeCues.contains(.section) {
        name = page.text(shape.content)
      } else if let part = Self.part(page, index) {
        name = page.text(part)
      } else {
        continue
      }
      line = index
      return
    }
  }

  /// A neighbour that is a section too makes it a menu.
  private func isInMenu(_ page: Page, _ index: Int) -> Bool {
    [index - 1, index + 1].contains { near in
      page.shapes.indices.contains(near) && page.shapes[near].wholeCues.contains(.section)
    }
  }

  static func isSection(_ page: Page, _ range: Range<Int>) -> Bool {
    let words = PageLanguage.words(page.bytes, range)
    guard !words.isEmpty else { return false }
    let phrase = words.reduce(WordHash.seed) { WordHash.join($0, $1) }
    return Cues(rawValue: page.words.cues[phrase] & ~PageLanguage.goesOn).contains(.section)
  }

  /// The last section among the parts of a breadcrumb (`A > B`, `A | B`), or the words that a date
  /// line has beside its date.
  private static func part(_ page: Page, _ index: Int) -> Range<Int>? {
    let shape = page.shapes[index]
    let hasDate = shape.digits >= 3 && !page.dates(index).isEmpty
    guard shape.separators > 0 && shape.width < 80 || hasDate else { return nil }
    var found: Range<Int>?
    var start = -1
    var end = -1
    var count = 0
    func close() {
      if start >= 0, isSection(page, start..<end) {
        found = start..<end
        count += 1
      }
      start = -1
    }
    var reader = page.elements(shape.content)
    while let element = reader.next() {
      if element.isWord {
        if start < 0 { start = element.range.lowerBound }
        end = element.range.upperBound
      } else if !element.kind.contains(.space) || hasDate {
        close()
      }
    }
    close()
    return count <= 3 ? found : nil
  }
}
