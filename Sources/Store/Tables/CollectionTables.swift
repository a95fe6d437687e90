internal import Articles
internal import Chronology
package import Columns
internal import Events

/// The tables of the built-in collections.
extension CollectionRows {
  /// Makes the table of the named collection, once; nil where there is none of this name.
  ///
  /// The texts of the articles are in their table from then on, and no longer in `articles`.
  package mutating func makeTable(_ name: String) -> Table? {
    switch name {
    case "articles": makeArticleTable()
    case "events": eventTable
    case "mentions": mentionTable
    case "people": PeopleTable(self).table
    default: nil
    }
  }

  private mutating func makeArticleTable() -> Table {
    let (texts, bodies) = (takeTexts(), takeBodies())
    let rows = ColumnWriter(articles)
    return rows.table(
      CollectionSchemas.articles,
      [
        "id": rows.text(\.document.id), "file": rows.text(\.document.file),
        "url": rows.text(\.url), "source": rows.text(\.source),
        "language": rows.text(\.language), "script": rows.text(\.script),
        "title": rows.text(\.title), "lead": rows.text(\.lead), "body": bodies,
        "date": rows.date(\.date), "time": rows.instant(\.time),
        "date_from": rows.text { $0.dateOrigin?.rawValue },
        "date_joint": rows.date { links[$0.document.id]?.joint($0.date) ?? $0.date },
        "authors": rows.texts(\.authors), "section": rows.text(\.section),
        "tags": rows.texts(\.tags), "captions": rows.texts(\.captions),
        "images": rows.texts(\.images), "links": rows.texts(\.links),
        "quotes": rows.records(CollectionSchemas.quote, \.quotes) {
          [$0.text(\.text), $0.text(\.speaker), $0.int(\.line)]
        },
        "words": rows.int(\.words), "people": rows.texts { names[$0.document.id]?.people ?? [] },
        "countries": rows.texts { names[$0.document.id]?.countries ?? [] },
        "places": rows.texts { names[$0.document.id]?.places ?? [] },
        "copy_of": rows.text { originals[$0.document.id] },
        "events": rows.texts { links[$0.document.id]?.events ?? [] },
        "text": texts,
      ]
    )
  }

  private var eventTable: Table {
    let rows = ColumnWriter(events)
    return rows.table(
      CollectionSchemas.events,
      [
        "id": rows.text(\.id), "date": rows.date(\.date), "until": rows.date(\.until),
        "kind": rows.text(\.kind.rawValue), "status": rows.text(\.status.rawValue),
        "participants": rows.texts { $0.participants.map(\.name) },
        "countries": rows.texts(\.countries), "place": rows.text(\.place),
        "place_country": rows.text(\.placeCountry), "initiator": rows.text(\.initiator),
        "topics": rows.texts(\.topics), "duration": rows.text(\.duration),
        "cameo": rows.text(\.cameo), "plover": rows.text(\.plover), "title": rows.text(\.title),
        "languages": rows.texts(\.languages), "sources": rows.texts(\.sources),
        "reports": rows.int(\.articles.count), "confidence": rows.number(\.confidence),
        "quote": rows.text(\.quote),
        "evidence": rows.records(CollectionSchemas.evidence, \.evidence) {
          [
            $0.text(\.article), $0.text(\.file), $0.int(\.line), $0.int(\.range.lowerBound),
            $0.int(\.range.upperBound), $0.text(\.quote),
          ]
        },
        "articles": rows.texts(\.articles), "realises": rows.texts(\.realises),
        "part_of": rows.texts(\.partOf),
      ]
    )
  }

  private var mentionTable: Table {
    let rows = ColumnWriter(Array(zip(mentions, eventOfMention)))
    return rows.table(
      CollectionSchemas.mentions,
      [
        "event": rows.text(\.1), "article": rows.text(\.0.article),
        "kind": rows.text(\.0.kind.rawValue), "status": rows.text(\.0.status.rawValue),
        "date": rows.date(\.0.date), "date_text": rows.text(\.0.dateText),
        "date_rule": rows.text(\.0.dateRule),
        "participants": rows.texts { $0.0.participants.map(\.name) },
        "line": rows.int(\.0.line), "start": rows.int(\.0.range.lowerBound),
        "end": rows.int(\.0.range.upperBound),
        "quote": rows.text { $0.0.evidence.first?.quote ?? "" }, "rule": rows.text(\.0.rule),
      ]
    )
  }
}
