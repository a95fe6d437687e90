internal import QueryLanguage

/// What can be said at the prompt besides queries.
///
/// One table: help, completion and the prompt read it.
struct Command: Sendable {
  /// With its colon, or `help`.
  var name: String

  /// What follows the name: `NAME`.
  var argument: String?
  var summary: String

  /// Whether it does something without its argument.
  var isArgumentOptional = false
  var run: @Sendable (inout Session, _ argument: String, _ reply: (Reply) -> Void) -> Void

  static let all: [Command] = [
    Command(
      name: "help",
      argument: "NAME",
      summary: "how to begin, or about a verb or function",
      isArgumentOptional: true
    ) { session, name, reply in session.help(name, reply) },
    Command(name: ":collections", summary: "what can be asked, with rows and columns") {
      session,
      _,
      reply in session.showCollections(reply)
    },
    Command(name: ":schema", argument: "NAME", summary: "the columns of a table and their types") {
      session,
      name,
      reply in session.showSchema(name, reply)
    },
    Command(name: ":all", summary: "the last result with nothing cut") {
      session,
      _,
      reply in session.showAll(reply)
    },
    Command(name: ":why", argument: "N", summary: "why row N of the last result is there") {
      session,
      row,
      reply in session.explainRow(row, reply)
    },
    Command(name: ":explain", argument: "CODE", summary: "about an error such as E204") {
      session,
      code,
      reply in session.explainCode(code, reply)
    },
    Command(name: ":fix", summary: "puts the corrected text of the last error at the prompt") {
      session,
      _,
      reply in session.fix(reply)
    },
    Command(name: ":save", argument: "FILE", summary: "writes the last result as csv, json, …") {
      session,
      path,
      reply in session.save(path, reply)
    },
    Command(name: ":quit", summary: "leaves; so does Ctrl-D") { _, _, reply in reply(.goodbye) },
  ]

  /// How it is written.
  var usage: String {
    guard let argument else { return name }
    return isArgumentOptional ? "\(name) [\(argument)]" : "\(name) \(argument)"
  }

  /// The command that a line asks for, and its argument.
  static func reading(_ line: String) -> (command: Command, argument: String)? {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    let argument = words.count > 1 ? words[1].trimmingSpaces : ""
    let name = synonyms[String(first)] ?? String(first)
    guard let command = all.first(where: { $0.name == name }),
      argument.isEmpty || command.argument != nil
    else { return nil }
    return (command, argument)
  }

  private static let synonyms = [
    ":help": "help", "?": "help", ":?": "help", "quit": ":quit", "exit": ":quit", ":q": ":quit",
    ":exit": ":quit",
  ]
}

extension Substring {
  /// Without white space at both ends.
  var trimmingSpaces: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
