/// The habits that are known, by the word that begins them.
extension Habit {
  /// Verbs that differ in nothing but their name; a verb of several words is joined by spaces.
  static let renamed: [String: (dq: String, origin: String)] = [
    "where": ("filter", "SQL and KQL"), "having": ("filter", "SQL"),
    "order by": ("sort", "SQL"), "orderby": ("sort", "Spark"), "arrange": ("sort", "dplyr"),
    "sort_by": ("sort", "jq"), "sort - by": ("sort", "nushell"),
    "sort_values": ("sort", "pandas"), "limit": ("take", "SQL"), "head": ("take", "Splunk"),
    "first": ("take", "nushell"), "fetch": ("take", "SQL"), "slice_head": ("take", "dplyr"),
    "extend": ("derive", "KQL"), "mutate": ("derive", "dplyr"), "assign": ("derive", "pandas"),
    "eval": ("derive", "Splunk"), "insert": ("derive", "nushell"),
    "with_columns": ("derive", "Polars"), "transmute": ("select", "dplyr"),
    "project": ("select", "KQL"), "table": ("select", "Splunk"), "fields": ("select", "Splunk"),
    "get": ("select", "nushell"), "project - away": ("drop", "KQL"),
    "project - rename": ("rename", "KQL"), "reject": ("drop", "nushell"),
    "mv - expand": ("explode", "KQL"), "mvexpand": ("explode", "Splunk"),
    "unnest": ("explode", "SQL"), "flatten": ("explode", "nushell"),
    "unnest_longer": ("explode", "dplyr"), "uniq": ("distinct", "nushell"),
    "unique": ("distinct", "pandas"), "group_by": ("group by", "dplyr"),
    "groupby": ("group by", "pandas"), "group - by": ("group by", "nushell"),
    "aggregate": ("summarize", "PRQL"), "summarise": ("summarize", "dplyr"),
    "append": ("union", "PRQL"), "grep": ("search", "the shell"),
    "inner join": ("join", "SQL"), "left outer join": ("left join", "SQL"),
    "semi_join": ("semi join", "dplyr"), "length": ("count", "jq"),
    "pivot_wider": ("pivot", "dplyr"), "melt": ("unpivot", "pandas"),
    "pivot_longer": ("unpivot", "dplyr"), "tee": ("save", "the shell"),
    "anti_join": ("anti join", "dplyr"), "slice_sample": ("sample", "dplyr"),
    "split - by": ("group by", "nushell"), "uniq - by": ("distinct by", "nushell"),
    "cut": ("select", "Miller"), "put": ("derive", "Miller"),
    "filter - out": ("exclude", "dplyr"), "filter_out": ("exclude", "dplyr"),
  ]

  /// Stages that are built otherwise.
  static let stages: [Habit] = [
    Habit("SQL", "select distinct : k", "distinct by {k} | select {k}"),
    Habit("SQL", "select * except ( : k ; )", "drop {k}"),
    Habit("SQL", "select * exclude ( : k ; )", "drop {k}"),
    Habit("SQL", "select * except : k", "drop {k}"),
    Habit("SQL", "select * exclude : k", "drop {k}"),
    Habit("SQL", "left outer join : t ; on : k", "left join {t} on {k}"),
    Habit("SQL", "join left : t ; on : k", "left join {t} on {k}"),
    Habit("Miller", "sort - nr : k", "sort {k} desc"),
    Habit("Miller", "sort - nf : k", "sort {k}"),
    Habit("Miller", "sort - f : k", "sort {k}"),
    Habit("Miller", "sort - r : k", "sort {k} desc"),
    Habit("Miller", "head - n : n ; - g : k", "within {k} ( take {n} )"),
    Habit("Miller", "head - n : n", "take {n}"),
    Habit("Miller", "top - n : n ; - f : k", "top {n} by {k}"),
    Habit("Miller", "cut - x - f : k", "drop {k}"),
    Habit("Miller", "cut - f : k", "select {k}"),
    Habit("Miller", "uniq - g : k", "distinct by {k}"),
    Habit("Miller", "count - distinct - f : k", "group by {k}"),
    Habit("Miller", "count - by : k", "group by {k}"),
    Habit("nushell", "sort - by : k ; - - reverse", "sort {k} desc"),
    Habit("nushell", "sort - by : k ; - r", "sort {k} desc"),
    Habit("Splunk", "fields - : k", "drop {k}"),
    Habit("Splunk", "dedup : k ; sortby - : s", "sort {s} desc | distinct by {k}"),
    Habit("Splunk", "dedup : k ; sortby : s", "sort {s} | distinct by {k}"),
    Habit(
      "Splunk",
      "timechart span = 1d : a ; by : k",
      "group by date per day fill, {k} with {a}"
    ),
    Habit(
      "Splunk",
      "timechart span = 1mon : a ; by : k",
      "group by date per month fill, {k} with {a}"
    ),
    Habit("Splunk", "timechart : a ; by : k", "group by date per day fill, {k} with {a}"),
    Habit("dplyr", "count ( : k ; , sort = true )", "group by {k} | sort count desc"),
    Habit("KQL", "count by : k", "group by {k}"),
    Habit("KQL", "summarize count ( ) by : k", "group by {k}"),
    Habit("KQL", "summarize by : k", "distinct by {k}"),
    Habit("KQL", "summarize : a ; by : k", "group by {k} with {a}"),
    Habit("dplyr", "summarise ( : a ; )", "summarize {a}"),
    Habit("dplyr", "summarize ( : a ; )", "summarize {a}"),
    Habit("dplyr", "mutate ( : a ; )", "derive {a}"),
    Habit("dplyr", "arrange ( : k ; )", "sort {k}"),
    Habit("dplyr", "group_by ( : k ; )", "group by {k}"),
    Habit("pandas", "groupby ( : k ; )", "group by {k}"),
    Habit("dplyr", "slice_head ( n = : n ; )", "take {n}"),
    Habit("dplyr", "head ( : n ; )", "take {n}"),
    Habit("dplyr", "count ( : k ; )", "group by {k}"),
    Habit("dplyr", "distinct ( : k ; )", "distinct by {k}"),
    Habit("jq", "sort_by ( : k ; )", "sort {k}"),
    Habit("jq", "unique_by ( : k ; )", "distinct by {k}"),
    Habit("jq", "select ( . : e ; )", "filter {e}"),
    Habit("Splunk", "stats count by : k", "group by {k}"),
    Habit("Splunk", "stats : a ; by : k", "group by {k} with {a}"),
    Habit("Splunk", "stats : a", "summarize {a}"),
    Habit("Splunk", "timechart span = 1d : a", "group by date per day fill with {a}"),
    Habit("Splunk", "timechart span = 1mon : a", "group by date per month fill with {a}"),
    Habit("Splunk", "dedup : k", "distinct by {k}"),
    Habit("jq", "map ( . : e ; )", "select {e}"),
    Habit("PRQL", "aggregate { : a ; }", "summarize {a:calls}"),
    Habit("PRQL", "select { : a ; }", "select {a}"),
    Habit("PRQL", "derive { : a ; }", "derive {a}"),
    Habit("PRQL", "sort { : a ; }", "sort {a}"),
    Habit("PRQL", "group { : k ; } ( aggregate { : a ; } )", "group by {k} with {a:calls}"),
    Habit("PRQL", "group : k ; ( aggregate { : a ; } )", "group by {k} with {a:calls}"),
    Habit("KQL", "join kind = inner : t ; on : k", "join {t} on {k}"),
    Habit("KQL", "join kind = leftouter : t ; on : k", "left join {t} on {k}"),
    Habit("KQL", "join kind = leftsemi : t ; on : k", "semi join {t} on {k}"),
    Habit("KQL", "join kind = leftanti : t ; on : k", "anti join {t} on {k}"),
    Habit("KQL", "render barchart", "chart bar"),
    Habit("KQL", "render timechart", "chart line"),
    Habit("KQL", "render : k", "chart line"),
    Habit("SQL", "offset : n", "take {n}.."),
    Habit("Spark", "filter ( col ( : c ; ) : e ; )", "filter {c} {e}"),
  ]

  /// Whole statements.
  static let statements: [Habit] = [
    Habit(
      "SQL",
      "select : c ; from : t ; where ? : w ; group by : g ; having ? : h ; order by ? : o ; limit ? : n",
      "{t}",
      " | filter {w}",
      " | group by {g} with {c:aggregates}",
      " | filter {h}",
      " | sort {o}",
      " | take {n}"
    ),
    Habit(
      "SQL",
      "select distinct : c ; from : t ; where ? : w ; order by ? : o ; limit ? : n",
      "{t}",
      " | filter {w}",
      " | distinct by {c}",
      " | sort {o}",
      " | take {n}",
      " | select {c:columns}"
    ),
    joined(by: "left join"),
    joined(by: "join"),
    Habit(
      "SQL",
      "select count ( * ) from : t ; where ? : w",
      "{t}",
      " | filter {w}",
      " | count"
    ),
    Habit(
      "SQL",
      "select : c ; from : t ; where ? : w ; order by ? : o ; limit ? : n",
      "{t}",
      " | filter {w}",
      " | sort {o}",
      " | take {n}",
      " | select {c:columns}"
    ),
    Habit(
      "PRQL",
      "from : t ; where ? : w ; order by ? : o ; limit ? : n ; select ? : c",
      "{t}",
      " | filter {w}",
      " | sort {o}",
      " | take {n}",
      " | select {c:columns}"
    ),
    Habit("SQL", "describe : t", "{t} | describe"),
    Habit("Splunk", "search index = : t", "{t}"),
  ]

  /// `select … from a join b on …`.
  private static func joined(by verb: String) -> Habit {
    Habit(
      "SQL",
      "select : c ; from : t ; \(verb) : u ; on : j ; where ? : w ; order by ? : o ; limit ? : n",
      "{t:table}",
      " | \(verb) {u:table} on {j:keys}",
      " | filter {w:own}",
      " | sort {o:own}",
      " | take {n}",
      " | select {c:columns}"
    )
  }

  /// Methods of data frames, by name: the stage that does the same with their arguments.
  static let methods: [String: String] = [
    "head": "take {a}", "limit": "take {a}", "sort_values": "sort {a}", "orderBy": "sort {a}",
    "sort": "sort {a}", "groupby": "group by {a}", "groupBy": "group by {a}",
    "group_by": "group by {a}", "query": "filter {a}", "filter": "filter {a}",
    "where": "filter {a}", "select": "select {a}", "drop_duplicates": "distinct",
    "distinct": "distinct", "value_counts": "group by {a}", "count": "count", "size": "",
    "explode": "explode {a}", "describe": "describe", "nlargest": "top {a}", "sample": "sample {a}",
    "drop": "drop {a}", "assign": "derive {a}", "agg": "summarize {a}",
  ]

  /// The words that begin a stage of another language; `first` is a function too, and is not among
  /// them.
  static let verbs: Set<String> = {
    let named = renamed.keys.compactMap { $0.split(separator: " ").first.map(String.init) }
    let built = stages.compactMap { $0.segments.first?.words.first }
    return Set(named + built).union(["select"]).subtracting(["first"])
  }()
}
