internal import Columns

extension Library {
  /// Three rows that the examples of aggregates share.
  private static let sample =
    "rows [{k: \"a\", n: 1}, {k: \"a\", n: 3}, {k: \"b\", n: 8}] | summarize "

  static let aggregates: [Entry] = [
    .aggregate(
      .count,
      "count or count(E)",
      [("E", .condition)],
      optional: 1,
      .type(.int),
      "the number of rows, or of those where the condition is true",
      examples: [
        Example(sample + "count", gives: "count\n3"),
        Example(sample + "many = count(n > 2)", gives: "many\n2"),
      ]
    ),
    .aggregate(
      .sum,
      "sum(x)",
      [("x", .quantity)],
      .same(0),
      "the sum; 0 of no values",
      examples: [Example(sample + "sum(n)", gives: "sum_n\n12")]
    ),
    .aggregate(
      .avg,
      "avg(x)",
      [("x", .quantity)],
      .type(.number),
      canFail: true,
      "the mean; null of no values",
      examples: [Example(sample + "avg(n)", gives: "avg_n\n4.0")]
    ),
    .aggregate(
      .median,
      "median(x)",
      [("x", .quantity)],
      .type(.number),
      canFail: true,
      "the middle value, or the mean of the two in the middle",
      examples: [Example(sample + "median(n)", gives: "median_n\n3.0")]
    ),
    .aggregate(
      .quantile,
      "quantile(x, p)",
      [("x", .number), ("p", .number)],
      .type(.number),
      canFail: true,
      "the value below which the share p lies, linear between ranks",
      examples: [Example(sample + "q = quantile(n, 0.25)", gives: "q\n2.0")]
    ),
    .aggregate(
      .stddev,
      "stddev(x)",
      [("x", .number)],
      .type(.number),
      canFail: true,
      "the standard deviation over n - 1; null of one value",
      examples: [
        Example("rows [{n: 1}, {n: 2}, {n: 3}] | summarize stddev(n)", gives: "stddev_n\n1.0")
      ]
    ),
    .aggregate(
      .min,
      "min(x)",
      [("x", .ordered)],
      .same(0),
      canFail: true,
      "the least value; of dates [least earliest, least latest]",
      examples: [Example(sample + "min(n)", gives: "min_n\n1")]
    ),
    .aggregate(
      .max,
      "max(x)",
      [("x", .ordered)],
      .same(0),
      canFail: true,
      "the greatest value; of dates [greatest earliest, greatest latest]",
      examples: [Example(sample + "max(n)", gives: "max_n\n8")]
    ),
    .aggregate(
      .first,
      "first(x)",
      [("x", .any)],
      .same(0),
      canFail: true,
      "the first value in the order of the rows, nulls skipped",
      examples: [Example(sample + "first(k)", gives: "first_k\na")]
    ),
    .aggregate(
      .last,
      "last(x)",
      [("x", .any)],
      .same(0),
      canFail: true,
      "the last value in the order of the rows, nulls skipped",
      examples: [Example(sample + "last(k)", gives: "last_k\nb")]
    ),
    .aggregate(
      .countDistinct,
      "count_distinct(x)",
      [("x", .any)],
      .type(.int),
      "how many different values there are; null is none",
      examples: [Example(sample + "count_distinct(k)", gives: "count_distinct_k\n2")]
    ),
    .aggregate(
      .distinct,
      "distinct(x)",
      [("x", .any)],
      .list(0),
      "the different values, first ones first",
      examples: [Example(sample + "distinct(k)", gives: "distinct_k\na; b")]
    ),
    .aggregate(
      .list,
      "list(x)",
      [("x", .any)],
      .list(0),
      "the values of all rows, nulls skipped",
      examples: [Example(sample + "list(n)", gives: "list_n\n1; 3; 8")]
    ),
    .aggregate(
      .top,
      "top(x, n = 3)",
      [("x", .any), ("n", .int)],
      optional: 1,
      .list(0),
      "the n most frequent values, ties by value",
      examples: [Example(sample + "t = top(k, 1)", gives: "t\na")]
    ),
    .aggregate(
      .share,
      "share(E)",
      [("E", .condition)],
      .type(.number),
      canFail: true,
      "the part of the rows where the condition is true, 0 to 1; null of no rows",
      examples: [Example(sample + "s = share(n > 100)", gives: "s\n0.0")]
    ),
    .aggregate(
      .any,
      "any(E)",
      [("E", .condition)],
      .type(.bool),
      "whether the condition is true in a row; false for no rows",
      examples: [Example(sample + "a = any(n > 5)", gives: "a\ntrue")]
    ),
    .aggregate(
      .all,
      "all(E)",
      [("E", .condition)],
      .type(.bool),
      "whether the condition is true in every row; true for no rows",
      examples: [Example(sample + "a = all(n > 5)", gives: "a\nfalse")]
    ),
  ]

  /// Three rows in order that the examples of windows share.
  private static let ordered = "rows [{n: 4}, {n: 1}, {n: 6}] | sort n | derive "

  static let windows: [Entry] = [
    .window(
      .rowNumber,
      "row_number()",
      [],
      .type(.int),
      "the number of the row, from 1",
      examples: [Example(ordered + "r = row_number()", gives: "n,r\n1,1\n4,2\n6,3")]
    ),
    .window(
      .rank,
      "rank()",
      [],
      .type(.int),
      "the place by the keys of the sort: ties share one, the next skips",
      examples: [
        Example(
          "rows [{n: 4}, {n: 4}, {n: 6}] | sort n | derive r = rank()",
          gives: "n,r\n4,1\n4,1\n6,3"
        )
      ]
    ),
    .window(
      .lag,
      "lag(x, n = 1)",
      [("x", .any), ("n", .int)],
      optional: 1,
      .same(0),
      canFail: true,
      "the value n rows before, null where there is none",
      examples: [Example(ordered + "b = lag(n)", gives: "n,b\n1,\n4,1\n6,4")]
    ),
    .window(
      .lead,
      "lead(x, n = 1)",
      [("x", .any), ("n", .int)],
      optional: 1,
      .same(0),
      canFail: true,
      "the value n rows after, null where there is none",
      examples: [Example(ordered + "b = lead(n)", gives: "n,b\n1,4\n4,6\n6,")]
    ),
    .window(
      .runningSum,
      "running_sum(x)",
      [("x", .number)],
      .same(0),
      canFail: true,
      "the sum of this row and all before, nulls skipped",
      examples: [Example(ordered + "s = running_sum(n)", gives: "n,s\n1,1\n4,5\n6,11")]
    ),
    .window(
      .movingAverage,
      "moving_avg(x, n)",
      [("x", .number), ("n", .int)],
      .type(.number),
      canFail: true,
      "the mean of this row and the n - 1 before, fewer at the start",
      examples: [Example(ordered + "a = moving_avg(n, 2)", gives: "n,a\n1,1.0\n4,2.5\n6,5.0")]
    ),
    .window(
      .change,
      "change(x)",
      [("x", .number)],
      .same(0),
      canFail: true,
      "the value less that of the row before",
      examples: [Example(ordered + "c = change(n)", gives: "n,c\n1,\n4,3\n6,2")]
    ),
  ]
}

extension Entry {
  /// An entry of an aggregate.
  fileprivate static func aggregate(
    _ aggregate: Aggregate,
    _ usage: String,
    _ parameters: [(String, Signature.Kind)],
    optional: Int = 0,
    _ result: Signature.Result,
    canFail: Bool = false,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    Entry(
      subject: .aggregate(aggregate),
      usage: usage,
      summary: summary,
      detail: "",
      examples: examples,
      signature: Signature(
        parameters: parameters.map { Signature.Parameter(name: $0.0, kind: $0.1) },
        optional: optional,
        result: result,
        canFail: canFail
      )
    )
  }

  /// An entry of a window function.
  fileprivate static func window(
    _ window: WindowFunction,
    _ usage: String,
    _ parameters: [(String, Signature.Kind)],
    optional: Int = 0,
    _ result: Signature.Result,
    canFail: Bool = false,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    Entry(
      subject: .window(window),
      usage: usage,
      summary: summary,
      detail: "Wants a sort (or top) with no group by, summarize, pivot, union or within since.",
      examples: examples,
      signature: Signature(
        parameters: parameters.map { Signature.Parameter(name: $0.0, kind: $0.1) },
        optional: optional,
        result: result,
        canFail: canFail
      )
    )
  }
}
