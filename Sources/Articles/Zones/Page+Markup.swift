/// What the words of a page's lines tell beyond its markup.
extension Page {
  /// Takes over the zones that the markup gives the lines.
  ///
  /// Of a line in an element that says nothing (a cell, a division) its look has to agree that it is
  /// text, unless that leaves little of the text: then the model does not know such pages.
  mutating func take(_ lines: [Article.Line], isMarked: [Bool]) {
    let byLook = zones
    var doubted: [Int] = []
    var (total, lost) = (0, 0)
    for index in shapes.indices {
      let isText = isContent(index)
      let line = shapes[index].line
      zones[index] = lines[line].zone
      guard isContent(index) else { continue }
      total += shapes[index].width
      guard !isText, !isMarked[line] else { continue }
      lost += shapes[index].width
      doubted.append(index)
    }
    guard lost * 2 < total else { return }
    for index in doubted { zones[index] = byLook[index] }
  }

  /// Takes out of the text what its own look shows to be something else.
  ///
  /// Pages without meaningful markup hold label, date, byline, caption and footer in the same elements
  /// as their paragraphs.
  mutating func settleMarkup() {
    let content = shapes.indices.filter(isContent)
    let long = content.filter { shapes[$0].width >= Self.paragraphWidth }
    guard let first = long.first, let last = long.last else { return }
    for index in content {
      let shape = shapes[index]
      if let zone = ownFurniture(shape) {
        zones[index] = zone
      } else if index < first || index > last, let zone = headZone(index) {
        zones[index] = zone
      }
    }
  }

  /// What a short line is by its label or its sign, wherever it stands.
  private func ownFurniture(_ shape: LineShape) -> Article.Zone? {
    if beginsWithCopyright(shape) { return .footer }
    if shape.isLabelledCaption, shape.width < 200 { return .caption }
    if shape.isInlineTeaser, shape.width < 160 { return .teaser }
    guard shape.width < 60, shape.ending != .sentence else { return nil }
    if shape.wholeCues.contains(.related) { return .teaser }
    if shape.wholeCues.contains(.share) { return .share }
    return shape.wholeCues.contains(.comment) ? .comment : nil
  }

  /// A date, or names with their label, before or behind the paragraphs.
  private func headZone(_ index: Int) -> Article.Zone? {
    let shape = shapes[index]
    guard shape.width < 140 else { return nil }
    if shape.digits >= 3, let date = dates(index).first {
      let rest = shape.parts - measure(date.range).parts
      let isLabelled = !shape.startCues.isDisjoint(with: [.published, .updated])
      if isLabelled || rest <= 3 { return .date }
    }
    guard shape.anyCues.union(shape.startCues).contains(.byline), shape.width < 100 else {
      return nil
    }
    let names = PersonNames(self, shape.content)
    return names.isLabelled && !names.names.isEmpty && names.leftOver == 0 ? .byline : nil
  }

  /// From this width on a line is a paragraph and no label.
  private static let paragraphWidth = 100
}
