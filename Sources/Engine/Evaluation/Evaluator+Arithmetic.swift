internal import Chronology
internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// The negative of numbers and durations.
  func negate(_ column: Column, at span: SourceSpan) throws(RunFailure) -> Column {
    switch column {
    case .int(let ints):
      var overflow = false
      let values = ints.values.map { value -> Int64 in
        let (result, isOver) = (0 as Int64).subtractingReportingOverflow(value)
        overflow = overflow || isOver
        return result
      }
      if overflow { throw .overflow(at: span) }
      return .int(FixedColumn(values, valid: ints.valid))
    case .number(let numbers):
      return .number(FixedColumn(numbers.values.map { -$0 }, valid: numbers.valid))
    case .duration(let lengths):
      return .duration(FixedColumn(lengths.values.map(\.negated), valid: lengths.valid))
    default: return column
    }
  }

  /// `+ - * / %` of numbers, dates, instants and durations.
  func arithmetic(
    _ operation: Expression.Arithmetic,
    _ left: Expression,
    _ right: Expression,
    as type: ValueType,
    at span: SourceSpan
  ) throws(RunFailure) -> Column {
    let (first, second) = try (value(left), value(right))
    switch (first, second) {
    case (.int(let first), .int(let second)) where operation != .divide:
      return try .int(ints(operation, first, second, at: span))
    case (.int, .int), (.int, .number), (.number, .int), (.number, .number):
      return try .number(numbers(operation, first.numbers, second.numbers, at: span))
    case (.null, _), (_, .null): return Column(nulls: count, of: type)
    default: return try temporal(operation, first, second, as: type, at: span)
    }
  }

  private func ints(
    _ operation: Expression.Arithmetic,
    _ left: FixedColumn<Int64>,
    _ right: FixedColumn<Int64>,
    at span: SourceSpan
  ) throws(RunFailure) -> FixedColumn<Int64> {
    var valid = joinedValidity(left.valid, right.valid)
    if operation == .remainder {
      let zeros = dropZeros(right.values.map { $0 == 0 }, &valid)
      let values = (0..<count).map { row in
        zeros && right.values[row] == 0 ? 0 : remainder(left.values[row], right.values[row])
      }
      return FixedColumn(values, valid: valid)
    }
    var overflows = false
    var values = [Int64](repeating: 0, count: count)
    for row in 0..<count {
      let (first, second) = (left.values[row], right.values[row])
      let (value, isOver) =
        switch operation {
        case .add: first.addingReportingOverflow(second)
        case .subtract: first.subtractingReportingOverflow(second)
        default: first.multipliedReportingOverflow(by: second)
        }
      values[row] = value
      overflows = overflows || (isOver && valid?[row] != false)
    }
    if overflows { throw .overflow(at: span) }
    return FixedColumn(values, valid: valid)
  }

  private func remainder(_ left: Int64, _ right: Int64) -> Int64 {
    right == -1 ? 0 : left % right
  }

  private func numbers(
    _ operation: Expression.Arithmetic,
    _ left: FixedColumn<Double>,
    _ right: FixedColumn<Double>,
    at span: SourceSpan
  ) throws(RunFailure) -> FixedColumn<Double> {
    var valid = joinedValidity(left.valid, right.valid)
    if operation == .divide || operation == .remainder {
      _ = dropZeros(right.values.map { $0 == 0 }, &valid)
    }
    var values = [Double](repeating: 0, count: count)
    var isFinite = true
    for row in 0..<count {
      let (first, second) = (left.values[row], right.values[row])
      let value =
        switch operation {
        case .add: first + second
        case .subtract: first - second
        case .multiply: first * second
        case .divide: first / second
        case .remainder: first.truncatingRemainder(dividingBy: second)
        }
      values[row] = value
      if !value.isFinite {
        values[row] = 0
        isFinite = isFinite && valid?[row] == false
      }
    }
    if !isFinite { throw .notFinite(at: span) }
    return FixedColumn(values, valid: valid)
  }

  /// Makes rows that divide by zero null, and counts them; whether there are any.
  private func dropZeros(_ isZero: [Bool], _ valid: inout [Bool]?) -> Bool {
    guard isZero.contains(true) else { return false }
    var flags = valid ?? [Bool](repeating: true, count: count)
    var dropped = 0
    for row in 0..<count where isZero[row] && flags[row] {
      flags[row] = false
      dropped += 1
    }
    run.remark(.divisionByZero, dropped)
    valid = flags
    return true
  }

  private func temporal(
    _ operation: Expression.Arithmetic,
    _ left: Column,
    _ right: Column,
    as type: ValueType,
    at span: SourceSpan
  ) throws(RunFailure) -> Column {
    switch (left, right) {
    case (.date(let dates), .duration(let lengths)): return move(dates, operation, lengths)
    case (.duration(let lengths), .date(let dates)): return move(dates, operation, lengths)
    case (.instant(let instants), .duration(let lengths)):
      return move(instants, operation, lengths)
    case (.duration(let lengths), .instant(let instants)):
      return move(instants, operation, lengths)
    case (.date, .date), (.date, .instant), (.instant, .date):
      return difference(left.dates, right.dates)
    case (.instant(let left), .instant(let right)):
      return .duration(
        combined(left, right, .zero) { first, second in
          CalendarDuration(months: 0, milliseconds: first.milliseconds &- second.milliseconds)
        }
      )
    case (.duration(let left), .duration(let right)):
      return .duration(
        combined(left, right, .zero) { first, second in
          first.adding(operation == .subtract ? second.negated : second)
        }
      )
    default:
      return try scale(operation, left, right, at: span) ?? Column(nulls: count, of: type)
    }
  }

  /// A duration times or by a number.
  private func scale(
    _ operation: Expression.Arithmetic,
    _ left: Column,
    _ right: Column,
    at span: SourceSpan
  ) throws(RunFailure) -> Column? {
    switch (left, right) {
    case (.duration(let lengths), .int), (.duration(let lengths), .number):
      let factors = right.numbers
      return .duration(
        combined(lengths, factors, .zero) { length, factor in
          length.scaled(by: factor, divides: operation == .divide)
        }
      )
    case (.int, .duration(let lengths)), (.number, .duration(let lengths)):
      return .duration(
        combined(lengths, left.numbers, .zero) { length, factor in
          length.scaled(by: factor, divides: false)
        }
      )
    case (.duration(let left), .duration(let right)) where operation == .divide:
      return .number(
        combined(left, right, 0) { first, second in
          second.sortKey == 0 ? nil : Double(first.sortKey) / Double(second.sortKey)
        }
      )
    default: return nil
    }
  }

  private func move(
    _ dates: DateColumn,
    _ operation: Expression.Arithmetic,
    _ lengths: FixedColumn<CalendarDuration>
  ) -> Column {
    var builder = DateBuilder()
    var stuck = 0
    var partial = 0
    for row in 0..<count {
      guard let date = dates[row], let length = lengths[row] else {
        builder.append(nil)
        continue
      }
      let moved = date.adding(operation == .subtract ? length.negated : length)
      if moved == nil {
        if length.milliseconds % CalendarDuration.day != 0 { partial += 1 } else { stuck += 1 }
      }
      builder.append(moved)
    }
    run.remark(.partOfDay, partial)
    run.remark(.movedOutOfCalendar, stuck)
    return .date(builder.column())
  }

  private func move(
    _ instants: FixedColumn<Instant>,
    _ operation: Expression.Arithmetic,
    _ lengths: FixedColumn<CalendarDuration>
  ) -> Column {
    var stuck = 0
    let zero = Instant(milliseconds: 0, zone: Instant.noZone)
    let moved = combined(instants, lengths, zero) { instant, length in
      let moved = instant.adding(operation == .subtract ? length.negated : length)
      if moved == nil { stuck += 1 }
      return moved
    }
    run.remark(.movedOutOfCalendar, stuck)
    return .instant(moved)
  }

  /// Days between exact days; null and counted where one is vague.
  private func difference(_ left: DateColumn, _ right: DateColumn) -> Column {
    var builder = FixedBuilder<CalendarDuration>()
    var vague = 0
    for row in 0..<count {
      guard let first = left[row], let second = right[row] else {
        builder.append(nil)
        continue
      }
      let length = first.subtracting(second)
      if length == nil { vague += 1 }
      builder.append(length)
    }
    run.remark(.vagueDifference, vague)
    return .duration(builder.column())
  }

  /// A function of the two values of each row, null where one of them or the result is.
  func combined<First, Second, Result>(
    _ left: FixedColumn<First>,
    _ right: FixedColumn<Second>,
    _ missing: Result,
    _ body: (First, Second) -> Result?
  ) -> FixedColumn<Result> {
    var builder = FixedBuilder<Result>(missing: missing)
    for row in 0..<count {
      guard let first = left[row], let second = right[row] else {
        builder.append(nil)
        continue
      }
      builder.append(body(first, second))
    }
    return builder.column()
  }
}

/// Flags that are true where both are.
func joinedValidity(_ left: [Bool]?, _ right: [Bool]?) -> [Bool]? {
  guard let left else { return right }
  guard let right else { return left }
  return zip(left, right).map { $0 && $1 }
}

extension CalendarDuration {
  /// The duration times or by a number; nil where it does not fit or months would not be whole.
  func scaled(by factor: Double, divides: Bool) -> CalendarDuration? {
    guard !divides || factor != 0 else { return nil }
    let months = divides ? Double(self.months) / factor : Double(self.months) * factor
    let length = divides ? Double(milliseconds) / factor : Double(milliseconds) * factor
    guard let whole = Int32(exactly: months), length.magnitude < 9e18 else { return nil }
    return CalendarDuration(months: whole, milliseconds: Int64(length.rounded()))
  }
}

extension RunFailure {
  /// A result that no int can hold.
  static func overflow(at span: SourceSpan) -> RunFailure {
    .query(
      Diagnostic(
        "E301",
        "a result is too large for an int",
        at: span,
        label: "more than 64 bits",
        help: [.init("use number(…) on one side to calculate with numbers")]
      )
    )
  }

  /// A result that is no finite number.
  static func notFinite(at span: SourceSpan) -> RunFailure {
    .query(
      Diagnostic("E302", "a result is too large for a number", at: span, label: "not finite")
    )
  }
}
