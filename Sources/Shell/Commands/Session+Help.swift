internal import QueryLanguage

extension Session {
  /// `help`, and `help NAME` for a word of the language, a command, a collection or a name of one's own.
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
    } else if let list = Library.list(of: name) {
      reply(.text(list))
    } else {
      let names = Library.entries.map(\.name) + Command.all.map(\.name)
      // To a sign every other one is near.
      let words = names.filter { $0.contains(where: \.isLetter) }
      let nearest = Spelling.nearest(to: name, among: words)
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

      Statements: \(ReferenceText.wrapped(Grammar.statements, indent: 12))
      Tables:     \(ReferenceText.wrapped(Grammar.sources, indent: 12))
      Steps:      \(ReferenceText.wrapped(verbs, indent: 12))
      Operators:  \(ReferenceText.wrapped(Library.operatorNames, indent: 12))
      Functions:  \(ReferenceText.wrapped(Library.functionNames, indent: 12))

      \(Columned.lines(commands))

      A line that begins with | goes on from the last result; _ is that result.
      Tab completes; help filter explains a step, help operators what binds tightest.
      The files examples/01-*.dq and after, read in order, are a first lesson:
      dq run examples/01-first-look.dq
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
