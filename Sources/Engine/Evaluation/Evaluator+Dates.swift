internal import Chronology
internal import Columns
internal import QueryLanguage

extension Evaluator {
  /// A date column against the days of a period.
  func compareWithPeriod(
    _ column: Column,
    _ relation: DateRelation,
    _ period: Period
  ) -> Verdicts {
    let dates = column.dates
    let (first, last) = (period.first.number, period.last.number)
    let nulls = relation == .notEqual
    // One loop a relation, so that the relation is known inside.
    switch relation {
    case .equal: return against(dates, .equal, first, last, isTrueOfNull: nulls)
    case .notEqual: return against(dates, .notEqual, first, last, isTrueOfNull: nulls)
    case .less: return against(dates, .less, first, last, isTrueOfNull: nulls)
    case .lessOrEqual: return against(dates, .lessOrEqual, first, last, isTrueOfNull: nulls)
    case .greater: return against(dates, .greater, first, last, isTrueOfNull: nulls)
    case .greaterOrEqual: return against(dates, .greaterOrEqual, first, last, isTrueOfNull: nulls)
    }
  }

  @inline(__always)
  private func against(
    _ dates: DateColumn,
    _ relation: DateRelation,
    _ first: Int32,
    _ last: Int32,
    isTrueOfNull: Bool
  ) -> Verdicts {
    let rows = dates.earliest.count
    var sure = [UInt8](repeating: 0, count: rows)
    var possible = sure
    var differs: UInt8 = 0
    sure.withUnsafeMutableBufferPointer { sure in
      possible.withUnsafeMutableBufferPointer { possible in
        dates.earliest.withUnsafeBufferPointer { earliest in
          dates.latest.withUnsafeBufferPointer { latest in
            dates.detail.withUnsafeBufferPointer { detail in
              for row in 0..<rows {
                let truth = FuzzyDate.compare(
                  earliest[row],
                  latest[row],
                  detail[row],
                  relation,
                  first: first,
                  last: last
                )
                sure[row] = truth.sure ? 1 : 0
                possible[row] = truth.possible ? 1 : 0
                differs |= sure[row] ^ possible[row]
              }
            }
          }
        }
      }
    }
    if let valid = dates.valid {
      let ofNull: UInt8 = isTrueOfNull ? 1 : 0
      for row in 0..<rows where !valid[row] {
        sure[row] = ofNull
        possible[row] = ofNull
      }
    }
    return Verdicts(sure: sure, possible: differs == 0 ? nil : possible)
  }

  /// Two date columns row by row.
  func compareDates(
    _ left: DateColumn,
    _ relation: DateRelation,
    _ right: DateColumn
  ) -> Verdicts {
    var verdicts = truths(nil, isTrueOfNull: false) { row in
      FuzzyDate.compare(
        left.earliest[row],
        left.latest[row],
        left.detail[row],
        relation,
        right.earliest[row],
        right.latest[row],
        right.detail[row]
      )
    }
    guard left.valid != nil || right.valid != nil else { return verdicts }
    for row in 0..<count {
      let (first, second) = (left.valid?[row] == false, right.valid?[row] == false)
      guard first || second else { continue }
      let isTrue =
        switch relation {
        case .equal: first && second
        case .notEqual: first != second
        default: false
        }
      verdicts.sure[row] = isTrue ? 1 : 0
      verdicts.possible?[row] = isTrue ? 1 : 0
    }
    return verdicts
  }

  /// A comparison with a part of a date as a direct side; nil where none is.
  func compareParts(
    _ comparison: Expression.Comparison,
    _ left: Expression,
    _ right: Expression
  ) throws(RunFailure) -> Verdicts? {
    switch (left.node, right.node) {
    case (.datePart(let part, let date), .datePart(let otherPart, let otherDate)):
      let (dates, others) = try (value(date).dates, value(otherDate).dates)
      return joined(comparison.relation, dates.valid, others.valid) { row in
        dates.values(part, row).compare(comparison.relation, others.values(otherPart, row))
      }
    case (.datePart(let part, let date), _):
      return try comparePart(comparison.relation, part, value(date), value(right))
    case (_, .datePart(let part, let date)):
      return try comparePart(comparison.relation.mirrored, part, value(date), value(left))
    default: return nil
    }
  }

  private func comparePart(
    _ relation: DateRelation,
    _ part: DatePart,
    _ column: Column,
    _ other: Column
  ) -> Verdicts {
    let dates = column.dates
    if case .int(let ints) = other {
      return joined(relation, dates.valid, ints.valid) { row in
        dates.values(part, row).compare(relation, ints.values[row])
      }
    }
    let numbers = other.numbers
    return joined(relation, dates.valid, numbers.valid) { row in
      dates.values(part, row).compare(relation, numbers.values[row])
    }
  }

  /// `d.month in 3..5`, judged on one day: sure where all possible days lie within.
  func partWithin(
    _ part: DatePart,
    _ column: Column,
    _ from: Expression?,
    _ through: Expression?
  ) throws(RunFailure) -> Verdicts {
    let dates = column.dates
    let low = try from.map { (bound: Expression) throws(RunFailure) in try value(bound).numbers }
    let high = try through.map { (bound: Expression) throws(RunFailure) in try value(bound).numbers
    }
    return truths(nil, isTrueOfNull: false) { row in
      if dates.valid?[row] == false || low?.isNull(row) == true || high?.isNull(row) == true {
        return Kleene(sure: false, possible: false)
      }
      let (least, greatest) = (low?.values[row] ?? -.infinity, high?.values[row] ?? .infinity)
      return dates.values(part, row).judged {
        least <= $0 && $0 <= greatest
      } within: {
        least <= $0 && $1 <= greatest
      } meets: {
        least <= $1 && $0 <= greatest && least <= greatest
      }
    }
  }

  /// `d.month in [3, 5]`, judged on one day.
  func partMember(
    _ part: DatePart,
    _ column: Column,
    _ members: [Expression]
  ) throws(RunFailure) -> Verdicts {
    let dates = column.dates
    var columns: [Column] = []
    for member in members { columns.append(try value(member)) }
    let wanted = columns.map(\.numbers)
    return truths(nil, isTrueOfNull: false) { row in
      if dates.valid?[row] == false {
        let holds = columns.contains { $0.isNull(row) }
        return Kleene(sure: holds, possible: holds)
      }
      let numbers = wanted.compactMap { $0[row] }
      return dates.values(part, row).judged {
        numbers.contains($0)
      } within: { low, high in
        high - low < Double(numbers.count)
          && stride(from: low, through: high, by: 1).allSatisfy { numbers.contains($0) }
      } meets: { low, high in
        numbers.contains { low <= $0 && $0 <= high && $0 == $0.rounded() }
      }
    }
  }

  /// Verdicts of two sides that both may be null.
  private func joined(
    _ relation: DateRelation,
    _ left: [Bool]?,
    _ right: [Bool]?,
    _ test: (Int) -> Kleene
  ) -> Verdicts {
    truths(nil, isTrueOfNull: false) { row in
      let (first, second) = (left?[row] == false, right?[row] == false)
      guard first || second else { return test(row) }
      let isTrue =
        relation == .equal ? first && second : relation == .notEqual ? first != second : false
      return Kleene(sure: isTrue, possible: isTrue)
    }
  }

  @inline(__always)
  private func truths(
    _ valid: [Bool]?,
    isTrueOfNull: Bool,
    _ test: (Int) -> Kleene
  ) -> Verdicts {
    var sure = [UInt8](repeating: 0, count: count)
    var possible = sure
    var differs: UInt8 = 0
    for row in 0..<count {
      if let valid, !valid[row] {
        sure[row] = isTrueOfNull ? 1 : 0
        possible[row] = sure[row]
        continue
      }
      let truth = test(row)
      sure[row] = truth.sure ? 1 : 0
      possible[row] = truth.possible ? 1 : 0
      differs |= sure[row] ^ possible[row]
    }
    return Verdicts(sure: sure, possible: differs == 0 ? nil : possible)
  }

  /// A part of a date as a plain value: null where the possible days differ, which is counted.
  func datePart(_ part: DatePart, of column: Column) -> Column {
    let dates = column.dates
    var builder = FixedBuilder<Int64>()
    var vague = 0
    for row in 0..<count {
      if let valid = dates.valid, !valid[row] {
        builder.append(nil)
        continue
      }
      let single = dates.values(part, row).single
      if single == nil { vague += 1 }
      builder.append(single)
    }
    run.remark(.vaguePart(part.rawValue), vague)
    return .int(builder.column())
  }
}

extension DateColumn {
  /// The values that a part can have.
  @inline(__always)
  func values(_ part: DatePart, _ row: Int) -> DatePartValues {
    FuzzyDate.part(part, earliest[row], latest[row], detail[row])
  }
}

extension DatePartValues {
  /// A test of each possible value; of a mere range its two ends are asked.
  fileprivate func judged(
    _ test: (Double) -> Bool,
    within: (Double, Double) -> Bool,
    meets: (Double, Double) -> Bool
  ) -> Kleene {
    guard let set else {
      let (low, high) = (Double(least), Double(greatest))
      return Kleene(sure: within(low, high), possible: meets(low, high))
    }
    let values = (0..<64).filter { set >> UInt64($0) & 1 != 0 }
    return Kleene(
      sure: values.allSatisfy { test(Double($0)) },
      possible: values.contains { test(Double($0)) }
    )
  }

  /// Whether the part stands in this relation to a number that need not be whole.
  func compare(_ relation: DateRelation, _ number: Double) -> Kleene {
    if let whole = Int64(exactly: number) { return compare(relation, whole) }
    let below =
      number < 0 && number < -9e18 ? Int64.min : Int64(clamping: Int(number.rounded(.down)))
    switch relation {
    case .equal: return Kleene(sure: false, possible: false)
    case .notEqual: return Kleene(sure: true, possible: true)
    case .less, .lessOrEqual: return compare(.lessOrEqual, below)
    case .greater, .greaterOrEqual: return compare(.greater, below)
    }
  }
}
