internal import Chronology
internal import Columns
internal import QueryLanguage

/// Evaluates expressions over all rows of a frame, a column at a time.
struct Evaluator {
  let run: RunState
  let frame: Frame

  /// What `it` is, one value a row of the frame.
  var element: Column?

  /// Of each row its place among the rows of the stage, where only some are looked at.
  var places: [Int32]?

  /// Whether only some rows of the stage are looked at, so that a text may be missing by chance.
  var isPart: Bool { places != nil }

  /// What aggregates and windows range over.
  var scope: AggregateScope?

  init(_ run: RunState, _ frame: Frame, element: Column? = nil, scope: AggregateScope? = nil) {
    self.run = run
    self.frame = frame
    self.element = element
    self.scope = scope
  }

  var count: Int { frame.count }

  /// The same for some of the rows.
  func selecting(_ rows: [Int32]) -> Evaluator {
    var part = Evaluator(
      run,
      frame.selecting(rows),
      element: element?.gather(rows),
      scope: scope?.selecting(rows)
    )
    part.places = places.map { own in rows.map { own[Int($0)] } } ?? rows
    return part
  }

  /// How people count a row of the stage: from 1.
  func rowNumber(_ row: Int) -> Int {
    (places.map { Int($0[row]) } ?? row) + 1
  }

  /// Says that the text which a condition asks for is in no row of the column.
  func remarkMissing(_ text: String, in subject: Expression, _ found: [UInt8]) {
    guard !isPart, count > 0, case .column(let index) = subject.node, !found.contains(1) else {
      return
    }
    let sought = SoughtText(column: index, name: frame.schema.fields[index].name, text: text)
    run.remark(.missingText(sought), 1)
  }

  /// The values of an expression; nulls alone take its type.
  func value(_ expression: Expression) throws(RunFailure) -> Column {
    let column = try computed(expression)
    switch (column, expression.type) {
    case (_, .null): return column
    case (.null, _): return column.typed(expression.type)
    default: return column
    }
  }

  private func computed(_ expression: Expression) throws(RunFailure) -> Column {
    try run.checkCancelled()
    switch expression.node {
    case .column(let index): return frame.column(index)
    case .constant(let constant): return Column(constant, count: count)
    case .element: return element ?? .null(count: count)
    case .negate(let operand): return try negate(value(operand), at: expression.span)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, as: expression.type, at: expression.span)
    case .coalesce(let first, let second):
      return try coalesce(first, second, as: expression.type)
    case .part(let record, let name): return try part(of: value(record), name)
    case .datePart(let part, let date): return try datePart(part, of: value(date))
    case .related(let ids, let collection, let column):
      return try related(value(ids), collection, column)
    case .index(let sequence, let place): return try index(value(sequence), value(place))
    case .list(let items): return try list(items, of: expression.type)
    case .record(let parts): return try record(parts, as: expression.type)
    case .call(let function, let arguments):
      return try call(function, arguments, as: expression.type, at: expression.span)
    case .elements(let function, let list, let body):
      return try elements(function, list, body, as: expression.type)
    case .aggregate(let aggregate, let arguments):
      return try aggregate_(aggregate, arguments, expression)
    case .listAggregate(let aggregate, let arguments):
      return try listAggregate(aggregate, arguments, expression)
    case .window(let function, let arguments): return try window(function, arguments, expression)
    case .tableColumn(let plan, let column): return try tableColumn(plan, column)
    case .compare, .within, .member, .isElement, .textTest, .matches, .isNull, .not, .and, .or,
      .certainty:
      return try .bool(FixedColumn(condition(expression).sure.map { $0 != 0 }))
    }
  }

  /// The truth of a condition; a null is false.
  func condition(_ expression: Expression) throws(RunFailure) -> Verdicts {
    try run.checkCancelled()
    switch expression.node {
    case .constant(let constant): return Verdicts(constant == .bool(true), count: count)
    case .not(let operand): return try condition(operand).negated()
    case .and(let left, let right): return try conjunction(left, right)
    case .or(let left, let right): return try disjunction(left, right)
    case .certainty(let certainty, let operand):
      let verdicts = try condition(operand)
      switch certainty {
      case .maybe: return Verdicts(sure: verdicts.maybe)
      case .unclear: return Verdicts(sure: verdicts.unclear)
      case .certain: return Verdicts(sure: verdicts.sure)
      }
    case .compare(let comparison, let left, let right):
      return try compare(comparison, left, right)
    case .within(let value, let from, let through):
      return try within(value, from, through)
    case .member(let value, let members): return try member(value, members)
    case .isElement(let value, let list): return try isElement(value, list)
    case .textTest(let test, let subject, let pattern):
      return try textTest(test, subject, pattern)
    case .matches(let subject, let pattern):
      return try matches(subject, pattern, at: expression.span)
    case .isNull(let operand): return try nulls(value(operand))
    case .elements(let function, let list, let body) where function == .any || function == .all:
      return try elementCondition(
        function,
        list,
        body,
        isDoubtful: expression.isDoubtful
      )
    default: return try truth(value(expression))
    }
  }

  /// A column of bools as a condition.
  private func truth(_ column: Column) -> Verdicts {
    guard case .bool(let bools) = column else { return Verdicts(false, count: column.count) }
    guard let valid = bools.valid else { return Verdicts(sure: bools.values.map { $0 ? 1 : 0 }) }
    return Verdicts(sure: bools.values.indices.map { bools.values[$0] && valid[$0] ? 1 : 0 })
  }

  private func nulls(_ column: Column) -> Verdicts {
    if case .text(let texts) = column {
      return Verdicts(sure: texts.codes.map { $0 == TextColumn.null ? 1 : 0 })
    }
    guard let valid = column.validity else {
      if case .null(let count) = column { return Verdicts(true, count: count) }
      return Verdicts(false, count: column.count)
    }
    return Verdicts(sure: valid.map { $0 ? 0 : 1 })
  }

  /// The right side is asked only about rows that the left leaves open, where asking could be felt.
  private func conjunction(_ left: Expression, _ right: Expression) throws(RunFailure) -> Verdicts {
    let first = try condition(left)
    guard right.isWorthSparing else { return try first.and(condition(right)) }
    let open = selectedRows(first.maybe)
    if open.count == count { return try first.and(condition(right)) }
    let second = try selecting(open).condition(right)
    var sure = [UInt8](repeating: 0, count: count)
    var possible = second.possible == nil && first.possible == nil ? nil : sure
    for (place, row) in open.enumerated() {
      let row = Int(row)
      sure[row] = first.sure[row] & second.sure[place]
      possible?[row] = second.maybe[place]
    }
    return Verdicts(sure: sure, possible: possible)
  }

  private func disjunction(_ left: Expression, _ right: Expression) throws(RunFailure) -> Verdicts {
    let first = try condition(left)
    guard right.isWorthSparing else { return try first.or(condition(right)) }
    let open = selectedRows(first.sure.map { $0 ^ 1 })
    if open.count == count { return try first.or(condition(right)) }
    let second = try selecting(open).condition(right)
    var sure = first.sure
    var possible = second.possible == nil && first.possible == nil ? nil : first.maybe
    for (place, row) in open.enumerated() {
      let row = Int(row)
      sure[row] = second.sure[place]
      possible?[row] = first.maybe[row] | second.maybe[place]
    }
    return Verdicts(sure: sure, possible: possible)
  }

  /// The first value where it is one, else the second, which is computed for those rows alone.
  private func coalesce(
    _ first: Expression,
    _ second: Expression,
    as type: ValueType
  ) throws(RunFailure) -> Column {
    let column = try value(first).typed(type)
    let missing = selectedRows(nulls(column).sure)
    if missing.isEmpty { return column }
    let other = try selecting(missing).value(second).typed(type)
    return column.replacing(missing, with: other, of: type)
  }
}

extension Expression {
  /// Whether asking it could be felt: it can fail, be remarked on, or costs much.
  var isWorthSparing: Bool {
    contains { expression in
      switch expression.node {
      case .arithmetic, .datePart, .call, .matches, .textTest, .related, .elements: true
      default: false
      }
    }
  }
}

extension Column {
  /// The flags of validity, or nil where all are valid or the kind keeps none.
  var validity: [Bool]? {
    switch self {
    case .int(let column): column.valid
    case .number(let column): column.valid
    case .bool(let column): column.valid
    case .date(let column): column.valid
    case .instant(let column): column.valid
    case .duration(let column): column.valid
    case .record(let column): column.valid
    case .text, .list, .null: nil
    }
  }

  /// A column of one value.
  init(_ constant: Constant, count: Int) {
    switch constant {
    case .null: self = .null(count: count)
    case .text(let text):
      var builder = TextBuilder()
      builder.append(text)
      let heap = builder.heap
      self = .text(TextColumn(heap: heap, codes: [UInt32](repeating: 0, count: count)))
    case .int(let int): self = .int(FixedColumn([Int64](repeating: int, count: count)))
    case .number(let number): self = .number(FixedColumn([Double](repeating: number, count: count)))
    case .bool(let bool): self = .bool(FixedColumn([Bool](repeating: bool, count: count)))
    case .date(let date):
      self = .date(
        DateColumn(
          earliest: [Int32](repeating: date.earliest.number, count: count),
          latest: [Int32](repeating: date.latest.number, count: count),
          detail: [UInt64](repeating: date.detail, count: count)
        )
      )
    case .period(let period):
      self.init(.date(FuzzyDate(from: period.first, through: period.last)), count: count)
    case .instant(let instant):
      self = .instant(FixedColumn([Instant](repeating: instant, count: count)))
    case .duration(let length):
      self = .duration(FixedColumn([CalendarDuration](repeating: length, count: count)))
    case .list(let items):
      let type = items.lazy.map(\.type).first { $0 != .null } ?? .null
      let elements = Column(
        concatenating: items.map { Column($0, count: 1).typed(type) } + [
          Column(nulls: 0, of: type)
        ],
        of: type
      )
      let list = Column.list(ListColumn(offsets: [0, items.count], elements: elements))
      self = list.gather([Int32](repeating: 0, count: count))
    }
  }

  /// These rows replaced by the rows of the other column, in their order.
  func replacing(_ rows: [Int32], with other: Column, of type: ValueType) -> Column {
    var source = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
    for (place, row) in rows.enumerated() {
      source[Int(row)] = Int32(truncatingIfNeeded: count + place)
    }
    return Column(concatenating: [self, other], of: type).gather(source)
  }
}

extension Constant {
  /// What a column of it holds.
  var type: ValueType {
    switch self {
    case .null: .null
    case .text: .text
    case .int: .int
    case .number: .number
    case .bool: .bool
    case .date, .period: .date
    case .instant: .instant
    case .duration: .duration
    case .list(let items): .list(items.lazy.map(\.type).first { $0 != .null } ?? .null)
    }
  }
}
