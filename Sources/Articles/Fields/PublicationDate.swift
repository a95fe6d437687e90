internal import Chronology

/// Chooses the publication date among the dates that stand outside the text.
///
/// Each has points for its label, its place between headline and text, a time of day and standing
/// alone; labels of changes, copyright, captions, lists and teasers rule a date out. A date in a
/// paragraph is an event's, not the page's.
struct PublicationDate {
  private(set) var mention: DateMention?
  private(set) var line = 0
  private(set) var rule = ""

  /// What is left to say where no line states the whole day.
  private(set) var partial: PartialDate?

  /// Whether it begins a line of the text.
  private(set) var isDateline = false

  struct Candidate {
    var mention: DateMention
    var line: Int
    var score: Float
    var rule: String
  }

  init(_ page: Page, title: Int?) {
    guard let span = page.span else { return }
    var candidates: [Candidate] = []
    for index in page.shapes.indices where Self.mayHold(page, index) {
      candidates += Self.candidates(page, index, title: title, span: span)
    }
    signOff(&candidates, page, span)
    guard let best = candidates.max(by: { $0.score < $1.score }), best.score >= 2.5 else {
      let dateline = Dateline(of: page)
      take(dateline)
      if mention == nil {
        partial = PartialDate(page, title: title, span: span, dateline: dateline)
      }
      return
    }
    // Teasers below the text have dates of their own and contest none above it.
    let rivals = candidates.filter {
      $0.score > best.score - 0.75 && $0.mention.fullDay != best.mention.fullDay
        && ($0.line <= span.upperBound || best.line > span.upperBound)
    }
    let close = rivals.filter { abs($0.line - best.line) <= 2 }
    // Two dates side by side without labels: the later one is that of a change.
    let twins = close.filter { $0.score > best.score - 0.35 }
    let chosen = (twins + [best]).min { left, right in
      (left.mention.fullDay ?? .distantFuture) < (right.mention.fullDay ?? .distantFuture)
    }
    // Equal claims far apart decide nothing.
    guard let chosen, rivals.count == close.count || best.score >= 4.5 else { return }
    mention = chosen.mention
    line = chosen.line
    rule = chosen.rule
  }

  /// A day and a time that end the page, and are the only date below the text, sign the article.
  private func signOff(
    _ candidates: inout [Candidate],
    _ page: Page,
    _ span: ClosedRange<Int>
  ) {
    let below = candidates.indices.filter { candidates[$0].line > span.upperBound }
    guard below.count == 1, let place = below.first, candidates[place].mention.time != nil,
      candidates[place].line == page.shapes.count - 1
    else { return }
    candidates[place].score += 0.6
  }

  private mutating func take(_ dateline: Dateline?) {
    guard let dateline, dateline.mention.fullDay != nil else { return }
    mention = dateline.mention
    line = dateline.line
    rule = "dateline"
    isDateline = true
  }

  static func mayHold(_ page: Page, _ index: Int) -> Bool {
    let shape = page.shapes[index]
    guard shape.digits >= 3, shape.width <= 260, !shape.hasImage else { return false }
    return !page.isContent(index) || shape.width <= 90
  }

  static func candidates(
    _ page: Page,
    _ index: Int,
    title: Int?,
    span: ClosedRange<Int>
  ) -> [Candidate] {
    var from = page.shapes[index].range.lowerBound
    var result: [Candidate] = []
    let mentions = page.dates(index)
    for (order, mention) in mentions.enumerated() {
      defer { from = mention.range.upperBound }
      guard mention.fullDay != nil, !isSpan(page, mentions, order) else { continue }
      let before = cues(page, index, from..<mention.range.lowerBound, isFirst: result.isEmpty)
      if before.contains(.updated), !before.contains(.published) { continue }
      if before.isEmpty, order == mentions.count - 1, isChange(page, index, mention) { continue }
      if page.beginsWithCopyright(page.shapes[index]) || before.contains(.caption) { continue }
      if isSentence(page, index, mention) { continue }
      var score = place(page, index, title: title, span: span)
      var rule = "date beside the headline"
      if before.contains(.published) {
        score += 2.5
        rule = "labelled date"
      }
      score += form(page, index, mention)
      result.append(Candidate(mention: mention, line: index, score: score, rule: rule))
    }
    return result
  }

  /// Whether a label says that it is the date of a change.
  static func isUpdate(_ page: Page, _ index: Int, _ mention: DateMention) -> Bool {
    let start = page.shapes[index].range.lowerBound
    let before = cues(page, index, start..<mention.range.lowerBound, isFirst: true)
    if before.contains(.updated), !before.contains(.published) { return true }
    return before.isEmpty && isChange(page, index, mention)
  }

  /// Whether a label of changes follows and ends the line; before a time it speaks of that.
  private static func isChange(_ page: Page, _ index: Int, _ mention: DateMention) -> Bool {
    let rest =
      mention.range
      .upperBound..<max(
        mention.range.upperBound,
        page.shapes[index].content.upperBound
      )
    var reader = page.elements(rest)
    while let element = reader.next() {
      if element.isNumber { return false }
    }
    guard !rest.isEmpty, page.measure(rest).parts <= 3 else { return false }
    let cues = page.cues(in: rest)
    return cues.contains(.updated) && !cues.contains(.published)
  }

  /// Whether a stroke joins the date to another: issues and programmes last from one to the other.
  private static func isSpan(_ page: Page, _ mentions: [DateMention], _ place: Int) -> Bool {
    [place - 1, place].contains { left in
      guard left >= 0, left + 1 < mentions.count else { return false }
      let start = mentions[left].range.upperBound
      let end = mentions[left + 1].range.lowerBound
      guard start < end, end - start <= 3 else { return false }
      return page.bytes[start] == 0x2F || page.bytes[start] == 0x2D || page.bytes[start] == 0xE2
    }
  }

  /// Cue words between the last date and this one, or in a label on the line before.
  private static func cues(
    _ page: Page,
    _ index: Int,
    _ range: Range<Int>,
    isFirst: Bool
  ) -> Cues {
    var found = page.cues(in: range)
    if isFirst, found.isEmpty, index > 0, page.shapes[index - 1].width < 40 {
      let label = page.shapes[index - 1]
      found.formUnion(label.wholeCues.union(label.isLabel ? label.startCues : []))
    }
    return found
  }

  static func place(
    _ page: Page,
    _ index: Int,
    title: Int?,
    span: ClosedRange<Int>
  ) -> Float {
    let first = page.shapes.indices.first(where: page.isContent) ?? span.lowerBound
    let isInText = page.isContent(index) && index > span.lowerBound && index < span.upperBound
    // Between headline or lead and the text proper.
    let isAtHead = index <= (title ?? first) + 12 || index <= span.lowerBound + 8
    if isInText { return isAtHead && page.shapes[index].width <= 48 ? 1.6 : -3 }
    if index <= span.lowerBound {
      guard let title else { return span.lowerBound - index <= 8 ? 1.5 : 0 }
      if index >= title { return isAtHead || index >= first - 8 ? 3 : 2 }
      return title - index <= 4 ? 2 : title - index <= 12 ? 0.6 : -1
    }
    let distance = index - span.upperBound
    if index <= span.upperBound { return isAtHead ? 2.2 : 0.8 }
    if distance <= 2 { return 1.8 }
    if distance <= 16 { return 0.9 }
    return -0.5
  }

  /// Whether the line is a sentence of the text that only begins like a label: `Le 20 mai 2025, …`.
  private static func isSentence(_ page: Page, _ index: Int, _ mention: DateMention) -> Bool {
    let shape = page.shapes[index]
    guard page.isContent(index), shape.ending == .sentence else { return false }
    return shape.parts - page.measure(mention.range).parts >= 8
  }

  private static func form(_ page: Page, _ index: Int, _ mention: DateMention) -> Float {
    let shape = page.shapes[index]
    var score: Float = 0
    if mention.time != nil { score += 0.9 }
    if mention.weekday != nil { score += 0.3 }
    let own = page.measure(mention.range)
    let rest = shape.width - own.width
    let words = shape.parts - own.parts
    let isAlone = rest <= 6
    let isRow = !isAlone && page.isRow(index, around: mention.range)
    score += isAlone ? 1 : rest < 24 || isRow ? 0.6 : rest > 100 ? -1 : 0
    if shape.startCues.contains(.byline) { score += 0.6 }
    if shape.marker == .bullet { score -= isAlone ? 0.4 : 1.5 }
    // A caption or a teaser that happens to hold a date.
    if shape.anyCues.isDisjoint(with: [.published, .byline, .updated]), !isRow {
      if shape.parts - shape.capitalised >= 5, words >= 3 { score -= 1.5 }
      if shape.parts >= 6, words >= 4 { score -= 1 }
    }
    if words >= 12 { score -= 2 }
    if shape.ending == .sentence, words >= 4, !isRow { score -= 1 }
    switch page.zones[index] {
    case .caption, .image: score -= 4
    case .teaser, .footer, .comment: score -= isAlone ? 0.4 : 0.8
    default: break
    }
    if !shape.startCues.isDisjoint(with: [.footer, .caption, .comment]) { score -= 2.5 }
    if shape.copies > 1 { score += 0.2 }
    return score
  }
}

extension Page {
  /// Whether strokes or dashes part the line into fields of a few words, one of which is the date:
  /// `Section | 12 March 2025 | Agency`.
  func isRow(_ index: Int, around date: Range<Int>) -> Bool {
    var (words, fields, spaced) = (0, 1, false)
    var reader = elements(shapes[index].content)
    while let element = reader.next() {
      defer { spaced = element.kind.contains(.space) }
      if date.overlaps(element.range) { continue }
      let isSeparator =
        element.kind.contains(.separator) || element.kind.contains(.bullet)
        || spaced && element.kind.contains(.hyphen)
      if isSeparator {
        fields += 1
        words = 0
      } else if element.kind.contains(.comma) {
        words = 0
      } else if element.isWord {
        words += 1
        if words > Self.longestField { return false }
      }
    }
    return fields > 1
  }

  private static let longestField = 4

  /// The cue words of a part of a line: the longest phrase at each word, none within another.
  func cues(in range: Range<Int>) -> Cues {
    guard !range.isEmpty else { return [] }
    var hashes: [(word: UInt64, isUnspaced: Bool)] = []
    var reader = elements(range)
    while let element = reader.next() {
      guard element.isWord || element.isNumber else { continue }
      hashes.append((element.hash, element.kind.contains(.unspaced)))
    }
    var found: Cues = []
    var start = 0
    while start < hashes.count {
      let (cues, end) = longest(hashes, from: start)
      // Of two labels the one close to the date counts.
      let labels: Cues = [.published, .updated]
      if !cues.isDisjoint(with: labels) { found.subtract(labels) }
      // A single character of an unspaced script is a word only where a label begins.
      if end - start > 1 || start == 0 || !hashes[start].isUnspaced { found.formUnion(cues) }
      start = max(end, start + 1)
    }
    return found
  }

  private func longest(_ hashes: [(word: UInt64, isUnspaced: Bool)], from start: Int) -> (Cues, Int)
  {
    var phrase = WordHash.seed
    var best: (Cues, Int) = ([], start)
    for index in start..<hashes.count {
      phrase = WordHash.join(phrase, hashes[index].word)
      let value = words.cues[phrase]
      let cues = Cues(rawValue: value & ~PageLanguage.goesOn)
      if !cues.isEmpty { best = (cues, index + 1) }
      if value & PageLanguage.goesOn == 0 { break }
    }
    return best
  }
}
