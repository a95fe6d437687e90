internal import Columns

extension Check {
  /// The stages one after the other; each sees what the one before has made.
  mutating func apply(_ stages: [StageSyntax], to flow: inout Flow) {
    for syntax in stages {
      let outer = stage
      stage = syntax.span
      let before = flow.shape
      apply(syntax, to: &flow)
      flow.shape.remember(before, leftOutBy: text(of: syntax.verb))
      stage = outer
    }
  }

  private mutating func apply(_ syntax: StageSyntax, to flow: inout Flow) {
    if flow.shape.isOpen, !syntax.kind.mayFollowOpenPivot {
      report(
        .afterOpenPivot,
        "after a pivot without its list only sort, take, chart and save may follow",
        at: syntax.verb,
        label: "its columns are known only when it runs",
        help: [Diagnostic.Help(note: "`pivot key in [\"a\", \"b\"]` names them")]
      )
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    switch syntax.kind {
    case .call(let name, let arguments): applyOwn(name, arguments, syntax, to: &flow)
    case .pivot(let key, let values, let aggregates):
      pivot(key, values, aggregates, syntax, to: &flow)
    case .within(let keys, let stages): within(keys, stages, syntax, to: &flow)
    case .error:
      chooseColumn(for: syntax, in: flow.shape)
      flow.isBroken = true
      flow.shape = .unknown
    case .explain:
      report(.misplacedStage, "`explain` stands at the end of a pipeline", at: syntax.verb)
      flow.isBroken = true
    default:
      if syntax.kind.takesWhatIsShown { flow = withoutHidden(flow) }
      let (operation, shape) = judge(syntax, on: flow.shape, flow.parameters)
      flow.add(operation, shape, at: place(syntax.span))
    }
  }

  /// `top 3` alone: the parser proposes `by count`; here it is known which number there is.
  private mutating func chooseColumn(for syntax: StageSyntax, in shape: Shape) {
    guard expansions.isEmpty, shape.index(of: "count") == nil else { return }
    let numbers = shape.columns.filter { $0.field.type.isNumeric }
    let dates = shape.columns.filter { $0.field.type == .date }
    guard let column = numbers.first ?? dates.first else { return }
    for index in diagnostics.indices where diagnostics[index].code == "E111" {
      guard let edit = diagnostics[index].help.first?.edit, edit.text == " by count",
        syntax.span.start <= edit.span.start, edit.span.end <= syntax.span.end
      else { continue }
      diagnostics[index].help = [fix(edit.span, by: " by \(written(column.field.name))")]
    }
  }

  /// What a stage does and the columns after it; no operation where it has an error.
  private mutating func judge(
    _ syntax: StageSyntax,
    on shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    let row = Context.row(shape, parameters)
    switch syntax.kind {
    case .filter(let condition): return filter(condition, row, shape) { .filter($0) }
    case .exclude(let condition): return filter(condition, row, shape) { .exclude($0) }
    case .search(let words, let isRanked):
      return search(words, isRanked: isRanked, row, shape)
    case .derive(let assignments): return derive(assignments, shape, parameters)
    case .select(let items): return select(items, row, shape)
    case .drop(let names): return drop(names, shape)
    case .rename(let pairs): return rename(pairs, shape)
    case .sort(let keys): return sort(keys, row, shape)
    case .take(let take): return self.take(take, shape, parameters)
    case .top(let count, let keys, let withTies):
      return top(count, keys, withTies, row, shape)
    case .group(let keys, let aggregates):
      return group(keys, aggregates, shape, parameters)
    case .summarize(let aggregates):
      return summarize(aggregates, shape, parameters)
    case .count:
      let count = ExpressionSyntax(.name(Name("count", at: syntax.verb)), at: syntax.verb)
      return summarize([AssignmentSyntax(name: nil, value: count)], shape, parameters)
    case .distinct(let keys): return distinct(keys, syntax, row, shape)
    case .explode(let list, let name): return explode(list, name, shape)
    case .pairs(let list, let first, let second): return pairs(list, first, second, shape)
    case .join(let join): return self.join(join, shape, syntax)
    case .union(let source): return union(source, shape)
    case .unpivot(let columns, let name, let value):
      return unpivot(columns, name, value, shape)
    case .sample(let count, let seed): return sample(count, seed, shape, parameters)
    case .describe: return (.describe, Shape(Schema.description, isMade: true))
    case .chart(let kind, let columns): return chart(kind, columns, syntax, shape)
    case .evidence: return evidence(syntax, shape)
    case .assert(let assertion, let message):
      return judgeAssertion(assertion, message, shape, parameters)
    case .save(let save): return self.save(save, shape, parameters)
    case .pivot, .within, .call, .explain, .error: return (nil, shape)
    }
  }

  private mutating func filter(
    _ syntax: ExpressionSyntax,
    _ context: Context,
    _ shape: Shape,
    _ operation: (Expression) -> PlanOperation
  ) -> (PlanOperation?, Shape) {
    let operand = condition(judge(syntax, context), written: syntax)
    var shape = shape
    shape.grouping = nil
    return (operand.isBroken ? nil : operation(operand.expression), shape)
  }

  /// Goes into a verb of one's own.
  private mutating func applyOwn(
    _ name: Name,
    _ arguments: [ExpressionSyntax],
    _ syntax: StageSyntax,
    to flow: inout Flow
  ) {
    let call = Call(name: name, arguments: arguments, span: syntax.span)
    guard let defined = names[name.text] else {
      reportNoVerb(name, syntax)
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    guard case .verb(let verb) = defined.meaning else {
      if case .broken = defined.meaning {
      } else {
        report(
          .noVerb,
          "`\(name.text)` is a \(defined.word), not a verb",
          at: name.span,
          help: [
            Diagnostic.Help(note: "a verb of one's own is defined by `def \(name.text)() = | …`")
          ]
        )
      }
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    let context = Context(shape: nil, place: .none, parameters: flow.parameters)
    guard let parameters = bind(verb.parameters, call, verb.home, context),
      enter(verb.name, verb.home, at: syntax.span)
    else {
      flow.isBroken = true
      flow.shape = .unknown
      return
    }
    let outer = flow.parameters
    flow.parameters = parameters
    apply(verb.stages, to: &flow)
    flow.parameters = outer
    expansions.removeLast()
  }
}

extension StageSyntax.Kind {
  /// Whether it takes the columns that are shown, not the stored document of an article.
  fileprivate var takesWhatIsShown: Bool {
    switch self {
    case .save, .describe: true
    default: false
    }
  }

  /// Whether the columns need not be known for it.
  fileprivate var mayFollowOpenPivot: Bool {
    switch self {
    case .sort, .take, .chart, .save, .explain, .error: true
    default: false
    }
  }
}
