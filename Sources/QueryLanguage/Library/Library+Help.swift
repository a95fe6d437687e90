/// What `help` and the reference page show, made from the table.
extension Library {
  /// What `help NAME` prints: usage, summary, details and examples; nil for an unknown name.
  ///
  /// `verbs`, `functions`, `aggregates` and `operators` give lists.
  package static func help(for name: String) -> String? {
    switch name {
    case "verbs": return list(verbs)
    case "functions":
      return list(
        textFunctions + dateFunctions + listFunctions + numberFunctions + conditionFunctions
      )
    case "aggregates": return list(aggregates)
    case "windows": return list(windows)
    case "operators": return levels
    default:
      let found = entries(named: name)
      return found.isEmpty ? nil : found.map(page).joined(separator: "\n\n")
    }
  }

  /// The names that are nearest to an unknown one.
  package static func names(near name: String) -> [String] {
    var seen: Set<String> = []
    let all = entries.map(\.name).filter { seen.insert($0).inserted }
    return Nearest.names(to: name, among: all)
  }

  /// The whole reference as Markdown.
  package static func reference() -> String {
    let sections: [(title: String, entries: [Entry])] = [
      ("Verbs", verbs), ("Operators", operators), ("Functions of texts", textFunctions),
      ("Functions of dates", dateFunctions), ("Functions of lists", listFunctions),
      ("Functions of numbers", numberFunctions), ("Conditions", conditionFunctions),
      ("Aggregates", aggregates), ("Functions over the order of rows", windows),
    ]
    var text = "# Reference of the dq language\n"
    for section in sections {
      text += "\n## \(section.title)\n"
      if section.title == "Operators" { text += "\n```\n\(levels)\n```\n" }
      for entry in section.entries { text += "\n" + markdown(entry) }
    }
    return text
  }

  private static func list(_ entries: [Entry]) -> String {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.map { entry in
      let gap = String(repeating: " ", count: width - entry.name.count + 2)
      return entry.name + gap + entry.summary
    }.joined(separator: "\n")
  }

  private static var levels: String {
    let width = Grammar.levels.map(\.operators.count).max() ?? 0
    return Grammar.levels.map { level in
      let number = level.number < 10 ? " \(level.number)" : "\(level.number)"
      let gap = String(repeating: " ", count: width - level.operators.count + 2)
      return "\(number)  \(level.operators)\(gap)\(level.remark)"
    }.joined(separator: "\n")
  }

  private static func page(_ entry: Entry) -> String {
    var lines = [entry.usage, "  \(entry.summary)"]
    if !entry.detail.isEmpty { lines.append("  \(entry.detail)") }
    lines.append("  where: \(entry.place)")
    for example in entry.examples {
      lines.append("")
      lines.append("  \(example.query)")
      lines += example.result.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    \($0)".trimmedEnd }
    }
    return lines.joined(separator: "\n")
  }

  private static func markdown(_ entry: Entry) -> String {
    var text = "### `\(entry.name)`\n\n    \(entry.usage)\n\n"
    text += entry.summary.prefix(1).uppercased() + entry.summary.dropFirst() + ".\n"
    if !entry.detail.isEmpty { text += "\n\(entry.detail)\n" }
    guard !entry.examples.isEmpty else { return text }
    text += "\n```\n"
    for example in entry.examples {
      text += "\(example.query)\n"
      text += example.result.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "# \($0)".trimmedEnd }.joined(separator: "\n")
      text += "\n"
    }
    return text + "```\n"
  }
}
