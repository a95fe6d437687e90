package import Articles
internal import Chronology
internal import Columns
package import Events

/// What was found in documents, linked and in the order of the rows: the source of all tables.
package struct CollectionRows: Sendable {
  /// By date, then id.
  package private(set) var articles: [Article]

  /// By article in their order, then by place.
  package let mentions: [Mention]

  /// By date, then id.
  package let events: [Event]

  /// For each copy the id of its original.
  package let originals: [String: String]

  /// For each article the names in it, by its id.
  let names: [String: ArticleNames]

  /// For each mention the id of its event.
  let eventOfMention: [String?]

  /// For each article what it tells of, by its id.
  let links: [String: ArticleLinks]

  /// Rows of these articles and mentions, and of the events that `cluster` makes of the mentions.
  package init(
    articles: [Article],
    names: [String: ArticleNames],
    mentions: [Mention],
    originals: [String: String] = [:],
    cluster: ([Article], [Mention]) -> [Event]
  ) {
    self.articles = articles.sorted {
      RowOrder($0.date, $0.document.id) < RowOrder($1.date, $1.document.id)
    }
    let place = Dictionary(
      self.articles.enumerated().map { ($0.element.document.id, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    self.mentions = mentions.sorted {
      (place[$0.article] ?? 0, $0.range.lowerBound, $0.rule)
        < (place[$1.article] ?? 0, $1.range.lowerBound, $1.rule)
    }
    self.names = names
    self.originals = originals
    let events = cluster(self.articles, self.mentions)
    self.events = events.sorted { RowOrder($0.date, $0.id) < RowOrder($1.date, $1.id) }
    var eventOfMention = [String?](repeating: nil, count: mentions.count)
    for event in self.events {
      for index in event.mentions where eventOfMention.indices.contains(index) {
        eventOfMention[index] = event.id
      }
    }
    self.eventOfMention = eventOfMention
    links = ArticleLinks.collect(self.mentions, self.events)
  }
}

extension CollectionRows {
  /// Makes a column of the articles' own bytes, which the articles give up for it.
  mutating func takeTexts() -> Column {
    let column = ColumnWriter(articles).bytes(\.document.bytes)
    for index in articles.indices {
      articles[index].document.bytes = []
      articles[index].text = []
    }
    return column
  }

  /// Makes a column of the articles' bodies, which the articles give up for it.
  mutating func takeBodies() -> Column {
    let column = ColumnWriter(articles).text(\.body)
    for index in articles.indices { articles[index].body = "" }
    return column
  }
}

/// The order of articles and events: by date, null last, then by id.
private struct RowOrder: Comparable {
  let date: FuzzyDate?
  let id: String

  init(_ date: FuzzyDate?, _ id: String) {
    self.date = date
    self.id = id
  }

  static func < (left: RowOrder, right: RowOrder) -> Bool {
    switch (left.date, right.date) {
    case (let one?, let other?) where one != other: one < other
    case (_?, nil): true
    case (nil, _?): false
    default: left.id < right.id
    }
  }
}

/// What the events that an article reports say about it.
struct ArticleLinks {
  /// Ids of the events that it reports, in the order of the events.
  private(set) var events: [String] = []

  /// The latest day on which something began that it reports as done: it was written no earlier.
  private(set) var notBefore: Day?

  static func collect(_ mentions: [Mention], _ events: [Event]) -> [String: ArticleLinks] {
    var links: [String: ArticleLinks] = [:]
    for event in events {
      for article in event.articles {
        links[article, default: ArticleLinks()].events.append(event.id)
      }
      guard event.status == .happened, let day = event.date?.earliest, day.isFinite else {
        continue
      }
      for index in event.mentions where mentions.indices.contains(index) {
        let mention = mentions[index]
        guard mention.status == .happened else { continue }
        let before = links[mention.article]?.notBefore ?? .distantPast
        links[mention.article, default: ArticleLinks()].notBefore = max(before, day)
      }
    }
    return links
  }

  /// The article's date as its own text and the events that it reports allow it together.
  func joint(_ date: FuzzyDate?) -> FuzzyDate? {
    guard let notBefore else { return date }
    let since = FuzzyDate(from: notBefore, through: .distantFuture)
    guard let date else { return since }
    return date.intersection(since) ?? date
  }
}
