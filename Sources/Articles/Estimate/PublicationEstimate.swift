internal import Chronology

/// When a document was published, as far as its own text tells where no line states the whole day.
///
/// Dated days told as past are not later, such as are surely to come not earlier; words for the day
/// of writing beside a date give it; a weekday with a day, and people named with their offices, choose
/// the year. What contradicts itself tells nothing.
struct PublicationEstimate {
  /// The value for the column `date`; nil where the text does not tell enough.
  private(set) var date: FuzzyDate?
  private(set) var origin = Article.DateOrigin.inferred

  /// All that is known, though it be too little for the column.
  private(set) var creation: FuzzyDate?

  /// The lines and rules behind `date`, by shapes.
  private(set) var reasons: [(index: Int, rule: String)] = []

  private let page: Page
  private let language: String?
  private let remarks: [DatedRemark]
  private var window = PublicationWindow()

  /// The estimate from what is stated in part, and from the text where that is not all.
  init(_ page: Page, language: String?, partial: PartialDate?, update: DateLabel.Update?) {
    self.page = page
    self.language = language
    remarks = DatedRemarks(page: page, tenses: TenseWords.of(language ?? "")).all()
    if let partial, partial.mention.day == nil {
      settle(partial.value, .stated, partial.line, partial.rule)
      return
    }
    if partial == nil, let today = remarks.first(where: { $0.today != nil })?.today {
      readToday(today)
      return
    }
    bound(by: update)
    if let partial {
      complete(partial.mention, partial.value, partial.line, partial.rule)
    } else {
      readDays()
    }
  }

  private mutating func settle(
    _ value: FuzzyDate?,
    _ origin: Article.DateOrigin,
    _ index: Int,
    _ rule: String
  ) {
    date = value
    creation = value
    self.origin = origin
    reasons.append((index, rule))
  }

  // MARK: The day of writing

  private mutating func readToday(_ today: DatedRemark.Today) {
    if let day = today.day {
      settle(FuzzyDate(day), .inferred, today.index, today.rule)
    } else if let mention = today.mention {
      bound(by: nil)
      complete(mention, today.value, today.index, today.rule)
    }
  }

  /// A day without its year, with the one year that fits.
  private mutating func complete(
    _ mention: DateMention,
    _ value: FuzzyDate?,
    _ index: Int,
    _ rule: String
  ) {
    let source = window
    if let day = window.only(mention) ?? dayByWeekday(mention) {
      settle(FuzzyDate(day), .inferred, index, "\(rule), year from the text's dates")
      explain(source)
      return
    }
    if let offices = offices() {
      var narrowed = window
      offices.narrow(&narrowed)
      if let day = narrowed.only(mention, where: offices.allow) {
        settle(FuzzyDate(day), .inferred, index, "\(rule), year from offices")
        explain(narrowed)
        return
      }
    }
    settle(value, .stated, index, rule)
  }

  /// The day in the last year that the text dates something in, or the year after, if the weekday fits
  /// one of them alone and nothing that the text tells as past is later.
  private func dayByWeekday(_ mention: DateMention) -> Day? {
    guard let weekday = mention.weekday, let number = mention.day,
      let latest = latestDated?.civil.year
    else { return nil }
    let days = [latest, latest + 1].compactMap {
      Day(year: $0, month: mention.month, day: number)
    }
    let fitting = days.filter { $0.weekday == weekday && window.contains($0) }
    return fitting.count == 1 ? fitting.first : nil
  }

  /// The first day of the latest day or month that the text writes with its year.
  private var latestDated: Day? {
    remarks.filter { $0.told != .ahead }.compactMap { $0.days?.lowerBound }.max()
      .flatMap { $0 >= OfficeTerms.oldest ? $0 : nil }
  }

  private func offices() -> OfficeTerms? {
    language.map { OfficeTerms(page, language: $0) }
  }

  // MARK: Bounds

  private mutating func bound(by update: DateLabel.Update?) {
    for remark in remarks {
      guard let days = remark.days, days.upperBound >= OfficeTerms.oldest else { continue }
      narrow(by: remark, days)
    }
    if let last = window.last, let latest = latestAhead,
      latest.number - last.day.number > Self.longestPlan
    {
      window.open()
    }
    if window.isEmpty { window = PublicationWindow() }
    guard let update else { return }
    window.lower(
      PublicationWindow.Bound(
        day: update.day,
        index: update.index,
        rule: "updated on that day",
        isExact: true,
        isHead: true
      )
    )
    if window.isEmpty { window = PublicationWindow() }
  }

  /// A chronicle tells the past in the tense of what is to come; plans are not that long.
  private static let longestPlan = 730

  private var latestAhead: Day? {
    remarks.filter { $0.told == .ahead }.compactMap { $0.days?.upperBound }.max()
  }

  private mutating func narrow(by remark: DatedRemark, _ days: ClosedRange<Day>) {
    func bound(_ day: Day, _ rule: String) -> PublicationWindow.Bound {
      PublicationWindow.Bound(
        day: day,
        index: remark.index,
        rule: rule,
        isExact: remark.mention.day != nil,
        isHead: remark.isHead
      )
    }
    switch remark.told {
    case .past: window.raise(bound(days.lowerBound, "dated time told as past"))
    case .ahead: window.lower(bound(days.upperBound, "dated time told as to come"))
    case .neither: break
    }
    guard remark.mention.day != nil, let week = remark.week else { return }
    let monday = days.lowerBound.start(of: .week).adding(days: week * -7)
    window.raise(bound(monday, "week that the text names beside a date"))
    window.lower(bound(monday.adding(days: 6), "week that the text names beside a date"))
  }

  // MARK: Days without a year

  private mutating func readDays() {
    readWeekdays()
    readNews()
    conclude()
  }

  /// A weekday with a day is of the one near year in which they agree.
  private mutating func readWeekdays() {
    for remark in remarks where remark.mention.year == nil && remark.mention.weekday != nil {
      guard let day = window.only(remark.mention) ?? dayByWeekday(remark.mention) else { continue }
      var dated = remark
      dated.mention.year = day.civil.year
      let before = window
      narrow(by: dated, day...day)
      if window.isEmpty { window = before }
    }
  }

  /// The news's own day has its first date after all that the text dates with a year, or after the
  /// offices that its people hold; a day of half a year before may be one of the year before.
  private mutating func readNews() {
    let news = remarks.first {
      $0.isHead && $0.mention.year == nil && $0.mention.day != nil && $0.told == .past
    }
    guard let news else { return }
    if let offices = offices() {
      let before = window
      offices.narrow(&window)
      if window.isEmpty { window = before }
    }
    guard let first = window.first, let day = Self.day(of: news.mention, after: first.day),
      window.last.map({ day <= $0.day }) ?? true, day > first.day
    else { return }
    window.raise(
      PublicationWindow.Bound(
        day: day,
        index: news.index,
        rule: "day of the news, after what line \(page.line(of: first.index)) tells",
        isExact: first.isExact,
        isHead: true
      )
    )
  }

  private static func day(of mention: DateMention, after first: Day) -> Day? {
    let start = first.adding(days: -180)
    let year = start.civil.year
    return [year, year + 1].lazy
      .compactMap { Day(year: $0, month: mention.month, day: mention.day ?? 1) }
      .first { $0 >= start && (mention.weekday == nil || mention.weekday == $0.weekday) }
  }

  /// What is known as a value: two ends not far from each other, or one that the news itself gives.
  private mutating func conclude() {
    creation = window.date
    switch (window.first, window.last) {
    case (let first?, let last?):
      let isNear = last.day.number - first.day.number <= Self.widest
      if isNear || first.isNews {
        date = window.date
        explain(window)
      }
    case (let first?, nil):
      guard first.isNews else { return }
      date = window.date
      explain(window)
    case (nil, let last?):
      guard last.isNews else { return }
      date = window.date
      explain(window)
    case (nil, nil): break
    }
  }

  /// Two years: ends further apart say little of a news article.
  private static let widest = 731

  private mutating func explain(_ window: PublicationWindow) {
    for (bound, side) in [(window.first, "or later"), (window.last, "or earlier")] {
      guard let bound else { continue }
      reasons.append((bound.index, "\(FuzzyDate(bound.day).edtf) \(side): \(bound.rule)"))
    }
  }
}

extension PublicationWindow.Bound {
  /// Whether the news itself dates a day.
  var isNews: Bool { isExact && isHead }
}

extension Page {
  /// The number of a shape's line, from 1.
  func line(of index: Int) -> Int { shapes.indices.contains(index) ? shapes[index].line + 1 : 0 }
}

extension DatedRemark {
  /// The day of writing, as a date and a word beside it tell.
  struct Today {
    var day: Day?

    /// Of an unknown year.
    var mention: DateMention?
    var index: Int
    var rule: String

    var value: FuzzyDate? {
      mention.flatMap { mention in mention.day.flatMap { FuzzyDate(month: mention.month, day: $0) }
      }
    }
  }

  /// The day of writing where the date is called today, yesterday or tomorrow.
  var today: Today? {
    let shift = deictic == .today ? 0 : deictic == .yesterday ? 1 : deictic == .tomorrow ? -1 : nil
    guard let shift, let number = mention.day else { return nil }
    let name = shift == 0 ? "today" : shift > 0 ? "yesterday" : "tomorrow"
    var today = Today(
      day: nil,
      mention: nil,
      index: index,
      rule: "date beside the word for \(name)"
    )
    if mention.year != nil {
      guard let day = mention.fullDay else { return nil }
      today.day = day.adding(days: shift)
      return today
    }
    // Without the year only February's end is open.
    guard let day = Day(year: 2001, month: mention.month, day: number)?.adding(days: shift) else {
      return nil
    }
    let parts = day.civil
    if shift != 0, parts.month != mention.month, min(parts.month, mention.month) == 2 { return nil }
    var moved = mention
    moved.month = parts.month
    moved.day = parts.day
    moved.weekday = mention.weekday.map { ($0 - 1 + shift + 7) % 7 + 1 }
    today.mention = moved
    return today
  }

  /// Weeks from that of writing to the date's, where a word beside it says so.
  var week: Int? {
    deictic == .thisWeek ? 0 : deictic == .nextWeek ? 1 : deictic == .lastWeek ? -1 : nil
  }
}
