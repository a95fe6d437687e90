internal import ArgumentParser
internal import Glibc
internal import Shell

/// The prompt, one query, or what standard input says.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Open the prompt, or answer one query.",
    usage: "dq [<path> ...] [-c <query>] [<option> ...]"
  )

  @Argument(help: ArgumentHelp("Collections, folders or files to ask.", valueName: "path"))
  var paths: [String] = []

  @Option(name: .customShort("c"), help: ArgumentHelp("Statements to run.", valueName: "query"))
  var query: String?

  @OptionGroup var options: QueryOptions

  func run() throws {
    let program = try options.program(paths: paths)
    if let query {
      try program.run(query, named: "<command line>").end()
    } else if isatty(STDIN_FILENO) != 0 {
      try program.runPrompt().end()
    } else {
      try program.runStandardInput().end()
    }
  }
}

/// A script.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a script.",
    discussion: "Options that dq does not know are the script's params: --since 2025-01."
  )

  @Argument(help: "The script.")
  var script: String

  @OptionGroup var options: QueryOptions

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Params of the script: --name value.", valueName: "params")
  )
  var rest: [String] = []

  func run() throws {
    var program = try options.program()
    program.parameters = try Self.parameters(rest)
    try program.run(script: script).end()
  }

  /// `--since 2025-01` and `--since=2025-01` by name; `--where-at` is the param `where_at`.
  static func parameters(_ words: [String]) throws -> [String: String] {
    var values: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word.count > 2 else {
        throw ValidationError("`\(word)` belongs to no option; params are written --name value")
      }
      let parts = word.dropFirst(2).split(
        separator: "=",
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      let name = String(parts[0].map { $0 == "-" ? "_" : $0 })
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
        throw ValidationError("--\(parts[0]) wants a value")
      }
      guard values.updateValue(value, forKey: name) == nil else {
        throw ValidationError("--\(parts[0]) is given twice")
      }
    }
    return values
  }
}

/// Names and types of a script.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check names and types of scripts without running them."
  )

  @Argument(help: "The scripts.")
  var scripts: [String]

  @OptionGroup var options: QueryOptions

  func run() throws {
    let program = try options.program()
    try scripts.map { program.check(script: $0) }.max()?.end()
  }
}

/// One canonical form.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write scripts in their one canonical form."
  )

  @Argument(help: "The scripts.")
  var scripts: [String]

  @Flag(help: "Take the safe fixes first: typographic quotes, words of other languages.")
  var fix = false

  @Flag(help: "Write nothing; fail where a script would change.")
  var check = false

  func run() throws {
    try scripts.map { ScriptFormatting.format($0, fixes: fix, isCheck: check) }.max()?.end()
  }
}

/// Scripts with their expected output.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the scripts of a folder and compare with the .out files beside them."
  )

  @Argument(help: "The folder.")
  var folder: String

  @Flag(help: "Write what the scripts show into the .out files.")
  var record = false

  @OptionGroup var options: QueryOptions

  func run() throws {
    try ExampleFolder(folder, program: options.program()).test(isRecording: record).end()
  }
}

/// The reference.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain dq, a command, a verb, a function or an error code."
  )

  @Argument(help: "A verb, function, operator, command or error code.")
  var name: String?

  @Flag(help: "Write the whole reference page.")
  var markdown = false

  func run() throws {
    if markdown {
      print(Reference.markdown, terminator: "")
    } else if let name, let command = Self.commands[name] {
      print(DQ.helpMessage(for: command))
    } else if let name {
      try Reference.explain(name).end()
    } else {
      print(DQ.helpMessage())
      try Reference.explain("").end()
    }
  }

  private static let commands: [String: any ParsableCommand.Type] = [
    "ask": Ask.self, "run": Run.self, "check": Check.self, "fmt": Format.self, "test": Test.self,
    "parse": Parse.self, "names": Names.self, "timex": Timex.self, "lang": Languages.self,
  ]
}
