extension Page {
  /// A page whose lines have the zones that the content model and each line's own look give.
  init(_ scanner: LineScanner, language: Int) {
    let page = PageLines(scanner)
    let found = ContentZones.shared.content(page.shapes)
    let content = Self.withWholeLists(Self.withoutNotice(found, page.shapes), page.shapes)
    self.init(
      bytes: scanner.bytes,
      classes: scanner.classes,
      folds: scanner.folds,
      language: language,
      lines: page.ranges,
      shapes: page.shapes,
      stems: page.content.stems,
      zones: content.map { $0 ? .paragraph : .other }
    )
    for index in shapes.indices { zones[index] = ownZone(index, isContent: content[index]) }
    settleOthers()
  }

  /// Takes a few lines at the top, far above the rest, for a notice of the site and not for text.
  private static func withoutNotice(_ content: [Bool], _ shapes: [LineShape]) -> [Bool] {
    guard let first = content.firstIndex(of: true) else { return content }
    var last = first
    while last + 1 < content.count, content[last + 1] { last += 1 }
    guard let next = content[(last + 1)...].firstIndex(of: true), next - last > 8 else {
      return content
    }
    let width = { (range: Range<Int>) in
      range.reduce(0) { content[$1] ? $0 + shapes[$1].width : $0 }
    }
    guard width(first..<(last + 1)) * 10 < width(next..<content.count) else { return content }
    var rest = content
    for index in first...last { rest[index] = false }
    return rest
  }

  /// Adds the items of a list that stand between two items which are text.
  private static func withWholeLists(_ content: [Bool], _ shapes: [LineShape]) -> [Bool] {
    var whole = content
    for index in shapes.indices.dropFirst().dropLast() where !content[index] {
      let marker = shapes[index].marker
      guard marker == .bullet || marker == .number else { continue }
      whole[index] = [index - 1, index + 1].allSatisfy {
        content[$0] && shapes[$0].marker == marker
      }
    }
    return whole
  }

  /// The zone that a line's own look gives.
  private func ownZone(_ index: Int, isContent: Bool) -> Article.Zone {
    let shape = shapes[index]
    if shape.hasImage { return .image }
    if isCaption(shape) { return .caption }
    if shape.isInlineTeaser { return .teaser }
    guard isContent else { return furniture(shape) }
    switch shape.marker {
    case .bullet, .number: return .listItem
    case .heading: return .subheading
    default: return isSubheading(index) ? .subheading : .paragraph
    }
  }

  /// Pages put a label before a caption (`Photo: …`) or the credit in parentheses at its end.
  private func isCaption(_ shape: LineShape) -> Bool {
    guard shape.width < 420 else { return false }
    if shape.isLabelledCaption { return true }
    return shape.tailCues.contains(.caption) && shape.width < 320 && endsWithParenthesis(shape)
  }

  private func endsWithParenthesis(_ shape: LineShape) -> Bool {
    guard let last = bytes[shape.range].last else { return false }
    return last == 0x29 || last == 0x5D || last == 0x89 || last == 0x2E && shape.stops <= 2
  }

  /// A short line without full stop among longer ones.
  private func isSubheading(_ index: Int) -> Bool {
    let shape = shapes[index]
    guard shape.width <= 110, shape.ending == .open || shape.ending == .parenthesis || asks(shape),
      shape.marker == .none, shape.stops <= 1, shape.quotes == 0 || shape.width < 80
    else { return false }
    guard index + 1 < shapes.count else { return false }
    return shapes[index + 1].width > shape.width
  }

  private func asks(_ shape: LineShape) -> Bool {
    guard shape.ending == .sentence, shape.stops == 1, let last = bytes[shape.range].last else {
      return false
    }
    return last == 0x3F
  }

  private func furniture(_ shape: LineShape) -> Article.Zone {
    let cues = shape.wholeCues.union(shape.isLabel ? shape.startCues : [])
    if cues.contains(.share) { return .share }
    if cues.contains(.comment) { return .comment }
    if cues.contains(.footer) || beginsWithCopyright(shape) { return .footer }
    if cues.contains(.related) { return .teaser }
    if cues.contains(.navigation) { return .navigation }
    if shape.startCues.contains(.comment) { return .comment }
    if !shape.startCues.isDisjoint(with: [.footer, .notice]) { return .footer }
    if shape.startCues.contains(.related) { return .teaser }
    return .other
  }

  func beginsWithCopyright(_ shape: LineShape) -> Bool {
    var reader = ScalarReader(bytes, shape.content)
    let first = reader.next()
    return first == 0xA9 || first == 0x24D2
  }

  /// What is left: before the text a menu, after it teasers, in it whatever it is.
  private mutating func settleOthers() {
    guard let span else { return }
    var group = Article.Zone.teaser
    for index in shapes.indices where zones[index] != .paragraph {
      if index > span.upperBound, zones[index] != .other { group = follow(zones[index], group) }
      guard zones[index] == .other else { continue }
      if index < span.lowerBound {
        zones[index] = shapes[index].marker == .bullet ? .navigation : .other
      } else if index > span.upperBound {
        zones[index] = group
      }
    }
  }

  /// Lists after the text go on until another heading.
  private func follow(_ zone: Article.Zone, _ group: Article.Zone) -> Article.Zone {
    switch zone {
    case .teaser, .comment, .footer, .navigation: zone
    default: group
    }
  }
}
