extension Expression {
  /// The expressions directly inside.
  package var children: [Expression] {
    switch node {
    case .column, .constant, .element, .tableColumn: []
    case .negate(let value), .matches(let value, _), .isNull(let value), .not(let value),
      .part(let value, _), .datePart(_, let value), .related(let value, _, _),
      .certainty(_, let value):
      [value]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right),
      .isElement(let left, let right), .textTest(_, let left, let right), .and(let left, let right),
      .or(let left, let right), .coalesce(let left, let right), .index(let left, let right),
      .elements(_, let left, let right):
      [left, right]
    case .within(let value, let from, let through): [value] + [from, through].compactMap { $0 }
    case .member(let value, let members): [value] + members
    case .list(let values), .call(_, let values), .aggregate(_, let values),
      .listAggregate(_, let values), .window(_, let values):
      values
    case .record(let parts): parts.map(\.value)
    }
  }

  /// The same expression over other children, which must be as many.
  package func replacingChildren(_ new: [Expression]) -> Expression {
    var copy = self
    copy.node =
      switch node {
      case .column, .constant, .element, .tableColumn: node
      case .negate: .negate(new[0])
      case .matches(_, let pattern): .matches(new[0], pattern)
      case .isNull: .isNull(new[0])
      case .not: .not(new[0])
      case .part(_, let name): .part(new[0], name)
      case .datePart(let part, _): .datePart(part, new[0])
      case .related(_, let collection, let column):
        .related(new[0], collection: collection, column: column)
      case .certainty(let certainty, _): .certainty(certainty, new[0])
      case .arithmetic(let operation, _, _): .arithmetic(operation, new[0], new[1])
      case .compare(let comparison, _, _): .compare(comparison, new[0], new[1])
      case .isElement: .isElement(new[0], of: new[1])
      case .textTest(let test, _, _): .textTest(test, new[0], new[1])
      case .and: .and(new[0], new[1])
      case .or: .or(new[0], new[1])
      case .coalesce: .coalesce(new[0], new[1])
      case .index: .index(new[0], new[1])
      case .elements(let function, _, _): .elements(function, new[0], new[1])
      case .within(_, let from, _):
        .within(
          new[0],
          from: from == nil ? nil : new[1],
          through: new.count > (from == nil ? 1 : 2) ? new[from == nil ? 1 : 2] : nil
        )
      case .member: .member(new[0], of: Array(new.dropFirst()))
      case .list: .list(new)
      case .call(let function, _): .call(function, new)
      case .aggregate(let aggregate, _): .aggregate(aggregate, new)
      case .listAggregate(let aggregate, _): .listAggregate(aggregate, new)
      case .window(let window, _): .window(window, new)
      case .record(let parts): .record(zip(parts, new).map { (name: $0.name, value: $1) })
      }
    return copy
  }

  /// The expression with its columns at other places; nil where one of them is gone.
  package func movingColumns(_ place: (Int) -> Int?) -> Expression? {
    if case .column(let index) = node {
      guard let moved = place(index) else { return nil }
      var copy = self
      copy.node = .column(moved)
      return copy
    }
    var moved: [Expression] = []
    for child in children {
      guard let child = child.movingColumns(place) else { return nil }
      moved.append(child)
    }
    return replacingChildren(moved)
  }

  /// The expression with each aggregate replaced by what the closure gives.
  package func replacingAggregates(_ value: (Aggregate, Expression) -> Constant) -> Expression {
    if case .aggregate(let aggregate, _) = node {
      var copy = self
      copy.node = .constant(value(aggregate, self))
      return copy
    }
    return replacingChildren(children.map { $0.replacingAggregates(value) })
  }

  /// Whether this or an expression inside satisfies the condition.
  package func contains(_ condition: (Expression) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(condition) }
  }
}
