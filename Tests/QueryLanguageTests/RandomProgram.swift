/// Writes random texts of the language: valid in their syntax, whatever they mean.
struct RandomProgram {
  private var generator: SeededGenerator
  private var depth = 0

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A text of a few statements, with comments and blank lines between them.
  mutating func text() -> String {
    var text = ""
    for _ in 0...Int.random(in: 0...4, using: &generator) {
      text += pick(["", "\n", "# a remark\n", "\n\n## what it is\n"])
      text += statement()
      text += pick(["\n", "\n", "   # behind it\n", " ;  "])
    }
    return text + "\n"
  }

  private mutating func pick<Element>(_ options: [Element]) -> Element {
    options[Int.random(in: 0..<options.count, using: &generator)]
  }

  private mutating func some(_ item: (inout RandomProgram) -> String) -> String {
    var items: [String] = []
    for _ in 0...Int.random(in: 0...2, using: &generator) { items.append(item(&self)) }
    return items.joined(separator: pick([", ", ",", ",\n    "]))
  }

  private mutating func name() -> String {
    pick([
      "date", "title", "count", "sort", "language", "`two words`", "`a``b`", "день", "国家", "_x",
      "last", "matches", "n2", "by", "`with`", "é",
    ])
  }

  private mutating func statement() -> String {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return "open \(text1())"
    case 1: return "let \(name()) = \(pipeline())"
    case 2: return "let \(name()) = \(value())"
    case 3: return "def busy(n: int = 5, t: list of text) = \(stages())"
    case 4: return "def short(t: text) = \(value())"
    case 5: return "param since: date = 2025-01 \(text1())"
    case 6: return "alias \(text1()) = \(text1()), \(text1())"
    case 7: return "use \(text1())"
    case 8: return "strict"
    default: return pipeline()
    }
  }

  private mutating func pipeline() -> String {
    source() + (Bool.random(using: &generator) ? stages() : "")
  }

  private mutating func source() -> String {
    depth += 1
    defer { depth -= 1 }
    return switch Int.random(in: 0..<7, using: &generator) {
    case 0: "_"
    case 1: "load \(text1()) (zip: text, day: date \"D.M.Y\")"
    case 2: "rows [{kind: \(value()), n: -4}, {\(name()): \(value())},]"
    case 3 where depth < 3: "( \(source())\(stages()) )"
    default: pick(["articles", "events", "calls", "`my table`"])
    }
  }

  private mutating func stages() -> String {
    var text = ""
    for _ in 0...Int.random(in: 0...3, using: &generator) {
      text += pick([" | ", "\n| ", "|", " |\n  ", "\n  # between\n  | "]) + stage()
    }
    return text
  }

  private mutating func stage() -> String {
    switch Int.random(in: 0..<32, using: &generator) {
    case 0...4: "filter \(condition())"
    case 5: "exclude \(condition())"
    case 6: "search \(pick(["", "ranked "]))\(text1())"
    case 7, 8: "derive \(some { "\($0.name()) = \($0.value())" })"
    case 9: "select \(some { $0.name() }), *, x = \(value())"
    case 10: "drop \(some { $0.name() })"
    case 11: "rename \(some { "\($0.name()) = \($0.name())" })"
    case 12, 13: "sort \(some { $0.value() + $0.pick([" asc", " desc", " desc nulls first"]) })"
    case 14: "take \(pick(["20", "11..20", "21..", "n"]))"
    case 15: "top 10 by \(some { $0.value() })\(pick(["", " with ties"]))"
    case 16...18: "group by \(some { $0.groupKey() })\(aggregates())"
    case 19: "summarize \(some { "\($0.name()) = \($0.value())" })"
    default: otherStage()
    }
  }

  private mutating func otherStage() -> String {
    switch Int.random(in: 0..<17, using: &generator) {
    case 0: return "count"
    case 1: return "distinct\(pick(["", " by title, date"]))"
    case 2: return "explode \(name())\(pick(["", " as x"]))"
    case 3: return "pairs \(name()) as a, b"
    case 4: return "\(pick(["", "left ", "semi ", "anti "]))join \(source()) on id, date"
    case 5: return "join \(source()) as e on left.a == right.b and right.c == left.d"
    case 6: return "union \(source())"
    case 7: return "pivot \(name()) in [\"hu\", \"de\"]\(aggregates())"
    case 8: return "unpivot \(some { $0.name() }) as name, value"
    case 9 where depth < 3:
      depth += 1
      defer { depth -= 1 }
      return "within \(name()) ( \(stage()) | \(stage()) )"
    case 10: return "sample 100\(pick(["", " seed 7"]))"
    case 11: return "chart \(pick(["bar", "line", "graph"]))\(pick(["", " date, n"]))"
    case 12: return "assert \(pick(["", "each "]))\(condition()) \(text1())"
    case 13: return "assert same as \(source())"
    case 14: return "save \(text1()) as csv new raw"
    case 15: return "busy \(some { $0.value() })"
    default: return pick(["describe", "evidence", "explain", "explain run"])
    }
  }

  private mutating func groupKey() -> String {
    pick([
      name(), "each \(name())", "k = \(value())", "date per month fill", "date per week fill 2025",
      "d = date per 10d from 2025-01-01", "k = each \(name())",
    ])
  }

  private mutating func aggregates() -> String {
    pick(["", " with n = count", " with n = count, m = max(date), s = share(n > 2)"])
  }

  private mutating func text1() -> String {
    pick(["\"hu\"", "\"a \\\"b\\\" \\u{e9}\\n\"", "'raw \\d'", "'it''s'", "'plain'", "\"Київ\""])
  }

  private mutating func condition() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 5 else { return "\(name()) == 1" }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return "\(condition()) \(pick(["and", "or"]))\(pick([" ", "\n  "]))\(condition())"
    case 1: return "not \(condition())"
    case 2: return "(\(condition()) or \(condition()))"
    case 3:
      return
        "\(value()) \(pick(["", "not "]))in \(pick(["2025", "2025-01..2025-03", "last 7d", "[1, 2]"]))"
    case 4:
      return "\(name()) \(pick(["has", "contains", "starts with", "named", "not has"])) \(text1())"
    case 5:
      return "\(name()) has \(pick(["any", "all", "exact any", "exact"])) [\(text1()), \(text1())]"
    case 6: return "\(name()) \(pick(["", "not "]))matches /a\\/[b/]+/i"
    case 7: return "\(name()) is \(pick(["", "not "]))null"
    case 8: return "any(\(name()), it == \(value()))"
    default: return "\(value()) \(pick(["==", "!=", "<", "<=", ">", ">="])) \(value())"
    }
  }

  private mutating func value() -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth < 5 else { return name() }
    switch Int.random(in: 0..<18, using: &generator) {
    case 0: return "\(value()) \(pick(["+", "-", "*", "/", "%", "??"])) \(value())"
    case 1: return "-\(value())"
    case 2: return "f(\(some { $0.value() }))"
    case 3: return "\(name()).year"
    case 4: return "\(name())[\(pick(["1", "-1", "n + 1"]))]"
    case 5: return "(\(value()))"
    case 6: return "[\(some { $0.value() })]"
    case 7: return "slice(title, 1..40)"
    case 8: return "if(\(condition()), \(value()), null)"
    case 9: return pick(["1_000", "2.5", "1e3", "0", "42"])
    case 10: return pick(["2025-02-15", "2025-02~", "2025-Q1", "2025-W07", "2016?"])
    case 11: return pick(["7d", "3mo", "2025-02-15T10:30Z", "true", "false", "null", "this month"])
    case 12: return "{a: \(value()), `b c`: 1}"
    case 13: return text1()
    default: return name()
    }
  }
}
