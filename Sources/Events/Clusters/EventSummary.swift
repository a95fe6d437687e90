internal import Articles
internal import Chronology

/// Makes one event of the mentions that report it.
struct EventSummary {
  /// In order of article and place.
  let mentions: [Mention]
  let indices: [Int]
  let date: FuzzyDate?
  let articles: [String: Article]
  let reasons: [String]

  var event: Event {
    var event = Event(id: id, kind: kind, status: status)
    let best = self.best
    event.date = date
    event.until = mentions.compactMap(\.until).first
    event.participants = participants
    event.countries = Agreement.countries(event.participants).sorted()
    event.place = place?.place
    event.placeCountry = place?.placeCountry
    event.initiator = mentions.compactMap(\.initiator).first
    event.topics = topics.map(\.topic.name)
    event.duration = mentions.compactMap(\.duration).first
    event.cameo = kind.cameo(status)
    event.plover = kind.plover(status)
    event.title = title
    event.articles = Array(Set(mentions.map(\.article))).sorted()
    let reports = event.articles.compactMap { articles[$0] }
    event.languages = Array(Set(reports.compactMap(\.language))).sorted()
    event.sources = Array(Set(reports.compactMap(\.source))).sorted()
    event.confidence = confidence
    event.evidence = mentions.flatMap(\.evidence)
    event.quote = best.evidence.first?.quote ?? ""
    event.mentions = indices
    event.reasons =
      best.reasons + joint + reasons.map { "the same in two reports: \($0)" } + topics.map(\.reason)
    return event
  }

  /// The mention that says most.
  private var best: Mention {
    mentions.max { ($0.confidence, Self.weight($0)) < ($1.confidence, Self.weight($1)) }
      ?? mentions[0]
  }

  private static func weight(_ mention: Mention) -> Int {
    Agreement.detail(mention.participants) + (mention.date == nil ? 0 : 4)
  }

  /// The most frequent kind, of equals the one that says most.
  private var kind: EventKind {
    let counts = Dictionary(grouping: mentions, by: \.kind).mapValues(\.count)
    let most = counts.values.max() ?? 1
    let first = EventKind.allCases.first { counts[$0] == most }
    return first ?? mentions[0].kind
  }

  private var status: EventStatus {
    let order: [EventStatus] = [.cancelled, .negated, .happened, .reported, .planned, .proposed]
    let found = Set(mentions.map(\.status))
    return order.first { found.contains($0) } ?? mentions[0].status
  }

  private var participants: [Participant] {
    var all =
      mentions.max { Agreement.detail($0.participants) < Agreement.detail($1.participants) }?
      .participants ?? []
    for participant in mentions.flatMap(\.participants) {
      if let index = all.firstIndex(where: { $0.name == participant.name }) {
        // One report can tell of somebody's country what another leaves open.
        all[index].country = all[index].country ?? participant.country
      } else if participant.kind == .person {
        all.append(participant)
      }
    }
    return all
  }

  /// How the dates of several reports make one.
  private var joint: [String] {
    var dates: [String] = []
    for edtf in mentions.compactMap({ $0.date?.edtf }) where !dates.contains(edtf) {
      dates.append(edtf)
    }
    guard let date, dates.count > 1 else { return [] }
    return ["date \(date.edtf): what the reports allow together, \(dates.joined(separator: ", "))"]
  }

  /// What its reports say it is about, each topic once, and where the first of them says so.
  private var topics: [(topic: Topic, reason: String)] {
    var names: Set<String> = []
    return mentions.flatMap { mention in
      mention.topics.filter { names.insert($0.name).inserted }.map { topic in
        let file = articles[mention.article]?.document.file ?? mention.article
        return (topic, "topic \(topic.name): “\(topic.words)”, \(file) line \(topic.line)")
      }
    }
  }

  private var place: Mention? {
    mentions.first { $0.place != nil }
  }

  /// Independent reports add up.
  private var confidence: Double {
    var doubt = 1.0
    var seen: Set<String> = []
    for mention in mentions where seen.insert(mention.article).inserted {
      doubt *= 1 - mention.confidence
    }
    return min(0.99, 1 - doubt)
  }

  /// The least digest of its mentions, so that an event keeps its name as reports join it.
  private var id: String {
    let ids = mentions.map { mention in
      let key = "\(mention.article):\(mention.kind.rawValue):\(mention.range.lowerBound)"
      return Digest.hexadecimal(of: Array(key.utf8), digits: 16)
    }
    return ids.min() ?? ""
  }

  // MARK: Title

  /// A line such as `Rubio–Lavrov call`.
  private var title: String {
    let all = participants
    let names = all.prefix(3).map(Self.short)
    let more = all.count > 3 ? " and others" : ""
    let noun = kind.rawValue.split(separator: "_").joined(separator: " ")
    let what = names.isEmpty ? noun : "\(names.joined(separator: "–"))\(more) \(noun)"
    return status == .happened || status == .reported ? what : "\(what) (\(status.rawValue))"
  }

  private static func short(_ participant: Participant) -> String {
    guard participant.kind == .person, !participant.name.contains(" of ") else {
      return participant.name
    }
    return participant.name.split(separator: " ").last.map(String.init) ?? participant.name
  }
}
