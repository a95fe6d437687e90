extension Check {
  /// Reports a function that does not exist, with the dq line for habits from elsewhere.
  mutating func reportNoFunction(_ call: Call) {
    let name = call.name.text
    if expansions.contains(where: { $0.name == name }) {
      report(.selfCall, "`\(name)` calls itself", at: call.span)
      return
    }
    let lower = name.lowercased()
    let words = call.arguments.map { text(of: $0.span) }
    var help: [Diagnostic.Help] = []
    if let template = functionHabits[lower] {
      help = [fix(call.span, by: filled(template, words))]
    } else if Verb.allCases.contains(where: { $0.rawValue == lower }) {
      help = [
        Diagnostic.Help(
          note: "it is a verb, behind a `|`: `| \(lower) \(words.joined(separator: ", "))`"
        )
      ]
    } else {
      let own = names.filter { if case .function = $0.value.meaning { true } else { false } }
      let known = Library.functionNames + own.map(\.key).sorted()
      help = Nearest.names(to: name, among: known).map { fix(call.name.span, by: $0) }
      if Library.isFunction(lower) { help = [fix(call.name.span, by: lower)] }
      if help.isEmpty {
        // A misspelt name of another language: `lenght` is its `length`.
        help = Nearest.names(to: lower, among: functionHabits.keys.sorted()).prefix(1)
          .compactMap { functionHabits[$0] }
          .map { fix(call.span, by: filled($0, words)) }
      }
    }
    if help.isEmpty {
      help = [Diagnostic.Help(note: "`help functions` lists them all")]
    }
    report(.noFunction, "no function `\(name)`", at: call.name.span, help: help)
  }

  private func filled(_ template: String, _ words: [String]) -> String {
    var text = template
    for (place, word) in words.enumerated() {
      text = text.split(separator: "{\(place + 1)}", omittingEmptySubsequences: false)
        .joined(separator: word)
    }
    return text.split(separator: "{all}", omittingEmptySubsequences: false)
      .joined(separator: words.joined(separator: ", "))
  }
}

/// Functions of other languages, and how dq says the same.
let functionHabits: [String: String] = [
  "length": "len({1})", "strlen": "len({1})", "char_length": "len({1})", "nchar": "len({1})",
  "mean": "avg({1})", "average": "avg({1})", "std": "stddev({1})", "sd": "stddev({1})",
  "stdev": "stddev({1})", "percentile": "quantile({1}, {2})", "n_distinct": "count_distinct({1})",
  "nunique": "count_distinct({1})", "dcount": "count_distinct({1})", "dc": "count_distinct({1})",
  "countif": "count({1})", "count_if": "count({1})", "sumif": "sum(if({2}, {1}, 0))",
  "substr": "slice({1}, 1..10)", "substring": "slice({1}, 1..10)", "left": "slice({1}, 1..{2})",
  "coalesce": "{1} ?? {2}", "ifnull": "{1} ?? {2}", "nvl": "{1} ?? {2}", "isnull": "{1} is null",
  "is_null": "{1} is null", "is.na": "{1} is null", "isna": "{1} is null",
  "isempty": "{1} is null", "isnotnull": "{1} is not null", "notnull": "{1} is not null",
  "iif": "if({all})", "iff": "if({all})", "ifelse": "if({all})", "if_else": "if({all})",
  "case_when": "case({all})", "concat": "join([{all}], \" \")", "strcat": "join([{all}], \" \")",
  "paste": "join([{all}], \" \")", "year": "{1}.year", "quarter": "{1}.quarter",
  "month": "{1}.month", "week": "{1}.week", "day": "{1}.day", "weekday": "{1}.weekday",
  "dayofweek": "{1}.weekday", "getyear": "{1}.year", "monthofyear": "{1}.month",
  "exists": "{1} is not null", "yesterday": "yesterday", "tomorrow": "tomorrow",
  "isblank": "{1} is null", "to_char": "edtf({1})", "strftime": "edtf({1})",
  "today": "today", "includes": "{1} contains {2}",
  "ago": "today - {1}", "n": "count", "c": "[{all}]", "bin": "start({1}, \"day\")",
  "floor_date": "start({1}, \"month\")", "str_length": "len({1})", "str_detect": "{1} has {2}",
  "str_contains": "{1} contains {2}", "if_null": "{1} ?? {2}",
  "nullif": "if({1} == {2}, null, {1})",
  "now": "today", "current_date": "today", "getdate": "today", "curdate": "today",
  "date_trunc": "start({2}, {1})", "startofmonth": "start({1}, \"month\")",
  "startofyear": "start({1}, \"year\")", "startofweek": "start({1}, \"week\")",
  "datediff": "days({1}, {2})", "date_diff": "days({1}, {2})", "to_date": "date({1})",
  "todate": "date({1})", "parse_date": "date({1})", "todatetime": "date({1})",
  "datetime": "date({1})", "lcase": "lower({1})", "tolower": "lower({1})",
  "ucase": "upper({1})", "toupper": "upper({1})", "strip": "trim({1})",
  "str_replace": "replace({all})", "gsub": "replace({all})",
  "regexp_extract": "extract({1}, /re/)", "regex_extract": "extract({1}, /re/)",
  "array_length": "size({1})", "cardinality": "size({1})", "list_contains": "{2} in {1}",
  "array_contains": "{2} in {1}", "unique": "distinct({1})", "uniq": "distinct({1})",
  "group_concat": "join(list({1}), \", \")", "string_agg": "join(list({1}), \", \")",
  "array_agg": "list({1})", "collect": "list({1})", "make_list": "list({1})",
  "make_set": "distinct({1})", "cast": "number({1})", "to_number": "number({1})",
  "tonumber": "number({1})", "toint": "int({1})", "as_int": "int({1})",
  "ceiling": "ceil({1})", "cumsum": "running_sum({1})",
  "row_num": "row_number()", "rownum": "row_number()", "dense_rank": "rank()",
  "shift": "lag({1})", "prev": "lag({1})", "next": "lead({1})", "diff": "change({1})",
  "rolling_mean": "moving_avg({all})", "map_values": "map({all})", "filter": "keep({all})",
  "any_value": "first({1})", "mode": "top({1}, 1)", "levenshtein": "similarity({1}, {2})",
  "unidecode": "latin({1})", "casefold": "fold({1})", "contains": "{1} contains {2}",
  "startswith": "{1} starts with {2}", "starts_with": "{1} starts with {2}",
  "endswith": "{1} ends with {2}", "ends_with": "{1} ends with {2}", "like": "{1} contains {2}",
]
