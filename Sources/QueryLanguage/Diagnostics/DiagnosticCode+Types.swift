/// Errors in types: values that do not go together, or stand where they cannot.
extension DiagnosticCode {
  static let types = [
    DiagnosticCode(
      "E204",
      "a list is compared with a text",
      wrong: "events | filter participants == \"Lavrov\"",
      right: "events | filter \"Lavrov\" in participants",
      "A list has several elements. `has` asks for a word in any of them, `in` for exactly this one."
    ),
    DiagnosticCode(
      "E207",
      "a wrong number of arguments",
      wrong: "articles | derive s = slice(title)",
      right: "articles | derive s = slice(title, 1..40)",
      "`help NAME` shows the arguments of a function; those with `=` may be left out."
    ),
    DiagnosticCode(
      "E208",
      "an argument of another type",
      wrong: "articles | derive n = len(words)",
      right: "articles | derive n = len(title)",
      "Functions and text operators take values of the types that they are for."
    ),
    DiagnosticCode(
      "E209",
      "types that do not go together",
      wrong: "articles | filter words == \"100\"",
      right: "articles | filter words == 100",
      """
      Nothing turns a text into a number or a number into a text unasked: `number(x)`, `date(x)` and
      `format("{1}", x)` do.
      """
    ),
    DiagnosticCode(
      "E210",
      "a doubtful condition where yes or no is wanted",
      wrong: "articles | derive early = date < 2025",
      right: "articles | derive early = certain(date < 2025)",
      """
      A date that is known only roughly may lie on both sides. filter counts only what is certain and
      says what was unclear; elsewhere `certain(E)` or `maybe(E)` decides.
      """
    ),
    DiagnosticCode(
      "E211",
      "a condition is wanted",
      wrong: "articles | filter title",
      right: "articles | filter title is not null",
      "Nothing but true and false is a condition; numbers and texts are compared first."
    ),
    DiagnosticCode(
      "E212",
      "no order and no key",
      wrong: "articles | group by tags",
      right: "articles | group by each tags",
      "Lists and records cannot be sorted, compared by < or be keys; `each` takes their elements."
    ),
    DiagnosticCode(
      "E213",
      "a range is no value",
      wrong: "articles | derive p = 2023..2024",
      right: "articles | filter date in 2023..2024",
      "`a..b` stands after `in`, in comparisons, in `slice` and in `take`; a column cannot hold it."
    ),
    DiagnosticCode(
      "E214",
      "texts are not added",
      wrong: "articles | derive t = title + lead",
      right: "articles | derive t = join([title, lead], \" \")",
      "`+` is for numbers, dates and durations. `join` and `format` make one text of several."
    ),
    DiagnosticCode(
      "E215",
      "`it` outside of any, all, keep and map",
      wrong: "articles | filter it == \"hu\"",
      right: "articles | filter any(tags, it == \"hu\")",
      "`it` is the element at hand in `any(list, E)`, `all`, `keep` and `map`."
    ),
    DiagnosticCode(
      "E216",
      "any, all, keep or map inside another",
      wrong: "articles | filter any(tags, any(authors, it == \"x\"))",
      right: "articles | filter any(tags, it in authors)",
      "`it` would mean two things. `explode` gives each element a row of its own."
    ),
    DiagnosticCode(
      "E217",
      "a value that must be known before the rows are read",
      wrong: "articles | take \"five\"",
      right: "articles | take 5",
      "Counts of rows, names for `named` and the like are literals, lets or params."
    ),
    DiagnosticCode(
      "E218",
      "a list is wanted",
      wrong: "articles | explode title",
      right: "articles | explode tags",
      "explode, pairs, each and `in` look into a list."
    ),
    DiagnosticCode(
      "E219",
      "a date is wanted",
      wrong: "articles | group by title per month",
      right: "articles | group by date per month",
      "`per` cuts time; a text becomes a date by `date(x)`."
    ),
    DiagnosticCode(
      "E220",
      "a regular expression that cannot be read",
      wrong: "articles | filter title matches /(peace/",
      right: "articles | filter title matches /(peace)/",
      "Regular expressions are those of PCRE2, between slashes, after `matches` and in `extract`."
    ),
    DiagnosticCode(
      "E221",
      "no part of this name",
      wrong: "articles | filter date.moth == 2",
      right: "articles | filter date.month == 2",
      "A date has year, quarter, month, week, day and weekday; a record the parts that it was made of."
    ),
    DiagnosticCode(
      "E222",
      "no type for a parameter",
      wrong: "def first_part(r: record) = r",
      right: "def first_part(r: list of text) = r[1]",
      "Parameters are text, int, number, bool, date, instant, duration or a list of one of them."
    ),
    DiagnosticCode(
      "E223",
      "a text that is no date",
      wrong: "articles | filter date == date(\"2025-13\")",
      right: "articles | filter date == date(\"2025-12\")",
      "`date(\"…\")` reads EDTF: 2025-02, 2025-02~, 2016-10/2016-12, XXXX-03-28."
    ),
    DiagnosticCode(
      "E250",
      "an aggregate where one row is at hand",
      wrong: "articles | filter words > avg(words)",
      right: "articles | derive a = avg(words) | filter words > a",
      "Aggregates stand in `with`, summarize, assert and derive; of one row's list everywhere."
    ),
    DiagnosticCode(
      "E251",
      "a column where all rows are one",
      wrong: "articles | group by language with words",
      right: "articles | group by language with sum(words)",
      "After grouping a column has many values: an aggregate says which one is meant."
    ),
    DiagnosticCode(
      "E252",
      "a function over the rows around, outside of derive",
      wrong: "articles | sort date | filter lag(words) > 5",
      right: "articles | sort date | derive before = lag(words) | filter before > 5",
      "lag, lead, rank and the like stand in derive."
    ),
    DiagnosticCode(
      "E253",
      "a function over the rows around, without an order",
      wrong: "articles | derive n = row_number()",
      right: "articles | sort date | derive n = row_number()",
      "They want a sort before, with no group by, summarize, pivot, union or within since."
    ),
    DiagnosticCode(
      "E254",
      "an aggregate inside another",
      wrong: "articles | summarize m = max(sum(words))",
      right: "articles | group by language with s = sum(words) | summarize m = max(s)",
      "One stage makes the sums, the next their maximum."
    ),
  ]
}
