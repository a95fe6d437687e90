internal import ArgumentParser
internal import Chronology
internal import Shell

/// Documents as JSON lines.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Write one JSON line for each document, in input order."
  )

  @Argument(help: "Files and folders.")
  var paths: [String]

  @Flag(help: "With what each document reports.")
  var events = false

  @OptionGroup var fields: FieldOptions

  @Flag(help: "Forgive documents that cannot be read.")
  var keepGoing = false

  func run() throws {
    var stream = ParseStream(withEvents: events)
    stream.fields = try fields.names
    try stream.run(paths, forgivesProblems: keepGoing).end()
  }
}

/// Names in texts.
struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Write the names of people, states, offices and places in texts as JSON lines."
  )

  @Argument(help: "Text files; none: standard input.")
  var files: [String] = []

  @Option(help: "The language of the texts: hu, vi, zh, de, en, …; told by the text if missing.")
  var language: String?

  func run() throws {
    try TextParts.names(in: files, language: language).end()
  }
}

/// Temporal expressions in texts.
struct Timex: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timex",
    abstract: "Write the temporal expressions of texts as JSON lines, after TIMEX3."
  )

  @Argument(help: "Text files; none: standard input.")
  var files: [String] = []

  @Option(help: "The language of the texts: hu, vi, zh, de, en, …; told by the text if missing.")
  var language: String?

  @Option(
    help: ArgumentHelp("When the text was written, as far as it is known.", valueName: "date")
  )
  var dct: String?

  func run() throws {
    try TextParts.timex(in: files, language: language, creation: try creation).end()
  }

  private var creation: FuzzyDate? {
    get throws {
      guard let dct else { return nil }
      guard let date = try? FuzzyDate(edtf: dct) else {
        throw ValidationError("`\(dct)` is no date; write one as 2025-02-26")
      }
      return date
    }
  }
}
