package import Columns

/// The columns of the built-in collections.
package enum CollectionSchemas {
  /// One row an article.
  package static let articles = Schema([
    Field("id", .text, isNullable: false),
    Field("date", .date),
    Field("language", .text),
    Field("title", .text),
    Field("source", .text),
    Field("section", .text),
    Field("authors", .list(.text), isNullable: false),
    Field("tags", .list(.text), isNullable: false),
    Field("lead", .text),
    Field("body", .text, isNullable: false),
    Field("file", .text, isNullable: false),
    Field("url", .text),
    Field("script", .text),
    Field("time", .instant),
    Field("date_from", .text),
    Field("date_joint", .date),
    Field("captions", .list(.text), isNullable: false),
    Field("images", .list(.text), isNullable: false),
    Field("quotes", .list(.record(quote)), isNullable: false),
    Field("links", .list(.text), isNullable: false),
    Field("words", .int, isNullable: false),
    Field("people", .list(.text), isNullable: false),
    Field("countries", .list(.text), isNullable: false),
    Field("places", .list(.text), isNullable: false),
    Field("copy_of", .text),
    Field("events", .relation("events"), isNullable: false),
    Field("text", .text, isNullable: false),
  ])

  /// One row an event, however many articles report it.
  package static let events = Schema([
    Field("id", .text, isNullable: false),
    Field("date", .date),
    Field("until", .date),
    Field("kind", .text, isNullable: false),
    Field("status", .text, isNullable: false),
    Field("participants", .list(.text), isNullable: false),
    Field("countries", .list(.text), isNullable: false),
    Field("place", .text),
    Field("place_country", .text),
    Field("initiator", .text),
    Field("topics", .list(.text), isNullable: false),
    Field("duration", .text),
    Field("cameo", .text),
    Field("plover", .text),
    Field("title", .text, isNullable: false),
    Field("languages", .list(.text), isNullable: false),
    Field("sources", .list(.text), isNullable: false),
    Field("reports", .int, isNullable: false),
    Field("confidence", .number, isNullable: false),
    Field("quote", .text, isNullable: false),
    Field("evidence", .list(.record(evidence)), isNullable: false),
    Field("articles", .relation("articles"), isNullable: false),
    Field("realises", .relation("events"), isNullable: false),
    Field("part_of", .relation("events"), isNullable: false),
  ])

  /// One row a report of an event in an article.
  package static let mentions = Schema([
    Field("event", .text),
    Field("article", .text, isNullable: false),
    Field("kind", .text, isNullable: false),
    Field("status", .text, isNullable: false),
    Field("date", .date),
    Field("date_text", .text),
    Field("date_rule", .text),
    Field("participants", .list(.text), isNullable: false),
    Field("line", .int, isNullable: false),
    Field("start", .int, isNullable: false),
    Field("end", .int, isNullable: false),
    Field("quote", .text, isNullable: false),
    Field("rule", .text, isNullable: false),
  ])

  /// One row a person, organisation or state that the articles name.
  package static let people = Schema([
    Field("name", .text, isNullable: false),
    Field("kind", .text, isNullable: false),
    Field("country", .text),
    Field("offices", .list(.text), isNullable: false),
    Field("aliases", .list(.text), isNullable: false),
    Field("articles", .relation("articles"), isNullable: false),
    Field("events", .relation("events"), isNullable: false),
    Field("first", .date),
    Field("last", .date),
  ])

  /// A quotation in an article.
  package static let quote = [
    Field("text", .text, isNullable: false),
    Field("speaker", .text),
    Field("line", .int, isNullable: false),
  ]

  /// A place in an article that an event rests on.
  package static let evidence = [
    Field("article", .text, isNullable: false),
    Field("file", .text, isNullable: false),
    Field("line", .int, isNullable: false),
    Field("start", .int, isNullable: false),
    Field("end", .int, isNullable: false),
    Field("quote", .text, isNullable: false),
  ]

  /// The built-in collections by name, in the order in which they are shown.
  package static let all: [(name: String, schema: Schema)] = [
    ("articles", articles), ("events", events), ("mentions", mentions), ("people", people),
  ]
}
