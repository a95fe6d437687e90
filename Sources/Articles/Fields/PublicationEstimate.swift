internal import Chronology

/// What a page tells of its day where it states none wholly: a month beside the headline, or a weekday
/// and a day whose year only the text can give.
struct PublicationEstimate {
  let date: FuzzyDate
  let origin: Article.DateOrigin
  let line: Int
  let rule: String

  /// The estimate from the lines around the headline, or nil.
  init?(_ page: Page, title: Int?, span: ClosedRange<Int>) {
    for index in page.shapes.indices
    where index <= span.lowerBound + 4 && Self.mayHold(page.shapes[index]) {
      guard PublicationDate.place(page, index, title: title, span: span) >= Self.leastPlace,
        let mention = page.dates(index).first, mention.fullDay == nil,
        let label = Self.label(page, index, mention)
      else { continue }
      if let year = mention.year, mention.day == nil, let date = Self.month(mention, year, label) {
        self.init(date: date, origin: .stated, line: index, rule: "month beside the headline")
        return
      }
      if let (day, source) = Self.day(page, mention) {
        self.init(
          date: FuzzyDate(day),
          origin: .inferred,
          line: index,
          rule: "weekday and day beside the headline, year as in line \(source)"
        )
        return
      }
    }
    return nil
  }

  private static func mayHold(_ shape: LineShape) -> Bool {
    shape.digits >= 1 && shape.width <= 90 && !shape.hasImage
  }

  private init(date: FuzzyDate, origin: Article.DateOrigin, line: Int, rule: String) {
    self.date = date
    self.origin = origin
    self.line = line
    self.rule = rule
  }

  /// What stands before the date, or nil where the line says more than a date.
  private static func label(_ page: Page, _ index: Int, _ mention: DateMention) -> Cues? {
    let shape = page.shapes[index]
    let cues = page.cues(
      in: shape.content.lowerBound..<max(shape.content.lowerBound, mention.range.lowerBound)
    )
    guard cues.isDisjoint(with: [.updated, .caption, .footer]), shape.marker == .none else {
      return nil
    }
    let rest = shape.parts - page.measure(mention.range).parts
    return cues.contains(.published) || rest <= 2 ? cues : nil
  }

  /// A month alone is the page's where a label says so: headings name months too.
  private static func month(_ mention: DateMention, _ year: Int, _ label: Cues) -> FuzzyDate? {
    label.contains(.published) ? FuzzyDate(year: year, month: mention.month) : nil
  }

  /// The day in the last year that the text dates something in, or the year after, if the weekday fits
  /// one of them alone and nothing dated in the text is later.
  private static func day(_ page: Page, _ mention: DateMention) -> (day: Day, source: Int)? {
    guard mention.year == nil, let number = mention.day, let weekday = mention.weekday else {
      return nil
    }
    var latest: (day: Day, line: Int)?
    for index in page.shapes.indices where page.isContent(index) && page.shapes[index].digits >= 4 {
      for date in page.dates(index) {
        guard let year = date.year,
          let day = Day(year: year, month: date.month, day: date.day ?? 1)
        else { continue }
        if latest.map({ $0.day < day }) ?? true { latest = (day, page.shapes[index].line + 1) }
      }
    }
    guard let latest else { return nil }
    let year = latest.day.civil.year
    let days = [year, year + 1].compactMap { Day(year: $0, month: mention.month, day: number) }
    let fitting = days.filter { $0.weekday == weekday && $0 >= latest.day }
    guard fitting.count == 1, let day = fitting.first else { return nil }
    return (day, latest.line)
  }

  /// Right by the headline or between it and the text.
  private static let leastPlace: Float = 1.5
}
