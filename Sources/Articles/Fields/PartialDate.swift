internal import Chronology

/// A publication date that a line states without its day or without its year.
struct PartialDate {
  let mention: DateMention
  let line: Int
  let rule: String

  /// Whether the line says little more.
  let isAlone: Bool

  /// The date that the lines around the headline, or the beginning of the text, state in part; nil
  /// where there is none, or several that contradict each other.
  init?(_ page: Page, title: Int?, span: ClosedRange<Int>, dateline: Dateline?) {
    var found: [PartialDate] = []
    for index in page.shapes.indices
    where index <= span.lowerBound + 4 && Self.mayHold(page.shapes[index]) {
      guard PublicationDate.place(page, index, title: title, span: span) >= Self.leastPlace,
        let mention = page.dates(index).first, mention.fullDay == nil,
        let rule = Self.rule(page, index, mention)
      else { continue }
      found.append(PartialDate(mention: mention, line: index, rule: rule, isAlone: true))
    }
    // A label tells more than a time of day, and that more than a day alone.
    for isClear in [{ $0.rule != Self.plain }, { $0.mention.time != nil }, { _ in true }]
      as [(PartialDate) -> Bool]
    {
      let clear = found.filter(isClear)
      guard let first = clear.first else { continue }
      guard clear.allSatisfy({ $0.mention.isSameDay(as: first.mention) }) else { return nil }
      self = first
      return
    }
    guard let dateline, dateline.mention.year == nil else { return nil }
    self.init(
      mention: dateline.mention,
      line: dateline.line,
      rule: "dateline",
      isAlone: false
    )
  }

  private init(mention: DateMention, line: Int, rule: String, isAlone: Bool) {
    self.mention = mention
    self.line = line
    self.rule = rule
    self.isAlone = isAlone
  }

  /// The month with its year, or the day of an unknown year.
  var value: FuzzyDate? {
    guard let day = mention.day else {
      return mention.year.flatMap { FuzzyDate(year: $0, month: mention.month) }
    }
    return FuzzyDate(month: mention.month, day: day)
  }

  private static let plain = "day beside the headline"

  private static func mayHold(_ shape: LineShape) -> Bool {
    shape.digits >= 1 && shape.width <= 90 && !shape.hasImage
  }

  /// Why the line states the date, or nil where it says more than a date.
  private static func rule(_ page: Page, _ index: Int, _ mention: DateMention) -> String? {
    let shape = page.shapes[index]
    let cues = page.cues(
      in: shape.content.lowerBound..<max(shape.content.lowerBound, mention.range.lowerBound)
    )
    // The day itself may look like the number of a list.
    let isListed =
      shape.marker != .none
      && !(shape.marker == .number && mention.range.lowerBound == shape.range.lowerBound)
    guard cues.isDisjoint(with: [.updated, .caption, .footer]), !isListed else { return nil }
    // A month alone is the page's where a label says so: headings name months too.
    guard mention.day != nil else {
      return cues.contains(.published) && mention.year != nil ? "month beside the headline" : nil
    }
    guard mention.year == nil else { return nil }
    if cues.contains(.published) { return "labelled day" }
    let rest = shape.parts - page.measure(mention.range).parts
    let isByline = mention.time != nil || shape.startCues.contains(.byline)
    return rest <= (isByline ? 6 : 2) ? plain : nil
  }

  /// Right by the headline or between it and the text.
  private static let leastPlace: Float = 1.5
}

extension DateMention {
  /// Whether another writes the same day or month.
  func isSameDay(as other: DateMention) -> Bool {
    year == other.year && month == other.month && day == other.day
  }
}

extension FuzzyDate {
  /// A day of an unknown year.
  init?(month: Int, day: Int) {
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    guard let value = try? FuzzyDate(edtf: "XXXX-\(digits(month))-\(digits(day))") else {
      return nil
    }
    self = value
  }
}
