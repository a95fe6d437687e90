internal import Columns
internal import QueryLanguage

extension Plan {
  /// The plan up to a stage, without it.
  func before(_ stage: Int) -> Plan {
    Plan(source: source, stages: Array(stages[..<stage]), schema: stages[stage].input)
  }

  /// The plan with a filter behind it.
  func filtered(by condition: QueryLanguage.Expression) -> Plan {
    var plan = self
    plan.stages.append(
      PlanStage(
        operation: .filter(condition),
        span: condition.span,
        input: schema,
        output: schema
      )
    )
    return plan
  }

  /// The values of an expression with how often each occurs; of a list its elements.
  func counted(by value: QueryLanguage.Expression) -> Plan {
    let isList = value.type.isList
    let element = isList ? value.type.element ?? .text : value.type
    let output = Schema([Field("value", element), Field("count", .int, isNullable: false)])
    let count = QueryLanguage.Expression(.aggregate(.count, []), .int, span: value.span)
    var plan = self
    plan.stages.append(
      PlanStage(
        operation: .group([GroupKey(value: value, each: isList)], [count]),
        span: value.span,
        input: schema,
        output: output
      )
    )
    plan.schema = output
    return plan
  }
}

extension QueryLanguage.Expression {
  /// The conditions that `and` joins.
  var conjuncts: [QueryLanguage.Expression] {
    // `d in a..b` is two conditions of which the reader has written one.
    guard case .and(let left, let right) = node, left.span != right.span else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  /// The column and the text that an equality, `has`, `contains` or `in` asks for.
  var soughtText: (column: QueryLanguage.Expression, text: String)? {
    switch node {
    case .compare(.equal, let left, let right):
      Self.pair(left, right) ?? Self.pair(right, left)
    case .textTest(_, let left, let right): Self.pair(left, right)
    case .isElement(let element, let list): Self.pair(list, element)
    default: nil
    }
  }

  private static func pair(
    _ column: QueryLanguage.Expression,
    _ text: QueryLanguage.Expression
  ) -> (QueryLanguage.Expression, String)? {
    guard case .column = column.node, case .constant(.text(let sought)) = text.node else {
      return nil
    }
    return (column, sought)
  }
}

extension ValueType {
  /// Whether a value has elements.
  var isList: Bool {
    switch self {
    case .list, .relation: true
    default: false
    }
  }
}

extension Plan {
  /// How many columns at the end of the result say where its quotes stand: file, source, language,
  /// line and quote, where `evidence` put them there.
  var evidenceColumnCount: Int {
    let names = ["file", "source", "language", "line", "quote"]
    let hasEvidence = stages.contains { stage in
      if case .evidence = stage.operation { return true }
      return false
    }
    return hasEvidence && schema.fields.suffix(names.count).map(\.name) == names ? names.count : 0
  }
}
