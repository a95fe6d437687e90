/// What `help` says of more than one entry.
extension Library {
  /// The entries of a topic, one a line; nil for what is none.
  package static func list(of topic: String) -> String? {
    switch topic {
    case "statements": list(statements)
    case "verbs": list(verbs)
    case "functions":
      list(
        textFunctions + dateFunctions + listFunctions + numberFunctions + conditionFunctions
      )
    case "aggregates": list(aggregates)
    case "windows": list(windows)
    case "operators": levels
    default: nil
    }
  }

  private static func list(_ entries: [Entry]) -> String {
    table(entries.map { ($0.name, $0.summary) })
  }

  private static var levels: String {
    let rows = table(Grammar.levels.map { ($0.operators, $0.remark) }).split(separator: "\n")
    return zip(Grammar.levels, rows).map { level, row in
      "\(level.number < 10 ? " " : "")\(level.number)  \(row)"
    }.joined(separator: "\n")
  }

  /// Two columns, the first as wide as its widest.
  private static func table(_ rows: [(left: String, right: String)]) -> String {
    let width = rows.map(\.left.count).max() ?? 0
    return rows.map { row in
      row.left + String(repeating: " ", count: width - row.left.count + 2) + row.right
    }.joined(separator: "\n")
  }
}
