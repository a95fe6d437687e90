import Laws
import Testing

@testable import QueryLanguage

@Suite struct MutationTests {
  /// Texts with every verb and most of the rest.
  static let texts = [
    """
    events
    | filter kind == "call" and participants named "Lavrov" or not (date in 2025-01..2025-03)
    | group by date per month fill, k = each languages with n = count, first = min(date)
    | sort n desc nulls first | take 11..20
    | within kind ( sort date desc | take 3 )
    """,
    """
    def busy(n: int = 5) = | group by each participants | filter count >= n
    def short(t: text) = slice(t, 1..40)
    param since: date = 2025-01 "first"
    alias "Kyiv" = "Kiev", 'Київ'
    let l = articles.language; strict
    load "f.csv" (zip: text, day: date "D.M.Y") | left join ( events | count ) as e on left.a == right.b
    rows [{kind: "call", n: -3}] | pivot k in ["hu"] with count | save "x.csv" as csv new raw
    """,
    """
    SELECT a, count(*) AS n FROM articles WHERE a LIKE '%x%' AND b <> 3 GROUP BY a ORDER BY n DESC
    articles | where x = “y” && !z | mutate(a = 1, b = 2) | .title | sort -date | stats count by k
    articles | filter 1 < x < 3 | filter a between 1 and 2 | filter x matches /a[/]b\\//ims # end
    """,
  ]

  static let inserts = [
    "|", "(", ")", "[", "]", "{", "}", "\"", "'", "`", "/", "..", "??", ",", "=", "==", "and",
    "not",
    "in", "by", "with", "\n", "\n| ", ";", "-", "2025-02", "5m", "0x", "“", "é", "文", "\u{202E}",
    "\u{0}", "\\", "#", "##", "let x =", "def f(", "null", "is", "last", "each", "fill", "*", "!",
  ]

  @Test(arguments: texts)
  func `no mutation crashes, hangs or reports a place outside the text`(text: String) {
    var choices = Choices(seed: UInt64(text.utf8.count))
    let source = SourceText(name: "q.dq", text: text)
    let tokens = Lexer.lex(source).tokens.dropLast()
    for _ in 0..<150 {
      var pieces = tokens.enumerated().map { index, token in
        let end = index + 1 < tokens.count ? Int(tokens[index + 1].start) : source.bytes.count
        return source.text(SourceSpan(Int(token.start), end))
      }
      for _ in 0...choices.below(3) {
        let place = choices.below(pieces.count)
        let other = choices.below(pieces.count)
        let insert = choices.pick(Self.inserts)
        switch choices.below(5) {
        case 0: pieces[place] = ""
        case 1: pieces[place] += pieces[place]
        case 2: pieces.swapAt(place, other)
        case 3: pieces[place] = insert + " "
        default: pieces[place] = insert + pieces[place]
        }
      }
      check(pieces.joined())
    }
  }

  @Test func `every beginning of a text is read`() {
    for text in Self.texts {
      let scalars = Array(text.unicodeScalars)
      for end in scalars.indices where end % 3 == 0 {
        var beginning = ""
        beginning.unicodeScalars.append(contentsOf: scalars[..<end])
        check(beginning)
        _ = Parser.isIncomplete(beginning)
      }
    }
  }

  @Test(arguments: [
    "(", "[", "{a: ", "not ", "-", "f(", "a[", "x ?? (", "..", "( articles | union ",
  ])
  func `deep nesting ends in an error`(piece: String) {
    let deep = String(repeating: piece, count: 2_000)
    let codes = check("articles | filter \(deep)")
    #expect(codes.contains { $0.hasPrefix("E1") })
    check(deep)
  }

  @discardableResult
  private func check(_ text: String) -> [String] {
    let source = SourceText(name: "q.dq", text: text)
    let parsed = Parser.parse(source)
    for diagnostic in parsed.diagnostics {
      for span in [diagnostic.span] + diagnostic.help.compactMap({ $0.edit?.span }) {
        #expect(
          0 <= span.start && span.start <= span.end && span.end <= source.bytes.count,
          "\(text)"
        )
      }
      #expect(DiagnosticCode.named(diagnostic.code) != nil, "\(diagnostic.code)")
      if text.utf8.count < 2000 {
        #expect(!DiagnosticRenderer().render(diagnostic, of: source).isEmpty)
      }
    }
    if let formatted = Formatter.format(parsed), text.utf8.count < 2000 {
      #expect(SyntaxOutline.of(formatted) == SyntaxOutline.of(text), "\(text)\n---\n\(formatted)")
    }
    return parsed.diagnostics.map(\.code)
  }
}
