internal import Columns

extension Library {
  static let textFunctions: [Entry] = [
    .function(
      .lower,
      "lower(t)",
      [("t", .text)],
      .text,
      "the text in small letters",
      examples: [Example(#"lower("ÁRVÍZ")"#, gives: #""árvíz""#)]
    ),
    .function(
      .upper,
      "upper(t)",
      [("t", .text)],
      .text,
      "the text in capitals",
      examples: [Example(#"upper("kyiv")"#, gives: #""KYIV""#)]
    ),
    .function(
      .trim,
      "trim(t)",
      [("t", .text)],
      .text,
      "the text without white space at its ends",
      examples: [Example(#"trim("  a b ")"#, gives: #""a b""#)]
    ),
    .function(
      .fold,
      "fold(t)",
      [("t", .text)],
      .text,
      "the text as `has` and `contains` compare it: without case and marks",
      "Compatibility forms are decomposed, marks removed, case folded fully; ı is i, ł is l, đ is d, "
        + "ø is o, æ is ae, œ is oe, þ is th; quotes and dashes are one. No locale takes part.",
      examples: [Example(#"fold("İstanbul")"#, gives: #""istanbul""#)]
    ),
    .function(
      .len,
      "len(t)",
      [("t", .text)],
      .int,
      "how many code points the text has",
      examples: [Example(#"len("tűz")"#, gives: "3")]
    ),
    .function(
      .words,
      "words(t)",
      [("t", .text)],
      .list(.text),
      "the words of the text, after the rules of Unicode",
      examples: [Example(#"words("peace talks, again")"#, gives: #"["peace","talks","again"]"#)]
    ),
    .function(
      .slice,
      "slice(t, a..b)",
      [("t", .text), ("a..b", .range)],
      .text,
      "a part of the text, counted from 1, from the end with -1",
      examples: [
        Example(#"slice("ceasefire", 1..5)"#, gives: #""cease""#),
        Example(#"slice("ceasefire", -4..)"#, gives: #""fire""#),
      ]
    ),
    .function(
      .replace,
      "replace(t, old, new)",
      [("t", .text), ("old", .text), ("new", .text)],
      .text,
      "the text with every `old` exactly as written changed to `new`",
      examples: [Example(#"replace("a-b-c", "-", "/")"#, gives: #""a/b/c""#)]
    ),
    .function(
      .extract,
      "extract(t, /re/)",
      [("t", .text), ("/re/", .pattern)],
      .text,
      canFail: true,
      "the first group of the first match, or the match itself; null where nothing matches",
      examples: [
        Example(#"extract("No. 42 of 2025", /No\. (\d+)/)"#, gives: #""42""#),
        Example(#"extract("none", /\d+/)"#, gives: "null"),
      ]
    ),
    .function(
      .split,
      "split(t, by)",
      [("t", .text), ("by", .text)],
      .list(.text),
      "the parts of the text between the separators",
      examples: [Example(#"split("a,b,,c", ",")"#, gives: #"["a","b","","c"]"#)]
    ),
    .function(
      .join,
      "join(list, by)",
      [("list", .listOfText), ("by", .text)],
      .text,
      "the elements as one text; nulls are left out",
      examples: [Example(#"join(["a", "b"], " ")"#, gives: #""a b""#)]
    ),
    .format,
    .function(
      .script,
      "script(t)",
      [("t", .text)],
      .text,
      canFail: true,
      "the script of most letters, as ISO 15924 names it; null without letters",
      examples: [Example(#"script("Лавров")"#, gives: #""Cyrl""#)]
    ),
    .function(
      .latin,
      "latin(t)",
      [("t", .text)],
      .text,
      "the text in Latin letters, letter by letter",
      examples: [Example(#"latin("Лавров")"#, gives: #""Lavrov""#)]
    ),
    .function(
      .similarity,
      "similarity(a, b)",
      [("a", .text), ("b", .text)],
      .number,
      "how alike two texts are once folded, from 0 to 1",
      "1 less the number of letters to insert, remove, replace or swap over the longer length.",
      examples: [Example(#"similarity("Kyiv", "kyiv")"#, gives: "1.0")]
    ),
    .function(
      .snippet,
      "snippet(t, word)",
      [("t", .text), ("word", .text)],
      .text,
      "the part of the text around the first place where it contains the word",
      "Without such a place the beginning. At most 80 code points, cut at words, … where cut.",
      examples: [
        Example(#"snippet("A ceasefire holds.", "holds")"#, gives: #""A ceasefire holds.""#)
      ]
    ),
  ]
}

extension Entry {
  /// `format`, whose last parameter repeats.
  fileprivate static let format: Entry = {
    var entry = Entry.function(
      .format,
      #"format("{1} {2}", a, b)"#,
      [("template", .text), ("value", .any)],
      .text,
      "the template with {1}, {2} … replaced by the values; {{ is a brace",
      examples: [Example(#"format("{1} of {2}", 3, "ten")"#, gives: #""3 of ten""#)]
    )
    entry.signature.repeats = true
    return entry
  }()

  /// An entry of a scalar function.
  static func function(
    _ function: Function,
    _ usage: String,
    _ parameters: [(String, Signature.Kind)],
    _ type: ValueType,
    canFail: Bool = false,
    _ summary: String,
    _ detail: String = "",
    examples: [Example]
  ) -> Entry {
    Entry(
      subject: .function(function),
      usage: usage,
      summary: summary,
      detail: detail,
      examples: examples,
      signature: Signature(
        parameters: parameters.map { Signature.Parameter(name: $0.0, kind: $0.1) },
        result: .type(type),
        canFail: canFail
      )
    )
  }
}
