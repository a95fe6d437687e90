internal import Columns

extension Check {
  /// What a statement does, after its check; empty where it has an error.
  mutating func statement(_ syntax: StatementSyntax) -> [CheckedStatement] {
    let before = diagnostics.count
    let action = action(syntax)
    let hasError = diagnostics[before...].contains { !$0.isWarning }
    guard let action, !hasError else { return [] }
    return [CheckedStatement(action: action, span: syntax.span, isStrict: scope.isStrict)]
  }

  private mutating func action(_ syntax: StatementSyntax) -> CheckedStatement.Action? {
    switch syntax.kind {
    case .open(let path): return filled(path, [:]).map { .open(path: $0) }
    case .pipeline(let pipeline):
      var stages = pipeline.stages
      let explain = stages.popExplain()
      let plain = PipelineSyntax(source: pipeline.source, stages: stages, at: pipeline.span)
      let flow = self.pipeline(plain)
      return finish(flow, stages, explain)
    case .continuation(let stages): return continuation(stages, at: syntax.span)
    case .let(let name, let value): return define(name, value, syntax)
    case .defineVerb(let name, let parameters, let stages):
      return defineVerb(name, parameters, stages, syntax)
    case .defineFunction(let name, let parameters, let body):
      return defineFunction(name, parameters, body, syntax)
    case .param(let parameter): return self.parameter(parameter, syntax)
    case .use(let path): return use(path)
    case .alias(let name, let spellings):
      return .alias(name: name.value, spellings: spellings.map(\.value))
    case .strict:
      scope.isStrict = true
      return .define(names: [])
    case .error:
      defineBroken(syntax.span)
      return nil
    }
  }

  private mutating func continuation(
    _ syntax: [StageSyntax],
    at span: SourceSpan
  ) -> CheckedStatement.Action? {
    var stages = syntax
    let explain = stages.popExplain()
    guard let last = lastTable() else {
      let pipe = SourceSpan(span.start, min(span.start + 1, span.end))
      reportNoResult(at: pipe)
      return nil
    }
    var flow = Flow(last)
    apply(stages, to: &flow)
    return finish(flow, stages, explain)
  }

  /// The pipeline's plan as a statement; its result becomes `_`.
  private mutating func finish(
    _ flow: Flow,
    _ stages: [StageSyntax],
    _ explain: Bool?
  ) -> CheckedStatement.Action? {
    lastShape = flow.shape
    guard !flow.isBroken else { return nil }
    scope.last = LastResult(plan: flow.plan, shape: flow.shape, table: nil)
    let shown = withoutHidden(flow)
    if let explain { return .explain(shown.plan, run: explain) }
    switch stages.last?.kind {
    case .assert, .save: return .perform(shown.plan)
    default: return .show(shown.plan)
    }
  }

  /// The pipeline without the columns that are not shown.
  func withoutHidden(_ flow: Flow) -> Flow {
    let shown = flow.shape.columns.indices.filter { !flow.shape.columns[$0].isHidden }
    guard shown.count < flow.shape.columns.count else { return flow }
    // No words of the text stand for this stage.
    let end = flow.stages.last?.span.end ?? 0
    let span = SourceSpan(end, end)
    let values = shown.map { flow.shape.expression(of: $0, at: span) }
    var shape = flow.shape
    shape.columns = shown.map { flow.shape.columns[$0] }
    var result = flow
    result.add(.project(values), shape, at: span)
    return result
  }

  /// `use "library.dq"`: a file that only defines.
  mutating func use(_ path: TextSyntax) -> CheckedStatement.Action? {
    guard !uses.contains(path.value) else { return .define(names: []) }
    let file: SourceText
    do throws(RunFailure) {
      file = try surroundings.text(of: path.value, for: source.name)
    } catch {
      reportUnreadable(error, at: path.span)
      return nil
    }
    let parsed = Parser.parse(file, verbs: scope.verbNames)
    var inner = Check(surroundings: surroundings, source: file, scope: scope)
    inner.diagnostics = parsed.diagnostics
    inner.uses = uses.union([path.value])
    for statement in parsed.syntax.statements {
      if statement.defines {
        _ = inner.statement(statement)
      } else {
        inner.report(.onlyDefinitions, "a file of definitions only defines", at: statement.span)
      }
    }
    for diagnostic in inner.diagnostics {
      let place = file.position(of: diagnostic.span.start)
      let message = "\(file.name):\(place.line):\(place.column): \(diagnostic.message)"
      diagnostics.append(Diagnostic(diagnostic.code, message, at: path.span))
    }
    let isStrict = scope.isStrict
    scope.names = inner.scope.names
    scope.isStrict = isStrict
    return .define(names: inner.scope.names.all().map(\.key))
  }
}

extension [StageSyntax] {
  /// Takes `explain` from the end; says whether it runs, nil where there is none.
  fileprivate mutating func popExplain() -> Bool? {
    guard case .explain(let isRun) = last?.kind else { return nil }
    removeLast()
    return isRun
  }
}

extension StatementSyntax {
  /// Whether it may stand in a file that is used.
  fileprivate var defines: Bool {
    switch kind {
    case .let, .defineVerb, .defineFunction, .param, .use, .error: true
    case .open, .pipeline, .continuation, .alias, .strict: false
    }
  }
}
