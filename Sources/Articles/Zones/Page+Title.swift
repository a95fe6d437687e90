extension Page {
  /// Marks the headline and its repetitions; returns its words and the end that was cut off.
  mutating func settleTitle() -> TitleText? {
    guard let index = TitleFinder(self)?.find() else {
      return nil
    }
    let title = TitleText(self, line: index)
    let key = TitleKey(self, title.range)
    zones[index] = .title
    note(
      "title",
      index,
      shapes[index].copies > 1 ? "repeated headline" : "headline before the text"
    )
    for other in shapes.indices where other != index && shapes[other].width < 300 {
      guard key.isRepeated(by: TitleKey(self, shapes[other].content)) else { continue }
      zones[other] = isContent(other) || zones[other] == .other ? .image : zones[other]
    }
    return title
  }

  /// Takes the text's first paragraph as lead where the page sets it apart.
  mutating func settleLead() -> Int? {
    guard let span, let first = shapes.indices.first(where: isContent), first <= span.lowerBound,
      zones[first] == .paragraph, shapes[first].width >= 40
    else { return nil }
    let later = shapes.indices.filter { $0 > first && zones[$0] == .paragraph }
    guard later.count >= 2 else { return nil }
    let widths = later.map { shapes[$0].width }.sorted()
    let median = widths[widths.count / 2]
    guard let rule = leadRule(first, median) else { return nil }
    zones[first] = .lead
    note("lead", first, rule)
    return first
  }

  /// Extracts set a lead apart in one of three ways.
  private func leadRule(_ first: Int, _ median: Int) -> String? {
    let shape = shapes[first]
    // The page prints an image, a heading or the byline between lead and text.
    if first + 1 < shapes.count {
      switch zones[first + 1] {
      case .image, .subheading, .byline, .date, .caption, .share: return "set apart from the text"
      default: break
      }
    }
    // One sentence right below the headline.
    let above = shapes.indices.last { $0 < first && zones[$0] != .image }
    if let above, zones[above] == .title, shape.width <= 320, shape.stops <= 3 {
      return "sentence below the headline"
    }
    // Much shorter than the paragraphs after it.
    if shape.stops <= 1, shape.width * 2 < median { return "short first paragraph" }
    return nil
  }
}
