internal import Columns
internal import QueryLanguage

/// What aggregates and windows range over, and which of it concerns each row at hand.
struct AggregateScope {
  let frame: Frame
  let grouping: Grouping

  /// The group of each row at hand; nil where row i at hand is group i.
  var groups: [Int32]?

  /// The row of `frame` of each row at hand; nil where row i at hand is that row.
  var rows: [Int32]?

  /// Rows at hand are the groups themselves.
  static func groups(of frame: Frame, _ grouping: Grouping) -> AggregateScope {
    AggregateScope(frame: frame, grouping: grouping, groups: nil, rows: grouping.first)
  }

  /// Rows at hand are those of the frame.
  static func rows(of frame: Frame, _ grouping: Grouping) -> AggregateScope {
    AggregateScope(frame: frame, grouping: grouping, groups: grouping.groupOf, rows: nil)
  }

  func selecting(_ chosen: [Int32]) -> AggregateScope {
    var copy = self
    copy.groups = AggregateScope.compose(groups, chosen)
    copy.rows = AggregateScope.compose(rows, chosen)
    return copy
  }

  private static func compose(_ places: [Int32]?, _ chosen: [Int32]) -> [Int32] {
    guard let places else { return chosen }
    return chosen.map { $0 < 0 ? $0 : places[Int($0)] }
  }
}

extension Evaluator {
  private func rangeOfAggregates() -> AggregateScope {
    scope ?? .rows(of: frame, .whole(count))
  }

  /// An aggregate over the rows of each group.
  func aggregate_(
    _ aggregate: Aggregate,
    _ arguments: [Expression],
    _ expression: Expression
  ) throws(RunFailure) -> Column {
    let scope = rangeOfAggregates()
    let inner = Evaluator(run, scope.frame)
    let result = try inner.reduce(aggregate, arguments, scope.grouping, expression)
    return scope.groups.map { result.gather($0) } ?? result
  }

  private func reduce(
    _ aggregate: Aggregate,
    _ arguments: [Expression],
    _ grouping: Grouping,
    _ expression: Expression
  ) throws(RunFailure) -> Column {
    guard let argument = arguments.first else { return .int(FixedColumn(grouping.sizes())) }
    if aggregate.takesCondition {
      let verdicts = try condition(argument)
      run.remark(.unclearInCount, verdicts.unclearCount)
      return reduceCondition(aggregate, verdicts.sure, grouping)
    }
    let column = try value(argument)
    let reduction = Reduction(
      aggregate: aggregate,
      parameter: arguments.count > 1 ? arguments[1].constantNumber : nil,
      type: expression.type,
      span: expression.span
    )
    guard case .list(let lists) = column else {
      return try reduction.reduce(column, grouping)
    }
    return try reduction.reduce(lists.values, grouping.selecting(lists.rowOfElement))
  }

  private func reduceCondition(
    _ aggregate: Aggregate,
    _ mask: [UInt8],
    _ grouping: Grouping
  ) -> Column {
    var hits = [Int64](repeating: 0, count: grouping.count)
    for row in mask.indices where grouping.groupOf[row] >= 0 {
      hits[Int(grouping.groupOf[row])] &+= Int64(mask[row])
    }
    let sizes = grouping.sizes()
    switch aggregate {
    case .share:
      let shares = zip(hits, sizes).map { $1 == 0 ? 0 : Double($0) / Double($1) }
      return .number(FixedColumn(shares, valid: sizes.contains(0) ? sizes.map { $0 != 0 } : nil))
    case .any: return .bool(FixedColumn(hits.map { $0 > 0 }))
    case .all: return .bool(FixedColumn(zip(hits, sizes).map { $0 == $1 }))
    default: return .int(FixedColumn(hits))
    }
  }

  /// An aggregate of the list of each row.
  func listAggregate(
    _ aggregate: Aggregate,
    _ arguments: [Expression],
    _ expression: Expression
  ) throws(RunFailure) -> Column {
    guard let argument = arguments.first, case .list(let lists) = try value(argument) else {
      return Column(nulls: count, of: expression.type)
    }
    let rows = lists.rowOfElement
    let grouping = Grouping.each(count).selecting(rows)
    if aggregate.takesCondition {
      if aggregate == .count { return .int(FixedColumn(grouping.sizes())) }
      guard case .bool(let bools) = lists.values else {
        return Column(nulls: count, of: expression.type)
      }
      let mask = bools.values.indices.map { bools[$0] == true ? UInt8(1) : 0 }
      return reduceCondition(aggregate, mask, grouping)
    }
    let reduction = Reduction(
      aggregate: aggregate,
      parameter: arguments.count > 1 ? arguments[1].constantNumber : nil,
      type: expression.type,
      span: expression.span
    )
    return try reduction.reduce(lists.values, grouping)
  }
}

extension Aggregate {
  /// Whether its argument is a condition.
  var takesCondition: Bool {
    switch self {
    case .count, .share, .any, .all: true
    default: false
    }
  }
}

extension Expression {
  /// The number, where it is a constant one.
  var constantNumber: Double? {
    switch node {
    case .constant(.int(let int)): Double(int)
    case .constant(.number(let number)): number
    case .negate(let operand): operand.constantNumber.map { -$0 }
    default: nil
    }
  }
}
