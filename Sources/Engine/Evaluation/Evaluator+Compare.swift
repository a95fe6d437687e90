internal import Chronology
internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// A comparison, after the null rules: `==` holds between nulls, an ordering never does.
  func compare(
    _ comparison: Expression.Comparison,
    _ left: Expression,
    _ right: Expression
  ) throws(RunFailure) -> Verdicts {
    if let parts = try compareParts(comparison, left, right) { return parts }
    if case .constant(.period(let period)) = right.node {
      if case .constant(let constant) = left.node {
        // Two periods are never unclear: what is not true is false.
        guard let date = constant.date else { return Verdicts(false, count: count) }
        return Verdicts(date.compare(comparison.relation, period).sure, count: count)
      }
      return try compareWithPeriod(value(left), comparison.relation, period)
    }
    if case .constant(.period(let period)) = left.node {
      return try compareWithPeriod(value(right), comparison.relation.mirrored, period)
    }
    let first = try value(left)
    if case .constant(let constant) = right.node,
      let verdicts = compare(first, comparison.relation, constant)
    {
      if case .text(let text) = constant, comparison == .equal {
        remarkMissing(text, in: left, verdicts.sure)
      }
      return verdicts
    }
    let second = try value(right)
    switch comparison {
    case .equal, .inPeriod: return equal(first, second)
    case .notEqual: return equal(first, second).negated()
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return ordered(comparison.relation, first, second)
    }
  }

  /// A column against one value; nil for the kinds that are rare enough to go the long way.
  private func compare(
    _ column: Column,
    _ relation: DateRelation,
    _ constant: Constant
  ) -> Verdicts? {
    switch (column, constant) {
    case (.text(let texts), .text(var text)):
      let mask = text.withUTF8 { wanted in
        relation == .notEqual
          ? texts.verdicts { compareBytes($0, wanted) == 0 }
          : texts.verdicts { relation.holds(compareBytes($0, wanted)) }
      }
      return relation == .notEqual ? Verdicts(sure: mask).negated() : Verdicts(sure: mask)
    case (.int(let ints), .int(let bound)): return compare(ints, relation, bound)
    case (.number(let numbers), .number(let bound)): return compare(numbers, relation, bound)
    case (.number(let numbers), .int(let bound)): return compare(numbers, relation, Double(bound))
    default: return nil
    }
  }

  private func compare<Value: Comparable>(
    _ column: FixedColumn<Value>,
    _ relation: DateRelation,
    _ bound: Value
  ) -> Verdicts {
    let values = column.values
    var sure = [UInt8](unsafeUninitializedCapacity: values.count) { buffer, initialized in
      values.withUnsafeBufferPointer { values in
        switch relation {
        case .equal: for row in 0..<values.count { buffer[row] = values[row] == bound ? 1 : 0 }
        case .notEqual: for row in 0..<values.count { buffer[row] = values[row] != bound ? 1 : 0 }
        case .less: for row in 0..<values.count { buffer[row] = values[row] < bound ? 1 : 0 }
        case .lessOrEqual:
          for row in 0..<values.count { buffer[row] = values[row] <= bound ? 1 : 0 }
        case .greater: for row in 0..<values.count { buffer[row] = values[row] > bound ? 1 : 0 }
        case .greaterOrEqual:
          for row in 0..<values.count { buffer[row] = values[row] >= bound ? 1 : 0 }
        }
      }
      initialized = values.count
    }
    if let valid = column.valid {
      let ofNull: UInt8 = relation == .notEqual ? 1 : 0
      for row in sure.indices where !valid[row] { sure[row] = ofNull }
    }
    return Verdicts(sure: sure)
  }

  func equal(_ left: Column, _ right: Column) -> Verdicts {
    switch (left, right) {
    case (.null, _): return Verdicts(sure: (0..<count).map { right.isNull($0) ? 1 : 0 })
    case (_, .null): return Verdicts(sure: (0..<count).map { left.isNull($0) ? 1 : 0 })
    case (.text(let left), .text(let right)): return Verdicts(sure: equalTexts(left, right))
    case (.int(let left), .int(let right)): return equalFixed(left, right) { $0 == $1 }
    case (.bool(let left), .bool(let right)): return equalFixed(left, right) { $0 == $1 }
    case (.instant(let left), .instant(let right)):
      return equalFixed(left, right) { $0.milliseconds == $1.milliseconds }
    case (.duration(let left), .duration(let right)): return equalFixed(left, right) { $0 == $1 }
    case (.int, .number), (.number, .int), (.number, .number):
      return equalFixed(left.numbers, right.numbers) { $0 == $1 }
    case (.date, .date), (.date, .instant), (.instant, .date):
      return compareDates(left.dates, .equal, right.dates)
    default: return Verdicts(sure: (0..<count).map { left.value($0) == right.value($0) ? 1 : 0 })
    }
  }

  private func ordered(_ relation: DateRelation, _ left: Column, _ right: Column) -> Verdicts {
    switch (left, right) {
    case (.text(let left), .text(let right)): return orderedTexts(relation, left, right)
    case (.int(let left), .int(let right)): return orderedFixed(relation, left, right) { $0 }
    case (.bool(let left), .bool(let right)):
      return orderedFixed(relation, left, right) { $0 ? 1 : 0 }
    case (.instant(let left), .instant(let right)):
      return orderedFixed(relation, left, right) { $0.milliseconds }
    case (.duration(let left), .duration(let right)):
      return orderedFixed(relation, left, right) { $0.sortKey }
    case (.int, .number), (.number, .int), (.number, .number):
      return orderedFixed(relation, left.numbers, right.numbers) { $0 }
    case (.date, .date), (.date, .instant), (.instant, .date):
      return compareDates(left.dates, relation, right.dates)
    default: return Verdicts(false, count: count)
    }
  }

  private func equalFixed<Value>(
    _ left: FixedColumn<Value>,
    _ right: FixedColumn<Value>,
    _ same: (Value, Value) -> Bool
  ) -> Verdicts {
    let sure = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      left.values.withUnsafeBufferPointer { left in
        right.values.withUnsafeBufferPointer { right in
          for row in 0..<left.count { buffer[row] = same(left[row], right[row]) ? 1 : 0 }
        }
      }
      initialized = count
    }
    guard left.valid != nil || right.valid != nil else { return Verdicts(sure: sure) }
    return Verdicts(
      sure: (0..<count).map { row in
        let (first, second) = (left.isNull(row), right.isNull(row))
        return first || second ? (first && second ? 1 : 0) : sure[row]
      }
    )
  }

  private func orderedFixed<Value, Key: Comparable>(
    _ relation: DateRelation,
    _ left: FixedColumn<Value>,
    _ right: FixedColumn<Value>,
    _ key: (Value) -> Key
  ) -> Verdicts {
    var sure = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      left.values.withUnsafeBufferPointer { left in
        right.values.withUnsafeBufferPointer { right in
          switch relation {
          case .less:
            for row in 0..<left.count { buffer[row] = key(left[row]) < key(right[row]) ? 1 : 0 }
          case .lessOrEqual:
            for row in 0..<left.count { buffer[row] = key(left[row]) <= key(right[row]) ? 1 : 0 }
          case .greater:
            for row in 0..<left.count { buffer[row] = key(left[row]) > key(right[row]) ? 1 : 0 }
          default:
            for row in 0..<left.count { buffer[row] = key(left[row]) >= key(right[row]) ? 1 : 0 }
          }
        }
      }
      initialized = count
    }
    clear(&sure, where: left.valid)
    clear(&sure, where: right.valid)
    return Verdicts(sure: sure)
  }

  private func equalTexts(_ left: TextColumn, _ right: TextColumn) -> [UInt8] {
    if left.heap.isDistinct, left.heap.isSame(right.heap) {
      return zip(left.codes, right.codes).map { $0 == $1 ? 1 : 0 }
    }
    if right.heap.count == 1, right.codes.first != TextColumn.null,
      right.codes.allSatisfy({ $0 == 0 })
    {
      return right.heap.withBytes(0) { wanted in
        left.verdicts { compareBytes($0, wanted) == 0 }
      }
    }
    return (0..<count).map { row in
      let (first, second) = (left.codes[row], right.codes[row])
      guard first != TextColumn.null, second != TextColumn.null else {
        return first == second ? 1 : 0
      }
      return left.order(row, right, row) == 0 ? 1 : 0
    }
  }

  private func orderedTexts(
    _ relation: DateRelation,
    _ left: TextColumn,
    _ right: TextColumn
  ) -> Verdicts {
    if right.heap.count == 1, right.codes.allSatisfy({ $0 == 0 }) {
      return Verdicts(
        sure: right.heap.withBytes(0) { bound in
          left.verdicts { relation.holds(compareBytes($0, bound)) }
        }
      )
    }
    return Verdicts(
      sure: (0..<count).map { row in
        guard left.codes[row] != TextColumn.null, right.codes[row] != TextColumn.null else {
          return 0
        }
        return relation.holds(left.order(row, right, row)) ? 1 : 0
      }
    )
  }
}

extension Expression.Comparison {
  /// The relation of values.
  var relation: DateRelation {
    switch self {
    case .equal, .inPeriod: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

extension DateRelation {
  /// Whether an order (negative, 0, positive) is of this relation.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    }
  }
}

/// Makes the mask 0 where a flag is false.
func clear(_ mask: inout [UInt8], where valid: [Bool]?) {
  guard let valid else { return }
  for row in mask.indices where !valid[row] { mask[row] = 0 }
}

extension Constant {
  /// The date that it is, or whose days it names.
  var date: FuzzyDate? {
    switch self {
    case .date(let date): date
    case .period(let period):
      period.first <= period.last ? FuzzyDate(from: period.first, through: period.last) : nil
    case .instant(let instant): FuzzyDate(instant.day)
    default: nil
    }
  }
}
