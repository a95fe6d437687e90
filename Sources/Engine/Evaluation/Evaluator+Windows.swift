internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// A function over the rows of each group in their order.
  func window(
    _ function: WindowFunction,
    _ arguments: [Expression],
    _ expression: Expression
  ) throws(RunFailure) -> Column {
    let scope = self.scope ?? .rows(of: frame, .whole(count))
    let inner = Evaluator(run, scope.frame, scope: .rows(of: scope.frame, scope.grouping))
    let result = try inner.windowed(function, arguments, scope.grouping, expression)
    return scope.rows.map { result.gather($0) } ?? result
  }

  private func windowed(
    _ function: WindowFunction,
    _ arguments: [Expression],
    _ grouping: Grouping,
    _ expression: Expression
  ) throws(RunFailure) -> Column {
    let (starts, rows) = grouping.members()
    let offset = arguments.count > 1 ? Int(arguments[1].constantNumber ?? 1) : 1
    switch function {
    case .rowNumber: return numbers(starts, rows) { place, _ in place + 1 }
    case .rank:
      var keys: [SortOrder.Key] = []
      for argument in arguments { keys.append(try SortOrder.Key(column: value(argument))) }
      let order = SortOrder(keys, count: count)
      return numbers(starts, rows) { place, last in
        place > 0 && order.isTie(Int(rows[last.at - 1]), Int(rows[last.at]))
          ? last.value : place + 1
      }
    case .lag, .lead:
      let distance = function == .lag ? -offset : offset
      return try value(arguments[0]).gather(shifted(starts, rows, by: distance))
    case .change:
      let column = try value(arguments[0])
      let before = column.gather(shifted(starts, rows, by: -1))
      return try difference(column, before, at: expression.span)
    case .runningSum: return try runningSum(value(arguments[0]), starts, rows, expression.span)
    case .movingAverage:
      return try movingAverage(value(arguments[0]).numbers, starts, rows, max(1, offset))
    }
  }

  /// A number for each row from its place in the group and what the row before it got.
  private func numbers(
    _ starts: [Int],
    _ rows: [Int32],
    _ body: (_ place: Int, _ last: (at: Int, value: Int)) -> Int
  ) -> Column {
    var values = [Int64](repeating: 0, count: count)
    for group in 0..<(starts.count - 1) {
      var last = 0
      for at in starts[group]..<starts[group + 1] {
        last = body(at - starts[group], (at, last))
        values[Int(rows[at])] = Int64(last)
      }
    }
    return .int(FixedColumn(values))
  }

  /// The row so many places on in the same group; -1 where there is none.
  private func shifted(_ starts: [Int], _ rows: [Int32], by distance: Int) -> [Int32] {
    var result = [Int32](repeating: -1, count: count)
    for group in 0..<(starts.count - 1) {
      let range = starts[group]..<starts[group + 1]
      for at in range where range.contains(at + distance) {
        result[Int(rows[at])] = rows[at + distance]
      }
    }
    return result
  }

  private func difference(
    _ column: Column,
    _ before: Column,
    at span: SourceSpan
  ) throws(RunFailure) -> Column {
    guard case .int(let ints) = column, case .int(let others) = before else {
      let numbers = column.numbers
      return .number(combined(numbers, before.numbers, 0) { $0 - $1 })
    }
    var overflows = false
    let result = combined(ints, others, 0) { now, then -> Int64? in
      let (value, isOver) = now.subtractingReportingOverflow(then)
      overflows = overflows || isOver
      return value
    }
    if overflows { throw .overflow(at: span) }
    return .int(result)
  }

  /// The sum so far, nulls skipped; null before the first value.
  private func runningSum(
    _ column: Column,
    _ starts: [Int],
    _ rows: [Int32],
    _ span: SourceSpan
  ) throws(RunFailure) -> Column {
    if case .int(let ints) = column {
      var overflows = false
      let sums = scan(ints, starts, rows) { sum, value -> Int64 in
        let (next, isOver) = sum.addingReportingOverflow(value)
        overflows = overflows || isOver
        return next
      }
      if overflows { throw .overflow(at: span) }
      return .int(sums)
    }
    return .number(scan(column.numbers, starts, rows) { $0 + $1 })
  }

  private func scan<Number: Numeric & Sendable>(
    _ column: FixedColumn<Number>,
    _ starts: [Int],
    _ rows: [Int32],
    _ add: (Number, Number) -> Number
  ) -> FixedColumn<Number> {
    var values = [Number](repeating: 0, count: count)
    var valid = [Bool](repeating: true, count: count)
    for group in 0..<(starts.count - 1) {
      var sum: Number?
      for at in starts[group]..<starts[group + 1] {
        let row = Int(rows[at])
        if let value = column[row] { sum = sum.map { add($0, value) } ?? value }
        values[row] = sum ?? 0
        valid[row] = sum != nil
      }
    }
    return FixedColumn(values, valid: valid.contains(false) ? valid : nil)
  }

  /// The mean of the last so many rows, nulls skipped; null where none has a value.
  private func movingAverage(
    _ numbers: FixedColumn<Double>,
    _ starts: [Int],
    _ rows: [Int32],
    _ length: Int
  ) -> Column {
    var values = [Double](repeating: 0, count: count)
    var valid = [Bool](repeating: true, count: count)
    for group in 0..<(starts.count - 1) {
      for at in starts[group]..<starts[group + 1] {
        var sum = 0.0
        var known = 0
        for place in max(starts[group], at - length + 1)...at {
          guard let value = numbers[Int(rows[place])] else { continue }
          sum += value
          known += 1
        }
        values[Int(rows[at])] = known == 0 ? 0 : sum / Double(known)
        valid[Int(rows[at])] = known > 0
      }
    }
    return .number(FixedColumn(values, valid: valid.contains(false) ? valid : nil))
  }
}
