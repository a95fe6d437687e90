internal import QueryLanguage

/// The reference as text and as Markdown, made from the one table of the language.
enum ReferenceText {
  /// One entry for the terminal.
  static func entry(_ entry: Entry) -> String {
    var lines = [entry.usage]
    for text in [entry.summary, entry.detail] where !text.isEmpty {
      lines.append("  " + wrapped(text.split(separator: " ").map(String.init), indent: 2))
    }
    lines.append("  where: \(entry.place)")
    for example in entry.examples {
      lines.append("")
      lines.append("  \(example.query)")
      lines += example.result.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The whole reference page.
  static func markdown() -> String {
    var page = "# dq reference\n"
    var section = ""
    for entry in Library.entries {
      let title = title(of: entry.subject)
      if title != section {
        page += "\n## \(title)\n"
        section = title
      }
      page += "\n### `\(entry.name)`\n\n`\(entry.usage)`\n\n\(sentence(entry.summary))"
      if !entry.detail.isEmpty { page += " \(entry.detail)" }
      page += "\n"
      for example in entry.examples {
        page += "\n```\n\(example.query)\n```\ngives\n```\n\(example.result)\n```\n"
      }
    }
    return page
  }

  /// Words in lines of 78 columns, the lines after the first indented.
  static func wrapped(_ words: [String], indent: Int) -> String {
    var text = ""
    var column = indent
    for word in words {
      if column + word.count + 1 > 78 {
        text += "\n" + String(repeating: " ", count: indent)
        column = indent
      } else if !text.isEmpty {
        text += " "
        column += 1
      }
      text += word
      column += word.count
    }
    return text
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  private static func title(of subject: Entry.Subject) -> String {
    switch subject {
    case .statement: "Statements and tables"
    case .verb: "Verbs"
    case .operator: "Operators"
    case .function, .element, .certainty: "Functions"
    case .aggregate: "Aggregates"
    case .window: "Window functions"
    }
  }
}
