internal import Chronology

extension Article {
  /// Takes over what a container says: the source of a collection knows title, date and authors
  /// better than a reading of the text, and when the page was fetched bounds the date.
  mutating func take(_ facts: RawDocument.Facts) {
    url = facts.url ?? url
    title = facts.title ?? title
    source = facts.source ?? source
    section = facts.section ?? section
    if !facts.authors.isEmpty { authors = facts.authors }
    if !facts.tags.isEmpty { tags = facts.tags }
    if language == nil, let code = facts.language, code.utf8.count == 2 { language = code }
    if let stated = facts.date.flatMap(StatedTime.init) {
      date = FuzzyDate(stated.day)
      creation = date
      time = stated.instant
      dateOrigin = .stated
      reasons.append(Reason(field: "date", line: 0, rule: "date field of the record"))
    } else if creation == nil, let fetched = facts.fetched.flatMap(StatedTime.init) {
      creation = FuzzyDate(from: .distantPast, through: fetched.day)
    }
  }
}

/// A date, and perhaps a time, as metadata write it: ISO 8601, or RFC 822 as in feeds.
struct StatedTime {
  /// The day as stated, in its own zone.
  let day: Day

  /// The point in time, where a time of day is stated.
  private(set) var instant: Instant?

  /// Reads the beginning of a text; nil where it is no date.
  init?(_ text: String) {
    let text = text.drop { $0 == " " }
    let date = text.prefix(10)
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let number = Int(parts[2]), let day = Day(year: year, month: month, day: number)
    {
      self.day = day
      instant = Self.instant(text)
      return
    }
    guard let day = Self.feedDay(text) else { return nil }
    self.day = day
  }

  /// The time behind a day, where it is one of ISO 8601; metadata write a blank for the `T` and
  /// leave the colon of the zone out.
  private static func instant(_ text: Substring) -> Instant? {
    var bytes = Array(text.utf8)
    while bytes.last == 0x20 { bytes.removeLast() }
    guard bytes.count > 15 else { return nil }
    if bytes[10] == 0x20 { bytes[10] = UInt8(ascii: "T") }
    let sign = bytes[bytes.count - 5]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      bytes.insert(UInt8(ascii: ":"), at: bytes.count - 2)
    }
    return try? Instant(iso: String(decoding: bytes, as: UTF8.self))
  }

  /// `Tue, 04 Mar 2025 10:00:00 GMT`: the month names of RFC 822 are fixed.
  private static func feedDay(_ text: Substring) -> Day? {
    let words = text.split { $0 == " " || $0 == "," }.drop { Int($0) == nil }
    guard words.count >= 3, let number = Int(words[words.startIndex]),
      let month = months.firstIndex(of: words[words.startIndex + 1].prefix(3).lowercased()),
      let year = Int(words[words.startIndex + 2]), year > 1900
    else { return nil }
    return Day(year: year, month: month + 1, day: number)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
