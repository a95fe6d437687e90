import Chronology
import Columns
import Engine
import Glibc
import QueryLanguage
import Store
import Testing

@testable import Shell

/// The shell without a terminal: texts in, replies out.
@Suite struct SessionTests {
  /// A session on a small collection, as at the prompt or as in a script.
  private func session(isPrompt: Bool = true) -> Session {
    let world = Shell.World(today: Day(number: 20_000))
    var options = SessionOptions()
    options.isPrompt = isPrompt
    world.catalog = InMemoryCatalog([("letters", Self.letters)])
    return Session(
      world: world,
      runner: EmbeddedEngine(),
      opener: NothingToOpen(),
      options: options
    )
  }

  private static var letters: Table {
    var builder = TableBuilder(
      Schema([
        Field("word", .text), Field("n", .int), Field("day", .date),
        Field("tags", .list(.text), isNullable: false),
      ])
    )
    let rows: [(String, Int64, FuzzyDate?, [String])] = [
      ("alma", 1, FuzzyDate(year: 2025, month: 2, day: 15), ["x", "y"]),
      ("körte", 2, FuzzyDate(year: 2025, month: 2), []), ("苹果", 3, nil, ["y"]),
    ]
    for (word, n, day, tags) in rows {
      builder.append([
        .text(word), .int(n), day.map { .date($0) } ?? .null, .list(tags.map { .text($0) }),
      ])
    }
    return builder.table()
  }

  /// What lines at the prompt show, one after the other.
  private func shown(_ lines: String...) -> String {
    var session = session()
    var transcript = Transcript()
    for line in lines { _ = session.answer(line) { transcript.add($0) } }
    return transcript.text
  }

  @Test func `a query shows its table and counts what was unclear`() {
    #expect(
      shown("letters | filter day == 2025-02-15 | select word") == """
        word
        ────
        alma
        1 row
        note: 1 row was unclear and left out

        """
    )
  }

  @Test(arguments: ["verbs", "functions", "aggregates", "windows", "operators"])
  func `help lists what errors send readers to`(name: String) {
    #expect(!shown("help \(name)").contains("error"))
  }

  @Test func `explain run names the part that removed a row`() {
    let text = shown("letters | filter day == 2025-02-15 and n < 2 | explain run")
    #expect(text.contains("3 rows in, 1 out"))
    #expect(text.contains("`n < 2` removes 2 of them"))
    #expect(
      text.contains(
        "row 2 is removed by `day == 2025-02-15` (unclear) and `n < 2`: day is 2025-02, n is 2"
      )
    )
  }

  @Test func `a text may load what it saves, and a let is made once`() {
    let path = "/tmp/dq-session-\(UInt64.random(in: 0 ... .max)).csv"
    defer { unlink(path) }
    let text = shown(
      "let few = letters | filter n / 0 is null | take 2; few | save \"\(path)\"; "
        + "load \"\(path)\" | derive m = n * 2 | summarize s = sum(m); few | count"
    )
    #expect(!text.contains("error"))
    #expect(text.contains("s\n─\n6\n"))
    // What is to be said of a let is said at each use.
    #expect(text.split(separator: "3 divisions by zero").count == 3)
  }

  @Test func `a text that is in no row is warned of with those that are like it`() {
    let text = shown("letters | filter word == \"alm\" or n == 2 | select word")
    #expect(
      text.hasSuffix(
        "warning: no row has \"alm\" in word; nearest: \"alma\" (1), \"苹果\" (1), \"körte\" (1)\n"
      )
    )
  }

  @Test func `a line that begins with a pipe goes on from the last result`() {
    let text = shown("letters | filter n > 1", "| select word", "_ | count")
    #expect(text.hasSuffix("count\n─────\n    2\n1 row\n"))
  }

  @Test func `a let goes on where the next line begins with a pipe`() {
    let text = shown("let few = letters", "| filter n < 3", "few | count")
    #expect(text == "count\n─────\n    2\n1 row\n")
  }

  @Test func `an empty result names the stage, the part and the values there are`() {
    let text = shown("letters | filter n > 0 and word == \"ALMA\" | sort n")
    #expect(text.contains("no rows: `filter n > 0 and word == \"ALMA\"` removed the last 3\n"))
    #expect(text.contains("  `n > 0` matches 3 of them\n"))
    #expect(text.contains("  `word == \"ALMA\"` matches no row; nearest: \"alma\" (1)"))
  }

  @Test func `with an error nothing is run, and :fix puts the right text at the prompt`() {
    var session = session()
    var transcript = Transcript()
    var proposals: [String] = []
    let outcome = session.answer("letters | count; letters | flter n > 1") { transcript.add($0) }
    #expect(outcome == .wrongUse)
    #expect(!transcript.text.contains("─────"))
    #expect(transcript.text.contains("no verb `flter`"))
    _ = session.answer(":fix") { if case .proposal(let line) = $0 { proposals.append(line) } }
    #expect(proposals == ["letters | count; letters | filter n > 1"])
  }

  @Test func `a script and the prompt give the same rows`() {
    let lines = [
      "let big = letters | filter n >= 2", "big | count", "letters | group by each tags", "| count",
      "def few(k: int) = | take k", "letters | few 1 | select word",
    ]
    func tables(_ texts: [String], isPrompt: Bool) -> [[[Value]]] {
      var session = session(isPrompt: isPrompt)
      var rows: [[[Value]]] = []
      for text in texts {
        _ = session.run(SourceText(name: "<prompt>", text: text)) { reply in
          if case .table(let shown) = reply { rows.append(shown.table.allRows) }
        }
      }
      return rows
    }
    let typed = tables(lines, isPrompt: true)
    let script = lines.filter { !$0.hasPrefix("|") }.joined(separator: "\n")
    #expect(typed.count == 4)
    #expect([typed[0], typed[1], typed[3]] == tables([script], isPrompt: false))
  }

  @Test func `a failed assert shows the rows at fault`() {
    var session = session(isPrompt: false)
    var transcript = Transcript()
    let text = SourceText(name: "check.dq", text: "letters | assert each n < 3 \"too many\"")
    #expect(session.run(text) { transcript.add($0) } == .failedAssertion)
    #expect(transcript.text.contains("too many"))
    #expect(transcript.text.contains("苹果"))
  }

  @Test func `strict makes an error of what was only counted`() {
    var session = session(isPrompt: false)
    var transcript = Transcript()
    let text = SourceText(name: "s.dq", text: "strict\nletters | filter day == 2025-02-15")
    #expect(session.run(text) { transcript.add($0) } == .failedData)
    #expect(transcript.text.contains("error: strict: 1 row was unclear"))
  }

  @Test(arguments: [
    (":collections", "letters  3 rows, 4 columns"), (":schema letters", "tags  list of text"),
    ("help", "articles | filter"), ("help filter", "filter"), ("help count", "count"),
    (":schema lettrs", "did you mean letters?"), (":colections", "did you mean :collections?"),
    (":why 9", "nothing has been shown yet"), (":explain E204", "E204"),
    (":save", "write :save FILE"),
  ])
  func `commands answer`(line: String, part: String) {
    #expect(shown(line).contains(part))
  }

  @Test func `several tables in one csv want a folder`() {
    var session = session(isPrompt: false)
    session.options.allowsOneTable = true
    var transcript = Transcript()
    let text = SourceText(name: "s.dq", text: "letters | count\nletters | take 1")
    #expect(session.run(text) { transcript.add($0) } == .wrongUse)
    #expect(transcript.text == "error: 2 tables in this format want a folder: add --out DIR\n")
  }

  @Test func `completion knows the columns of the stage and the values of a text`() {
    let completer = Completer(session())
    #expect(completer.completions(of: "letters | filter wo").words == ["word", "words("])
    #expect(completer.completions(of: "letters | filter word == \"al").words == ["\"alma\""])
    #expect(
      completer.completions(of: "letters | select n | sort w").words.contains("word") == false
    )
    #expect(completer.completions(of: "let").words.contains("letters"))
    #expect(completer.completions(of: "letters | gro").words == ["group by"])
    #expect(completer.completions(of: "letters | filter word == ").words.first == "\"alma\"")
    #expect(completer.completions(of: "letters | filter word st").words == ["starts with"])
    #expect(completer.completions(of: "letters | sort word d").words == ["desc"])
    #expect(completer.completions(of: "letters | group by e").words.contains("each"))
    #expect(completer.completions(of: "letters | filter e").words.contains("each") == false)
  }
}

/// There are no files in these tests.
private struct NothingToOpen: CollectionOpening {
  func open(
    _ paths: [String],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> OpenedCollection {
    throw .file(path: paths.joined(separator: ", "), reason: "there is no such file")
  }
}
