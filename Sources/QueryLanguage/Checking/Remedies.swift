/// Shows only help that helps: each fix is made and checked before it is shown.
///
/// A fix that leaves more to do is taken further by the fixes of what is found then; one that ends
/// in another error is left out.
struct Remedies {
  private let surroundings: any Surroundings
  private let script: ParsedScript

  /// More fixes than these are not tried: a text with so many errors is read from its top.
  private static let limits = (statements: 20, diagnostics: 10, rounds: 4, bytes: 20_000)

  /// Remedies for the errors of a script.
  init(_ script: ParsedScript, in surroundings: any Surroundings) {
    self.script = script
    self.surroundings = surroundings
  }

  /// The diagnostics in the order of the text, with the help that works; `scope` is the one before
  /// the script.
  func proven(_ diagnostics: [Diagnostic], in scope: Scope) -> [Diagnostic] {
    var diagnostics = HelpLines(script.source).completed(diagnostics)
    guard diagnostics.contains(where: { !$0.isWarning }) else { return diagnostics }
    let starts = script.syntax.statements.map(\.span.start)
    var byStatement: [Int: [Int]] = [:]
    for (index, diagnostic) in diagnostics.enumerated() {
      let next = starts.firstIndex { $0 > diagnostic.span.start } ?? starts.count
      byStatement[max(0, next - 1), default: []].append(index)
    }
    let places = byStatement.keys.sorted().prefix(Self.limits.statements)
    for (place, scope) in scopes(before: Set(places), scope) {
      guard let members = byStatement[place] else { continue }
      let end = place + 1 < starts.count ? starts[place + 1] : script.source.bytes.count
      let start = place < starts.count && place > 0 ? starts[place] : 0
      let region = SourceSpan(start, end)
      guard end - start < Self.limits.bytes else { continue }
      let statement = Statement(source: script.source, region: region, scope: scope)
      let own = members.map { diagnostics[$0] }
      for (number, index) in members.prefix(Self.limits.diagnostics).enumerated() {
        diagnostics[index].help = own[number].help.enumerated().compactMap { place, help in
          proven(help, place, of: own[number], among: own, in: statement)
        }
      }
    }
    return diagnostics
  }

  /// The scopes before these statements.
  private func scopes(before places: Set<Int>, _ scope: Scope) -> [(Int, Scope)] {
    guard !script.syntax.statements.isEmpty else { return places.map { ($0, scope) } }
    var check = Check(surroundings: surroundings, source: script.source, scope: scope)
    var found: [(Int, Scope)] = []
    for (index, statement) in script.syntax.statements.enumerated() {
      if places.contains(index) { found.append((index, check.scope)) }
      if found.count == places.count { break }
      _ = check.statement(statement)
    }
    return found
  }

  /// Codes whose fix says the same in other words, so that what is then found may be fixed too.
  private static let rewriting: Set<String> = [
    "E001", "E003", "E004", "E014", "E015", "E016", "E101", "E102", "E103", "E105", "E106", "E107",
    "E108", "E124", "E125", "E126", "E127", "E128", "E136", "E137", "E205", "E206", "E201",
  ]

  /// A statement that has errors.
  private struct Statement {
    var source: SourceText
    var region: SourceSpan
    var scope: Scope
  }

  private typealias Edit = (span: SourceSpan, text: String)

  private func proven(
    _ help: Diagnostic.Help,
    _ place: Int,
    of diagnostic: Diagnostic,
    among all: [Diagnostic],
    in statement: Statement
  ) -> Diagnostic.Help? {
    guard let edit = help.edit, statement.region.holds(edit.span) else { return help }
    let isRewriting = Self.rewriting.contains(diagnostic.code)
    var edits: [Edit] = [edit]
    for other in all where !other.isWarning || diagnostic.isWarning {
      if let first = other.help.first?.edit, statement.region.holds(first.span) {
        HelpLines.add(first, to: &edits)
      }
    }
    let text = HelpLines.applied(edits, to: statement.source, statement.region)
    let (fixed, left, rounds) = repaired(
      text,
      in: statement.scope,
      rounds: isRewriting && place == 0 ? Self.limits.rounds : 0
    )
    if left.isEmpty { return shown(help, fixed, in: statement, replacesAll: rounds > 0) }
    // Other errors of the statement may have no fix; then this one must at least be gone.
    let known = Set(all.map(\.message))
    let remaining = errors(of: text, in: statement.scope).map(\.message)
    let isBetter = remaining.allSatisfy { known.contains($0) && $0 != diagnostic.message }
    if isBetter, remaining.count < all.count {
      return shown(help, text, in: statement, replacesAll: false)
    }
    // The fixes of the others may do more harm than good.
    let alone = HelpLines.applied([edit], to: statement.source, statement.region)
    let others = errors(of: alone, in: statement.scope).map(\.message)
    if others.allSatisfy({ known.contains($0) && $0 != diagnostic.message }) {
      return shown(help, alone, in: statement, replacesAll: false)
    }
    // It is the right words, but names or types in them are wrong as well.
    guard ["E107", "E124", "E125"].contains(diagnostic.code),
      left.allSatisfy({ $0.code.hasPrefix("E2") })
    else { return nil }
    let line = shown(help, fixed, in: statement, replacesAll: true).line
    return Diagnostic.Help(note: "in dq it begins like `\(line)`")
  }

  /// A statement with its fixes made until there are none.
  private func repaired(
    _ text: String,
    in scope: Scope,
    rounds: Int
  ) -> (text: String, left: [Diagnostic], rounds: Int) {
    var text = text
    for round in 0..<rounds {
      let left = errors(of: text, in: scope)
      var edits: [Edit] = []
      for diagnostic in left {
        if let edit = diagnostic.help.first?.edit { HelpLines.add(edit, to: &edits) }
      }
      if edits.isEmpty || left.isEmpty { return (text, left, round) }
      let source = SourceText(name: script.source.name, text: text)
      text = HelpLines.applied(edits, to: source, SourceSpan(0, source.bytes.count))
    }
    return (text, errors(of: text, in: scope), rounds)
  }

  private func errors(of text: String, in scope: Scope) -> [Diagnostic] {
    let source = SourceText(name: script.source.name, text: text)
    let parsed = Parser.parse(source, verbs: scope.verbNames)
    // Whether a file can be read is no matter of how the text is written.
    return Check.diagnostics(of: parsed, in: scope, surroundings).filter {
      !$0.isWarning && $0.code != CheckCode.unreadableFile.rawValue
    }
  }

  /// Help with its line as it is in the fixed statement, or the whole statement where its lines are
  /// others then.
  private func shown(
    _ help: Diagnostic.Help,
    _ fixed: String,
    in statement: Statement,
    replacesAll: Bool
  ) -> Diagnostic.Help {
    var help = help
    let (source, region) = (statement.source, statement.region)
    let before = source.text(region).split(
      omittingEmptySubsequences: false,
      whereSeparator: \.isNewline
    )
    let after = fixed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let first = source.line(of: region.start)
    let place = source.line(of: help.edit?.span.start ?? 0) - first
    let last = source.line(of: help.edit?.span.end ?? 0) - first
    if before.count == after.count, after.indices ~= place, after.indices ~= last, place <= last {
      help.line = HelpLines.trimmed(after[place...last].joined(separator: "\n"))
    } else {
      help.line = HelpLines.trimmed(fixed)
    }
    if replacesAll { help.edit = (region, fixed) }
    return help
  }
}

extension SourceSpan {
  fileprivate func holds(_ other: SourceSpan) -> Bool {
    start <= other.start && other.end <= end
  }
}
