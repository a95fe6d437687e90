internal import Columns

extension Check {
  /// A pipeline from its source to its last stage.
  mutating func pipeline(
    _ syntax: PipelineSyntax,
    _ parameters: [String: Operand] = [:]
  ) -> Flow {
    var flow = source(syntax.source)
    flow.parameters = parameters
    apply(syntax.stages, to: &flow)
    return flow
  }

  /// A table that another stage joins, unites or compares.
  mutating func table(_ syntax: SourceSyntax) -> (plan: Plan, shape: Shape, isBroken: Bool) {
    let outer = stage
    stage = nil
    let flow = source(syntax)
    stage = outer
    return (flow.plan, flow.shape, flow.isBroken)
  }

  private mutating func source(_ syntax: SourceSyntax) -> Flow {
    switch syntax.kind {
    case .name(let name): return source(named: name)
    case .last:
      guard scope.last != nil, let last = lastTable() else {
        reportNoResult(at: syntax.span)
        return .broken
      }
      return Flow(last)
    case .load(let path, let columns): return load(path, columns)
    case .rows(let records): return rows(records, at: syntax.span)
    case .pipeline(let inner):
      let flow = pipeline(inner)
      guard !flow.isBroken else { return flow }
      return Flow(flow.table)
    case .error: return .broken
    }
  }

  private mutating func source(named name: Name) -> Flow {
    guard !name.isMissing else { return .broken }
    if let defined = names[name.text] {
      switch defined.meaning {
      case .table(let table): return Flow(table)
      case .broken: return .broken
      case .value, .verb, .function:
        report(
          .notATable,
          "`\(name.text)` is a \(defined.word), not a table",
          at: name.span,
          help: collectionHelp(name)
        )
        return .broken
      }
    }
    if let schema = surroundings.schema(of: name.text) {
      return Flow(collection(name.text, schema))
    }
    reportNoTable(name)
    return .broken
  }

  private mutating func reportNoTable(_ name: Name) {
    let tables = names.filter { $0.value.meaning.isTable }.map(\.key).sorted()
    let builtIn = ["articles", "events", "mentions", "people", "history"]
    if surroundings.collections.isEmpty, builtIn.contains(name.text) {
      guard !missesCollection else { return }
      missesCollection = true
      report(
        .noCollectionOpen,
        "no collection is open, so that there is no `\(name.text)`",
        at: name.span,
        help: [Diagnostic.Help(note: "`open \"clippings\"` opens a folder, file or collection")]
      )
      return
    }
    if Grammar.verbs.contains(name.text) {
      report(
        .noTable,
        "a pipeline begins with a table, not with a verb",
        at: name.span,
        help: [Diagnostic.Help(note: "write the table first: `articles | \(name.text) …`")]
      )
      return
    }
    report(.noTable, "no table `\(name.text)`", at: name.span, help: collectionHelp(name, tables))
  }

  private func collectionHelp(_ name: Name, _ tables: [String] = []) -> [Diagnostic.Help] {
    let known = surroundings.collections + tables
    let near = Nearest.names(to: name.text, among: known)
    if !near.isEmpty {
      return near.map { fix(name.span, by: written($0)) }
    }
    guard !known.isEmpty else {
      return [Diagnostic.Help(note: "`open \"clippings\"` opens a folder, file or collection")]
    }
    return [Diagnostic.Help(note: "the tables are \(known.prefix(12).joined(separator: ", "))")]
  }

  private mutating func load(_ path: TextSyntax, _ columns: [SourceSyntax.LoadColumn]) -> Flow {
    guard let file = filled(path, [:]) else { return .broken }
    var stated: [LoadRequest.StatedColumn] = []
    for column in columns {
      guard let type = valueType(column.type) else { return .broken }
      stated.append(
        LoadRequest.StatedColumn(
          name: column.name.text,
          type: type,
          pattern: column.format?.value
        )
      )
    }
    let request = LoadRequest(path: file, columns: stated)
    let home = (expansions.last?.home.source ?? source).name
    if saved.contains(file), home == source.name {
      waitsForFile = true
      return .broken
    }
    do throws(RunFailure) {
      let loaded = try surroundings.load(request, for: home)
      for warning in loaded.warnings { report(.loadRemark, warning, at: path.span) }
      let shape = Shape(loaded.table.schema, isMade: false)
      let missing = columns.filter { shape.index(of: $0.name.text) == nil }
      for column in missing { reportMissing(column.name, in: shape) }
      return missing.isEmpty ? Flow(source: .table(loaded.table), shape: shape) : .broken
    } catch {
      reportUnreadable(error, at: path.span)
      return .broken
    }
  }

  /// Reports a column that `load` gives a type and the file does not have.
  private mutating func reportMissing(_ name: Name, in shape: Shape) {
    let near = Nearest.names(to: name.text, among: shape.names)
    report(
      .noColumn,
      "the file has no column `\(name.text)`",
      at: name.span,
      help: near.isEmpty
        ? [
          Diagnostic.Help(
            "the columns are \(shape.names.prefix(12).map(written).joined(separator: ", "))"
          )
        ]
        : near.map { fix(name.span, by: written($0)) }
    )
  }

  mutating func reportUnreadable(_ failure: RunFailure, at span: SourceSpan) {
    switch failure {
    case .query(let diagnostic):
      report(
        .unreadableFile,
        diagnostic.message,
        at: span,
        label: diagnostic.label,
        help: diagnostic.help
      )
    case .file(let path, let reason):
      report(.unreadableFile, "`\(path)` cannot be read: \(reason)", at: span)
    case .cancelled: report(.unreadableFile, "reading was stopped", at: span)
    }
  }
}
