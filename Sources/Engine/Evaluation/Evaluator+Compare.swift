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

  private func equal(_ left: Column, _ right: Column) -> Verdicts {
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

  /// `x in a..b` of values that are no dates.
  func within(
    _ subject: Expression,
    _ from: Expression?,
    _ through: Expression?
  ) throws(RunFailure) -> Verdicts {
    if case .datePart(let part, let date) = subject.node {
      return try partWithin(part, value(date), from, through)
    }
    var verdicts = Verdicts(true, count: count)
    if let from { verdicts = try verdicts.and(compare(.greaterOrEqual, subject, from)) }
    if let through { verdicts = try verdicts.and(compare(.lessOrEqual, subject, through)) }
    return verdicts
  }

  /// `x in [p, q]` of values that are no dates.
  func member(_ subject: Expression, _ members: [Expression]) throws(RunFailure) -> Verdicts {
    if case .datePart(let part, let date) = subject.node {
      return try partMember(part, value(date), members)
    }
    let column = try value(subject)
    if case .text(let texts) = column, let wanted = members.constantTexts {
      let set = Set(wanted.map { Array($0.utf8) })
      var found = Set<[UInt8]>()
      let sure = texts.verdicts { text in
        let text = Array(text)
        guard set.contains(text) else { return false }
        found.insert(text)
        return true
      }
      for text in wanted where !found.contains(Array(text.utf8)) {
        remarkMissing(text, in: subject, [])
      }
      return Verdicts(sure: sure)
    }
    var verdicts = Verdicts(false, count: count)
    for member in members { verdicts = try verdicts.or(equal(column, value(member))) }
    return verdicts
  }

  /// `x in list`: exactly this element.
  func isElement(_ subject: Expression, _ list: Expression) throws(RunFailure) -> Verdicts {
    guard case .list(let lists) = try value(list) else { return Verdicts(false, count: count) }
    let rows = lists.rowOfElement
    let inner = Evaluator(run, frame.selecting(rows), element: nil, scope: scope?.selecting(rows))
    let wanted = try value(subject).gather(rows)
    let found = inner.equal(lists.values, wanted)
    if case .constant(.text(let text)) = subject.node { remarkMissing(text, in: list, found.sure) }
    return Verdicts(
      sure: lists.any(found.sure),
      possible: found.possible.map { lists.any($0) }
    )
  }
}

/// Makes the mask 0 where a flag is false.
func clear(_ mask: inout [UInt8], where valid: [Bool]?) {
  guard let valid else { return }
  for row in mask.indices where !valid[row] { mask[row] = 0 }
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

extension TextColumn {
  /// A test of each row's text, false for null; asked once a heap entry where these are fewer.
  func verdicts(_ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> [UInt8] {
    if heap.count <= codes.count {
      let table = (0..<heap.count).map { heap.withBytes($0, test) ? UInt8(1) : 0 }
      return codes.map { $0 == Self.null ? 0 : table[Int($0)] }
    }
    return codes.map { $0 != Self.null && heap.withBytes(Int($0), test) ? 1 : 0 }
  }

  /// The order of a row's text and that of a row of another column; neither may be null.
  func order(_ row: Int, _ other: TextColumn, _ otherRow: Int) -> Int {
    heap.withBytes(Int(codes[row])) { own in
      other.heap.withBytes(Int(other.codes[otherRow])) { compareBytes(own, $0) }
    }
  }
}

extension ListColumn {
  /// The row of each element, in order.
  var rowOfElement: [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(offsets[count] - offsets[0])
    for row in 0..<count {
      for _ in range(row) { rows.append(Int32(truncatingIfNeeded: row)) }
    }
    return rows
  }

  /// Whether a byte of a row's elements is 1.
  func any(_ mask: [UInt8]) -> [UInt8] {
    (0..<count).map { row in
      for element in range(row) where mask[element] != 0 { return 1 }
      return 0
    }
  }

  /// Whether all bytes of a row's elements are 1.
  func all(_ mask: [UInt8]) -> [UInt8] {
    (0..<count).map { row in
      for element in range(row) where mask[element] == 0 { return 0 }
      return 1
    }
  }
}

extension Array<Expression> {
  /// The texts, where all are constant texts.
  var constantTexts: [String]? {
    var texts: [String] = []
    for expression in self {
      guard case .constant(.text(let text)) = expression.node else { return nil }
      texts.append(text)
    }
    return texts
  }
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

extension Column {
  /// Ints and numbers as numbers.
  var numbers: FixedColumn<Double> {
    switch self {
    case .number(let column): column
    case .int(let column): FixedColumn(column.values.map { Double($0) }, valid: column.valid)
    default:
      FixedColumn(
        [Double](repeating: 0, count: count),
        valid: [Bool](repeating: false, count: count)
      )
    }
  }

  /// Dates, and instants as their days.
  var dates: DateColumn {
    switch self {
    case .date(let column): return column
    case .instant(let column):
      let days = column.values.map(\.day.number)
      let plain = [UInt64](repeating: 0, count: days.count)
      return DateColumn(earliest: days, latest: days, detail: plain, valid: column.valid)
    default:
      if case .date(let column) = Column(nulls: count, of: .date) { return column }
      return DateColumn(earliest: [], latest: [], detail: [])
    }
  }
}
