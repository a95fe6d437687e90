/// Errors in names: what they should stand for is not there, or is something else.
extension DiagnosticCode {
  static let names = [
    DiagnosticCode(
      "E200",
      "no table of this name",
      wrong: "artcles | take 3",
      right: "articles | take 3",
      "A pipeline begins with a collection, a `let`, `_`, `load`, `rows` or another pipeline."
    ),
    DiagnosticCode(
      "E201",
      "no column of this name",
      wrong: "articles | filter lenguage == \"hu\"",
      right: "articles | filter language == \"hu\"",
      """
      A name in a stage is a column that the stage before has left, or a let or param. Each stage sees
      only what comes out of the one before it.
      """
    ),
    DiagnosticCode(
      "E202",
      "a name fits several columns",
      wrong: "load \"twice.csv\" | sort kind",
      right: "load \"twice.csv\" | sort Kind",
      "Capitals do not matter where only one column is meant; here the exact spelling must choose."
    ),
    DiagnosticCode(
      "E203",
      "a name is a column and a let or param",
      wrong: "let language = \"hu\"\narticles | filter language == \"hu\"",
      right: "let wanted = \"hu\"\narticles | filter language == wanted",
      "Which of the two is meant would be a guess. Rename the column before, or the let."
    ),
    DiagnosticCode(
      "E205",
      "no verb of this name",
      wrong: "articles | filtr words > 100",
      right: "articles | filter words > 100",
      "Behind `|` stands a verb, of dq or of one's own. `help verbs` lists those of dq."
    ),
    DiagnosticCode(
      "E206",
      "no function of this name",
      wrong: "articles | derive n = length(title)",
      right: "articles | derive n = len(title)",
      "`name(` calls a function, of dq or of one's own. `help functions` lists those of dq."
    ),
    DiagnosticCode(
      "E230",
      "a name is defined twice",
      wrong: "let n = 5\nlet n = 6\narticles | take n",
      right: "let n = 5\nlet m = 6\narticles | take n",
      "In a script a name of let, def or param stands for one thing. At the prompt it may be redefined."
    ),
    DiagnosticCode(
      "E231",
      "a name is built in",
      wrong: "def len(t: text) = size(words(t))",
      right: "def length_in_words(t: text) = size(words(t))",
      "A def may not take the name of a verb or function that dq has."
    ),
    DiagnosticCode(
      "E232",
      "a definition calls itself",
      wrong: "def twice(n: int) = twice(n) + 1\narticles | derive x = twice(words)",
      right: "def twice(n: int) = n + n\narticles | derive x = twice(words)",
      "Definitions know the lines before them. There is no recursion, so that every query ends."
    ),
    DiagnosticCode(
      "E233",
      "a table or verb where a value is wanted",
      wrong: "let calls = events | filter kind == \"call\"\nevents | filter id in calls",
      right: "let calls = events | filter kind == \"call\"\nevents | filter id in calls.id",
      "`calls.id` is the column of a table as a list."
    ),
    DiagnosticCode(
      "E234",
      "a value where a table is wanted",
      wrong: "let n = 5\nn | take 3",
      right: "let n = 5\narticles | take n",
      "A pipeline begins with a table."
    ),
    DiagnosticCode(
      "E235",
      "no collection is open",
      wrong: "articles | take 3",
      right: "open \"clippings\"",
      "`open`, or a path on the command line, says which collection, folder or file is asked."
    ),
    DiagnosticCode(
      "E236",
      "`{name}` stands for nothing",
      wrong: "articles | assert count > 0 \"nothing since {since}\"",
      right: "let since = 2025\narticles | assert count > 0 \"nothing since {since}\"",
      "In messages and file names `{name}` is a param or let with one value; `{{` is a brace."
    ),
    DiagnosticCode(
      "E237",
      "a file that is used does more than define",
      wrong: "use \"shows.dq\"",
      right: "use \"library.dq\"",
      "A file of definitions holds let, def, param and use, nothing that shows or writes."
    ),
    DiagnosticCode(
      "E238",
      "a param has no value",
      wrong: "param since: date\narticles | filter date >= since",
      right: "param since: date = 2025-01\narticles | filter date >= since",
      "A param gets its value by `--since` on the command line, or by its default."
    ),
    DiagnosticCode(
      "E239",
      "a param has a value of another type",
      wrong: "param n: int = \"five\"\narticles | take n",
      right: "param n: int = 5\narticles | take n",
      "The type after the colon says what the param takes."
    ),
    DiagnosticCode(
      "E240",
      "there is no last result",
      wrong: "_ | count",
      right: "articles | filter words > 100\n_ | count",
      "`_` is the table of the last pipeline, and a line that begins with `|` goes on from it."
    ),
  ]

  static let atLoad = [
    DiagnosticCode(
      "E310",
      "a file cannot be read",
      wrong: "load \"missing.csv\" | take 3",
      right: "load \"prices.csv\" | take 3",
      "The path is relative to the script. Read are csv, tsv, json, jsonl and Arrow."
    )
  ]

  static let atRun = [
    DiagnosticCode(
      "E301",
      "a result is too large for an int",
      wrong: "rows [{n: 9_223_372_036_854_775_807}] | derive m = n + 1",
      right: "rows [{n: 9_223_372_036_854_775_807}] | derive m = number(n) + 1",
      "An int has 64 bits. Nothing is cut silently: a number reaches further, with fewer digits."
    ),
    DiagnosticCode(
      "E302",
      "a result is too large for a number",
      wrong: "rows [{n: 1e308}] | derive m = n * 10",
      right: "rows [{n: 1e307}] | derive m = n * 10",
      "A number reaches to about 1.8e308."
    ),
    DiagnosticCode(
      "E303",
      "a regular expression cannot be used",
      wrong: "articles | filter title matches /(a/",
      right: "articles | filter title matches /(a)/",
      "The pattern could not be made ready; usually its errors are found before the run."
    ),
    DiagnosticCode(
      "E304",
      "a regular expression takes too long",
      wrong: "articles | filter body matches /(a+)+b/",
      right: "articles | filter body matches /a+b/",
      "Repeating a repetition tries every way to cut a text. The row is named; the search gave up."
    ),
    DiagnosticCode(
      "E305",
      "a file cannot be written",
      wrong: "articles | save \"missing/articles.csv\"",
      right: "articles | save \"articles.csv\"",
      "The folder must be there, and with `new` the file must not. What stood there before is kept."
    ),
    DiagnosticCode(
      "E390",
      "an assert failed",
      wrong: "rows [{n: 1}] | assert each n > 1",
      right: "rows [{n: 2}] | assert each n > 1",
      "The first rows that offend are shown, and the status is 1."
    ),
  ]

  static let checkWarnings = [
    DiagnosticCode(
      "W201",
      "a range ends before it begins",
      wrong: "articles | filter date in 2025..2023",
      right: "articles | filter date in 2023..2025",
      "Nothing is in such a range: the condition is never true."
    ),
    DiagnosticCode(
      "W202",
      "a remark on a file",
      wrong: "load \"swapped.csv\" | take 3",
      right: "load \"swapped.csv\" (day: date \"D.M.Y\") | take 3",
      "A column could be read in more than one way; saying its type decides it."
    ),
    DiagnosticCode(
      "W203",
      "a list is never null",
      wrong: "articles | filter tags is null",
      right: "articles | filter size(tags) == 0",
      "A missing list is an empty one."
    ),
  ]
}
