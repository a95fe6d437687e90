package import Columns

/// Judges the syntax of a text and turns it into plans.
///
/// Everything that can be known before reading a row is checked here: names, types, where an
/// aggregate may stand, which conditions can be unclear. What comes out has no names any more.
package struct Checker: Sendable {
  private let surroundings: any Surroundings

  /// A checker in these surroundings.
  package init(surroundings: any Surroundings) {
    self.surroundings = surroundings
  }

  /// The statements of a text with everything that is wrong with it.
  ///
  /// The scope gains what the text defines, also where the text has errors.
  package func check(_ script: ParsedScript, in scope: inout Scope) -> CheckedScript {
    let before = scope
    var check = Check(script, in: scope, surroundings)
    var checked = CheckedScript()
    for (place, statement) in script.syntax.statements.enumerated() {
      let before = check.scope
      let made = check.statement(statement)
      if check.waitsForFile, checked.rest == nil {
        let rest = place..<script.syntax.statements.count
        checked.rest = .init(statements: rest, start: statement.span.start, scope: before)
      }
      if checked.rest == nil { checked.statements += made }
    }
    scope = check.scope
    let remedies = Remedies(script, in: surroundings)
    checked.diagnostics = remedies.proven(check.findings, in: before)
    return checked
  }

  /// The columns at the end of these stages, for completion; nil where they cannot be known.
  package func columns(of script: ParsedScript, in scope: Scope) -> Schema? {
    var check = Check(surroundings: surroundings, source: script.source, scope: scope)
    for statement in script.syntax.statements { _ = check.statement(statement) }
    return check.lastShape.flatMap { $0.isUnknown ? nil : $0.schema }
  }
}

/// One check of one text.
struct Check {
  let surroundings: any Surroundings

  /// The text in which spans are places.
  let source: SourceText
  var scope: Scope
  var diagnostics: [Diagnostic] = []

  /// The definitions of one's own that are being looked into, outermost first.
  var expansions: [Expansion] = []

  /// The stage at hand, for fixes that show a whole line.
  var stage: SourceSpan?

  /// The sum that is being judged, with all that it adds.
  var sum: (span: SourceSpan, parts: [SourceSpan])?

  /// The columns at the end of the last pipeline, also of one with an error.
  var lastShape: Shape?

  /// It has been said that no collection is open.
  var missesCollection = false

  /// Where the parser has reported an error: nothing more is said there.
  var reported: Set<SourceSpan> = []

  /// The files that the text saves before it comes to the statement at hand.
  var saved: Set<String> = []

  /// A file is loaded that the text itself saves: what stands in it is known once that has run.
  var waitsForFile = false

  /// Places of which nothing is said: what stands behind a verb that does not exist.
  var silenced: [SourceSpan] = []

  /// What is to be said, in the order in which it was found.
  var findings: [Diagnostic] {
    guard !silenced.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      let span = diagnostic.span
      return diagnostic.isWarning
        || !silenced.contains { place in
          place.start <= span.start && span.end <= place.end
        }
    }
  }

  /// The files that are being used, so that none is read twice.
  var uses: Set<String> = []

  init(surroundings: any Surroundings, source: SourceText, scope: Scope) {
    self.surroundings = surroundings
    self.source = source
    self.scope = scope
  }

  /// A check of a text that has been read, with what is known to be wrong with it.
  init(_ script: ParsedScript, in scope: Scope, _ surroundings: any Surroundings) {
    self.init(surroundings: surroundings, source: script.source, scope: scope)
    diagnostics = script.diagnostics
    reported = Set(script.diagnostics.filter { !$0.isWarning }.map(\.span))
  }

  /// What is wrong with a text, its help not yet tried.
  static func diagnostics(
    of script: ParsedScript,
    in scope: Scope,
    _ surroundings: any Surroundings
  ) -> [Diagnostic] {
    var check = Check(script, in: scope, surroundings)
    for statement in script.syntax.statements { _ = check.statement(statement) }
    return check.findings
  }

  /// A call of a verb or function of one's own.
  struct Expansion {
    var name: String
    var call: SourceSpan
    var home: Home
  }

  /// The names in sight: those of the definition that is being looked into, or of the scope.
  var names: NamesInSight {
    NamesInSight(names: scope.names, limit: expansions.last?.home.limit)
  }

  /// Where something in the text at hand is shown: within a definition of one's own, its call.
  func place(_ span: SourceSpan) -> SourceSpan {
    expansions.first?.call ?? span
  }

  /// The words of the text at hand.
  func text(of span: SourceSpan) -> String {
    let bytes = (expansions.last?.home.source ?? source).bytes
    guard span.start >= 0, span.end <= bytes.count, span.start <= span.end else { return "" }
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }
}
