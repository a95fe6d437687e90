import Chronology
import Columns

/// Random numbers that are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_f491_4f6c_dd1d
  }
}

/// Makes tables and the text of queries over them.
struct RandomQueries {
  var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  static let schema = Schema([
    Field("id", .text, isNullable: false), Field("lang", .text), Field("count", .int),
    Field("x", .number), Field("date", .date), Field("ok", .bool),
    Field("tags", .list(.text), isNullable: false), Field("nums", .list(.int), isNullable: false),
  ])

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &random)]
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  // MARK: Tables

  private static let texts = [
    "hu", "de", "vi", "Peace talks", "peace", "Árvíz", "ám", "âm", "Łódź talks", "",
  ]

  private static let dates = [
    "2024", "2024-01", "2024-01-15", "2024-02-29", "2024-03", "2023-12-31", "2024-01-15?",
    "2024-01~", "2024-01-10/2024-02-05", "../2024-02", "2024-03/..", "XXXX-01-15", "2024-03-04",
    "2023", "2023-11-30", "2024-02-05", "2024-02-XX",
  ]

  mutating func table() -> Table {
    var builder = TableBuilder(Self.schema)
    let count = pick([0, 1, 2, 5, 9, 14])
    for row in 0..<count {
      builder.append([
        .text("r\(row)"), text(), maybe(.int(Int64.random(in: -3...6, using: &random))),
        maybe(.number(Double(Int.random(in: -8...8, using: &random)) / 4)), date(),
        maybe(.bool(chance(0.5))), .list(texts()),
        .list((0..<pick([0, 1, 2, 3])).map { _ in .int(Int64.random(in: 0...4, using: &random)) }),
      ])
    }
    return builder.table()
  }

  private mutating func maybe(_ value: Value) -> Value { chance(0.2) ? .null : value }
  private mutating func text() -> Value { maybe(.text(pick(Self.texts))) }

  private mutating func texts() -> [Value] {
    (0..<pick([0, 1, 2, 3])).map { _ in .text(pick(Self.texts)) }
  }

  private mutating func date() -> Value {
    maybe((try? FuzzyDate(edtf: pick(Self.dates))).map { .date($0) } ?? .null)
  }

  // MARK: Expressions

  private mutating func literal() -> String {
    pick(["\"hu\"", "\"peace\"", "\"talks\"", "\"ar\"", "\"âm\"", "\"\"", "\"DE\"", "\"z\""])
  }

  private mutating func textExpression(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["lang", "id", literal()]) }
    let inner = textExpression(depth - 1)
    return pick([
      "lang", "lower(\(inner))", "upper(\(inner))", "fold(\(inner))", "(\(inner) ?? \"none\")",
      "slice(\(inner), 1..2)", "slice(\(inner), -2..)", "tags[1]", "first(tags)", "last(tags)",
      "join(tags, \"-\")", "precision(date)", "edtf(date)", "lang[1]", "min(\(inner), \"k\")",
      "if(\(plainCondition(depth - 1)), \(inner), \(textExpression(depth - 1)))",
    ])
  }

  private mutating func intExpression(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["count", "1", "2", "-1", "0"]) }
    let (left, right) = (intExpression(depth - 1), intExpression(depth - 1))
    return pick([
      "count", "(\(left) + \(right))", "(\(left) - \(right))", "(\(left) * \(right))",
      "(\(left) % \(right))", "size(tags)", "len(\(textExpression(depth - 1)))",
      "(\(left) ?? \(right))", "nums[-1]", "sum(nums)", "max(nums)", "abs(\(left))",
      "max(\(left), \(right))", "count_distinct(tags)", "size(keep(nums, it > 1))",
      "if(\(plainCondition(depth - 1)), \(left), \(right))",
      "case(\(plainCondition(depth - 1)), \(left), ok ?? false, 7, \(right))",
    ])
  }

  private mutating func numberExpression(_ depth: Int) -> String {
    guard depth > 0 else { return pick(["x", "0.5", "2.0"]) }
    let (left, right) = (numberExpression(depth - 1), intExpression(depth - 1))
    return pick([
      "x", "(\(left) + \(right))", "(\(left) / \(right))", "(\(right) / \(left))", "round(\(left))",
      "floor(\(left))", "(\(left) * 2)", "(\(left) ?? \(right))", "avg(nums)", "median(nums)",
      "quantile(nums, 0.25)", "(\(left) % \(right))",
    ])
  }

  private mutating func period() -> String {
    pick([
      "2024", "2024-01", "2024-01-15", "2023..2024", "2024-01-10..2024-02", "..2024-01",
      "2024-02..",
      "2023-12", "2024-Q1", "last 30d",
    ])
  }

  /// A condition that may be doubtful.
  mutating func condition(_ depth: Int) -> String {
    guard depth > 0, chance(0.8) else { return plainCondition(0) }
    let (left, right) = (condition(depth - 1), condition(depth - 1))
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    return pick([
      "(\(left) and \(right))", "(\(left) or \(right))", "not (\(left))", "date in \(period())",
      "date \(comparison) \(pick(["2024", "2024-01", "2024-01-15", "2023-12"]))",
      "date.year \(comparison) 2024", "date.month \(comparison) \(pick(["1", "2", "3"]))",
      "date.month in 1..2", "date.weekday in [1, 2, 6]", "date not in \(period())",
      "date \(comparison) date + 31d", "maybe(\(left))", "unclear(\(left))", "certain(\(left))",
      plainCondition(depth),
    ])
  }

  mutating func plainCondition(_ depth: Int) -> String {
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    let small = max(0, depth - 1)
    return pick([
      "ok", "count \(comparison) \(intExpression(small))", "lang \(comparison) \(literal())",
      "x \(comparison) \(numberExpression(small))", "lang has \(literal())",
      "lang contains \(literal())", "lang starts with \(literal())", "lang ends with \(literal())",
      "tags has \(literal())", "tags contains \(literal())", "\(literal()) in tags",
      "lang in [\"hu\", \"âm\", \"de\"]", "count in 1..3", "count in [1, 4, 6]", "lang is null",
      "x is not null", "date is null", "any(nums, it > \(intExpression(0)))",
      "all(tags, it == \(literal()))", "tags has any [\"peace\", \"hu\"]",
      "tags has all [\"peace\", \"talks\"]", "size(tags) > 1", "lang has exact \"peace\"",
      "count == null", "count != null", "\(textExpression(small)) == \(textExpression(small))",
    ])
  }

  // MARK: Pipelines

  private mutating func aggregates() -> String {
    let all = [
      "n = count", "s = sum(count)", "a = avg(x)", "f = first(lang)", "l = last(lang)",
      "u = count_distinct(lang)", "d = distinct(tags)", "m = median(count)", "q = quantile(x, 0.3)",
      "least = min(date)", "greatest = max(date)", "lo = min(lang)", "hi = max(count)",
      "t = top(tags, 2)", "li = list(count)", "c = count(\(condition(1)))",
      "sh = share(\(condition(1)))", "an = any(\(plainCondition(1)))", "al = all(ok)",
      "sd = stddev(count)", "r = sum(count) / count", "tl = top(lang)",
    ]
    return all.shuffled(using: &random).prefix(pick([1, 2, 3])).joined(separator: ", ")
  }

  /// A stage after which the columns are as before.
  private mutating func rowStage() -> String {
    pick([
      "filter \(condition(2))", "filter \(condition(3))", "exclude \(condition(2))",
      "filter \(plainCondition(2))", "sort \(sortKeys())", "take \(pick(["3", "2..4", "4.."]))",
      "top \(pick(["1", "3"])) by \(sortKey())", "top 2 by count with ties", "distinct by lang",
      "distinct by lang, ok", "distinct by x, date", "derive count = \(intExpression(2))",
      "derive lang = \(textExpression(2)), x = \(numberExpression(1))",
      "derive date = earliest(date)", "derive date = start(date, \"month\")",
      "derive date = date + \(pick(["31d", "1mo", "1y"]))",
    ])
  }

  private mutating func sortKey() -> String {
    pick(["count", "lang", "x", "date", "ok", "len(lang)", "count + 1"])
  }

  private mutating func sortKeys() -> String {
    var keys: [String] = []
    for _ in 0..<pick([1, 1, 2, 3]) {
      keys.append(sortKey() + pick(["", " desc", " nulls first", " desc nulls first"]))
    }
    return keys.joined(separator: ", ")
  }

  private mutating func lastStage() -> String {
    pick([
      "group by lang", "group by date", "group by ok, lang with \(aggregates())",
      "group by lang with \(aggregates())", "group by date with \(aggregates())",
      "group by date per \(pick(["month", "year", "week", "quarter", "weekday", "decade"]))"
        + " with \(aggregates())",
      "group by date per month fill", "group by date per month fill, lang with \(aggregates())",
      "group by each tags with \(aggregates())", "group by each nums, lang",
      "group by date per 10d from 2024-01-01 with \(aggregates())",
      "summarize \(aggregates())", "count", "select lang, ok | distinct",
      "select lang, y = \(intExpression(2)), *",
      "select id, t = \(textExpression(2))", "drop x, ok", "rename number = x",
      "derive y = \(numberExpression(2)), z = y ?? 0", "derive p = count / sum(count)",
      "explode tags", "explode nums as n", "pairs tags as a, b",
      "join (\(RandomQueries.other)) as o on lang",
      "left join (\(RandomQueries.other)) as o on lang",
      "semi join (\(RandomQueries.other)) as o on lang",
      "anti join (\(RandomQueries.other)) as o on lang",
      "union (t | filter ok)", "unpivot count, x as name, value",
      "within lang ( sort count desc | take 2 )", "within lang ( derive p = count - avg(count) )",
      "within ok ( summarize \(aggregates()) )",
      "within lang ( filter \(condition(1)) | top 1 by x )",
      "within ok ( distinct by lang | take 1 )", "within ok ( group by lang with \(aggregates()) )",
      "sort count, id | derive r = \(window())", "sort lang | derive r = rank(), b = lag(count)",
      "within ok ( sort count, id | derive r = \(window()) )",
    ])
  }

  private mutating func window() -> String {
    pick([
      "row_number()", "rank()", "lag(count)", "lead(lang, 2)", "running_sum(count)",
      "moving_avg(x, 3)", "change(count)", "running_sum(x)",
    ])
  }

  private static let other = "t | filter count > 0 | group by lang with n = count, best = max(x)"

  /// A query over the collection `t`.
  mutating func query() -> String {
    var stages: [String] = []
    for _ in 0..<pick([0, 1, 1, 2, 3]) { stages.append(rowStage()) }
    if chance(0.7) { stages.append(lastStage()) }
    if stages.isEmpty { stages.append(rowStage()) }
    return (["t"] + stages).joined(separator: " | ")
  }
}
