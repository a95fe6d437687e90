import Testing

@testable import QueryLanguage

@Suite struct FormatterTests {
  private func parse(_ text: String) -> ParsedScript {
    Parser.parse(SourceText(name: "q.dq", text: text))
  }

  private func format(_ text: String) -> String? {
    Formatter.format(parse(text))
  }

  @Test(arguments: [
    ("articles|filter language=='hu'|take 5", "articles | filter language == \"hu\" | take 5\n"),
    (
      "articles | filter a == 1 | group by date | sort count desc",
      "articles\n| filter a == 1\n| group by date\n| sort count desc\n"
    ),
    (
      "# one\narticles # two\n\n\n# three\n| count",
      "# one\narticles   # two\n\n# three\n| count\n"
    ),
    ("articles|filter '\\d' == x", "articles | filter '\\d' == x\n"),
    ("let x=1;let y = [1,2,]", "let x = 1\nlet y = [1, 2]\n"),
    ("def b(n:int=5)=|take n", "def b(n: int = 5) = | take n\n"),
    ("articles|within kind(sort date|take 3)", "articles | within kind ( sort date | take 3 )\n"),
    ("articles\n\n\n\nevents\n", "articles\n\nevents\n"),
    ("", ""),
  ])
  func `one canonical form`(text: String, expected: String) {
    #expect(format(text) == expected)
  }

  @Test func `a text with errors is left alone`() {
    #expect(format("articles | filter (") == nil)
  }

  @Test(arguments: [
    ("articles | where a = “x” && b <> 'y'", "articles | filter a == \"x\" and b != \"y\"\n"),
    ("articles | sort -date", "articles | sort date desc\n"),
    ("articles where a > 1", "articles | filter a > 1\n"),
    (
      "SELECT title FROM articles WHERE words > 3 LIMIT 5",
      "articles\n| filter words > 3\n| take 5\n| select title\n"
    ),
  ])
  func `safe fixes`(text: String, expected: String) {
    let fixed = Formatter.fixed(SourceText(name: "q.dq", text: text))
    #expect(Formatter.format(Parser.parse(fixed)) == expected)
  }
}
