/// Says what the events of a document are about, by the topic words around their triggers.
///
/// A word belongs to the event of its own clause, of several to what took place. In a clause without
/// an event it belongs to the contact of those whom the clause speaks of — `the two ministers`, `both
/// sides`, both by name —, else to that of the clause before, else to the nearest of the sentence.
struct TopicReader {
  let stage: Stage
  let text: UnsafeBufferPointer<UInt8>
  let language: EventLanguage
  let events: [Candidate]

  /// How many sentences after a contact are still about it.
  private static let reach = 3

  /// An event's trigger in a scene.
  private struct Spot {
    var event: Int
    var scene: Int
    var trigger: Range<Int>
  }

  /// For each event its topics, in order of the text, each once.
  func topics() -> [[SentenceWords.Match]] {
    var topics = [[SentenceWords.Match]](repeating: [], count: events.count)
    let spots = events.enumerated().flatMap { event, candidate in
      candidate.spots.map { Spot(event: event, scene: $0.scene, trigger: $0.trigger) }
    }
    let scenes = Set(spots.flatMap { $0.scene...$0.scene + Self.reach })
    for scene in scenes.sorted() where scene < stage.scenes.count {
      for match in language.topics.matches(in: text, stage.scenes[scene].range) {
        for event in owners(of: match.range.lowerBound, in: scene, spots)
        where !topics[event].contains(where: { $0.name == match.name }) {
          topics[event].append(match)
        }
      }
    }
    return topics
  }

  /// The events that a word at this place is about.
  private func owners(of place: Int, in index: Int, _ spots: [Spot]) -> [Int] {
    let scene = stage.scenes[index]
    let here = spots.filter { $0.scene == index }
    var clause = scene.clause(at: place)
    while true {
      let inClause = here.filter { clause.contains($0.trigger.lowerBound) }
      if !inClause.isEmpty { return nearest(to: place, inClause) }
      if let spoken = contact(spokenOfIn: clause, of: scene, index, spots) { return [spoken] }
      guard clause.lowerBound > scene.range.lowerBound else { break }
      clause = scene.clause(at: clause.lowerBound - 1)
    }
    return nearest(to: place, here)
  }

  /// The nearest of several events; what took place comes before what it was about.
  private func nearest(to place: Int, _ spots: [Spot]) -> [Int] {
    func distance(_ spot: Spot) -> Int {
      place >= spot.trigger.upperBound
        ? place - spot.trigger.upperBound : abs(spot.trigger.lowerBound - place)
    }
    let done = spots.filter { events[$0.event].status.isDone }
    let spots = done.isEmpty ? spots : done
    guard let least = spots.map(distance).min() else { return [] }
    return spots.filter { distance($0) == least }.map(\.event)
  }

  /// The contact, up to here, of those who are the subject of a clause: what took place first, then one
  /// of whose countries the sentence speaks, then the last.
  private func contact(
    spokenOfIn clause: Range<Int>,
    of scene: Scene,
    _ index: Int,
    _ spots: [Spot]
  ) -> Int? {
    let inside = scene.principals.filter {
      clause.contains($0.start) && !$0.isAside && !$0.isOblique && !$0.isBetween
    }
    let isPair = inside.contains { $0.collective == .people || $0.collective == .sides }
    let names = Set(inside.compactMap(\.name))
    let countries = Set(scene.principals.flatMap(\.countries))
    var best: (event: Int, rank: (Int, Int, Int, Int))?
    for spot in spots where spot.scene <= index && index - spot.scene <= Self.reach {
      let event = events[spot.event]
      guard event.kind.isContact,
        spot.scene < index || spot.trigger.upperBound <= clause.lowerBound,
        isPair || event.participants.allSatisfy({ names.contains($0.name) })
      else { continue }
      let shared = Agreement.countries(event.participants).intersection(countries).count
      let done = event.status.isDone ? 1 : 0
      let rank = (done, shared, spot.scene, spot.trigger.lowerBound)
      if best.map({ $0.rank < rank }) ?? true { best = (spot.event, rank) }
    }
    return best?.event
  }
}
