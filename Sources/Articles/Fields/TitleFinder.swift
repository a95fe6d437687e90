/// Finds the headline: a line of its own before the text that speaks of the same as the text.
///
/// The first line is no headline for being first: pages begin with menus, extracts with leads.
struct TitleFinder {
  let page: Page
  let vocabulary: Vocabulary

  /// The line of the headline, or nil where none is likely enough.
  func find() -> Int? {
    guard let span = page.span else { return nil }
    var best: (index: Int, score: Float)?
    for index in 0...min(span.lowerBound + 1, page.shapes.count - 1) {
      guard let score = score(index, first: span.lowerBound) else { continue }
      if score >= (best?.score ?? threshold) { best = (index, score) }
    }
    return best?.index
  }

  private let threshold: Float = 3.2

  private func score(_ index: Int, first: Int) -> Float? {
    let shape = page.shapes[index]
    let isLong =
      shape.unspaced * 2 > shape.letters
      ? shape.unspaced >= 5 : shape.words >= 3 || shape.letters >= 18
    guard isLong, shape.width <= 230, !shape.hasImage, shape.marker != .table else { return nil }
    // A paragraph or lead: several sentences, or one that ends and goes on in the text.
    if shape.stops >= 3, shape.width > 140 { return nil }
    if index >= first, shape.width > 140 || endsWithStop(shape) { return nil }
    let (share, words) = vocabulary.share(page, shape.content)
    guard words > 0 else { return nil }
    var score = 4 * share * min(1, Float(words) / 3)
    score -= min(2.5, Float(abs(first - index)) * 0.12)
    if endsWithStop(shape) { score -= 1.5 }
    if shape.copies > 1 { score += 0.8 }
    score += form(shape)
    score += surroundings(index)
    return score
  }

  private func form(_ shape: LineShape) -> Float {
    var score: Float = 0
    if shape.marker == .heading { score += 2 }
    if shape.marker == .bullet || shape.marker == .number { score -= 2.5 }
    if !shape.wholeCues.isEmpty { score -= 3 }
    if shape.isLabel { score -= 1.5 }
    if !shape.startCues.isDisjoint(with: [.related, .comment, .notice, .caption]) { score -= 1.2 }
    if shape.hasLink { score -= 2 }
    if shape.tailCues.contains(.caption) { score -= 3 }
    if shape.digits * 4 > shape.width { score -= 2 }
    if shape.ending == .comma { score -= 1.5 }
    if shape.width < 24, shape.unspaced == 0 { score -= 1 }
    if shape.width > 40 { score += 0.4 }
    if shape.width > 150 { score -= 1 }
    if shape.beginsLower { score -= 0.5 }
    return score
  }

  /// Alone between blank lines, and with the article's date or author below.
  private func surroundings(_ index: Int) -> Float {
    let shape = page.shapes[index]
    var score: Float = 0
    if shape.blankBefore > 0 { score += 0.4 }
    if shape.blankAfter > 0 { score += 0.4 }
    for next in (index + 1)..<min(index + 5, page.shapes.count)
    where next < page.shapes.count && page.shapes[next].width < 120 {
      let cues = page.shapes[next].startCues
      if !cues.isDisjoint(with: [.published, .updated, .byline]) || page.shapes[next].digits >= 6 {
        return score + 0.8
      }
    }
    return score
  }

  private func endsWithStop(_ shape: LineShape) -> Bool {
    guard shape.ending == .sentence, let last = page.bytes[shape.range].last else { return false }
    return last != 0x3F && last != 0x21 && last != 0x9F
  }
}
