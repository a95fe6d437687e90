internal import Columns

extension Library {
  /// The operators that need words; `help operators` shows how tightly all bind.
  static let operators: [Entry] = [
    .operator(
      "==",
      "a == b",
      "the same value; null == null; texts exactly, after NFC",
      [Example("null == null", gives: "true"), Example(#""Kyiv" == "kyiv""#, gives: "false")]
    ),
    .operator("!=", "a != b", "the exact opposite of ==", [Example("1 != null", gives: "true")]),
    .operator("<", "a < b", "less or earlier; never with null", [Example("1 < 2", gives: "true")]),
    .operator(
      "<=",
      "a <= b",
      "less, earlier or the same; never with null",
      [Example("2 <= 2.0", gives: "true")]
    ),
    .operator(
      ">",
      "a > b",
      "greater or later; never with null",
      [Example("null > 2", gives: "false")]
    ),
    .operator(
      ">=",
      "a >= b",
      "greater, later or the same; never with null",
      [Example(#""b" >= "a""#, gives: "true")]
    ),
    .operator(
      "in",
      "x in a..b · x in [p, q] · x in list · date in 2025",
      "between two ends, one of these, exactly an element, a day of a period",
      [Example("3 in 1..5", gives: "true"), Example(#""x" in ["x", "y"]"#, gives: "true")]
    ),
    .operator(
      "has",
      #"t has "two words" · t has any ["a", "b"] · t has exact "WHO""#,
      "whole words in sequence, without case and marks; `word*` begins a word; of a list in any element",
      [
        Example(#""Peace Talks" has "talks""#, gives: "true"),
        Example(#""Peace Talks" has "talk""#, gives: "false"),
        Example(#""Peace Talks" has "talk*""#, gives: "true"),
      ]
    ),
    .operator(
      "contains",
      #"t contains "fire""#,
      "a part of the text, without case and marks",
      [Example(#""Ceasefire" contains "FIRE""#, gives: "true")]
    ),
    .operator(
      "starts with",
      #"t starts with "cease""#,
      "the beginning of the text, without case and marks",
      [Example(#""Ceasefire" starts with "cease""#, gives: "true")]
    ),
    .operator(
      "ends with",
      #"t ends with "fire""#,
      "the end of the text, without case and marks",
      [Example(#""Ceasefire" ends with "fire""#, gives: "true")]
    ),
    .operator(
      "named",
      #"t named "Lavrov""#,
      "a name across scripts, word order and inflection: Lavrov, Лавровым, Lavrovval, 拉夫罗夫",
      []
    ),
    .operator(
      "matches",
      "t matches /re/i",
      "a regular expression found anywhere; anchor with ^ and $",
      [Example(#""No. 42" matches /\d+/"#, gives: "true")]
    ),
    .operator(
      "is null",
      "x is null · x is not null",
      "whether a value is missing",
      [Example("null is null", gives: "true")]
    ),
    .operator(
      "??",
      "a ?? b",
      "the value a, or b where it is missing",
      [Example("null ?? 3", gives: "3")]
    ),
    .operator(
      "..",
      "a..b · a.. · ..b",
      "from one end to the other, both included",
      [Example("2 in ..5", gives: "true")]
    ),
    .operator(
      "and",
      "a and b",
      "both; unclear where it hangs on an unclear one",
      [Example("true and false", gives: "false")]
    ),
    .operator("or", "a or b", "either or both", [Example("true or false", gives: "true")]),
    .operator(
      "not",
      "not a",
      "the opposite; `not x in y` is `not (x in y)`",
      [Example("not 1 == 2", gives: "true")]
    ),
    .operator(
      "+",
      "a + b",
      "the sum; date + duration moves both ends",
      [Example("2025-02 + 1mo", gives: #""2025-03""#)]
    ),
    .operator(
      "-",
      "a - b",
      "the difference; of two exact days a duration",
      [Example("7 - 2", gives: "5")]
    ),
    .operator("*", "a * b", "the product", [Example("3 * 2.5", gives: "7.5")]),
    .operator(
      "/",
      "a / b",
      "the quotient, a number; by zero null, and counted",
      [Example("7 / 2", gives: "3.5"), Example("1 / 0", gives: "null")]
    ),
    .operator(
      "%",
      "a % b",
      "the remainder, with the sign of the left",
      [Example("-7 % 3", gives: "-1")]
    ),
    .operator(
      "[ ]",
      "list[1] · text[-1]",
      "the element at a place, from the end with -1; null outside",
      [Example("[4, 5][-1]", gives: "5"), Example("[4, 5][9]", gives: "null")]
    ),
    .operator(
      ".",
      "d.year · record.part · articles.language",
      "a part; of a list that part of each element; of a table that column as a list",
      [Example("2025-02-15.month", gives: "2")]
    ),
  ]
}

extension Entry {
  fileprivate static func `operator`(
    _ sign: String,
    _ usage: String,
    _ summary: String,
    _ examples: [Example]
  ) -> Entry {
    Entry(
      subject: .operator(sign),
      usage: usage,
      summary: summary,
      detail: "",
      examples: examples,
      signature: Signature(parameters: [], result: .type(.null))
    )
  }
}
