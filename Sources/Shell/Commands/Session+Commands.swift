internal import Columns
internal import Formats
internal import QueryLanguage

extension Session {
  /// One text of the prompt: a command, or dq text.
  package mutating func answer(_ line: String, _ reply: (Reply) -> Void) -> Outcome {
    if let (command, argument) = Command.reading(line) {
      guard command.argument == nil || !argument.isEmpty || command.isArgumentOptional else {
        reply(.failure("error: write \(command.usage)"))
        return .wrongUse
      }
      command.run(&self, argument, reply)
      return .success
    }
    if line.hasPrefix(":") {
      let name = line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? line
      let nearest = Spelling.nearest(to: name, among: Command.all.map(\.name))
      let hint = nearest.map { "; did you mean \($0)?" } ?? "; help lists them"
      reply(.failure("error: there is no command \(name)\(hint)"))
      return .wrongUse
    }
    let source = SourceText(name: "<prompt>", text: continued(line))
    let outcome = run(source, reply)
    if outcome != .wrongUse { definition = Self.lastDefinition(of: source, parse(source)) }
    return outcome
  }

  /// A line that begins with `|` after a let or def makes it longer; after a pipeline the language
  /// itself goes on from its result.
  private func continued(_ line: String) -> String {
    guard let definition, line.first(where: { !$0.isWhitespace }) == "|" else { return line }
    return "\(definition)\n\(line)"
  }

  /// The words of a let or def that ends a text.
  private static func lastDefinition(of source: SourceText, _ script: ParsedScript) -> String? {
    guard let last = script.syntax.statements.last else { return nil }
    switch last.kind {
    case .let, .defineVerb, .defineFunction:
      return String(decoding: source.bytes[last.span.start..<last.span.end], as: UTF8.self)
    default: return nil
    }
  }

  func showCollections(_ reply: (Reply) -> Void) {
    let catalog = world.catalog
    var lines: [(String, String)] = catalog.names.map { name in
      let columns = catalog.schema(of: name)?.fields.count ?? 0
      let rows = catalog.table(name).map { Digits.grouped($0.count) } ?? "?"
      return (name, "\(rows) rows, \(columns) columns")
    }
    lines += scope.definedNames.tables.map { ($0, "defined with let") }
    reply(.text(lines.isEmpty ? "nothing is open; write: open \"FOLDER\"" : Columned.lines(lines)))
  }

  func showSchema(_ name: String, _ reply: (Reply) -> Void) {
    guard let schema = schema(of: name) else {
      let names = world.collections + scope.definedNames.tables
      let nearest = Spelling.nearest(to: name, among: names)
      let hint = nearest.map { "; did you mean \($0)?" } ?? ""
      reply(.failure("error: there is no table `\(name)`\(hint)"))
      return
    }
    reply(.text(Columned.lines(schema.fields.map { ($0.name, $0.type.outline) })))
  }

  /// The columns of a collection, a let or `_`.
  func schema(of name: String) -> Schema? {
    if let schema = world.schema(of: name) { return schema }
    let script = Parser.parse(SourceText(name: "<prompt>", text: name))
    return Checker(surroundings: world).columns(of: script, in: scope)
  }

  func showAll(_ reply: (Reply) -> Void) {
    guard let answer = shownAnswer(reply) else { return }
    reply(.table(QueryTable(table: answer.result.table, isComplete: true)))
  }

  func save(_ path: String, _ reply: (Reply) -> Void) {
    guard let answer = shownAnswer(reply) else { return }
    guard let format = FormatName(path: path) else {
      let names = FormatName.allCases.filter { $0 != .vertical }.map { ".\($0.fileExtension)" }
      reply(
        .failure("error: the name tells no format; it can end in \(names.joined(separator: " "))")
      )
      return
    }
    let save = PlanSave(path: path, format: format.rawValue, isNew: false, isRaw: false)
    do throws(RunFailure) {
      try TableFiles(world: world, source: "").write(answer.result.table, to: save)
      reply(.remark("wrote \(Digits.grouped(answer.result.table.count)) rows to \(path)"))
    } catch {
      _ = report(error, in: nil, reply)
    }
  }

  /// Puts the corrected text of the last error at the prompt.
  func fix(_ reply: (Reply) -> Void) {
    let edits = complaint?.diagnostics.compactMap { $0.help.compactMap(\.edit).first } ?? []
    guard let source = complaint?.source, let (span, text) = edits.first else {
      reply(.failure("error: there is nothing that can be fixed without a decision"))
      return
    }
    var bytes = source.bytes
    bytes.replaceSubrange(span.start..<span.end, with: Array(text.utf8))
    reply(.proposal(String(decoding: bytes, as: UTF8.self)))
  }

  /// The last table and its plan; says so where there is none.
  private func shownAnswer(_ reply: (Reply) -> Void) -> (plan: Plan, result: QueryResult)? {
    if answer == nil { reply(.failure("error: nothing has been shown yet")) }
    return answer
  }
}

/// Names and what they are, in two columns.
enum Columned {
  static func lines(_ pairs: [(String, String)]) -> String {
    let width = pairs.map(\.0.count).max() ?? 0
    return pairs.map { name, text in
      name + String(repeating: " ", count: width - name.count + 2) + text
    }.joined(separator: "\n")
  }
}
