import Chronology
import Columns
import QueryLanguage
import TextTools

extension Reference {
  func converted(_ value: Value, to type: ValueType) -> Value {
    switch (value, type) {
    case (.int(let int), .number): .number(Double(int))
    case (.list(let items), .list(let element)): .list(items.map { converted($0, to: element) })
    case (.null, .list): .list([])
    default: value
    }
  }

  func arithmetic(
    _ operation: Expression.Arithmetic,
    _ left: Value,
    _ right: Value
  ) throws -> Value {
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.int(let left), .int(let right)) where operation != .divide:
      return try ints(operation, left, right)
    case (.date(let date), .duration(let length)):
      return date.adding(operation == .subtract ? length.negated : length).map { .date($0) }
        ?? .null
    case (.date(let left), .date(let right)):
      return left.subtracting(right).map { .duration($0) } ?? .null
    default:
      guard let first = left.double, let second = right.double else {
        throw ReferenceProblem.unsupported("\(left) \(operation) \(right)")
      }
      switch operation {
      case .add: return .number(first + second)
      case .subtract: return .number(first - second)
      case .multiply: return .number(first * second)
      case .divide: return second == 0 ? .null : .number(first / second)
      case .remainder:
        return second == 0 ? .null : .number(first.truncatingRemainder(dividingBy: second))
      }
    }
  }

  private func ints(
    _ operation: Expression.Arithmetic,
    _ left: Int64,
    _ right: Int64
  ) throws -> Value {
    let (result, overflows) =
      switch operation {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      default: right == 0 ? (0, false) : left.remainderReportingOverflow(dividingBy: right)
      }
    if overflows { throw ReferenceProblem.overflow }
    return operation == .remainder && right == 0 ? .null : .int(result)
  }

  func call(_ function: Function, _ arguments: [Expression]) throws -> Value {
    switch function {
    case .if: return try value(truth(arguments[0]) == .yes ? arguments[1] : arguments[2])
    case .case:
      var rest = arguments[...]
      while rest.count > 2 {
        if try truth(rest[rest.startIndex]) == .yes { return try value(rest[rest.startIndex + 1]) }
        rest = rest.dropFirst(2)
      }
      return try value(rest[rest.startIndex])
    case .slice: return try slice(arguments)
    default: break
    }
    let values = try arguments.map { try value($0) }
    switch (function, values[0]) {
    case (.size, .list(let items)): return .int(Int64(items.count))
    case (.first, .list(let items)): return items.first { $0 != .null } ?? .null
    case (.last, .list(let items)): return items.last { $0 != .null } ?? .null
    case (.distinct, .list(let items)): return .list(Value.unique(items.filter { $0 != .null }))
    case (.sorted, .list(let items)): return .list(Value.sorted(items))
    case (.join, .list(let items)):
      guard case .text(let separator) = values[1] else { return .null }
      return .text(items.compactMap(\.text).joined(separator: separator))
    case (_, .null): return .null
    case (.lower, .text(let text)): return .text(Composition.composed(text.lowercased()))
    case (.upper, .text(let text)): return .text(Composition.composed(text.uppercased()))
    case (.len, .text(let text)): return .int(Int64(text.unicodeScalars.count))
    case (.fold, .text(let text)): return .text(Folding.folded(text))
    case (.split, .text(let text)):
      return .list(
        text.split(separator: " ", omittingEmptySubsequences: false).map { .text(String($0)) }
      )
    case (.abs, .int(let int)): return .int(abs(int))
    case (.abs, .number(let number)): return .number(abs(number))
    case (.round, .number(let number)): return .number(number.rounded())
    case (.floor, .number(let number)): return .number(number.rounded(.down))
    case (.int, .number(let number)): return .int(Int64(number))
    case (.number, .int(let int)): return .number(Double(int))
    case (.earliest, .date(let date)): return date.earliestDay.map { .date($0) } ?? .null
    case (.latest, .date(let date)): return date.latestDay.map { .date($0) } ?? .null
    case (.precision, .date(let date)): return .text(date.precision.rawValue)
    case (.edtf, .date(let date)): return .text(date.edtf)
    case (.start, .date(let date)):
      guard let unit = values[1].text.flatMap(TimeUnit.init(rawValue:)) else { return .null }
      return date.start(of: unit).map { .date($0) } ?? .null
    case (.min, _), (.max, _): return lesser(function, values[0], values[1])
    default: throw ReferenceProblem.unsupported("\(function) of \(values)")
    }
  }

  private func lesser(_ function: Function, _ left: Value, _ right: Value) -> Value {
    if left == .null || right == .null { return .null }
    if case .date(let first) = left, case .date(let second) = right {
      return .date(function == .min ? .least(first, second) : .greatest(first, second))
    }
    let order = Value.order(left, right)
    return (function == .min ? order <= 0 : order >= 0) ? left : right
  }

  private func slice(_ arguments: [Expression]) throws -> Value {
    guard case .text(let text) = try value(arguments[0]),
      case .list(let bounds) = try value(arguments[1])
    else { return .null }
    let scalars = Array(text.unicodeScalars)
    func place(_ value: Value, _ open: Int) -> Int {
      guard case .int(let number) = value else { return open }
      return number < 0 ? scalars.count + 1 + Int(number) : Int(number)
    }
    let (from, through) = (place(bounds[0], 1), place(bounds[1], scalars.count))
    let chosen = scalars.indices.filter { from <= $0 + 1 && $0 + 1 <= through }
    return .text(String(String.UnicodeScalarView(chosen.map { scalars[$0] })))
  }
}

extension Value {
  static func unique(_ items: [Value]) -> [Value] {
    items.indices.filter { !items[..<$0].contains(items[$0]) }.map { items[$0] }
  }

  /// Ascending, nulls last, ties as they stood.
  static func sorted(_ items: [Value]) -> [Value] {
    let order = items.indices.sorted { left, right in
      let place = Value.place(items[left], items[right], descending: false, nullsFirst: false)
      return place != 0 ? place < 0 : left < right
    }
    return order.map { items[$0] }
  }

  static func place(_ left: Value, _ right: Value, descending: Bool, nullsFirst: Bool) -> Int {
    switch (left == .null, right == .null) {
    case (true, true): 0
    case (true, false): nullsFirst ? -1 : 1
    case (false, true): nullsFirst ? 1 : -1
    case (false, false): descending ? -order(left, right) : order(left, right)
    }
  }
}

/// Aggregates of a list of rows.
struct ReferenceAggregate {
  var rows: [[Value]]

  func value(
    _ aggregate: Aggregate,
    _ arguments: [Expression],
    _ expression: Expression
  ) throws -> Value {
    guard let argument = arguments.first else { return .int(Int64(rows.count)) }
    switch aggregate {
    case .count, .share, .any, .all:
      let hits = try rows.filter { try Reference(row: $0).truth(argument) == .yes }.count
      switch aggregate {
      case .count: return .int(Int64(hits))
      case .share: return rows.isEmpty ? .null : .number(Double(hits) / Double(rows.count))
      case .any: return .bool(hits > 0)
      default: return .bool(hits == rows.count)
      }
    default: break
    }
    var values: [Value] = []
    for row in rows {
      let value = try Reference(row: row).value(argument)
      if case .list(let items) = value { values += items } else { values.append(value) }
    }
    return try self.value(aggregate, values, parameter: arguments.dropFirst().first, expression)
  }

  func value(
    _ aggregate: Aggregate,
    _ values: [Value],
    parameter: Expression?,
    _ expression: Expression
  ) throws -> Value {
    let known = values.filter { $0 != .null }
    let numbers = known.compactMap(\.double)
    switch aggregate {
    case .sum: return try sum(known, expression.type)
    case .avg:
      return numbers.isEmpty ? .null : .number(numbers.reduce(0, +) / Double(numbers.count))
    case .median: return quantile(numbers, 0.5)
    case .quantile:
      return try quantile(numbers, Reference().value(parameter ?? expression).double ?? 0)
    case .stddev:
      guard numbers.count > 1 else { return .null }
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return .number((squares / Double(numbers.count - 1)).squareRoot())
    case .min, .max: return extreme(known, aggregate)
    case .first: return known.first ?? .null
    case .last: return known.last ?? .null
    case .countDistinct: return .int(Int64(Value.unique(known).count))
    case .distinct: return .list(Value.unique(known))
    case .list: return .list(known)
    case .top:
      let limit = try parameter.map { try Reference().value($0).double ?? 3 } ?? 3
      let unique = Value.unique(known)
      let sorted = unique.sorted { left, right in
        let counts = [left, right].map { value in known.count { $0 == value } }
        return counts[0] != counts[1] ? counts[0] > counts[1] : Value.order(left, right) < 0
      }
      return .list(Array(sorted.prefix(Int(limit))))
    default: throw ReferenceProblem.unsupported("\(aggregate) of a list")
    }
  }

  private func sum(_ known: [Value], _ type: ValueType) throws -> Value {
    guard type == .int else { return .number(known.compactMap(\.double).reduce(0, +)) }
    var total: Int64 = 0
    for case .int(let int) in known {
      let (sum, overflows) = total.addingReportingOverflow(int)
      if overflows { throw ReferenceProblem.overflow }
      total = sum
    }
    return .int(total)
  }

  private func quantile(_ numbers: [Double], _ share: Double) -> Value {
    let sorted = numbers.sorted()
    guard let last = sorted.last else { return .null }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count, place > Double(below) else {
      return .number(below < sorted.count ? sorted[below] : last)
    }
    return .number(sorted[below] + (sorted[below + 1] - sorted[below]) * (place - Double(below)))
  }

  private func extreme(_ known: [Value], _ aggregate: Aggregate) -> Value {
    guard var best = known.first else { return .null }
    for value in known.dropFirst() {
      if case .date(let first) = best, case .date(let second) = value {
        best = .date(aggregate == .min ? .least(first, second) : .greatest(first, second))
      } else {
        let order = Value.order(value, best)
        if aggregate == .min ? order < 0 : order > 0 { best = value }
      }
    }
    return best
  }
}
