/// Errors in what a stage makes, or where it stands.
extension DiagnosticCode {
  static let stages = [
    DiagnosticCode(
      "E260",
      "a column needs a name",
      wrong: "articles | select words / 2",
      right: "articles | select half = words / 2",
      "A column is named after itself, `f(col)` becomes f_col; any other expression wants `name =`."
    ),
    DiagnosticCode(
      "E261",
      "a name twice",
      wrong: "articles | derive n = 1, n = 2",
      right: "articles | derive n = 1, m = 2",
      "A table has each name once."
    ),
    DiagnosticCode(
      "E262",
      "a join with clashing columns and no name",
      wrong: "articles | join (events | select id, title) on id",
      right: "articles | join (events | select id, title) as e on id",
      "Columns of the other table that clash are called after it: e_title. So it needs a name."
    ),
    DiagnosticCode(
      "E263",
      "a key that cannot join",
      wrong: "articles | join events on language",
      right: "articles | join events on id",
      "A key is a column of both tables, of one type and no list: `on id`, `on left.a == right.b`."
    ),
    DiagnosticCode(
      "E264",
      "a union of different types",
      wrong: "articles | select words | union (rows [{words: \"x\"}])",
      right: "articles | select words | union (rows [{words: 3}])",
      "Columns of one name have one type in both tables; int and number give number."
    ),
    DiagnosticCode(
      "E265",
      "a pivot without its group by",
      wrong: "articles | pivot language in [\"hu\"]",
      right: "articles | group by date per month, language | pivot language in [\"hu\"]",
      "pivot turns the values of a key of the group by directly before it into columns."
    ),
    DiagnosticCode(
      "E266",
      "a pivot with several values for a cell",
      wrong:
        "articles | group by date per month, language with n = count, w = sum(words) | pivot language",
      right:
        "articles | group by date per month, language with n = count, w = sum(words) | pivot language with w",
      "With more than one aggregate before, `with` says which one goes into the cells."
    ),
    DiagnosticCode(
      "E267",
      "a stage after a pivot without its list",
      wrong: "articles | group by date per month, language | pivot language | derive n = hu",
      right:
        "articles | group by date per month, language | pivot language in [\"hu\"] | derive n = hu",
      "Its columns are known only when it runs; only sort, take, chart and save may follow."
    ),
    DiagnosticCode(
      "E268",
      "a stage that cannot stand in within",
      wrong: "articles | within language ( describe )",
      right: "articles | within language ( sort date desc | take 3 )",
      "Inside run filter, exclude, derive, sort, take, top, distinct, summarize, count and group by."
    ),
    DiagnosticCode(
      "E270",
      "rows without evidence",
      wrong: "rows [{a: 1}] | evidence",
      right: "events | evidence",
      "Only rows that come from articles, events or mentions rest on quotes."
    ),
    DiagnosticCode(
      "E271",
      "a search that cannot be read",
      wrong: "articles | search \"or drill\"",
      right: "articles | search \"ceasefire or drill\"",
      "Words are joined by and; `or` stands between two words; -not, word*, field:word, '\"a phrase\"'."
    ),
    DiagnosticCode(
      "E272",
      "a chart without what it draws",
      wrong: "articles | select language, title | chart bar",
      right: "articles | group by language | chart bar",
      "bar, line, heat and calendar want a number, calendar and timeline a date."
    ),
    DiagnosticCode(
      "E273",
      "no format of this name",
      wrong: "articles | save \"x.doc\"",
      right: "articles | save \"x.csv\"",
      "The name's end or `as` says the format: csv tsv json jsonl markdown html arrow svg ics."
    ),
    DiagnosticCode(
      "E274",
      "no column is left",
      wrong: "rows [{a: 1}] | drop a",
      right: "rows [{a: 1, b: 2}] | drop a",
      "A table has at least one column."
    ),
    DiagnosticCode(
      "E275",
      "explain in the middle",
      wrong: "articles | explain | take 3",
      right: "articles | take 3 | explain",
      "explain stands at the end and tells of all stages before it."
    ),
  ]
}
