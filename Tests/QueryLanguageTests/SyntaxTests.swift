import Testing

@testable import QueryLanguage

@Suite struct SyntaxTests {
  private func diagnostics(_ text: String) -> [Diagnostic] {
    Parser.parse(SourceText(name: "q.dq", text: text)).diagnostics
  }

  @Test(
    arguments: DiagnosticCode.all.filter { !$0.code.hasPrefix("E2") && !$0.code.hasPrefix("E3") }
  )
  func `the wrong example has its error, the right one none`(code: DiagnosticCode) {
    guard code.code.hasPrefix("E") || code.code == "W001" else { return }
    #expect(diagnostics(code.wrong).contains { $0.code == code.code }, "\(code.wrong)")
    #expect(diagnostics(code.right).isEmpty, "\(code.right)")
  }

  @Test(arguments: [
    ("articles | filter a == 1", false), ("articles |", true), ("articles | filter a and", true),
    ("articles | filter (a", true), ("articles | sort a,", true), ("let x =", true),
    ("articles | group by", true), ("articles | select *", false), ("articles | take 2..", false),
    ("articles | filter t == \"a", false), ("", false), ("articles # |", false),
    ("articles | group by a with", true), ("rows [", true), ("articles | take 5;", false),
    ("articles | filter a not", true), ("def busy() =", true),
  ])
  func `Enter goes on where something is missing`(text: String, expected: Bool) {
    #expect(Parser.isIncomplete(text) == expected)
  }

  /// Where the first error begins, as people count columns on a terminal.
  @Test(arguments: [
    ("articles | filter \"拉夫罗夫\" && x", 1, 30),
    ("articles | filter \"e\u{301}\" && x", 1, 23),
    ("articles | filter \"لافروف\" && x", 1, 28),
    ("articles\r\n| filter\t\"👩‍👩‍👧\" && x", 2, 15),
  ])
  func `columns are cells`(text: String, line: Int, column: Int) throws {
    let parsed = Parser.parse(SourceText(name: "q.dq", text: text))
    let first = try #require(parsed.diagnostics.first)
    let position = parsed.source.position(of: first.span.start)
    #expect(position == SourcePosition(line: line, column: column))
  }

  /// Operators by how they bind: both texts mean the same.
  @Test(arguments: [
    ("a or b and c", "a or (b and c)"), ("not a in b", "not (a in b)"),
    ("not a and b", "(not a) and b"), ("a ?? b == c", "(a ?? b) == c"),
    ("a + b * c", "a + (b * c)"), ("a - b - c", "(a - b) - c"), ("-a * b", "(-a) * b"),
    ("a == 1..b + 2", "a == (1..(b + 2))"), ("a.b[1].c + 1", "((a.b)[1].c) + 1"),
    ("x in a..b and y", "(x in a..b) and y"),
  ])
  func `operators bind as the table says`(text: String, explicit: String) {
    let outline = SyntaxOutline.of("let x = \(text)")
    var bracketed = SyntaxOutline.of("let x = \(explicit)")
    while let range = bracketed.firstRange(of: " parenthesised( kind") {
      bracketed.replaceSubrange(range, with: " ")
    }
    #expect(outline.filter { !" ()".contains($0) }.count > 10)
    #expect(words(outline) == words(bracketed))
  }

  private func words(_ outline: String) -> [Substring] {
    outline.split { "() ".contains($0) }.filter { $0 != "span" && $0 != "kind" }
  }

  @Test func `lines join where something is wanted and nowhere else`() {
    let texts = [
      ("articles\n# note\n\n| count\nevents", 2), ("articles | take 5..\nevents", 2),
      ("articles | filter a ==\n 1\nevents | count", 2), ("articles | group by\n a", 1),
      ("articles | filter a\n and b\n or c", 1), ("articles; events; mentions", 3),
      ("articles | select *\nevents", 2), ("rows [\n{a: 1},\n{a: 2}\n]\nevents", 2),
    ]
    for (text, count) in texts {
      let parsed = Parser.parse(SourceText(name: "q.dq", text: text))
      #expect(parsed.diagnostics.isEmpty, "\(text)")
      #expect(parsed.syntax.statements.count == count, "\(text)")
    }
  }

  @Test func `a diagnostic is one line of JSON`() throws {
    let source = SourceText(name: "q\"1.dq", text: "articles | where é == 1")
    let diagnostic = try #require(Parser.parse(source).diagnostics.first)
    let json = diagnostic.json(of: source)
    #expect(
      json.hasPrefix(
        "{\"code\":\"E124\",\"severity\":\"error\",\"message\":\"`where` is `filter` in dq\","
          + "\"file\":\"q\\\"1.dq\",\"line\":1,\"column\":12,"
      )
    )
    #expect(!json.contains("\n"))
  }
}
