/// Writes expressions of a wanted type.
struct ExpressionWriter {
  var choices: Choices
  let extent: RandomProgram.Extent
  private let known: [RandomColumn]

  /// The columns alone, which can be null and doubtful.
  private let columns: [RandomColumn]
  private let functions: [(name: String, takes: RandomColumn.Kind, gives: RandomColumn.Kind)]

  init(
    choices: Choices,
    columns: [RandomColumn],
    _ values: [RandomColumn],
    _ functions: [(name: String, takes: RandomColumn.Kind, gives: RandomColumn.Kind)],
    _ extent: RandomProgram.Extent
  ) {
    self.choices = choices
    self.columns = columns
    self.functions = functions
    self.extent = extent
    known = columns + values.filter { $0.kind != .date }
  }

  /// A literal text, of odd characters now and then.
  static func text(_ choices: inout Choices) -> String {
    choices.pick([
      "\"hu\"", "\"peace\"", "'talks'", "\"âm\"", "\"\"", "'it''s'", "\"a \\\"b\\\" \\u{e9}\\n\"",
      "'raw \\d'", "\"# no | comment\"", "\"拉夫罗夫\"", "\"לא\"", "\"e\u{301}\"", "\"\\\\\"",
      "'“x”'", "\"{{n}\"", "\"👩‍👩‍👧\"", "\"İ\\t\"",
    ])
  }

  /// A pattern of words, as the reference splits them.
  private mutating func word() -> String {
    choices.pick(["\"peace\"", "\"hu\"", "\"talks\"", "\"ar\"", "\"âm\"", "\"DASS\"", "'z'"])
  }

  private mutating func name(_ kind: RandomColumn.Kind, or literal: String) -> String {
    let names = known.filter { $0.kind == kind }
    return names.isEmpty ? literal : choices.pick(names).name
  }

  /// A value of a type, of so many levels.
  mutating func value(_ kind: RandomColumn.Kind, _ depth: Int) -> String {
    let own = functions.filter { $0.gives == kind }
    if depth > 0, !own.isEmpty, choices.chance(10) {
      let function = choices.pick(own)
      return "\(function.name)(\(value(function.takes, depth - 1)))"
    }
    switch kind {
    case .text: return text(depth)
    case .int: return int(depth)
    case .number: return number(depth)
    case .bool: return choices.chance(30) ? plainCondition(depth) : name(.bool, or: "true")
    case .date: return date(depth)
    case .texts: return texts(depth)
    case .ints: return name(.ints, or: "[1, 2, 2]")
    }
  }

  private mutating func text(_ depth: Int) -> String {
    guard depth > 0 else {
      return choices.chance(40) ? Self.text(&choices) : name(.text, or: "\"k\"")
    }
    let smaller = depth - 1
    switch choices.below(13) {
    case 0, 1: return name(.text, or: "\"k\"")
    case 2: return "\(choices.pick(["lower", "upper", "fold"]))(\(text(smaller)))"
    case 3: return "(\(text(smaller))·??·\(text(smaller)))"
    case 4: return "slice(\(text(smaller)),¶\(choices.pick(["1..2", "-2..", "..3", "2..2"])))"
    case 5: return "\(texts(smaller))[\(choices.pick(["1", "-1"]))]"
    case 6: return "\(choices.pick(["first", "last"]))(\(texts(smaller)))"
    case 7: return "join(\(texts(smaller)),¶\(Self.text(&choices)))"
    case 8 where !columns.isEmpty:
      return "\(choices.pick(["precision", "edtf"]))(\(name(.date, or: "2024-01")))"
    case 9: return "\(choices.pick(["min", "max"]))(\(text(smaller)),¶\(text(smaller)))"
    case 10: return "if(\(plainCondition(smaller)),¶\(text(smaller)),¶\(text(smaller)))"
    case 11 where extent == .whole: return "format(\"{1} {2}\",¶\(text(smaller)),¶\(text(smaller)))"
    default: return Self.text(&choices)
    }
  }

  private mutating func int(_ depth: Int) -> String {
    guard depth > 0 else {
      return choices.chance(50)
        ? choices.pick(["1", "2", "-1", "0", "1_000"]) : name(.int, or: "3")
    }
    let smaller = depth - 1
    switch choices.below(12) {
    case 0, 1: return name(.int, or: "3")
    case 2: return "(\(int(smaller))·\(choices.pick(["+", "-", "*", "%"]))¶\(int(smaller)))"
    case 3: return "size(\(choices.chance(50) ? texts(smaller) : name(.ints, or: "[4]")))"
    case 4: return "len(\(text(smaller)))"
    case 5: return "(\(int(smaller))·??·\(int(smaller)))"
    case 6: return "\(name(.ints, or: "[5, 6]"))[\(choices.pick(["-1", "1", "2"]))]"
    case 7: return "\(choices.pick(["max", "sum", "min"]))(\(name(.ints, or: "[7]")))"
    case 8: return "\(choices.pick(["max", "min"]))(\(int(smaller)),¶\(int(smaller)))"
    case 9: return "if(\(plainCondition(smaller)),¶\(int(smaller)),¶\(int(smaller)))"
    case 10:
      return
        "case(\(plainCondition(smaller)),¶\(int(smaller)),¶\(name(.bool, or: "true"))·??·false,¶7,¶\(int(smaller)))"
    default: return "size(keep(\(name(.ints, or: "[1]")),¶it·>·\(int(0))))"
    }
  }

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else {
      return choices.chance(40) ? choices.pick(["0.5", "2.0", "1e3"]) : name(.number, or: "2.5")
    }
    let smaller = depth - 1
    switch choices.below(8) {
    case 0: return name(.number, or: "2.5")
    case 1: return "(\(number(smaller))·\(choices.pick(["+", "-", "*", "%"]))¶\(int(smaller)))"
    case 2: return "(\(int(smaller))·/¶\(number(smaller)))"
    case 3: return "\(choices.pick(["round", "floor", "abs"]))(\(number(smaller)))"
    case 4: return "(\(number(smaller))·??·\(number(smaller)))"
    case 5: return "\(choices.pick(["avg", "median"]))(\(name(.ints, or: "[1, 2]")))"
    case 6: return "quantile(\(name(.ints, or: "[1, 2]")),¶0.25)"
    default: return "-\(name(.number, or: "0.5"))"
    }
  }

  private mutating func date(_ depth: Int) -> String {
    guard depth > 0, !columns.isEmpty else {
      return columns.isEmpty ? literalDate() : name(.date, or: "2024-01")
    }
    switch choices.below(5) {
    case 0: return name(.date, or: "2024-01")
    case 1: return "\(choices.pick(["earliest", "latest"]))(\(date(depth - 1)))"
    case 2: return "(\(name(.date, or: "2024-01-31"))·+·\(choices.pick(["31d", "1mo", "1y"])))"
    case 3: return "start(\(name(.date, or: "2024-02-03")),¶\"month\")"
    default: return "(\(name(.date, or: "2024-01"))·??·\(date(depth - 1)))"
    }
  }

  private mutating func literalDate() -> String {
    choices.pick(["2024-01-15", "2024-01", "2024-Q1", "2024-W07", "2024-01~", "2016?"])
  }

  private mutating func texts(_ depth: Int) -> String {
    switch choices.below(depth > 0 ? 6 : 2) {
    case 0: return name(.texts, or: "[\"a\"]")
    case 1:
      return "[\(Self.text(&choices)),¶\(Self.text(&choices))\(choices.chance(30) ? ",¶" : "")]"
    case 2: return "\(choices.pick(["distinct", "sorted"]))(\(texts(depth - 1)))"
    case 3: return "keep(\(name(.texts, or: "['b']")),¶it·!=·\(word()))"
    default: return name(.texts, or: "[\"a\"]")
    }
  }

  // MARK: - Conditions

  private mutating func comparison() -> String { choices.pick(["==", "!=", "<", "<=", ">", ">="]) }

  private mutating func period() -> String {
    choices.pick([
      "2024", "2024-01", "2024-01-15", "2023..2024", "2024-01-10..2024-02", "..2024-01",
      "2024-02..", "2024-Q1", "last 30d", "this year", "[2023, 2024-02]",
    ])
  }

  /// A condition that may be doubtful.
  mutating func condition(_ depth: Int) -> String {
    let dates = columns.filter { $0.kind == .date }
    guard !dates.isEmpty, !choices.chance(30) else { return plainCondition(depth) }
    let date = choices.pick(dates).name
    switch choices.below(depth > 0 ? 11 : 7) {
    case 0: return "\(date) \(choices.pick(["in", "not in"]))¶\(period())"
    case 1: return "\(date)·\(comparison())¶\(choices.pick(["2024", "2024-01-15", "2023-12"]))"
    case 2: return "\(date).year·\(comparison())·2024"
    case 3: return "\(date).month in \(choices.pick(["1..2", "[1, 12]"]))"
    case 4: return "\(date).weekday in [1, 2, 6]"
    case 5: return "\(date)·\(comparison())¶\(date) + 31d"
    case 6: return "\(date).month·\(comparison())·\(choices.pick(["1", "2"]))"
    case 7: return "(\(condition(depth - 1))¶and \(condition(depth - 1)))"
    case 8: return "(\(condition(depth - 1))¶or \(condition(depth - 1)))"
    case 9: return "not (\(condition(depth - 1)))"
    default:
      return "\(choices.pick(["maybe", "unclear", "certain"]))(\(condition(depth - 1)))"
    }
  }

  /// A condition that is never doubtful.
  mutating func plainCondition(_ depth: Int) -> String {
    let smaller = max(0, depth - 1)
    switch choices.below(16) {
    case 0: return name(.bool, or: "true")
    case 1: return "\(value(.int, smaller))·\(comparison())¶\(int(smaller))"
    case 2: return "\(value(.text, smaller))·\(comparison())¶\(text(smaller))"
    case 3: return "\(value(.number, smaller))·\(comparison())¶\(number(smaller))"
    case 4:
      let words = choices.pick(["has", "contains", "starts with", "not ends with", "has exact"])
      return "\(name(.text, or: "\"peace talks\"")) \(words) \(word())"
    case 5:
      return
        "\(name(.texts, or: "['a']")) \(choices.pick(["has", "contains", "not has"])) \(word())"
    case 6: return "\(Self.text(&choices)) in \(name(.texts, or: "['a']"))"
    case 7: return "\(value(.int, smaller)) in \(choices.pick(["1..3", "[1, 4, 6]", "..2"]))"
    case 8: return "\(name(.text, or: "\"x\"")) not in [\(word()),¶\(Self.text(&choices))]"
    case 9:
      let kind = choices.pick([RandomColumn.Kind.text, .int, .date, .bool, .number])
      let names = columns.filter { $0.kind == kind }
      guard !names.isEmpty else { return "1·<·2" }
      return "\(choices.pick(names).name) is \(choices.pick(["null", "not null"]))"
    case 10:
      return
        "\(choices.pick(["any", "all"]))(\(name(.ints, or: "[1]")),¶it·\(comparison())·\(int(0)))"
    case 11:
      return
        "\(name(.texts, or: "['a']")) has \(choices.pick(["any", "all"])) [\(word()),¶\(word())]"
    case 12: return "(\(plainCondition(smaller))¶and \(plainCondition(smaller)))"
    case 13: return "\(name(.int, or: "2"))·\(choices.pick(["==", "!="]))·null"
    case 14 where extent == .whole:
      return
        "\(name(.text, or: "'x'")) matches \(choices.pick(["/a\\/[b/]+/i", "/^h.$/", "/\\d{2}/"]))"
    default: return "not (\(plainCondition(smaller)))"
    }
  }
}
