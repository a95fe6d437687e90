internal import Chronology

/// A date in the title, the lead or the body, and how the words around it tell of it.
struct DatedRemark {
  var mention: DateMention

  /// The shape of its line.
  var index: Int
  var told: Told

  /// Whether it stands in title, lead or the first paragraphs.
  var isHead: Bool

  /// What a word right beside it says of it: today, yesterday, this week.
  var deictic: TenseWords.Sense

  enum Told {
    case past, ahead, neither
  }

  /// The first and the last day that it can mean, where it has its year.
  var days: ClosedRange<Day>? {
    guard let year = mention.year else { return nil }
    if mention.day != nil { return mention.fullDay.map { $0...$0 } }
    let length = Day.days(inMonth: mention.month, of: year)
    guard let first = Day(year: year, month: mention.month, day: 1) else { return nil }
    return first...first.adding(days: length - 1)
  }
}

/// Reads the dates of a page's own text; teasers, captions and footers tell of other days.
struct DatedRemarks {
  let page: Page
  let tenses: TenseWords

  /// All of them, in order of the text.
  func all() -> [DatedRemark] {
    var found: [DatedRemark] = []
    var paragraphs = 0
    for index in page.shapes.indices {
      let isTitle = page.zones[index] == .title
      guard isTitle || page.isContent(index) else { continue }
      let isHead = isTitle || paragraphs < Self.headLength
      if page.shapes[index].width >= 40, !isTitle { paragraphs += 1 }
      guard page.shapes[index].digits >= (isHead ? 1 : 3) else { continue }
      read(index, isHead, into: &found)
    }
    return found
  }

  /// How many paragraphs tell the news itself.
  private static let headLength = 3

  private func read(_ index: Int, _ isHead: Bool, into found: inout [DatedRemark]) {
    let mentions = page.dates(index)
    guard !mentions.isEmpty else { return }
    let sentences = Sentences(page, page.shapes[index].content, keeping: mentions.map(\.range))
    for mention in mentions {
      guard let sentence = sentences.range(around: mention.range) else { continue }
      // `May` is a month here, though a verb elsewhere.
      let signs = tenses.signs(in: sentence, of: page).filter {
        !$0.range.overlaps(mention.range)
      }
      var remark = DatedRemark(
        mention: mention,
        index: index,
        told: told(mention, sentence, signs, isHead),
        isHead: isHead,
        deictic: []
      )
      remark.deictic = deictic(beside: mention, signs)
      found.append(remark)
    }
  }

  // MARK: Tense

  /// What the words of its own clause say, or those of the sentence where the clause is hardly more
  /// than the date.
  private func told(
    _ mention: DateMention,
    _ sentence: Range<Int>,
    _ signs: [TenseWords.Sign],
    _ isHead: Bool
  ) -> DatedRemark.Told {
    let isLimit = signs.contains { sign in
      sign.sense == .until && isBeside(sign.range, mention.range, words: 1)
    }
    guard !isLimit else { return .neither }
    let clause = clause(around: mention.range, in: sentence)
    let own = signs.filter { clause.range.contains($0.range.lowerBound) }
    if let told = told(own) { return told }
    let rest = page.measure(clause.range).parts - page.measure(mention.range).parts
    guard !clause.isBracketed else { return .neither }
    if rest <= Self.leadIn, let told = told(signs) { return told }
    // Languages without tense: the news tells what has happened.
    let isPlain = signs.allSatisfy { $0.sense.isSubset(of: [.deictic, .none]) }
    return isHead && !tenses.hasTense && isPlain ? .past : .neither
  }

  /// The longest part before a comma that only says when.
  private static let leadIn = 4

  /// What signs agree on; nil where they say nothing.
  private func told(_ signs: [TenseWords.Sign]) -> DatedRemark.Told? {
    let said = signs.reduce(into: TenseWords.Sense()) { $0.formUnion($1.sense) }
      .intersection([.past, .ahead, .planned, .open])
    if said.isEmpty { return nil }
    if said == .past { return .past }
    return said.contains(.ahead) && said.isDisjoint(with: [.past, .open]) ? .ahead : .neither
  }

  /// The part of the sentence between commas, colons, dashes or brackets.
  private func clause(
    around date: Range<Int>,
    in sentence: Range<Int>
  ) -> (range: Range<Int>, isBracketed: Bool) {
    var (start, end) = (sentence.lowerBound, sentence.upperBound)
    var isBracketed = false
    var spaced = true
    var reader = page.elements(sentence)
    while let element = reader.next() {
      defer { spaced = element.kind.contains(.space) }
      guard Self.parts(element, spaced), !date.overlaps(element.range) else { continue }
      guard element.range.upperBound <= date.lowerBound else {
        end = element.range.lowerBound
        break
      }
      start = element.range.upperBound
      isBracketed = element.kind.contains(.opener)
    }
    return (start..<max(start, end), isBracketed)
  }

  private static func parts(_ element: Element, _ spaced: Bool) -> Bool {
    let kind = element.kind
    if kind.contains(.comma) { return element.scalar != 0x3001 }
    if kind.contains(.opener) || kind.contains(.closer) { return true }
    return element.scalar == 0x3A || element.scalar == 0xFF1A || spaced && kind.contains(.hyphen)
  }

  // MARK: Today

  /// The word for the day or week of writing that stands beside the date: `today (3 July)`.
  private func deictic(
    beside mention: DateMention,
    _ signs: [TenseWords.Sign]
  )
    -> TenseWords.Sense
  {
    for sign in signs where !sign.sense.isDisjoint(with: .deictic) {
      if isBeside(sign.range, mention.range, words: 2) { return sign.sense }
    }
    return []
  }

  /// Whether at most signs and so many short words or names of weekdays stand between two places.
  private func isBeside(_ left: Range<Int>, _ right: Range<Int>, words limit: Int) -> Bool {
    if left.overlaps(right) { return true }
    let gap =
      left.upperBound <= right.lowerBound
      ? left.upperBound..<right.lowerBound : right.upperBound..<left.lowerBound
    guard gap.count <= 48 else { return false }
    var words = 0
    var reader = page.elements(gap)
    while let element = reader.next() {
      if element.isNumber || element.kind.contains(.stop) || element.kind.contains(.quote) {
        return false
      }
      guard element.isWord, !page.isWeekday(element) else { continue }
      words += 1
      if words > limit || element.scalars > 4 { return false }
    }
    return true
  }
}

extension Page {
  /// Whether a word is the name of a weekday in the page's language.
  func isWeekday(_ element: Element) -> Bool {
    let phrase = WordHash.join(WordHash.seed, element.hash)
    return words.dates.meaning(phrase, language: language)?.kind == .weekday
  }
}

/// The sentences of a line, roughly: what abbreviations part is told apart no further than needed.
struct Sentences {
  private var ends: [Int] = []
  private let range: Range<Int>

  /// Parts a line; `kept` are ranges that no sentence ends within.
  init(_ page: Page, _ range: Range<Int>, keeping kept: [Range<Int>]) {
    self.range = range
    var reader = page.elements(range)
    var before: Element?
    var stop: Element?
    while let element = reader.next() {
      if let end = stop, !element.kind.contains(.space) {
        let isClosing = element.kind.contains(.closer) || element.kind.contains(.quote)
        let isSpaced = element.range.lowerBound > end.range.upperBound
        if !isClosing, isSpaced, !element.kind.contains(.lower) {
          ends.append(element.range.lowerBound)
        }
        if !isClosing || isSpaced { stop = nil }
      }
      if element.kind.contains(.stop), !kept.contains(where: { $0.overlaps(element.range) }) {
        if element.scalar == 0x3002 || element.scalar >= 0xFF00 {
          ends.append(element.range.upperBound)
        } else if element.scalar != 0x2E || Self.isWhole(before) {
          stop = element
        }
      }
      if !element.kind.contains(.space) { before = element }
    }
  }

  /// Whether a dot behind it ends more than an abbreviation or an ordinal.
  private static func isWhole(_ element: Element?) -> Bool {
    guard let element else { return false }
    if element.isNumber { return element.scalars == 4 }
    return !element.isWord || element.scalars > 3 || element.kind.contains(.unspaced)
  }

  /// The sentence with this part of the line, or nil where it lies outside.
  func range(around part: Range<Int>) -> Range<Int>? {
    guard range.contains(part.lowerBound) else { return nil }
    let start = ends.last { $0 <= part.lowerBound } ?? range.lowerBound
    let end = ends.first { $0 >= part.upperBound } ?? range.upperBound
    return start..<max(start, end)
  }
}
