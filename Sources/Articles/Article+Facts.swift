internal import Chronology

extension Article {
  /// Takes over what a container says: the source of a collection knows title, date and authors
  /// better than a reading of the text, and when the page was fetched bounds the date.
  ///
  /// `reading` reads a date as the article's language writes it.
  mutating func take(_ facts: RawDocument.Facts, reading: (String) -> DateMention?) {
    url = facts.url ?? url
    title = facts.title.map(HTMLText.decoded) ?? title
    source = facts.source.map(HTMLText.decoded) ?? source ?? url.flatMap(HTMLAddress.host)
    section = facts.section.map(HTMLText.decoded) ?? section
    let names = StatedNames(language: language).names(in: facts.authors)
    if !names.isEmpty { authors = names }
    if !facts.tags.isEmpty { tags = facts.tags }
    for image in facts.images.reversed() where !images.contains(image) {
      images.insert(image, at: 0)
    }
    let code = facts.language?.split { $0 == "-" || $0 == "_" }.first?.lowercased()
    if language == nil, let code, code.utf8.count == 2 { language = code }
    let fetched = facts.fetched.flatMap(StatedTime.init)?.day
    if let text = facts.date, take(date: text, before: fetched, reading) {
      reasons.append(Reason(field: "date", line: 0, rule: "date field of the record"))
    } else if let fetched {
      bound(by: fetched)
    }
  }

  /// Nothing was published after it was fetched.
  private mutating func bound(by fetched: Day) {
    let before = FuzzyDate(from: .distantPast, through: fetched)
    if creation?.isPattern != true {
      creation = creation.map { $0.intersection(before) ?? $0 } ?? before
    }
    guard dateOrigin == .inferred, let known = date, known.latest > fetched,
      let narrowed = known.intersection(before)
    else { return }
    date = narrowed
    let rule = "fetched on \(FuzzyDate(fetched).edtf)"
    reasons.append(Reason(field: "date", line: 0, rule: rule))
  }

  /// Takes a date field; what lies behind the day of the crawl is no day of publication.
  private mutating func take(
    date text: String,
    before fetched: Day?,
    _ reading: (String) -> DateMention?
  ) -> Bool {
    let found: (date: FuzzyDate, time: Instant?)?
    if let stated = StatedTime(text) {
      found = (FuzzyDate(stated.day), stated.instant)
    } else if text.utf8.count <= 7, let coarse = try? FuzzyDate(edtf: text), !coarse.isPattern {
      if let date, coarse.earliest <= date.earliest, date.latest <= coarse.latest { return false }
      found = (coarse, nil)
    } else {
      found = reading(text).flatMap { mention in
        mention.fullDay.map { (FuzzyDate($0), mention.instant) }
      }
    }
    guard let found, fetched.map({ found.date.earliest <= $0.adding(days: 1) }) ?? true else {
      return false
    }
    date = found.date
    creation = date
    time = found.time
    dateOrigin = .stated
    return true
  }
}
