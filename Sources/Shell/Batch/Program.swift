package import Articles
package import Chronology
internal import CSignals
internal import Formats
internal import Glibc
internal import QueryLanguage
internal import Store

/// What the command line asks for, in one place for all ways to run.
package struct Program: Sendable {
  /// Collections, folders or files to ask; none: the script's own `open`.
  package var paths: [String] = []

  /// The day that `today` means.
  package var today = Clock.today

  /// How results are written.
  package var style = ReplyPrinter.Style()

  /// Values of a script's params by name.
  package var parameters: [String: String] = [:]

  /// Whether statements after a failed one are run, and unreadable documents are forgiven.
  package var keepsGoing = false

  /// Whether files that have not changed are taken as they were parsed in a run before.
  package var usesCache = true

  /// The names of JSON fields in what is asked.
  package var fields = JSONFields.usual

  /// A program with everything at its default.
  package init() {}

  /// The prompt.
  package func runPrompt() -> Outcome {
    var session = session(scriptName: "<prompt>", folder: "", isPrompt: true)
    var style = style
    style.separatesTables = false
    var printer = ReplyPrinter(style)
    if !paths.isEmpty {
      let outcome = session.open(paths, isGiven: false) { printer.print($0) }
      if outcome == .failedData, session.world.collections.isEmpty { return outcome }
    }
    let history = HistoryFile.ofUser(environment: Self.environment)
    return InteractiveShell(session, printer: printer, history: history).run()
  }

  /// One text: of `-c`, of a script or of standard input.
  package func run(_ text: String, named name: String, folder: String = "") -> Outcome {
    dq_signals_install_interrupt()
    signal(SIGPIPE, SIG_DFL)
    var session = session(scriptName: name, folder: folder, isPrompt: false)
    var printer = ReplyPrinter(style)
    var outcome = Outcome.success
    if !paths.isEmpty {
      outcome = session.open(paths, isGiven: true) { printer.print($0) }
      guard outcome == .success || outcome == .failedData && !session.world.collections.isEmpty
      else { return outcome }
    }
    let source = SourceText(name: name, text: text)
    outcome = max(outcome, session.run(source) { printer.print($0) })
    return printer.failure == nil ? outcome : max(outcome, .failedData)
  }

  /// A script file.
  package func run(script path: String) -> Outcome {
    guard let text = Self.text(of: path) else { return .failedData }
    return run(text, named: path, folder: World.folder(of: path))
  }

  /// What standard input says.
  package func runStandardInput() -> Outcome {
    do throws(FileBytes.Failure) {
      let bytes = try FileBytes.read(STDIN_FILENO, named: "<standard input>")
      return run(String(decoding: bytes, as: UTF8.self), named: "<standard input>")
    } catch {
      ReplyPrinter.note("error: \(error.path): \(error.reason)")
      return .failedData
    }
  }

  /// Names and types of a script, without running it.
  package func check(script path: String) -> Outcome {
    guard let text = Self.text(of: path) else { return .failedData }
    var session = session(scriptName: path, folder: World.folder(of: path), isPrompt: false)
    var printer = ReplyPrinter(style)
    return session.check(SourceText(name: path, text: text)) { printer.print($0) }
  }

  /// The text of a file; says why where it cannot be read.
  static func text(of path: String) -> String? {
    do throws(FileBytes.Failure) {
      return String(decoding: try FileBytes.read(path), as: UTF8.self)
    } catch {
      ReplyPrinter.note("error: \(error.path): \(error.reason)")
      return nil
    }
  }

  /// A session that speaks to the embedded engine.
  func session(scriptName: String, folder: String, isPrompt: Bool) -> Session {
    let world = World(
      today: today,
      parameters: parameters,
      scriptName: scriptName,
      scriptFolder: folder
    )
    var options = SessionOptions()
    options.isPrompt = isPrompt
    options.keepsGoing = keepsGoing
    options.allowsOneTable = style.folder == nil && !style.format.isText && !isPrompt
    options.isCancelled = { dq_interrupted() != 0 }
    return Session(
      world: world,
      runner: Parts.runner,
      opener: CollectionOpener(cache: usesCache ? .ofUser : nil, fields: fields),
      options: options
    )
  }

  private static var environment: [String: String] {
    var values: [String: String] = [:]
    for name in ["DQ_HISTORY", "XDG_STATE_HOME", "HOME"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}

extension FormatName {
  /// Whether it is for people, so that several tables can follow one another.
  var isText: Bool { self == .table || self == .vertical }
}

extension Clock {
  /// The day by the clock, in UTC.
  package static var today: Day {
    Day(number: Int32(milliseconds / 86_400_000))
  }
}
