internal import Columns
internal import QueryLanguage

/// Finds what can stand at the end of a text: verbs, collections, columns of the stage, functions,
/// commands, and values of text columns.
struct Completer {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// The words that go on from the text before the cursor.
  func completions(of text: String) -> Completions {
    let place = CompletionPlace(text)
    let words = candidates(at: place)
    let typed = place.word.lowercased()
    let fitting = Set(words.filter { $0.lowercased().hasPrefix(typed) && $0 != place.word })
    return Completions(replaced: place.word.unicodeScalars.count, words: fitting.sorted())
  }

  private func candidates(at place: CompletionPlace) -> [String] {
    switch place.kind {
    case .command: return Command.all.map(\.name)
    case .subject: return Library.entries.map(\.name) + session.world.collections
    case .table: return tables
    case .beginning:
      return tables + Grammar.statements + Grammar.sources + Command.all.map(\.name)
    case .verb: return Verb.allCases.map(\.rawValue) + session.scope.verbNames.sorted()
    case .value(let column, let before): return values(of: column, before)
    case .operand(let stage, let column): return operands(of: stage, comparedWith: column, place)
    case .connective(let stage): return Library.connectives + clauses(of: stage, leading: false)
    case .unit: return Grammar.units
    case .nothing: return []
    }
  }

  private var tables: [String] {
    session.world.collections + session.scope.definedNames.tables
      + (session.answer == nil ? [] : ["_"])
  }

  /// Columns, functions and values; beside an operator and before the first letter the texts of the
  /// other side alone, where there are some.
  private func operands(
    of stage: CompletionPlace.Stage,
    comparedWith column: String?,
    _ place: CompletionPlace
  ) -> [String] {
    if place.word.isEmpty, let column {
      let texts = values(of: column, stage.before)
      if !texts.isEmpty { return texts }
    }
    return columns(stage.before) + Library.functionNames.map { $0 + "(" } + Grammar.values + ["not"]
      + session.scope.definedNames.others + (stage.isEmpty ? clauses(of: stage, leading: true) : [])
  }

  private func clauses(of stage: CompletionPlace.Stage, leading: Bool) -> [String] {
    guard let verb = stage.verb else { return [] }
    return Clause.allCases.filter { $0.isLeading == leading && $0.verbs.contains(verb) }
      .map(\.rawValue)
  }

  private func columns(_ before: String) -> [String] {
    schema(before)?.fields.map(\.name) ?? []
  }

  /// The columns at the end of a pipeline; `| …` goes on from the last result.
  private func schema(_ text: String) -> Schema? {
    let script = Parser.parse(
      SourceText(name: "<prompt>", text: text),
      verbs: session.scope.verbNames
    )
    return Checker(surroundings: session.world).columns(of: script, in: session.scope)
  }

  /// The most frequent texts of a column, quoted; nothing where it is no text or the rows are many.
  private func values(of column: String, _ before: String) -> [String] {
    guard let field = schema(before)?.fields.first(where: { $0.name == column }),
      field.type == .text || field.type == .list(.text), isSmall
    else { return [] }
    let each = field.type == .text ? "" : "each "
    let query = "\(before) | group by \(each)`\(column)` | sort count desc | take 100"
    var inner = session
    inner.options.isPrompt = false
    var texts: [String] = []
    _ = inner.run(SourceText(name: "<prompt>", text: query)) { reply in
      guard case .table(let shown) = reply, case .text(let column)? = shown.table.columns.first
      else {
        return
      }
      texts = (0..<shown.table.count).compactMap { column.text($0) }
    }
    return texts.filter { !$0.contains("\"") && !$0.contains("\\") && $0.count < 60 }
      .map { "\"\($0)\"" }
  }

  /// Whether asking for values takes no time that anyone notices.
  private var isSmall: Bool {
    let catalog = session.world.catalog
    return catalog.names.allSatisfy { (catalog.table($0)?.count ?? 0) < 100_000 }
  }
}
