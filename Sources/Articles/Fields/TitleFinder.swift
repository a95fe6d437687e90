internal import Lexicon

/// Finds the headline: a line of its own before the text that speaks of the same as the text.
///
/// Every line up to the text's first paragraph gets a score from `features`; the best one above `leastScore`
/// is the headline. The first line is none for being first: pages begin with menus, extracts with
/// leads. `TitleModel` has the weights.
struct TitleFinder {
  static let featureCount = 52

  /// Log-odds below which no line is the headline.
  ///
  /// A little under even: the weights were fitted on
  /// whole pages, which offer more wrong lines than an extract does.
  private static let leastScore: Float = -0.6

  private let page: Page
  private let vocabulary: Vocabulary
  private let first: Int

  /// A finder for a page, or nil where the page has no text.
  init?(_ page: Page) {
    guard let span = page.span else { return nil }
    self.page = page
    first = span.lowerBound
    vocabulary = Vocabulary(page)
  }

  /// The lines that can be the headline.
  var candidates: [Int] {
    (0...min(first + 1, page.shapes.count - 1)).filter(isCandidate)
  }

  /// The line of the headline, or nil where none is likely enough.
  func find() -> Int? {
    var best: (index: Int, score: Float)?
    for index in candidates {
      let row = features(index)
      let score = TitleModel.shared.score(row)
      let least = Self.standsAboveByline(row) ? Self.leastAboveByline : Self.leastScore
      if score > (best?.score ?? least) { best = (index, score) }
    }
    return best?.index
  }

  /// Whether a line of some length, without full stop, has a byline or date right below it and no
  /// other line that could be the headline before the text.
  ///
  /// The text of short articles repeats few of the headline's words, and inflected languages repeat
  /// them in other forms.
  private static func standsAboveByline(_ row: [Float]) -> Bool {
    row[9] == 1 && row[13] == 1 && row[30] == 1 && row[15] == 0 && row[8] == 0 && row[24] == 0
      && row[45] == 0 && row[20] == 0
  }

  /// The log-odds that are enough for a line in such a place.
  private static let leastAboveByline: Float = -2.2

  /// Long enough for a headline, short enough for no paragraph.
  private func isCandidate(_ index: Int) -> Bool {
    let shape = page.shapes[index]
    let isLong =
      shape.unspaced * 2 > shape.letters
      ? shape.parts >= 3 : shape.words >= 3 || shape.letters >= 18
    guard isLong, shape.width <= 230, !shape.hasImage, shape.marker != .table else { return false }
    return !(shape.stops >= 3 && shape.width > 140)
  }

  /// What speaks for and against a line, each about 0…1.
  func features(_ index: Int) -> [Float] {
    let shape = page.shapes[index]
    var row = look(shape)
    let common = vocabulary.overlap(page.stems[shape.stems])
    let (share, early, words) = (common.share, common.earlyShare, common.words)
    row[1] = share
    row[2] = share * min(1, Float(words) / 5)
    row[3] = early
    row[4] = early * min(1, Float(words) / 5)
    let distance = first - index
    row[5] = min(1, Float(max(0, distance)) / 20)
    row[6] = distance <= 0 ? 1 : 0
    row[7] = distance > 0 && distance <= 3 ? 1 : 0
    row[8] = page.isContent(index) ? 1 : 0
    let below = (index + 1)..<min(index + 6, page.shapes.count)
    row[9] = below.contains { isByline($0) } ? 1 : 0
    let above = max(0, index - 4)..<index
    row[10] = above.contains { isByline($0) } ? 1 : 0
    let next = index + 1 < page.shapes.count ? page.shapes[index + 1] : LineShape()
    row[11] = next.width > shape.width && next.width > 60 ? 1 : 0
    row[12] = next.ending == .sentence && next.width > 80 ? 1 : 0
    let rest = (index + 1)..<max(index + 1, min(first, page.shapes.count))
    row[13] = rest.contains { page.shapes[$0].width > 40 && isCandidate($0) } ? 0 : 1
    row[14] = index == 0 ? 1 : 0
    if isRepeated(index) { row[16] = 1 }
    row[40] = row[16] * share
    row[41] = shape.copies > 2 ? share : 0
    fillTrail(index, rest, &row)
    fillCopies(index, &row)
    return row
  }

  /// Trails of links end with the headline or a short form of it right above the headline.
  private func fillTrail(_ index: Int, _ rest: Range<Int>, _ row: inout [Float]) {
    let shape = page.shapes[index]
    let isListed = shape.marker == .bullet || shape.marker == .number
    let isFollowed = rest.contains { page.shapes[$0].marker == .none && isCandidate($0) }
    row[42] = isListed && isFollowed ? 1 : 0
    row[43] = page.endsTrail(index) ? 1 : 0
    let above = index > 0 ? page.shapes[index - 1] : LineShape()
    let isBelowList = above.marker == .bullet || above.marker == .number
    row[44] = shape.marker == .none && isBelowList ? 1 : 0
    row[45] = shape.digits >= 6 && !shape.anyCues.isDisjoint(with: [.byline, .published]) ? 1 : 0
    let furniture: Cues = [.navigation, .share, .notice, .advert, .comment]
    row[46] = shape.anyCues.isDisjoint(with: furniture) ? 0 : 1
    row[47] = min(1, Float(max(0, first - index)) / 100)
    row[48] = shape.functionWords == 0 && shape.units >= 4 ? 1 : 0
  }

  /// Captions are repeated on the next lines, headlines at the top of the page.
  private func fillCopies(_ index: Int, _ row: inout [Float]) {
    let shape = page.shapes[index]
    guard shape.copies > 1 || row[16] > 0 else { return }
    let close = max(0, index - 3)...min(page.shapes.count - 1, index + 3)
    row[49] = close.contains { $0 != index && page.shapes[$0].hash == shape.hash } ? 1 : 0
    let top = 0..<min(3, index)
    let key = TitleKey(page, shape.content)
    row[50] = top.contains { key.isRepeated(by: page.shapes[$0].content, of: page) } ? 1 : 0
    row[51] = shape.ending == .sentence ? 1 : 0
  }

  /// Whether a line close by repeats this one with a name behind it or in the letters of an address.
  private func isRepeated(_ index: Int) -> Bool {
    let near = (max(0, index - 2)..<min(page.shapes.count, index + 5)).filter {
      $0 != index && page.shapes[$0].width < 300 && canRepeat($0, index)
    }
    guard !near.isEmpty else { return false }
    let key = TitleKey(page, page.shapes[index].content)
    return near.contains { key.isRepeated(by: page.shapes[$0].content, of: page) }
  }

  /// Whether a line has about as many letters as another: most are far too short or too long to be
  /// worth a closer look.
  private func canRepeat(_ other: Int, _ index: Int) -> Bool {
    let (shape, more) = (page.shapes[index], page.shapes[other])
    let (size, length) = (shape.letters + shape.digits, more.letters + more.digits)
    return length * 2 >= size && length <= size * 3 + 24
  }

  private func isByline(_ index: Int) -> Bool {
    let shape = page.shapes[index]
    guard shape.width < 120 else { return false }
    return !shape.startCues.isDisjoint(with: [.published, .updated, .byline]) || shape.digits >= 6
  }

  private func look(_ shape: LineShape) -> [Float] {
    var row = [Float](repeating: 0, count: Self.featureCount)
    row[0] = 1
    row[15] = endsWithStop(shape) ? 1 : 0
    row[16] = shape.copies > 1 ? 1 : 0
    row[17] = shape.copies > 2 ? 1 : 0
    row[18] = shape.openingCopies > shape.copies ? 1 : 0
    row[19] = shape.marker == .heading ? 1 : 0
    row[20] = shape.marker == .bullet || shape.marker == .number ? 1 : 0
    row[21] = shape.wholeCues.isEmpty ? 0 : 1
    row[22] = shape.isLabel ? 1 : 0
    row[23] = shape.startCues.isDisjoint(with: [.related, .comment, .notice, .footer]) ? 0 : 1
    row[24] = shape.startCues.contains(.caption) || shape.tailCues.contains(.caption) ? 1 : 0
    row[25] = shape.startCues.isDisjoint(with: [.navigation, .share, .advert]) ? 0 : 1
    row[26] = shape.hasLink ? 1 : 0
    row[27] = min(1, Float(shape.digits) * 3 / Float(max(1, shape.width)))
    row[28] = shape.ending == .comma || shape.ending == .colon || shape.ending == .ellipsis ? 1 : 0
    row[29] = shape.width < 26 ? 1 : 0
    row[30] = shape.width >= 40 ? 1 : 0
    row[31] = shape.width >= 100 ? 1 : 0
    row[32] = shape.width >= 140 ? 1 : 0
    row[33] = shape.beginsLower ? 1 : 0
    row[34] = shape.blankBefore > 0 ? 1 : 0
    row[35] = shape.blankAfter > 0 ? 1 : 0
    row[36] = shape.separators > 0 ? 1 : 0
    row[37] = shape.uppers * 2 > shape.letters && shape.letters > 3 ? 1 : 0
    row[38] = min(1, Float(shape.functionWords) * 2 / Float(max(1, shape.units)))
    row[39] = shape.ending == .parenthesis ? 1 : 0
    return row
  }

  /// A full stop; headlines end with question and exclamation marks at most.
  private func endsWithStop(_ shape: LineShape) -> Bool {
    guard shape.ending == .sentence, let last = page.bytes[shape.range].last else { return false }
    return last != 0x3F && last != 0x21 && last != 0x9F
  }
}
