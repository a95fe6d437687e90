/// Errors in how the words are put together.
extension DiagnosticCode {
  static let syntax = [
    DiagnosticCode(
      "E101",
      "a value is missing",
      wrong: "articles | filter language ==",
      right: "articles | filter language == \"hu\"",
      "An operator, a comma or a verb wants a value behind it: a column, a literal, a call or something in brackets."
    ),
    DiagnosticCode(
      "E102",
      "a bracket is not closed",
      wrong: "articles | filter (words > 100 | take 3",
      right: "articles | filter (words > 100) | take 3",
      "Each bracket closes before the stage ends."
    ),
    DiagnosticCode(
      "E103",
      "a bracket closes nothing",
      wrong: "articles | filter words > 100) | take 3",
      right: "articles | filter words > 100 | take 3",
      "Each closing bracket belongs to an opening one of its kind."
    ),
    DiagnosticCode(
      "E104",
      "comparisons do not chain",
      wrong: "articles | filter 100 <= words <= 200",
      right: "articles | filter words in 100..200",
      "A comparison has two sides. A value between two others is `x in a..b`; several comparisons are joined by `and`."
    ),
    DiagnosticCode(
      "E105",
      "`=` and `==`",
      wrong: "articles | filter language = \"hu\"",
      right: "articles | filter language == \"hu\"",
      "`=` gives a name to a value (`derive n = words / 2`), `==` compares two values."
    ),
    DiagnosticCode(
      "E106",
      "the bracket of a call touches its name",
      wrong: "articles | derive n = len (title)",
      right: "articles | derive n = len(title)",
      "`f(x)` is a call. After a space a bracket begins something new."
    ),
    DiagnosticCode(
      "E107",
      "a value where a table is wanted",
      wrong: "2 + 3",
      right: "rows [{value: 2 + 3}]",
      "A statement shows a table. A value stands in a stage, in `let`, or in a table of one row."
    ),
    DiagnosticCode(
      "E108",
      "a source is missing",
      wrong: "filter language == \"hu\"",
      right: "articles | filter language == \"hu\"",
      "A pipeline begins with its source: a collection, a `let`, `_`, `load`, `rows` or another pipeline in brackets."
    ),
    DiagnosticCode(
      "E111",
      "a part of a stage is missing",
      wrong: "articles | group date",
      right: "articles | group by date",
      "`help VERB` shows how a stage of that verb is written."
    ),
    DiagnosticCode(
      "E112",
      "something stands where it cannot",
      wrong: "articles | count language",
      right: "articles | group by language",
      "Nothing can follow there but what the message names. `help VERB` shows how a stage of that verb is written."
    ),
    DiagnosticCode(
      "E113",
      "a name is wanted",
      wrong: "articles | drop \"text\"",
      right: "articles | drop text",
      "Columns are written as names, not as texts; a name with spaces stands in backticks."
    ),
    DiagnosticCode(
      "E114",
      "a word of the language as a name",
      wrong: "articles | drop fill",
      right: "articles | drop `fill`",
      "`and or not in has is null it true false each fill with` are words of the grammar; as names they stand in backticks."
    ),
    DiagnosticCode(
      "E115",
      "a new column has no name",
      wrong: "articles | derive words / 2",
      right: "articles | derive half = words / 2",
      "`derive` gives each value a name."
    ),
    DiagnosticCode(
      "E116",
      "no unit of time",
      wrong: "articles | group by date per months",
      right: "articles | group by date per month",
      "`per` takes day, week, month, quarter, year, decade or weekday, or a step with its beginning: `10d from 2025-01-01`."
    ),
    DiagnosticCode(
      "E118",
      "a pipe without a stage",
      wrong: "articles | | take 3",
      right: "articles | take 3",
      "Behind each `|` stands a stage."
    ),
    DiagnosticCode(
      "E119",
      "a type is missing",
      wrong: "param since = 2025-01",
      right: "param since: date = 2025-01",
      "Parameters and the columns of `load` have a type: text int number bool date instant duration, or `list of text`."
    ),
    DiagnosticCode(
      "E121",
      "too many levels",
      wrong: "articles | filter " + String(repeating: "(", count: 120),
      right: "let part = 3\narticles | filter words > part",
      "Expressions and pipelines nest up to 100 levels deep. `let` names an inner part."
    ),
    DiagnosticCode(
      "E122",
      "`fill` and `each`",
      wrong: "articles | group by date fill",
      right: "articles | group by date per month fill",
      "`fill` adds the missing buckets of a `per`; `each` takes apart a list and has no buckets."
    ),
    DiagnosticCode(
      "E123",
      "a range without ends",
      wrong: "articles | filter date in ..",
      right: "articles | filter date in 2025-01..",
      "A range has one end or both: `a..b`, `a..`, `..b`. The right end touches the dots."
    ),
    DiagnosticCode(
      "E129",
      "a text is wanted",
      wrong: "articles | save result.csv",
      right: "articles | save \"result.csv\"",
      "Files, spellings and words to search stand in quotes."
    ),
    DiagnosticCode(
      "E130",
      "a row is a record",
      wrong: "rows [1, 2]",
      right: "rows [{n: 1}, {n: 2}]",
      "Each row of `rows` names its columns: `{kind: \"call\", n: 3}`."
    ),
    DiagnosticCode(
      "E131",
      "the key of a join",
      wrong: "articles | join events on date == day",
      right: "articles | join events on left.date == right.day",
      "A join takes columns of one name (`on id`), or says of which side each is, joined by `and`."
    ),
    DiagnosticCode(
      "E132",
      "there is no such kind",
      wrong: "articles | chart bars",
      right: "articles | chart bar",
      "Charts are bar line heat calendar timeline graph; files are csv tsv json jsonl markdown html arrow svg ics."
    ),
    DiagnosticCode(
      "E136",
      "a `|` is missing",
      wrong: "articles filter words > 100",
      right: "articles | filter words > 100",
      "`|` stands before each stage. A line may begin with it."
    ),
    DiagnosticCode(
      "E137",
      "an operator is missing",
      wrong: "articles | filter language \"hu\"",
      right: "articles | filter language == \"hu\"",
      "Between two values stands an operator. `help operators` lists them."
    ),
  ]

  static let habits = [
    DiagnosticCode(
      "E124",
      "a verb of another language",
      wrong: "articles | where words > 100",
      right: "articles | filter words > 100",
      "Each thing has one name in dq, so that a query reads the same for everyone. The help line is the dq form."
    ),
    DiagnosticCode(
      "E125",
      "a statement of another language",
      wrong: "SELECT title FROM articles WHERE words > 100",
      right: "articles | filter words > 100 | select title",
      "A dq query reads from top to bottom: the source first, then one stage after the other."
    ),
    DiagnosticCode(
      "E126",
      "words are lower case",
      wrong: "articles | filter words > 100 AND language == \"hu\"",
      right: "articles | filter words > 100 and language == \"hu\"",
      "The words of the grammar are lower case, so that they stand out from names."
    ),
    DiagnosticCode(
      "E127",
      "an expression of another language",
      wrong: "articles | filter title like \"%peace%\"",
      right: "articles | filter title contains \"peace\"",
      "Text is tested with `has`, `contains`, `starts with`, `ends with` and `matches`; lists stand in square brackets."
    ),
    DiagnosticCode(
      "E128",
      "order and arguments",
      wrong: "articles | sort -date",
      right: "articles | sort date desc",
      "Descending order is `desc` behind the key. The arguments of a function go by place."
    ),
  ]
}
