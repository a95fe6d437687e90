package import Articles
internal import Chronology
internal import Lexicon

/// Cross-document coreference: which mentions report the same event.
///
/// Mentions are compared only within blocks (family of kinds and pair of participants), pair by pair,
/// by a table of terms with vetoes (`PairScore`); the best pairs are joined first, and two clusters
/// only where no veto stands between any of their members. The result does not depend on the order of
/// articles or mentions.
package enum EventClusters {
  /// The events behind the mentions of these articles, ordered by id.
  ///
  /// - Complexity: O(*n* log *n*) in the mentions, and quadratic within a block.
  package static func build(articles: [Article], mentions: [Mention]) -> [Event] {
    var clustering = Clustering(articles: articles, mentions: mentions)
    clustering.run()
    return clustering.events()
  }
}

/// The state of one clustering.
struct Clustering {
  let articles: [String: Article]
  let mentions: [Mention]

  /// Indices of mentions in an order that does not depend on the articles' names or digests: by the
  /// time and language of their article, and by place.
  private let order: [Int]

  /// The place of each mention in that order.
  private let rank: [Int]
  private var parent: [Int]
  private var members: [[Int]]
  private var reasons: [Int: [String]] = [:]

  /// When an article can have been written, from itself and, later, from its dated events.
  private var anchors: [String: FuzzyDate] = [:]

  init(articles: [Article], mentions: [Mention]) {
    self.articles = Dictionary(
      articles.map { ($0.document.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let ranks = Self.ranks(of: articles, mentions)
    let order = mentions.indices.sorted {
      let (left, right) = (mentions[$0], mentions[$1])
      return (ranks[left.article] ?? 0, left.range.lowerBound, left.rule)
        < (ranks[right.article] ?? 0, right.range.lowerBound, right.rule)
    }
    self.order = order
    var rank = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { rank[index] = place }
    self.rank = rank
    self.mentions = Self.identified(mentions, in: order)
    parent = Array(mentions.indices)
    members = mentions.indices.map { [$0] }
    for article in articles {
      anchors[article.document.id] = article.writing
    }
  }

  /// The place of each article, by what it says: earlier ones first; the digest decides only where
  /// nothing else does.
  private static func ranks(of articles: [Article], _ mentions: [Mention]) -> [String: Int] {
    var lines: [String: Int] = [:]
    for mention in mentions {
      lines[mention.article] = min(lines[mention.article] ?? .max, mention.line)
    }
    func key(_ article: Article) -> (Day, Day, String, Int, String) {
      let date = article.writing
      let id = article.document.id
      return (
        date?.earliest ?? .distantFuture, date?.latest ?? .distantFuture,
        article.language ?? "", lines[id] ?? .max, id
      )
    }
    let sorted = articles.sorted { key($0) < key($1) }
    return Dictionary(
      sorted.enumerated().map { ($1.document.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The mentions with one name for all spellings of a person in no list.
  private static func identified(_ mentions: [Mention], in order: [Int]) -> [Mention] {
    let people = order.flatMap { index in
      mentions[index].participants.filter { $0.kind == .person }
    }
    let identity = NameIdentity(people.map { ($0.name, $0.country) })
    return mentions.map { mention in
      var mention = mention
      for index in mention.participants.indices where mention.participants[index].kind == .person {
        let name = mention.participants[index].name
        mention.participants[index].name = identity.representative(of: name)
      }
      mention.initiator = mention.initiator.map { identity.representative(of: $0) }
      return mention
    }
  }

  mutating func run() {
    join()
    anchor()
    join()
  }

  // MARK: Joining

  private mutating func join() {
    var edges: [(score: Int, left: Int, right: Int, terms: [String])] = []
    for block in blocks() {
      for (place, left) in block.enumerated() {
        for right in block[(place + 1)...] where mentions[left].article != mentions[right].article {
          let score = self.score(left, right)
          guard score.total >= PairScore.threshold else { continue }
          edges.append((score.total, rank[left], rank[right], score.terms))
        }
      }
    }
    edges.sort { ($1.score, $0.left, $0.right) < ($0.score, $1.left, $1.right) }
    for edge in edges { unite(order[edge.left], order[edge.right], edge.terms) }
  }

  private func score(_ left: Int, _ right: Int) -> PairScore {
    PairScore(
      mentions[left],
      mentions[right],
      anchors: (anchors[mentions[left].article], anchors[mentions[right].article])
    )
  }

  /// Mentions that share a family of kinds and a participant or a pair of countries.
  private func blocks() -> [[Int]] {
    var blocks: [String: [Int]] = [:]
    for index in order {
      let mention = mentions[index]
      let family = mention.kind.isEncounter ? "encounter" : mention.kind.rawValue
      var keys = Set(mention.participants.map { "\(family)|\($0.name)" })
      let countries = Agreement.countries(mention.participants).sorted()
      if countries.count > 1 { keys.insert("\(family)||\(countries.joined(separator: "|"))") }
      for key in keys { blocks[key, default: []].append(index) }
    }
    return blocks.keys.sorted().compactMap { key in
      blocks[key].flatMap { $0.count > 1 ? $0 : nil }
    }
  }

  private func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index { index = parent[index] }
    return index
  }

  private mutating func unite(_ left: Int, _ right: Int, _ terms: [String]) {
    let (first, second) = (root(left), root(right))
    guard first != second else { return }
    for one in members[first] {
      for other in members[second] where score(one, other).veto != nil { return }
    }
    guard joint(members[first] + members[second]) != nil || undated(first) || undated(second)
    else { return }
    parent[second] = first
    members[first] += members[second]
    members[second] = []
    reasons[first, default: []] += [terms.joined(separator: ", ")] + (reasons[second] ?? [])
    reasons[second] = nil
  }

  private func undated(_ root: Int) -> Bool {
    members[root].allSatisfy { mentions[$0].date == nil }
  }

  /// What the reports of a cluster allow together; nil where they allow nothing or say nothing.
  private func joint(_ members: [Int]) -> FuzzyDate? {
    var joint: FuzzyDate?
    for index in members {
      guard let date = mentions[index].date else { continue }
      guard let mine = joint else {
        joint = date
        continue
      }
      guard let both = mine.intersection(date) else { return nil }
      joint = both
    }
    return joint
  }

  /// Articles whose own date is open take a bound from the dated events that others date for them.
  private mutating func anchor() {
    for root in members.indices where members[root].count > 1 {
      guard let day = joint(members[root])?.exactDay else { continue }
      for index in members[root] where mentions[index].status.isDone {
        let article = mentions[index].article
        guard anchors[article].map({ !$0.isExactDay }) ?? true else { continue }
        let window = FuzzyDate(from: day, through: day.adding(days: 14))
        anchors[article] = anchors[article].flatMap { $0.intersection(window) } ?? window
      }
    }
  }

  // MARK: Events

  /// What the reports allow together; what is still ahead in the latest of them lies after it.
  private func day(of indices: [Int]) -> FuzzyDate? {
    let date = joint(indices)
    guard indices.allSatisfy({ mentions[$0].status.isAhead }),
      date.map({ $0.latest == .distantFuture && !$0.isPattern }) ?? true
    else { return date }
    let written = indices.compactMap { anchors[mentions[$0].article] }
      .filter { !$0.isPattern && $0.earliest.isFinite }
    guard let last = written.map(\.earliest).max() else { return date }
    return FuzzyDate(from: max(last, date?.earliest ?? last), through: .distantFuture)
  }

  func events() -> [Event] {
    var events: [Event] = []
    for root in order where !members[root].isEmpty {
      let indices = members[root].sorted { rank[$0] < rank[$1] }
      events.append(
        EventSummary(
          mentions: indices.map { mentions[$0] },
          indices: indices,
          date: day(of: indices),
          articles: articles,
          reasons: reasons[root] ?? []
        ).event
      )
    }
    EventRelations.link(&events)
    return events.sorted { $0.id < $1.id }
  }
}
