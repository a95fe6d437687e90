internal import Columns
internal import QueryLanguage

extension Execution {
  /// One row a supporting quote: the row's columns, then where the quote stands.
  func evidence(_ stage: PlanStage, _ flow: inout Flow) {
    let frame = flow.frame
    let quotes = QuoteFinder(run)
    var rows: [Int32] = []
    var found: [SupportingQuote] = []
    var without = 0
    for row in 0..<frame.count {
      let own = quotes.quotes(behind: frame.provenance?.origins(row) ?? [])
      if own.isEmpty { without += 1 }
      for quote in own {
        rows.append(Int32(truncatingIfNeeded: row))
        found.append(quote)
      }
    }
    run.remark(.withoutEvidence, without)
    let repeated = frame.selecting(rows)
    let columns = stage.output.fields.map { field -> LazyColumn in
      if SupportingQuote.names.contains(field.name) {
        return LazyColumn(Column(found.map { $0.value(of: field.name) }, of: field.type))
      }
      let own = frame.schema.index(of: field.name).map { repeated.columns[$0] }
      return own ?? LazyColumn(Column(nulls: rows.count, of: field.type))
    }
    flow.frame = Frame(
      schema: stage.output,
      columns: columns,
      count: rows.count,
      provenance: repeated.provenance
    )
  }
}

/// Words of an article on which a row rests.
struct SupportingQuote: Hashable {
  var article: String
  var line: Int64?
  var quote: String?
  var file: String?
  var source: String?
  var language: String?

  /// The columns of the result that it fills.
  static let names: Set = ["article", "file", "source", "language", "line", "quote"]

  func value(of name: String) -> Value {
    switch name {
    case "article": .text(article)
    case "file": file.map { .text($0) } ?? .null
    case "source": source.map { .text($0) } ?? .null
    case "language": language.map { .text($0) } ?? .null
    case "line": line.map { .int($0) } ?? .null
    default: quote.map { .text($0) } ?? .null
    }
  }
}

/// Finds the quotes behind source rows.
struct QuoteFinder {
  private let run: RunState
  private let articles: RowIndex

  init(_ run: RunState) {
    self.run = run
    articles = run.rows(of: "articles")
  }

  /// The quotes behind these origins, each once, in the order of the sources.
  func quotes(behind origins: [Int64]) -> [SupportingQuote] {
    var seen: Set<SupportingQuote> = []
    var quotes: [SupportingQuote] = []
    for origin in origins {
      let source = run.sources[Int(origin >> 32)]
      for quote in self.quotes(of: Int(origin & 0xffff_ffff), in: source)
      where seen.insert(quote).inserted {
        quotes.append(quote)
      }
    }
    return quotes
  }

  private func quotes(of row: Int, in source: ProvenanceSource) -> [SupportingQuote] {
    switch source.collection {
    case "articles":
      return source.table.text("id", row).map { [headline(of: $0)] } ?? []
    case "events": return evidence(row, in: source.table)
    case "mentions":
      guard let article = source.table.text("article", row) else { return [] }
      return [
        placed(article, source.table.int("line", row), source.table.text("quote", row))
      ]
    default: return related(row, in: source.table)
    }
  }

  /// The records of the column `evidence`.
  private func evidence(_ row: Int, in table: Table) -> [SupportingQuote] {
    guard case .list(let lists)? = table["evidence"], case .record(let records) = lists.values,
      case .text(let articles)? = records.part("article"),
      case .int(let lines)? = records.part("line"),
      case .text(let quotes)? = records.part("quote")
    else { return related(row, in: table) }
    return lists.range(row).compactMap { place in
      articles[place].map { placed($0, lines[place], quotes[place]) }
    }
  }

  /// The events, or else the articles, that a row of another collection names.
  private func related(_ row: Int, in table: Table) -> [SupportingQuote] {
    let events = table.texts("events", row)
    if !events.isEmpty {
      let index = run.rows(of: "events")
      return events.flatMap { id -> [SupportingQuote] in
        let row = index.row(id)
        return row < 0 ? [] : evidence(Int(row), in: index.table)
      }
    }
    return table.texts("articles", row).map { headline(of: $0) }
  }

  /// An article rests on its own headline, or on its first words where it has none.
  private func headline(of id: String) -> SupportingQuote {
    let row = Int(articles.row(id))
    guard row >= 0 else { return SupportingQuote(article: id) }
    let table = articles.table
    let words =
      table.text("title", row) ?? table.text("lead", row)
      ?? table.text("body", row).map { String($0.prefix { $0 != "\n" }) }
    let line = words.flatMap { words in
      table.text("text", row).flatMap { LineFinder.line(of: words, in: $0) }
    }
    return placed(id, line, words)
  }

  private func placed(_ article: String, _ line: Int64?, _ quote: String?) -> SupportingQuote {
    var result = SupportingQuote(article: article, line: line, quote: quote)
    let row = Int(articles.row(article))
    guard row >= 0 else { return result }
    result.file = articles.table.text("file", row)
    result.source = articles.table.text("source", row)
    result.language = articles.table.text("language", row)
    return result
  }
}

/// Finds the line of a document on which words stand.
enum LineFinder {
  /// The first line (from 1) that holds the words, or their beginning where they go on over lines.
  static func line(of words: String, in document: String) -> Int64? {
    let wanted = Array(words.utf8)
    guard !wanted.isEmpty else { return nil }
    for (number, line) in document.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    where holds(Array(line), wanted) {
      return Int64(number + 1)
    }
    return nil
  }

  private static func holds(_ line: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard line.count >= wanted.count else { return false }
    return (0...(line.count - wanted.count)).contains { start in
      line[start] == wanted[0] && line[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}

extension Table {
  /// The text of a row in the named column.
  func text(_ name: String, _ row: Int) -> String? {
    if case .text(let column)? = self[name] { column[row] } else { nil }
  }

  /// The int of a row in the named column.
  func int(_ name: String, _ row: Int) -> Int64? {
    if case .int(let column)? = self[name] { column[row] } else { nil }
  }

  /// The texts of a row's list in the named column.
  func texts(_ name: String, _ row: Int) -> [String] {
    guard case .list(let lists)? = self[name], case .text(let texts) = lists.values else {
      return []
    }
    return lists.range(row).compactMap { texts[$0] }
  }
}
