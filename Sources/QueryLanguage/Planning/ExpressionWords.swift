internal import Chronology
package import Columns

/// Expressions in plain words, with the names of a schema.
package struct ExpressionWords: Sendable {
  private let schema: Schema

  /// Words over these columns.
  package init(schema: Schema) {
    self.schema = schema
  }

  /// The expression as part of a sentence.
  package func words(_ expression: Expression) -> String {
    switch expression.node {
    case .column(let index): return schema.fields[index].name
    case .constant(let constant): return constant.words
    case .element: return "it"
    case .negate(let value): return "-\(grouped(value))"
    case .arithmetic(let operation, let left, let right):
      return "\(grouped(left)) \(operation.rawValue) \(grouped(right))"
    case .coalesce(let left, let right):
      return "\(words(left)), or \(words(right)) where it is missing"
    case .index(let value, let place): return "\(words(value))[\(words(place))]"
    case .list(let values): return "[\(values.map(words).joined(separator: ", "))]"
    case .record(let parts):
      return "{\(parts.map { "\($0.name): \(words($0.value))" }.joined(separator: ", "))}"
    case .part(let value, let name): return "\(words(value)).\(name)"
    case .datePart(let part, let value): return "the \(part.rawValue) of \(words(value))"
    case .related(let value, _, let column): return "\(words(value)).\(column)"
    case .call(.date, let values) where values.first?.type == .instant:
      return "the day of \(values.map(words).joined())"
    case .call(.number, let values) where values.first?.type == .int:
      return values.map(words).joined()
    case .call(let function, let values): return call(function.rawValue, values)
    case .aggregate(.count, let values) where values.isEmpty: return "count"
    case .aggregate(let aggregate, let values), .listAggregate(let aggregate, let values):
      return call(aggregate.rawValue, values)
    case .window(.rank, _): return "rank()"
    case .window(let window, let values): return call(window.rawValue, values)
    case .tableColumn(let plan, let index):
      return "the column \(plan.schema.fields[index].name) of another table"
    case .elements(let function, let list, let body):
      return "\(function.rawValue)(\(words(list)), \(words(body)))"
    case .compare, .within, .member, .isElement, .textTest, .matches, .isNull, .not, .and, .or,
      .certainty:
      return condition(expression)
    }
  }

  private func call(_ name: String, _ values: [Expression]) -> String {
    "\(name)(\(values.map(words).joined(separator: ", ")))"
  }

  /// An operand, in brackets where it is more than one word.
  private func grouped(_ value: Expression) -> String {
    switch value.node {
    case .arithmetic, .coalesce, .and, .or, .not: "(\(words(value)))"
    default: words(value)
    }
  }

  private func condition(_ expression: Expression) -> String {
    switch expression.node {
    case .compare(let comparison, let left, let right):
      return "\(words(left)) \(verb(comparison, left.type)) \(words(right))"
    case .within(let value, let from, let through): return range(value, from, through)
    case .member(let value, let members):
      return "\(words(value)) is one of \(members.map(words).joined(separator: ", "))"
    case .isElement(let value, let list): return "\(words(value)) is an element of \(words(list))"
    case .textTest(let test, let value, let word):
      return "\(words(value)) \(verb(test)) \(words(word))"
    case .matches(let value, let pattern):
      return "\(words(value)) matches /\(pattern.text)/\(pattern.flags)"
    case .isNull(let value): return "\(words(value)) is missing"
    case .not(let value):
      if case .isNull(let inner) = value.node { return "\(words(inner)) is there" }
      return "not \(grouped(value))"
    case .and(let left, let right): return "\(side(left)) and \(side(right))"
    case .or(let left, let right): return "\(words(left)) or \(words(right))"
    case .certainty(let certainty, let value):
      switch certainty {
      case .maybe: return "perhaps \(grouped(value))"
      case .unclear: return "it is unclear whether \(grouped(value))"
      case .certain: return "certainly \(grouped(value))"
      }
    default: return ""
    }
  }

  /// A side of `and`: an `or` in it wants brackets.
  private func side(_ value: Expression) -> String {
    if case .or = value.node { return "(\(words(value)))" }
    return words(value)
  }

  private func range(_ value: Expression, _ from: Expression?, _ through: Expression?) -> String {
    switch (from, through) {
    case (let from?, let through?):
      "\(words(value)) is from \(words(from)) to \(words(through))"
    case (let from?, nil): "\(words(value)) is at least \(words(from))"
    case (nil, let through?): "\(words(value)) is at most \(words(through))"
    case (nil, nil): words(value)
    }
  }

  private func verb(_ comparison: Expression.Comparison, _ type: ValueType) -> String {
    let isTime = type == .date || type == .instant
    return switch comparison {
    case .equal: type == .date ? "is in" : "is"
    case .inPeriod: "is in"
    case .notEqual: type == .date ? "is not in" : "is not"
    case .less: isTime ? "is before" : "is less than"
    case .lessOrEqual: isTime ? "is not after" : "is at most"
    case .greater: isTime ? "is after" : "is more than"
    case .greaterOrEqual: isTime ? "is not before" : "is at least"
    }
  }

  private func verb(_ test: Expression.TextTest) -> String {
    var verb: String
    switch test.kind {
    case .has: verb = "has the word"
    case .contains: verb = "contains"
    case .named: verb = "names"
    case .startsWith: verb = "starts with"
    case .endsWith: verb = "ends with"
    }
    if test.isExact { verb += " exactly" }
    switch test.quantifier {
    case .any: verb += " any of"
    case .all: verb += " all of"
    case nil: break
    }
    return verb
  }
}

extension Constant {
  /// As a query writes it.
  package var words: String {
    switch self {
    case .null: "null"
    case .text(let text): "\"\(text)\""
    case .int(let value): String(value)
    case .number(let value): "\(value)"
    case .bool(let value): value ? "true" : "false"
    case .date(let date): date.edtf
    case .period(let period): period.description
    case .instant(let instant): instant.description
    case .duration(let duration): duration.description
    case .list(let values): "[\(values.map(\.words).joined(separator: ", "))]"
    }
  }
}
