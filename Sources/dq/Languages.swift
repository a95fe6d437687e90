internal import ArgumentParser
internal import Shell

/// The languages that have data.
struct Languages: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lang",
    abstract: "List the languages, or check the test sentences of one.",
    subcommands: [Check.self]
  )

  func run() {
    LanguageReport.list()
  }

  /// The test sentences of a language.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Run the test sentences of a language."
    )

    @Argument(help: "The language: hu, vi, zh, de, en, …")
    var code: String

    func run() throws {
      try LanguageReport.check(code).end()
    }
  }
}
