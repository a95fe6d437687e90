internal import Articles
internal import Chronology
internal import Columns
internal import Events

/// The collection `people`: whoever takes part in events, with the articles and events they are in.
struct PeopleTable {
  fileprivate struct Person {
    var name: String
    var kind: Participant.Kind
    var country: String?
    var articles: [String] = []
    var events: [String] = []
    var first: FuzzyDate?
    var last: FuzzyDate?
  }

  private var people: [Person] = []

  init(_ rows: CollectionRows) {
    var places: [String: Int] = [:]
    for event in rows.events {
      for participant in event.participants where participant.kind != .delegation {
        let place = places[participant.name] ?? people.count
        if place == people.count {
          places[participant.name] = place
          people.append(Person(name: participant.name, kind: participant.kind))
        }
        people[place].note(participant, in: event)
      }
    }
    people.sort { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }
  }

  var table: Table {
    let rows = ColumnWriter(people)
    let known = KnownPeople()
    return rows.table(
      CollectionSchemas.people,
      [
        "name": rows.text(\.name), "kind": rows.text(\.kind.rawValue),
        "country": rows.text(\.country), "offices": rows.texts { known.offices(of: $0.name) },
        "aliases": rows.texts { known.aliases(of: $0.name) }, "articles": rows.texts(\.articles),
        "events": rows.texts(\.events), "first": rows.date(\.first), "last": rows.date(\.last),
      ]
    )
  }
}

extension PeopleTable.Person {
  /// Adds an event; they come in the order of their dates.
  fileprivate mutating func note(_ participant: Participant, in event: Event) {
    country = country ?? participant.country
    events.append(event.id)
    for article in event.articles where !articles.contains(article) { articles.append(article) }
    // What was only planned, and a day without its year, say nothing about first and last.
    guard event.status == .happened || event.status == .reported, let date = event.date,
      !date.isPattern
    else { return }
    first = first.map { FuzzyDate.least($0, date) } ?? date
    last = last.map { FuzzyDate.greatest($0, date) } ?? date
  }
}
