internal import Columns
internal import QueryLanguage

/// One conversation: texts in, replies out.
///
/// The prompt, `-c`, scripts and standard input all speak to it, so that a script gives the same
/// lines everywhere.
package struct Session {
  let world: World
  let runner: any QueryRunner
  let opener: any CollectionOpening
  var scope: Scope
  var options: SessionOptions

  /// The last table that was shown and the plan that made it.
  var answer: (plan: Plan, result: QueryResult)?

  /// The text that the last table was asked with.
  var answerSource: SourceText?

  /// The let or def that ended the last text of the prompt.
  var definition: String?

  /// What the last text got wrong, for `:fix`.
  var complaint: (diagnostics: [Diagnostic], source: SourceText)?

  /// Whether a collection was given that wins over a script's first `open`.
  private var dataIsGiven = false
  private var names = LexiconNames()

  /// How often the collection or the names have changed.
  private var version = 0

  /// A session without a collection.
  init(
    world: World,
    runner: any QueryRunner,
    opener: any CollectionOpening,
    options: SessionOptions
  ) {
    self.world = world
    self.runner = runner
    self.opener = opener
    self.options = options
    scope = Scope(allowsRedefinition: options.isPrompt)
  }

  /// Opens the collection that the command line names.
  mutating func open(_ paths: [String], isGiven: Bool, _ reply: (Reply) -> Void) -> Outcome {
    dataIsGiven = isGiven
    return open(paths, reply)
  }

  /// Reads, checks and runs one text of statements.
  ///
  /// With an error in it nothing is run.
  mutating func run(_ source: SourceText, _ reply: (Reply) -> Void) -> Outcome {
    var script = parse(source)
    var outcome = Outcome.success
    while true {
      var checkedScope = scope
      let checked = check(script, in: &checkedScope)
      if let problem = unknownParameter(checkedScope), checked.lacksOnlyParameters {
        reply(.failure(problem))
        return .wrongUse
      }
      tell(checked, of: source, reply)
      guard checked.canRun else { return checked.lacksOnlyFiles ? .failedData : .wrongUse }
      if let problem = options.problem(of: checked) {
        reply(.failure(problem))
        return .wrongUse
      }
      scope = checked.rest?.scope ?? checkedScope
      for statement in checked.statements {
        let result = run(statement, in: source, reply)
        outcome = max(outcome, result)
        guard result == .success || options.keepsGoing && result != .interrupted else {
          return outcome
        }
      }
      guard let rest = checked.rest else { return outcome }
      script = script.selecting(rest.statements)
    }
  }

  private func check(_ script: ParsedScript, in scope: inout Scope) -> CheckedScript {
    let isPromised = world.collections.isEmpty && Self.opensFirst(script)
    let surroundings: any Surroundings = isPromised ? BuiltInCollections(world: world) : world
    return Checker(surroundings: surroundings).check(script, in: &scope)
  }

  /// Tells what is wrong with a text.
  private mutating func tell(
    _ checked: CheckedScript,
    of source: SourceText,
    _ reply: (Reply) -> Void
  ) {
    let told = checked.toldNow
    complaint = told.isEmpty ? nil : (told, source)
    if !told.isEmpty { reply(.diagnostics(told, source)) }
  }

  /// A text that asks for nothing but the check.
  mutating func check(_ source: SourceText, _ reply: (Reply) -> Void) -> Outcome {
    let script = parse(source)
    let isOpen = !world.collections.isEmpty
    let surroundings: any Surroundings = isOpen ? world : BuiltInCollections(world: world)
    var checked = Checker(surroundings: surroundings).check(script, in: &scope)
    // The values of params come when the script runs.
    checked.diagnostics.removeAll { $0.code == CheckCode.missingParam.rawValue }
    if !checked.diagnostics.isEmpty { reply(.diagnostics(checked.diagnostics, source)) }
    guard !checked.canRun else { return .success }
    return checked.lacksOnlyFiles ? .failedData : .wrongUse
  }

  /// Says that the command line sets a param that the script does not have.
  private func unknownParameter(_ scope: Scope) -> String? {
    let known = scope.parameterNames
    guard let name = world.parameters.keys.sorted().first(where: { !known.contains($0) }) else {
      return nil
    }
    func option(_ name: String) -> String {
      "--" + name.map { $0 == "_" ? "-" : String($0) }.joined()
    }
    let remedy =
      Spelling.nearest(to: name, among: known).map { "; did you mean \(option($0))?" }
      ?? (known.isEmpty ? "" : "; it has \(known.map(option).joined(separator: ", "))")
    return "error: the script has no param for \(option(name))\(remedy)"
  }

  /// Reads a text with the verbs that earlier ones have defined.
  func parse(_ source: SourceText) -> ParsedScript {
    Parser.parse(source, verbs: scope.verbNames)
  }

  /// Whether Enter should go on with the text.
  package func isUnfinished(_ text: String) -> Bool {
    Parser.isIncomplete(text)
  }

  /// What plans run with.
  func context(for source: String) -> RunContext {
    var context = RunContext(
      catalog: world.catalog,
      names: names,
      writer: TableFiles(world: world, source: source),
      today: world.today,
      isCancelled: options.isCancelled
    )
    context.version = version
    return context
  }

  /// Adds spellings for `named`.
  mutating func addAlias(_ name: String, _ spellings: [String]) {
    names = names.adding(spellings, for: name)
    version += 1
  }

  /// Whether a text opens its collection before it asks anything; then it is checked against the
  /// columns that every collection has, and documents are read only if it may run.
  private static func opensFirst(_ script: ParsedScript) -> Bool {
    for statement in script.syntax.statements {
      switch statement.kind {
      case .open: return true
      case .pipeline, .continuation, .let: return false
      default: continue
      }
    }
    return false
  }

  /// `open "clippings"`; the first one is passed over where the command line has given the data.
  mutating func open(_ path: String, in source: SourceText, _ reply: (Reply) -> Void) -> Outcome {
    guard !dataIsGiven else {
      dataIsGiven = false
      reply(.remark("note: open \"\(path)\" is passed over for the data of the command line"))
      return .success
    }
    return open([world.resolve(path, for: source.name)], reply)
  }

  private mutating func open(_ paths: [String], _ reply: (Reply) -> Void) -> Outcome {
    do throws(RunFailure) {
      let opened = try opener.open(paths, isCancelled: options.isCancelled)
      world.catalog = opened.catalog
      version += 1
      for remark in opened.remarks { reply(.remark(remark)) }
      return opened.isComplete || options.keepsGoing ? .success : .failedData
    } catch {
      return report(error, in: nil, reply)
    }
  }
}

/// How a session behaves.
package struct SessionOptions: Sendable {
  /// Names may be defined anew, and replies are for someone who waits.
  package var isPrompt = false

  /// Statements after a failed one are run as well.
  package var keepsGoing = false

  /// Whether only one table can be shown, as in csv on standard output.
  package var allowsOneTable = false

  /// Polled while a query runs.
  package var isCancelled: @Sendable () -> Bool = { false }

  /// The options of a script.
  package init() {}

  /// Why a checked text cannot be run like this.
  func problem(of script: CheckedScript) -> String? {
    guard allowsOneTable else { return nil }
    let tables = script.statements.count { statement in
      if case .show = statement.action { true } else { false }
    }
    guard tables > 1 else { return nil }
    return "error: \(tables) tables in this format want a folder: add --out DIR"
  }
}

/// Opens collections, folders and files.
protocol CollectionOpening: Sendable {
  /// The collections at these paths and what is to be said about their documents.
  func open(
    _ paths: [String],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> OpenedCollection
}

/// Collections that can be asked.
struct OpenedCollection {
  var catalog: any Catalog

  /// One line a document that could not be read, and a count.
  var remarks: [String]

  /// Whether every document could be read.
  var isComplete: Bool
}
