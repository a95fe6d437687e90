internal import Columns

extension Library {
  static let verbs: [Entry] = rowVerbs + groupVerbs + tableVerbs + endVerbs

  /// Verbs that choose rows and columns.
  private static let rowVerbs: [Entry] = [
    .verb(
      .filter,
      "filter E",
      "keeps the rows where E is certainly true",
      "Says how many rows were unclear, because their date is known only roughly.",
      [Example(#"rows [{a: 1}, {a: 2}] | filter a > 1"#, gives: "a\n2")]
    ),
    .verb(
      .exclude,
      "exclude E",
      "keeps exactly the rows that `filter E` would not",
      "Also those where E is unclear or a value is missing.",
      [Example(#"rows [{a: 1}, {a: 2}, {a: null}] | exclude a > 1"#, gives: "a\n1\n")]
    ),
    .verb(
      .search,
      #"search [ranked] "ceasefire or tűzszünet -drill""#,
      "keeps the rows whose texts contain the words",
      "Words are joined by and; `or` binds tighter; -not, word*, field:word, '\"a phrase\"'. Letters "
        + "are compared without case and marks. `ranked` adds score and sorts by it. In articles it "
        + "looks at title, lead, body, captions and quotes, in events at title and quote, else at all "
        + "texts but keys.",
      [
        Example(
          #"rows [{t: "Peace talks"}, {t: "War"}] | search "talk* -war""#,
          gives: "t\nPeace talks"
        )
      ]
    ),
    .verb(
      .derive,
      "derive x = E, y = E",
      "adds columns or replaces them",
      "Later ones may use earlier ones. An aggregate ranges over the table, in within over the group.",
      [
        Example("rows [{n: 1}, {n: 3}] | derive p = n / sum(n)", gives: "n,p\n1,0.25\n3,0.75")
      ]
    ),
    .verb(
      .select,
      "select a, n = E, *",
      "keeps these columns, in this order",
      "`*` is the columns that are not named in it.",
      [Example("rows [{a: 1, b: 2, c: 3}] | select c, *", gives: "c,a,b\n3,1,2")]
    ),
    .verb(
      .drop,
      "drop a, b",
      "leaves columns out",
      "",
      [Example("rows [{a: 1, b: 2}] | drop a", gives: "b\n2")]
    ),
    .verb(
      .rename,
      "rename new = old",
      "gives columns other names",
      "`rename a = b, b = a` swaps two.",
      [Example("rows [{a: 1, b: 2}] | rename x = a", gives: "x,b\n1,2")]
    ),
    .verb(
      .sort,
      "sort E [asc or desc] [nulls first], …",
      "orders the rows",
      "Ascending by default; nulls last both ways; rows with equal keys keep their order. A date sorts "
        + "by its earliest day, the wider first.",
      [Example("rows [{n: 2}, {n: null}, {n: 3}] | sort n desc", gives: "n\n3\n2\n")]
    ),
    .verb(
      .take,
      "take 20 · take 11..20 · take 21..",
      "keeps rows by their place",
      "",
      [Example("rows [{n: 1}, {n: 2}, {n: 3}] | take 2..3", gives: "n\n2\n3")]
    ),
    .verb(
      .top,
      "top 10 by E, … [with ties]",
      "keeps the rows with the largest values, largest first",
      "",
      [Example("rows [{n: 1}, {n: 5}, {n: 3}] | top 2 by n", gives: "n\n5\n3")]
    ),
    .verb(
      .distinct,
      "distinct [by E, …]",
      "keeps the first row of each key",
      "",
      [Example("rows [{n: 1}, {n: 1}, {n: 2}] | distinct", gives: "n\n1\n2")]
    ),
    .verb(
      .sample,
      "sample 100 [seed 7]",
      "keeps rows at random, the same ones everywhere",
      "The rows of the least hash of seed and id; without a column id, of the row's number.",
      [Example("rows [{n: 1}] | sample 5", gives: "n\n1")]
    ),
  ]

  /// Verbs that bring rows together.
  private static let groupVerbs: [Entry] = [
    .verb(
      .groupBy,
      "group by K, … [with A, …]",
      "one row for each key, keys ascending",
      "Without `with` the column count. A key is `[name =] E [per UNIT] [fill [PERIOD]]` or "
        + "`[name =] each LIST`; UNIT is day week month quarter year decade weekday, or 10d from D. "
        + "`fill` adds the buckets that are missing.",
      [
        Example(
          #"rows [{k: "b", n: 1}, {k: "a", n: 2}, {k: "b", n: 4}] | group by k with s = sum(n)"#,
          gives: "k,s\na,2\nb,5"
        ),
        Example(
          "rows [{d: 2025-01-30}, {d: 2025-03-02}] | group by d per month fill",
          gives: "d,count\n2025-01,1\n2025-02,0\n2025-03,1"
        ),
        Example(
          #"rows [{l: ["x", "y"]}, {l: ["x"]}] | group by each l"#,
          gives: "l,count\nx,2\ny,1"
        ),
      ]
    ),
    .verb(
      .summarize,
      "summarize A, …",
      "one row of aggregates, also for no input",
      "",
      [Example("rows [{n: 1}, {n: 4}] | summarize sum(n), n = count", gives: "sum_n,n\n5,2")]
    ),
    .verb(
      .count,
      "count",
      "the number of rows",
      "The same as `summarize count`.",
      [Example("rows [{n: 1}, {n: 4}] | count", gives: "count\n2")]
    ),
    .verb(
      .within,
      "within K, … ( stage | stage … )",
      "runs the stages once for each group",
      "The latest three of each, running sums, shares. Inside may stand filter, exclude, derive, sort, "
        + "take, top, distinct, summarize, count and group by.",
      [
        Example(
          #"rows [{k: "b", n: 1}, {k: "a", n: 2}, {k: "b", n: 4}] | within k ( sort n desc | take 1 )"#,
          gives: "k,n\na,2\nb,4"
        )
      ]
    ),
    .verb(
      .pivot,
      #"pivot K in ["hu", "de"] [with A]"#,
      "makes columns of the values of a key",
      "Stands directly after a group by; rows are its other keys. Without the list only sort, take, "
        + "chart and save may follow.",
      [
        Example(
          #"rows [{a: 1, k: "x"}, {a: 2, k: "y"}, {a: 2, k: "y"}] | group by a, k | pivot k in ["x", "y"]"#,
          gives: "a,x,y\n1,1,0\n2,0,2"
        )
      ]
    ),
    .verb(
      .unpivot,
      "unpivot a, b as name, value",
      "makes rows of columns",
      "",
      [
        Example(
          "rows [{k: 1, a: 2, b: 3}] | unpivot a, b as name, value",
          gives: "k,name,value\n1,a,2\n1,b,3"
        )
      ]
    ),
  ]

  /// Verbs over lists and other tables.
  private static let tableVerbs: [Entry] = [
    .verb(
      .explode,
      "explode list [as x]",
      "one row for each element",
      "Replaces the list, or stands in x after it. An empty list keeps its row with null.",
      [Example("rows [{a: 1, l: [3, 4]}] | explode l", gives: "a,l\n1,3\n1,4")]
    ),
    .verb(
      .pairs,
      "pairs list as a, b",
      "one row for each pair of different elements: who meets whom",
      "The smaller is in a. Rows with fewer than two elements are left out and counted.",
      [
        Example(
          #"rows [{l: ["x", "z", "y"]}] | pairs l as a, b | select a, b"#,
          gives: "a,b\nx,z\nx,y\ny,z"
        )
      ]
    ),
    .verb(
      .join,
      "[left or semi or anti] join T [as n] on K",
      "brings the rows of another table beside",
      "K is columns, or left.x == right.y joined by and. Columns of T that clash become n_col. A null "
        + "key joins nothing. `semi` keeps the rows with a partner, `anti` those without.",
      [
        Example(
          #"rows [{k: 1, a: "x"}, {k: 2, a: "y"}] | join (rows [{k: 2, b: "z"}]) on k"#,
          gives: "k,a,b\n2,y,z"
        ),
        Example(
          #"rows [{k: 1, a: "x"}, {k: 2, a: "y"}] | anti join (rows [{k: 2, b: "z"}]) on k"#,
          gives: "k,a\n1,x"
        ),
      ]
    ),
    .verb(
      .union,
      "union T",
      "adds the rows of another table, by the names of columns",
      "Missing columns are null; rows that occur twice stay.",
      [Example("rows [{a: 1}] | union (rows [{a: 2.5, b: 3}])", gives: "a,b\n1.0,\n2.5,3")]
    ),
  ]

  /// Verbs that show, check and write.
  private static let endVerbs: [Entry] = [
    .verb(
      .describe,
      "describe",
      "one row for each column: type, nulls, distinct, min, max, most frequent",
      "",
      [
        Example(
          "rows [{n: 1}, {n: 4}, {n: 4}] | describe",
          gives: "column,type,nulls,distinct,min,max,top\nn,int,0,2,1,4,4"
        )
      ]
    ),
    .verb(
      .chart,
      "chart bar or line or heat or calendar or timeline or graph [x, y [, by]]",
      "draws the table and passes it on",
      "By default x is the first column, y the first number, by the other key.",
      [Example(#"rows [{k: "a", n: 1}] | chart bar"#, gives: "k,n\na,1")]
    ),
    .verb(
      .evidence,
      "evidence",
      "one row for each quote that supports a row",
      "The row's columns, then article, file, source, language, line and quote.",
      []
    ),
    .verb(
      .assert,
      #"assert each E ["msg"] · assert count > 0 ["msg"] · assert same as T"#,
      "fails the run where something does not hold",
      "Shows the first offending rows; the status is 1. `{name}` in the message is a param or let.",
      [Example("rows [{n: 1}] | assert each n > 0", gives: "n\n1")]
    ),
    .verb(
      .save,
      #"save "x.csv" [as fmt] [new] [raw]"#,
      "writes the table to a file",
      "csv tsv json jsonl markdown html arrow svg ics, by the name's end or `as`. `new` never "
        + "overwrites. Cells of csv that begin with = + - @ are guarded unless `raw`.",
      []
    ),
    .verb(
      .explain,
      "explain [run]",
      "says the plan in plain words",
      "With `run`, also the rows in and out and the time of each stage.",
      []
    ),
  ]
}

extension Entry {
  fileprivate static func verb(
    _ verb: Verb,
    _ usage: String,
    _ summary: String,
    _ detail: String,
    _ examples: [Example]
  ) -> Entry {
    Entry(
      subject: .verb(verb),
      usage: usage,
      summary: summary,
      detail: detail,
      examples: examples,
      signature: Signature(parameters: [], result: .type(.null))
    )
  }
}
