internal import Chronology
internal import Columns

/// Two made-up collections of so many rows, the same on every run.
struct BenchTables: Catalog {
  let events: Table
  let articles: Table

  var names: [String] { ["articles", "events"] }

  func schema(of name: String) -> Schema? { table(name)?.schema }

  func table(_ name: String) -> Table? {
    switch name {
    case "events": events
    case "articles": articles
    default: nil
    }
  }

  init(rows: Int) {
    var random = BenchRandom(state: 42)
    articles = BenchTables.articles(rows, &random)
    events = BenchTables.events(rows, &random)
  }

  private static let kinds = [
    "meeting", "statement", "visit", "treaty", "sanction", "protest", "talks", "aid", "summit",
    "strike", "election", "ceasefire",
  ]
  private static let languages = [
    "en", "de", "hu", "vi", "zh", "fr", "es", "ru", "ar", "pl", "it", "pt", "ja", "ko", "tr",
  ]
  private static let syllables = [
    "ba", "ko", "ri", "ma", "szé", "ná", "lő", "fü", "tra", "nh", "thi", "gör", "mün", "vel", "dor",
  ]

  private static func names(_ count: Int, _ random: inout BenchRandom) -> [String] {
    (0..<count).map { number in
      let word = (0..<4).map { _ in syllables[random.below(syllables.count)] }.joined()
      return "\(word.capitalizedFirst) \(number)"
    }
  }

  private static func articles(_ rows: Int, _ random: inout BenchRandom) -> Table {
    let sources = (0..<5000).map { "src\($0).example" }
    var builders = (id: TextBuilder(), language: TextBuilder(), source: TextBuilder())
    var dates = DateBuilder()
    for row in 0..<rows {
      builders.id.append("a\(10_000_000 + row)")
      builders.language.append(languages[random.skewed(languages.count)])
      builders.source.append(sources[random.skewed(sources.count)])
      dates.append(FuzzyDate(random.day()))
    }
    return Table(
      schema: Schema([
        Field("id", .text, isNullable: false), Field("language", .text), Field("source", .text),
        Field("date", .date),
      ]),
      columns: [
        .text(builders.id.column()), .text(builders.language.column()),
        .text(builders.source.column()), .date(dates.column()),
      ],
      count: rows
    )
  }

  private static func events(_ rows: Int, _ random: inout BenchRandom) -> Table {
    let people = names(20_000, &random)
    let places = names(5000, &random)
    var builders = (id: TextBuilder(), kind: TextBuilder(), article: TextBuilder())
    var titles = TextBuilder(isDictionary: false)
    var dates = DateBuilder()
    var tones = FixedBuilder<Double>()
    var participants = TextBuilder()
    var offsets = [0]
    for row in 0..<rows {
      let kind = kinds[random.skewed(kinds.count)]
      let place = places[random.skewed(places.count)]
      builders.id.append("e\(10_000_000 + row)")
      builders.kind.append(kind)
      builders.article.append("a\(10_000_000 + random.below(rows))")
      dates.append(FuzzyDate(random.day()))
      tones.append((Double(random.below(200_001)) - 100_000) / 10_000)
      titles.append("A \(kind) in \(place) over trade with \(people[random.skewed(people.count)])")
      for _ in 0..<random.below(6) { participants.append(people[random.skewed(people.count)]) }
      offsets.append(participants.count)
    }
    return Table(
      schema: Schema([
        Field("id", .text, isNullable: false), Field("kind", .text), Field("article", .text),
        Field("date", .date), Field("tone", .number), Field("title", .text),
        Field("participants", .list(.text), isNullable: false),
      ]),
      columns: [
        .text(builders.id.column()), .text(builders.kind.column()),
        .text(builders.article.column()), .date(dates.column()), .number(tones.column()),
        .text(titles.column()),
        .list(ListColumn(offsets: offsets, elements: .text(participants.column()))),
      ],
      count: rows
    )
  }
}

/// Random numbers that are the same on every run.
struct BenchRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int((state >> 33) % UInt64(bound))
  }

  /// Small numbers more often than large ones.
  mutating func skewed(_ bound: Int) -> Int {
    let share = Double(below(1 << 30)) / Double(1 << 30)
    return min(bound - 1, Int(share * share * share * Double(bound)))
  }

  /// A day of 1990 through mid 2026.
  mutating func day() -> Day {
    Day(number: Int32(7305 + 13_329 - skewed(13_329)))
  }
}

extension String {
  fileprivate var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
