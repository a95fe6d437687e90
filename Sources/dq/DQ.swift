internal import ArgumentParser
internal import Glibc
internal import Shell

/// The command line.
@main
struct DQ: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dq",
    abstract: "Ask questions to news articles.",
    usage: """
      dq [<path> ...] [-c <query>] [--format <format>] [<option> ...]
      dq <command> ...
      """,
    discussion: """
      Without a command dq opens its prompt on the paths that are given (collections, folders or \
      files), or answers the query of -c or the statements of standard input: `dq help ask` lists \
      the options. A first word that is a command is the command; write ./run for a folder of that \
      name.
      """,
    version: version,
    subcommands: [
      Ask.self, Run.self, Check.self, Format.self, Test.self, Parse.self, Names.self, Timex.self,
      Languages.self, Help.self,
    ],
    defaultSubcommand: Ask.self
  )

  private static let version = "dq 0.1.0"

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Scripts ask for it often, and it needs no tree of commands.
    if arguments == ["--version"] {
      print(version)
      return
    }
    Glibc.exit(run(arguments))
  }

  /// Runs one command line and returns its status; wrong usage is 2.
  private static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let isWrong = exitCode(for: error) != .success
      let message = fullMessage(for: error)
      if isWrong {
        ReplyPrinter.note(message)
      } else {
        print(message)
      }
      return isWrong ? Outcome.wrongUse.rawValue : 0
    }
  }
}

extension Outcome {
  /// Ends the command with this status.
  func end() throws {
    guard self == .success else { throw ExitCode(rawValue) }
  }
}
