internal import Columns

extension Library {
  /// The words that begin a line, and the tables that are written out or read from a file.
  static let statements: [Entry] = [
    .statement(
      "let",
      "let calls = events | filter … · let n = 3",
      "a name for a table or a value",
      "Behind it `calls.date` is that column as a list."
    ),
    .statement(
      "def",
      "def busy(n: int = 5) = | filter count >= n · def short(t: text) = slice(t, 1..40)",
      "a verb or a function of one's own",
      "A verb begins with `|` and is used as `| busy 3`, a function as `short(title)`. Parameters have types."
    ),
    .statement(
      "param",
      "param since: date = 2025-01 \"first month\"",
      "a value that the command line can set, as --since",
      "Without a default it must be given there."
    ),
    .statement(
      "use",
      "use \"library.dq\"",
      "takes the definitions of another file",
      "That file may only define."
    ),
    .statement(
      "alias",
      "alias \"Kyiv\" = \"Kiev\", \"Київ\"",
      "further spellings of a name, for `named`"
    ),
    .statement(
      "open",
      "open \"clippings\"",
      "the collection, folder or file to ask",
      "Its place is counted from the script's."
    ),
    .statement(
      "strict",
      "strict",
      "from here on, what would be left out and counted is an error"
    ),
    .statement(
      "rows",
      "rows [{a: 1, b: \"x\"}, {a: 2}]",
      "a table that is written out",
      "What a record does not name is null.",
      [Example("rows [{a: 1, b: \"x\"}, {a: 2}]", gives: "a,b\n1,x\n2,")]
    ),
    .statement(
      "load",
      "load \"prices.csv\" (zip: text, day: date \"D.M.Y\")",
      "the table of a file: csv, tsv, json, jsonl or Arrow",
      "The types are told by the values, unless they are stated."
    ),
  ]
}

extension Entry {
  fileprivate static func statement(
    _ word: String,
    _ usage: String,
    _ summary: String,
    _ detail: String = "",
    _ examples: [Example] = []
  ) -> Entry {
    Entry(
      subject: .statement(word),
      usage: usage,
      summary: summary,
      detail: detail,
      examples: examples,
      signature: Signature(parameters: [], result: .type(.null))
    )
  }
}
