internal import Columns

extension Library {
  static let dateFunctions: [Entry] = [
    .function(
      .date,
      "date(x)",
      [("x", .dated)],
      .date,
      canFail: true,
      "the date that a text in EDTF states, the day of an instant, or the date itself",
      "A text that is no date gives null, and is counted. Of a constant it is known before any row "
        + "is read: date(\"2016-10/2016-12\").",
      examples: [
        Example(#"date("2025-02~")"#, gives: #""2025-02~""#),
        Example(#"date("2016-10/2016-12")"#, gives: #""2016-10/2016-12""#),
      ]
    ),
    .function(
      .earliest,
      "earliest(d)",
      [("d", .date)],
      .date,
      canFail: true,
      "the first day that the date can be; null where its start is open",
      examples: [Example("earliest(2025-02)", gives: #""2025-02-01""#)]
    ),
    .function(
      .latest,
      "latest(d)",
      [("d", .date)],
      .date,
      canFail: true,
      "the last day that the date can be; null where its end is open",
      examples: [Example("latest(2025-02)", gives: #""2025-02-28""#)]
    ),
    .function(
      .precision,
      "precision(d)",
      [("d", .date)],
      .text,
      "how exactly the date is known: day month year interval open pattern",
      examples: [Example("precision(2025-02)", gives: #""month""#)]
    ),
    .function(
      .start,
      "start(d, unit)",
      [("d", .date), ("unit", .unit)],
      .date,
      canFail: true,
      "the first day of the week, month, quarter, year or decade in which the date lies",
      "Null where the possible days lie in several.",
      examples: [Example(#"start(2025-02-15, "month")"#, gives: #""2025-02-01""#)]
    ),
    .function(
      .days,
      "days(a, b)",
      [("a", .date), ("b", .date)],
      .int,
      canFail: true,
      "whole days from a to b, both exact days; else null, and counted",
      examples: [Example("days(2025-02-15, 2025-03-01)", gives: "14")]
    ),
    .function(
      .age,
      "age(d)",
      [("d", .date)],
      .int,
      canFail: true,
      "whole days from an exact day to today; else null, and counted",
      examples: [Example("age(today)", gives: "0")]
    ),
    .function(
      .edtf,
      "edtf(d)",
      [("d", .date)],
      .text,
      "the date as EDTF writes it",
      examples: [Example("edtf(2025-02~)", gives: #""2025-02~""#)]
    ),
  ]

  static let numberFunctions: [Entry] = [
    .same(
      .abs,
      "abs(x)",
      [("x", .number)],
      "the number without its sign",
      examples: [Example("abs(-3)", gives: "3")]
    ),
    .same(
      .round,
      "round(x, places = 0)",
      [("x", .number), ("places", .int)],
      optional: 1,
      "the nearest number with so many decimal places, half away from zero",
      examples: [
        Example("round(2.5)", gives: "3.0"), Example("round(-2.5)", gives: "-3.0"),
        Example("round(3.14159, 2)", gives: "3.14"),
      ]
    ),
    .same(
      .floor,
      "floor(x)",
      [("x", .number)],
      "the next whole number below",
      examples: [Example("floor(-2.5)", gives: "-3.0")]
    ),
    .same(
      .ceil,
      "ceil(x)",
      [("x", .number)],
      "the next whole number above",
      examples: [Example("ceil(2.1)", gives: "3.0")]
    ),
    .common(
      .min,
      "min(a, b)",
      [("a", .ordered), ("b", .ordered)],
      from: 0,
      "the smaller of two values; null where one is null",
      examples: [Example("min(3, 2.5)", gives: "2.5")]
    ),
    .common(
      .max,
      "max(a, b)",
      [("a", .ordered), ("b", .ordered)],
      from: 0,
      "the larger of two values; null where one is null",
      examples: [Example("max(3, 7)", gives: "7")]
    ),
    .function(
      .number,
      "number(x)",
      [("x", .numeral)],
      .number,
      canFail: true,
      "the number that a text states, or the int as a number; else null, and counted",
      examples: [Example(#"number("2.50")"#, gives: "2.5")]
    ),
    .function(
      .int,
      "int(x)",
      [("x", .numeral)],
      .int,
      canFail: true,
      "the whole number that a text states, or the number cut at the point; else null, and counted",
      examples: [Example("int(-2.7)", gives: "-2"), Example(#"int("x")"#, gives: "null")]
    ),
  ]

  static let conditionFunctions: [Entry] = [
    .common(
      .if,
      "if(c, a, b)",
      [("c", .condition), ("a", .any), ("b", .any)],
      from: 1,
      "the value a where the condition is true, else b",
      examples: [Example(#"if(2 > 1, "yes", "no")"#, gives: #""yes""#)]
    ),
    .case,
    .certainty(
      .certain,
      "certain(E)",
      "whether E is true on all possible days; unclear counts as no",
      examples: [Example("certain(1 == 1)", gives: "true")]
    ),
    .certainty(
      .maybe,
      "maybe(E)",
      "whether E is true on a possible day; unclear counts as yes",
      examples: [Example("maybe(1 == 2)", gives: "false")]
    ),
    .certainty(
      .unclear,
      "unclear(E)",
      "whether E is true on some possible days and false on others",
      examples: [Example("unclear(1 == 1)", gives: "false")]
    ),
  ]
}

extension Entry {
  /// `case`, whose parameters come in pairs and end in one.
  fileprivate static let `case`: Entry = {
    var entry = Entry.common(
      .case,
      "case(c1, v1, …, else)",
      [("c", .condition), ("v", .any)],
      from: 1,
      "the value after the first condition that is true, or the last value",
      examples: [Example(#"case(1 > 2, "a", 2 > 1, "b", "c")"#, gives: #""b""#)]
    )
    entry.signature.repeats = true
    return entry
  }()

  /// A function that makes a doubtful condition plain.
  fileprivate static func certainty(
    _ certainty: Expression.Certainty,
    _ usage: String,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    Entry(
      subject: .certainty(certainty),
      usage: usage,
      summary: summary,
      detail: "Comparisons of dates that are known only roughly can be unclear.",
      examples: examples,
      signature: Signature(
        parameters: [Signature.Parameter(name: "E", kind: .condition)],
        result: .type(.bool)
      )
    )
  }

  /// A function that gives the type of its first argument.
  static func same(
    _ function: Function,
    _ usage: String,
    _ parameters: [(String, Signature.Kind)],
    optional: Int = 0,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    var entry = Entry.function(
      function,
      usage,
      parameters,
      .null,
      summary,
      examples: examples
    )
    entry.signature.result = .same(0)
    entry.signature.optional = optional
    return entry
  }

  /// A function that gives the type that its arguments have in common.
  static func common(
    _ function: Function,
    _ usage: String,
    _ parameters: [(String, Signature.Kind)],
    from first: Int,
    _ summary: String,
    examples: [Example]
  ) -> Entry {
    var entry = Entry.function(
      function,
      usage,
      parameters,
      .null,
      summary,
      examples: examples
    )
    entry.signature.result = .common(from: first)
    return entry
  }
}
