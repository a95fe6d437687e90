extension Page {
  /// Marks the headline and its repetitions; returns its words and the end that was cut off.
  mutating func settleTitle() -> TitleText? {
    guard let found = TitleFinder(self)?.find() else { return nil }
    let index = spelling(of: found)
    let title = TitleText(self, line: wording(of: index))
    let key = TitleKey(self, title.range)
    zones[index] = .title
    note(
      "title",
      index,
      shapes[index].copies > 1 ? "repeated headline" : "headline before the text"
    )
    let letters = shapes[index].letters
    for other in shapes.indices where other != index && shapes[other].width < 300 {
      // Most lines are far too short or too long to be worth a closer look.
      let length = shapes[other].letters
      guard length * 2 >= letters, length <= letters * 2 + 24 else { continue }
      guard key.isRepeated(by: shapes[other].content, of: self) else { continue }
      zones[other] = isContent(other) || zones[other] == .other ? .image : zones[other]
    }
    return title
  }

  /// Of lines with the same letters the one with the most signs: pages lose the colon between a
  /// kicker and the headline in one place and keep it in another.
  private func spelling(of index: Int) -> Int {
    let key = TitleKey(self, shapes[index].content)
    let end = max(index, span?.lowerBound ?? index)
    let same = (0...end).filter {
      abs(shapes[$0].letters - shapes[index].letters) <= 2
        && shapes[$0].content.count <= shapes[index].content.count + 4
        && key.equals(shapes[$0].content, of: self)
    }
    guard let best = same.max(by: { signs($0) < signs($1) }), signs(best) > signs(index) else {
      return index
    }
    return best
  }

  /// How many signs of punctuation a line has.
  private func signs(_ index: Int) -> Int {
    var reader = elements(shapes[index].content)
    var count = 0
    while let element = reader.next() {
      if !element.isWord, !element.isNumber, !element.kind.contains(.space) { count += 1 }
    }
    return count
  }

  /// Takes the text's first paragraph as lead where the page sets it apart.
  mutating func settleLead() -> Int? {
    if let deck = deck {
      zones[deck] = .lead
      note("lead", deck, "sentence below the headline")
      return deck
    }
    guard let span, let first = shapes.indices.first(where: isContent), first <= span.lowerBound,
      shapes[first].width >= 40,
      zones[first] == .paragraph || zones[first] == .subheading && saysSentence(shapes[first])
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

  /// A line right below the headline that is no paragraph yet says a whole sentence: many pages set
  /// the lead without full stop there.
  private var deck: Int? {
    guard let title = zones.firstIndex(of: .title) else { return nil }
    var index = title + 1
    while index < shapes.count, zones[index] == .image, !shapes[index].hasImage { index += 1 }
    guard index + 1 < shapes.count, zones[index] == .other, saysSentence(shapes[index]) else {
      return nil
    }
    return index
  }

  /// Whether a line is as long and has as many function words as a sentence, and no label or link.
  private func saysSentence(_ shape: LineShape) -> Bool {
    shape.width >= 50 && shape.width <= 320 && shape.marker == .none && !shape.hasLink
      && shape.startCues.isEmpty && shape.tailCues.isEmpty && shape.digits * 6 < shape.width
      && shape.functionWords >= 2 && shape.ending != .colon && shape.separators == 0
  }

  /// Extracts set a lead apart in one of three ways.
  private func leadRule(_ first: Int, _ median: Int) -> String? {
    let shape = shapes[first]
    // The page prints an image, a heading or the byline between lead and text.
    if first + 1 < shapes.count {
      switch zones[first + 1] {
      case .subheading, .byline, .date, .share: return "set apart from the text"
      case .image where shapes[first + 1].hasImage: return "set apart from the text"
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
