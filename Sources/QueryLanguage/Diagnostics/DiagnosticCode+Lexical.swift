/// Errors in the words of a text: literals, names, characters.
extension DiagnosticCode {
  static let lexical = [
    DiagnosticCode(
      "E001",
      "a text is not closed",
      wrong: "articles | filter language == \"hu",
      right: "articles | filter language == \"hu\"",
      "A text begins and ends on one line. A line end inside it is written `\\n`."
    ),
    DiagnosticCode(
      "E002",
      "there is no such escape",
      wrong: "articles | filter file has \"C:\\data\"",
      right: "articles | filter file has 'C:\\data'",
      """
      In "…" a backslash begins an escape: `\\n` `\\t` `\\\\` `\\"` and `\\u{e9}`. In '…' it is a character
      like any other.
      """
    ),
    DiagnosticCode(
      "E003",
      "typographic quotes",
      wrong: "articles | filter title has “peace”",
      right: "articles | filter title has \"peace\"",
      "A word processor or a chat has changed the quotes. Texts stand in \"…\" or '…'; `dq fmt --fix` puts them right."
    ),
    DiagnosticCode(
      "E004",
      "a name in backticks is not closed",
      wrong: "articles | sort `first day",
      right: "articles | sort `first day`",
      "A name in backticks ends on its line. A backtick inside it is doubled."
    ),
    DiagnosticCode(
      "E005",
      "an empty name",
      wrong: "articles | sort ``",
      right: "articles | sort `first day`",
      "Between the backticks stands the name of a column, exactly as the table spells it."
    ),
    DiagnosticCode(
      "E006",
      "a regex is not closed",
      wrong: "articles | filter title matches /peace",
      right: "articles | filter title matches /peace/",
      "A regex begins and ends with a slash, on one line. A slash inside it is written `\\/`."
    ),
    DiagnosticCode(
      "E007",
      "there is no such flag",
      wrong: "articles | filter title matches /peace/g",
      right: "articles | filter title matches /peace/i",
      "Behind a regex may stand `i` (any case), `m` (^ and $ at every line) and `s` (the dot matches line ends)."
    ),
    DiagnosticCode(
      "E008",
      "a number is written otherwise",
      wrong: "articles | take 007",
      right: "articles | take 7",
      "A number has no leading zeros, digits before and behind its point, and underscores only between digits."
    ),
    DiagnosticCode(
      "E009",
      "a number is too large",
      wrong: "articles | take 99999999999999999999",
      right: "articles | take 100",
      "Whole numbers have 64 bits. A larger one can be written with a point or an exponent: `1e20`."
    ),
    DiagnosticCode(
      "E010",
      "there is no such date",
      wrong: "articles | filter date == 2025-02-30",
      right: "articles | filter date == 2025-02-28",
      """
      Dates are checked against the calendar: day 2025-02-15, month 2025-02, quarter 2025-Q1, week
      2025-W07. Digits joined by `-` are always a date; a subtraction has spaces: 2025 - 2.
      """
    ),
    DiagnosticCode(
      "E012",
      "there is no such duration",
      wrong: "articles | filter date in last 5m",
      right: "articles | filter date in last 5mo",
      "Durations are one word: 30s 5min 12h 7d 2w, and by the calendar 3mo 1q 1y. `5m` could be minutes or months."
    ),
    DiagnosticCode(
      "E013",
      "neither a number nor a name",
      wrong: "articles | sort 2nd",
      right: "articles | sort `2nd`",
      "A name begins with a letter or `_`; any other stands in backticks."
    ),
    DiagnosticCode(
      "E014",
      "a character without meaning",
      wrong: "articles | filter @language == \"hu\"",
      right: "articles | filter language == \"hu\"",
      "The character is no part of the language. A name that holds it stands in backticks, a text in quotes."
    ),
    DiagnosticCode(
      "E015",
      "an operator of another language",
      wrong: "articles | filter language == \"hu\" && words > 100",
      right: "articles | filter language == \"hu\" and words > 100",
      "dq writes `and`, `or`, `not`, `==` and `!=`; `|` joins stages."
    ),
    DiagnosticCode(
      "E016",
      "a comment of another language",
      wrong: "articles // all of them",
      right: "articles # all of them",
      "A comment begins with `#` and ends with its line."
    ),
    DiagnosticCode(
      "E018",
      "there is no such character",
      wrong: "articles | filter title has \"\\u{110000}\"",
      right: "articles | filter title has \"\\u{e9}\"",
      "`\\u{…}` holds the hexadecimal number of a Unicode character, at most 10FFFF."
    ),
  ]
}
