import Columns
import Testing

@testable import QueryLanguage

@Suite struct CheckerTests {
  @Test(arguments: [
    """
    events | filter kind == "call" and participants named "Lavrov" | sort date
    | select date, participants, place | evidence
    """,
    "events | filter date in 2025 | group by date per month fill | chart bar",
    """
    events | pairs participants as a, b
    | group by a, b with meetings = count, first = min(date) | top 10 by meetings
    """,
    """
    articles | group by date per month, language with n = count
    | within date ( derive p = n / sum(n) )
    """,
    """
    events | filter size(languages) > 0 and all(languages, it == "hu")
    | select date, kind, participants, sources
    """,
    "events | filter size(sources) == 1 and maybe(date in 2023-04) | evidence",
    "events | within kind ( sort date desc | take 3 ) | select kind, date, participants",
    """
    param since: date = 2025-01
    articles | filter date >= since | assert count > 0 "no articles since {since}"
    | assert each date <= today "dated in the future"
    """,
    "articles\n| filter language == \"hu\"\n| group by date\n| sort count desc",
  ])
  func workedExamples(_ text: String) {
    let checked = Checked(text)
    #expect(checked.rendered == "")
    #expect(checked.plan != nil)
  }
}

@Suite struct CompletionColumnTests {
  @Test func columnsOfABrokenPipeline() {
    let source = SourceText(name: "x", text: "articles | select title, words | filter foo")
    let columns = Checker(surroundings: World()).columns(of: Parser.parse(source), in: Scope())
    #expect(columns?.fields.map(\.name) == ["title", "words"])
  }
}

@Suite struct HiddenColumnTests {
  /// The stored document is neither shown nor saved, and can be chosen by its name.
  @Test(arguments: [
    ("articles", false), ("articles | save \"x.csv\"", false), ("articles | select *", false),
    ("articles | sort date | take 3", false), ("articles | select id, text", true),
    ("articles | filter text has \"x\" | derive n = len(text)", false),
  ])
  func storedDocument(_ query: String, _ isShown: Bool) throws {
    let checked = Checked(query)
    let plan = try #require(checked.plan, "\(checked.rendered)")
    #expect(plan.schema.fields.contains { $0.name == "text" } == isShown)
    for stage in plan.stages {
      guard case .save = stage.operation else { continue }
      #expect(!stage.input.fields.contains { $0.name == "text" })
    }
  }
}
