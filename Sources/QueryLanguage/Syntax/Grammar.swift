/// The words and operators of the grammar, as data: the parser, `help` and completion read them here.
package enum Grammar {
  /// Words that need backticks as names of columns.
  package static let reserved: Set<String> = [
    "and", "or", "not", "in", "has", "is", "null", "it", "true", "false", "each", "fill", "with",
  ]

  /// The verbs, by the word that begins the stage.
  package static let verbs: [String] = [
    "filter", "exclude", "search", "derive", "select", "drop", "rename", "sort", "take", "top",
    "group", "summarize", "count", "distinct", "explode", "pairs", "join", "left", "semi", "anti",
    "union", "pivot", "unpivot", "within", "sample", "describe", "chart", "evidence", "assert",
    "save", "explain",
  ]

  /// The words that begin a statement where what follows them fits.
  package static let statements: [String] = [
    "open", "let", "def", "param", "use", "alias", "strict",
  ]

  /// The words that begin a table which is written out or read from a file.
  package static let sources: [String] = ["rows", "load"]

  /// The words that are values by themselves.
  package static let values: [String] = ["true", "false", "null", "today", "last"]

  /// The words between `has`, `in` and the like and what is looked for.
  package static let quantifiers: [String] = ["any", "all", "exact"]

  /// What `per` takes.
  package static let units: [String] = [
    "day", "week", "month", "quarter", "year", "decade", "weekday",
  ]

  /// Kinds of chart.
  package static let charts: [String] = [
    "bar", "line", "heat", "calendar", "timeline", "graph",
  ]

  /// Formats that `save` writes.
  package static let formats: [String] = [
    "csv", "tsv", "json", "jsonl", "markdown", "html", "arrow", "svg", "ics",
  ]

  /// Options that every way to run a script takes, so that no param can have their names.
  package static let options: Set<String> = [
    "data", "today", "format", "out", "errors", "keep_going", "no_cache", "help", "version",
  ]

  /// Names of types.
  package static let types: [String] = [
    "text", "int", "number", "bool", "date", "instant", "duration", "list", "record",
  ]

  /// A row of the table of operators.
  package struct Level: Sendable {
    /// 1 binds tightest.
    package var number: Int

    /// As they are written.
    package var operators: String

    /// What is to be known about them.
    package var remark: String
  }

  /// The operators, tight to loose; `help operators` prints this table.
  package static let levels: [Level] = [
    Level(
      number: 1,
      operators: "a.b  f(x)  a[1]",
      remark: "`.` on a list takes that part of each element"
    ),
    Level(number: 2, operators: "-x", remark: "the negative of a number"),
    Level(
      number: 3,
      operators: "* / %",
      remark: "`/` gives a number; by zero null; `%` has the sign of the left"
    ),
    Level(number: 4, operators: "+ -", remark: "numbers; date ± duration; date - date"),
    Level(number: 5, operators: "..", remark: "a range with both ends; either may be missing"),
    Level(number: 6, operators: "??", remark: "the right side where the left is null"),
    Level(
      number: 7,
      operators: "== != < <= > >= in has contains starts with ends with named matches is null",
      remark: "do not chain; `not in`, `not has`, `is not null`"
    ),
    Level(number: 8, operators: "not", remark: "`not x in y` is `not (x in y)`"),
    Level(number: 9, operators: "and", remark: "both"),
    Level(number: 10, operators: "or", remark: "either or both"),
  ]
}

/// How tightly an operator binds: the number of its row in `Grammar.levels`.
enum Binding: Int, Comparable {
  case postfix = 1
  case negative, product, sum, range, coalesce, comparison, negation, conjunction, disjunction

  static func < (left: Binding, right: Binding) -> Bool {
    left.rawValue < right.rawValue
  }
}
