/// What pages set into their text: credits of pictures, and sentences of the text in large letters.
extension Page {
  /// Tells credits from captions, and repeated quotations from paragraphs.
  mutating func settleInsets() {
    guard let span else { return }
    for index in shapes.indices where isCredit(index, span) { zones[index] = .credit }
    settlePullQuotes()
  }

  /// `Photo: Jane Doe/Agency`: a label of captions and nothing but names; `© Agency` inside the text.
  private func isCredit(_ index: Int, _ span: ClosedRange<Int>) -> Bool {
    let shape = shapes[index]
    guard shape.width <= 90, shape.ending != .sentence else { return false }
    if beginsWithCopyright(shape) {
      return span.contains(index) && shape.width <= 48 && shape.digits < 4
    }
    guard zones[index] == .caption, shape.isLabel else { return false }
    let names = PersonNames(self, shape.cueEnd..<shape.content.upperBound)
    return !names.names.isEmpty && names.leftOver == 0
  }

  /// A line that is one quotation and stands once more inside a longer paragraph.
  private mutating func settlePullQuotes() {
    let lines = shapes.indices.filter {
      (zones[$0] == .paragraph || zones[$0] == .subheading) && isQuotation(shapes[$0])
    }
    guard !lines.isEmpty else { return }
    let text = shapes.indices.filter(isContent).map { index in
      (index: index, key: TitleKey(self, shapes[index].content))
    }
    for index in lines.prefix(Self.mostPullQuotes) {
      guard let quote = text.first(where: { $0.index == index }) else { continue }
      let isRepeated = text.contains { other in
        shapes[other.index].width > shapes[index].width
          && other.key.contains(quote.key)
      }
      if isRepeated { zones[index] = .pullQuote }
    }
  }

  /// Whether quotation marks stand around the whole line.
  private func isQuotation(_ shape: LineShape) -> Bool {
    guard shape.width >= 30, shape.width <= 300, shape.quotes >= 2 else { return false }
    var first: ScalarClass?
    var last = ScalarClass()
    var reader = elements(shape.content)
    while let element = reader.next() {
      if first == nil { first = element.kind }
      if !element.kind.contains(.space), !element.kind.contains(.stop) { last = element.kind }
    }
    return first?.contains(.quote) == true && last.contains(.quote)
  }

  /// More than so many are a list of quotations.
  private static let mostPullQuotes = 12
}
