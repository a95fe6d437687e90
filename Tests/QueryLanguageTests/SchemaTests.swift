import Columns
import Testing

@testable import QueryLanguage

/// Small queries and the columns that they give; `?` where null can occur.
@Suite struct SchemaTests {
  static let cases: [(query: String, columns: String)] = [
    ("articles | select title, words", "title: text?, words: int"),
    ("articles | select Title, n = words / 2", "title: text?, n: number?"),
    ("articles | select a = words + 1, b = words * 2.5", "a: int, b: number"),
    ("articles | select a = lead ?? \"none\", b = words ?? 1", "a: text, b: int"),
    ("articles | select a = date + 1mo, b = date - date_joint", "a: date?, b: duration?"),
    ("articles | select a = tags[1], b = size(tags), c = title[1]", "a: text?, b: int, c: text?"),
    ("articles | select a = quotes.speaker, b = quotes[1].line", "a: list of text, b: int?"),
    ("articles | select y = date.year, t = time.month", "y: int?, t: int?"),
    ("articles | select a = if(words > 1, 1, 2.5)", "a: number"),
    ("articles | select a = if(words > 1, \"x\", null)", "a: text?"),
    ("articles | select a = case(words > 1, 2025, words > 0, 2024-02, date)", "a: date?"),
    (
      "articles | select a = map(tags, len(it)), b = keep(tags, it has \"x\")",
      "a: list of int, b: list of text"
    ),
    ("articles | select a = max(words, 2.5), b = abs(words)", "a: number, b: int"),
    ("events | select a = articles.language, b = evidence.line", "a: list of text, b: list of int"),
    ("articles | group by language", "language: text?, count: int"),
    ("articles | group by date per month", "date: date?, count: int"),
    ("articles | group by date per weekday", "date: int?, count: int"),
    ("articles | group by y = date.year with n = count", "y: int?, n: int"),
    ("articles | group by each tags with sum(words)", "tags: text?, sum_words: int"),
    (
      "events | group by kind with count, top(participants), m = max(date)",
      "kind: text, count: int, top_participants: list of text, m: date?"
    ),
    ("articles | group by time per year with a = avg(words) / count", "time: date?, a: number?"),
    (
      "articles | summarize count, n = count(date in 2025), s = share(words > 3)",
      "count: int, n: int, s: number?"
    ),
    ("articles | count", "count: int"),
    ("articles | select id, tags | explode tags", "id: text, tags: text?"),
    ("articles | select id, tags | explode tags as t", "id: text, tags: list of text, t: text?"),
    (
      "articles | select id, tags | pairs tags as a, b",
      "id: text, tags: list of text, a: text, b: text"
    ),
    (
      "articles | select id, title | join (events | select id, kind) on id",
      "id: text, title: text?, kind: text"
    ),
    (
      "articles | select id, title | left join (events | select id, kind) on id",
      "id: text, title: text?, kind: text?"
    ),
    (
      "articles | select id, title | join (events | select id, title) as e on id",
      "id: text, title: text?, e_title: text"
    ),
    ("articles | select id | semi join mentions on left.id == right.article", "id: text"),
    ("articles | select a = words | union (rows [{a: 2.5, b: 1}])", "a: number, b: int?"),
    (
      "articles | group by date per month, language | pivot language in [\"hu\", \"de\"]",
      "date: date?, hu: int?, de: int?"
    ),
    (
      "articles | select id, words, n = size(tags) | unpivot words, n as name, value",
      "id: text, name: text, value: int?"
    ),
    ("articles | within language ( summarize m = max(words) )", "language: text?, m: int?"),
    (
      "articles | within language ( sort date desc | take 1 ) | select language, id",
      "language: text?, id: text"
    ),
    (
      "articles | sort date | select date, words | derive a = lag(words), r = rank()",
      "date: date?, words: int, a: int?, r: int"
    ),
    (
      "articles | select words | derive p = words / sum(words), m = max(words)",
      "words: int, p: number?, m: int?"
    ),
    ("articles | rename a = id, b = a | select 1", ""),
    ("rows [{a: 1, b: 2}] | rename a = b, b = a", "b: int, a: int"),
    ("rows [{a: 1}, {b: \"x\", c: [1, 2.5]}]", "a: int?, b: text?, c: list of number"),
    ("rows [{d: 2025}, {d: 2025-02}]", "d: date"),
    ("rows [{d: 2025}]", "d: int"),
    ("rows [{a: 3, b: 4}] | select b, *", "b: int, a: int"),
    ("rows [{a: 3, b: 4}] | select a = b, *", "a: int, b: int"),
    ("rows [{a: 3, b: 4}] | derive a = \"x\", c = a", "a: text, b: int, c: text"),
    ("articles | search ranked \"peace\" | select id, score", "id: text, score: number"),
    (
      "events | select id, quote | evidence",
      "id: text, article: text?, file: text?, source: text?, language: text?, line: int?, quote: text?"
    ),
    ("let t = articles | select id, words\nt | filter words > 3", "id: text, words: int"),
    ("let l = articles.language\nrows [{a: \"hu\"}] | filter a in l", "a: text"),
    ("let y = 2024\narticles | filter date in y | select d = y", "d: int"),
    (
      "def f(x: number, y: number = 2) = x / y\narticles | select a = f(words), b = f(1, words)",
      "a: number?, b: number?"
    ),
    (
      "def latest_of(n: int = 1) = | sort date desc | take n\narticles | latest_of | select id",
      "id: text"
    ),
    ("use \"library.dq\"\narticles | newest 2 | filter language == wanted | select id", "id: text"),
    ("articles | take 3\n_ | select id", "id: text"),
    ("load \"x.csv\" (n: text) | select N, ZIP", "n: text?, Zip: text?"),
  ]

  @Test(arguments: cases.map(\.query))
  func columns(_ query: String) throws {
    let expected = try #require(SchemaTests.cases.first { $0.query == query }).columns
    let checked = Checked(query, in: .withFiles)
    guard !expected.isEmpty else {
      #expect(!checked.script.canRun)
      return
    }
    #expect(checked.rendered == "")
    #expect(checked.columns == expected)
  }

  /// A script gives the same plans line by line as in one text.
  @Test(arguments: [
    "let a = articles | filter words > 3\na | sort date\n| derive n = row_number()\n_ | count",
    "events | group by date per month, kind\n| pivot kind in [\"call\"]\n| sort date",
    "events | filter kind == \"call\"\n| evidence\n| select quote",
    "def f(x: int) = x + 1\nlet y = f(2)\narticles | select z = y",
  ])
  func lineByLine(_ text: String) {
    let whole = Checked(text)
    var scope = Scope(allowsRedefinition: true)
    var last = ""
    for line in text.split(separator: "\n") {
      let checked = Checked(String(line), &scope)
      #expect(checked.rendered == "")
      last = checked.columns ?? last
    }
    #expect(whole.rendered == "")
    #expect(whole.columns == last)
  }
}
