extension Check {
  /// Reports a verb that does not exist.
  mutating func reportNoVerb(_ name: Name, _ syntax: StageSyntax) {
    if expansions.contains(where: { $0.name == name.text }) {
      report(.selfCall, "`\(name.text)` calls itself", at: name.span)
      return
    }
    // What is wrong behind a verb that does not exist says nothing.
    if expansions.isEmpty { silenced.append(SourceSpan(name.span.end, syntax.span.end)) }
    let own = names.filter { if case .verb = $0.value.meaning { true } else { false } }
    let known = Grammar.verbs + own.map(\.key).sorted()
    var help: [Diagnostic.Help] = []
    if let verb = verbHabits[name.text.lowercased()] {
      help = [fix(name.span, by: verb)]
    } else if Library.isFunction(name.text) {
      let rest = text(of: SourceSpan(name.span.end, syntax.span.end))
      help = [
        fix(
          SourceSpan(name.span.start, syntax.span.end),
          by: "summarize \(name.text)(\(rest.trimmed))",
          remark: "a function, in a verb"
        )
      ]
    } else {
      help = Nearest.names(to: name.text, among: known).map { fix(name.span, by: $0) }
    }
    if help.isEmpty { help = [Diagnostic.Help(note: "`help verbs` lists them all")] }
    report(.noVerb, "no verb `\(name.text)`", at: name.span, help: help)
  }
}

/// Verbs of other languages that take what the dq verb takes.
private let verbHabits: [String: String] = [
  "where": "filter", "keep": "filter", "mutate": "derive", "extend": "derive", "eval": "derive",
  "put": "derive", "assign": "derive", "with_columns": "derive", "project": "select",
  "cut": "select", "reject": "drop", "order_by": "sort", "orderby": "sort", "arrange": "sort",
  "sort_by": "sort", "head": "take", "limit": "take", "first": "take", "uniq": "distinct",
  "unique": "distinct", "dedup": "distinct", "unnest": "explode", "flatten": "explode",
  "mvexpand": "explode", "append": "union", "concat": "union", "agg": "summarize",
  "aggregate": "summarize", "stats": "summarize", "filter_out": "exclude", "group_by": "group by",
  "groupby": "group by", "sort_values": "sort", "merge": "join", "write": "save",
  "melt": "unpivot", "summary": "describe", "plot": "chart", "render": "chart bar",
]

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    String(trimmedEnd.drop { $0 == " " })
  }
}
