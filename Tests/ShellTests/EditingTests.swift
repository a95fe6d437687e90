import QueryLanguage
import Testing

@testable import Shell

@Suite struct EditingTests {
  private func layout(_ text: String, columns: Int, prompt: Int = 4) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let layout = ScreenLayout(of: scalars, after: prompt, columns: columns) {
      $0.value >= 0x2E80 ? 2 : $0.value == 0x301 ? 0 : 1
    }
    return layout.places.map { "\($0.row):\($0.column)" }
  }

  @Test func `a text wraps where the terminal does`() {
    #expect(layout("ab", columns: 6) == ["0:4", "0:5", "1:0"])
    #expect(layout("a新b", columns: 6) == ["0:4", "1:0", "1:2", "1:3"])
    #expect(layout("a\nb", columns: 10) == ["0:4", "0:5", "1:0", "1:1"])
    #expect(layout("\tx", columns: 10) == ["0:4", "0:8", "0:9"])
    #expect(layout("\t", columns: 8) == ["0:4", "1:0"])
  }

  @Test func `words are completed as far as all agree`() {
    let words = Completions(replaced: 0, words: ["sajtó", "sajtófigyelő", "sajtos"])
    #expect(words.commonBeginning == Array("sajt".unicodeScalars))
  }

  @Test(arguments: [
    ("", CompletionPlace.Kind.beginning, ""),
    ("art", .beginning, "art"),
    (":sch", .command, ":sch"),
    ("help fil", .subject, "fil"),
    ("articles | fil", .verb, "fil"),
    ("articles |\n  so", .verb, "so"),
    (
      "articles | filter lang",
      .operand(.init(before: "articles", verb: .filter, isEmpty: true), comparedWith: nil), "lang"
    ),
    (
      "articles | filter a == 1 | sort b",
      .operand(
        .init(before: "articles | filter a == 1", verb: .sort, isEmpty: true),
        comparedWith: nil
      ), "b"
    ),
    ("articles | filter a ", .connective(.init(before: "articles", verb: .filter)), ""),
    ("articles | sort a de", .connective(.init(before: "articles", verb: .sort)), "de"),
    (
      "articles | filter a starts with ",
      .operand(.init(before: "articles", verb: .filter), comparedWith: "a"), ""
    ),
    ("articles | group by date per w", .unit, "w"),
    ("articles | filter a == \"h", .value(column: "a", before: "articles"), "\"h"),
    ("articles | filter x has any [\"p\", \"", .value(column: "x", before: "articles"), "\""),
    (
      "articles | filter t == \"a | b\" and u",
      .operand(.init(before: "articles", verb: .filter), comparedWith: nil), "u"
    ),
    ("articles | join ev", .table, "ev"),
    ("articles # | fil", .nothing, ""),
  ])
  func `the place of a word tells what it can be`(
    text: String,
    kind: CompletionPlace.Kind,
    word: String
  ) {
    let place = CompletionPlace(text)
    #expect(place.kind == kind)
    #expect(place.word == word)
  }

  @Test func `colours lie on whole words`() {
    let text = "articles | filter title has \"新闻\" # why"
    let scalars = Array(text.unicodeScalars)
    let words = Highlighter.highlights(of: text).map { highlight in
      String(String.UnicodeScalarView(scalars[highlight.range]))
    }
    #expect(words == ["filter", "has", "\"新闻\"", "# why"])
  }

  @Test(arguments: [
    ("help", "help", ""), (":schema  events ", ":schema", "events"), (":q", ":quit", ""),
    ("help group by", "help", "group by"),
  ])
  func `a command is read with its argument`(line: String, name: String, argument: String) {
    let read = Command.reading(line)
    #expect(read?.command.name == name)
    #expect(read?.argument == argument)
  }

  @Test(arguments: ["events", "quit | x", ":nothing", "| take 1", "let help = 1"])
  func `other texts are no commands`(line: String) {
    #expect(Command.reading(line) == nil)
  }
}
