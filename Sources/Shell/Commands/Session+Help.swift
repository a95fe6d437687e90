internal import QueryLanguage

extension Session {
  /// `help`, and `help NAME` for a verb, a function, an operator or a name of one's own.
  package func help(_ name: String, _ reply: (Reply) -> Void) {
    guard !name.isEmpty else {
      reply(.text(Self.overview))
      return
    }
    if name.uppercased() == name, name.first == "E" || name.first == "W", name.count == 4 {
      explainCode(name, reply)
      return
    }
    if let own = scope.help(for: name) {
      reply(.text([own.usage, own.documentation].compactMap(\.self).joined(separator: "\n")))
      return
    }
    let entries = Library.entries(named: name)
    if !entries.isEmpty {
      reply(.text(entries.map { ReferenceText.entry($0) }.joined(separator: "\n\n")))
    } else if let command = Command.all.first(where: { $0.name == name || $0.name == ":" + name }) {
      reply(.text("\(command.usage)\n  \(command.summary)"))
    } else if world.schema(of: name) != nil {
      showSchema(name, reply)
    } else if let list = Library.help(for: name) {
      reply(.text(list))
    } else {
      let names = Library.entries.map(\.name) + Command.all.map(\.name)
      let nearest = Spelling.nearest(to: name, among: names)
      let hint = nearest.map { "; did you mean \($0)?" } ?? "; help lists everything"
      reply(.failure("error: there is no help about `\(name)`\(hint)"))
    }
  }

  /// The first thing that a newcomer reads.
  static var overview: String {
    let verbs = Verb.allCases.map(\.rawValue)
    let commands = Command.all.map { ($0.usage, $0.summary) }
    return """
      A query reads from left to right: a collection, then steps joined by |

        articles | filter language == "hu" | group by date | sort count desc
        events | filter kind == "call" and participants named "Lavrov" | evidence
        events | filter date in 2025 | group by date per month fill | chart bar

      Steps:      \(ReferenceText.wrapped(verbs, indent: 12))
      Functions:  \(ReferenceText.wrapped(Library.functionNames, indent: 12))

      \(Columned.lines(commands))

      A line that begins with | goes on from the last result; _ is that result.
      Tab completes; help filter explains a step. The files examples/01-*.dq and
      after, read in order, are a first lesson: dq run examples/01-first-look.dq
      """
  }

  /// What a code of an error or warning means.
  func explainCode(_ code: String, _ reply: (Reply) -> Void) {
    guard let text = DiagnosticCode.named(code.uppercased()) else {
      reply(.failure("error: there is no code \(code)"))
      return
    }
    reply(.text(text.text))
  }
}

/// The reference as text and as Markdown, made from the one table of verbs and functions.
enum ReferenceText {
  /// One entry for the terminal.
  static func entry(_ entry: Entry) -> String {
    var lines = [entry.usage, "  \(entry.summary)"]
    if !entry.detail.isEmpty { lines.append("  \(entry.detail)") }
    lines.append("  where: \(entry.place)")
    for example in entry.examples {
      lines.append("")
      lines.append("  \(example.query)")
      lines += example.result.split(separator: "\n").map { "    \($0)" }
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
    guard let first = summary.first else { return "" }
    return first.uppercased() + summary.dropFirst() + "."
  }

  private static func title(of subject: Entry.Subject) -> String {
    switch subject {
    case .verb: "Verbs"
    case .operator: "Operators"
    case .function, .element, .certainty: "Functions"
    case .aggregate: "Aggregates"
    case .window: "Window functions"
    }
  }
}
