internal import Chronology
internal import Columns

extension Check {
  /// `== != < <= > >= in`, `not in`.
  mutating func judgeComparison(
    _ comparison: ExpressionSyntax.Comparison,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let first = judge(left, context)
    let second = judge(right, context)
    let here = place(span)
    guard !first.isBroken, !second.isBroken else { return .broken(at: here) }
    let sides = Sides(first, left, second, right, at: span)
    guard isComparable(first, left), comparison.isMembership || isComparable(second, right) else {
      return .broken(at: here)
    }
    switch comparison {
    case .isIn: return membership(sides)
    case .isNotIn:
      let inside = membership(sides)
      return inside.isBroken ? inside : negated(inside, at: here)
    case .equal: return compared(.equal, sides)
    case .notEqual: return compared(.notEqual, sides)
    case .less: return compared(.less, sides)
    case .lessOrEqual: return compared(.lessOrEqual, sides)
    case .greater: return compared(.greater, sides)
    case .greaterOrEqual: return compared(.greaterOrEqual, sides)
    }
  }

  /// Neither doubtful nor a pattern; a range that is no period stands after `in` only.
  private mutating func isComparable(_ operand: Operand, _ syntax: ExpressionSyntax) -> Bool {
    if operand.range != nil || operand.pattern != nil {
      return !value(operand, written: syntax).isBroken
    }
    return !plain(operand, written: syntax).isBroken
  }

  /// A comparison of two operands; types are brought together first.
  mutating func compared(_ comparison: Expression.Comparison, _ sides: Sides) -> Operand {
    let here = place(sides.span)
    guard var pair = matched(sides, ordered: comparison.isOrdering) else {
      return .broken(at: here)
    }
    if sides.left.isNull || sides.right.isNull {
      return comparedWithNull(comparison, sides.left, sides.right, at: here)
    }
    guard pair.left.type == .date else {
      let isPart = pair.left.isDatePart || pair.right.isDatePart
      var result = derived(
        .compare(comparison, pair.left.expression, pair.right.expression),
        .bool,
        from: [pair.left, pair.right],
        at: here
      )
      result.expression.isDoubtful = isPart && comparesDates(pair.left, pair.right)
      return result
    }
    var comparison = comparison
    if !pair.left.readsRows, pair.left.period != nil,
      pair.right.readsRows || pair.right.period == nil
    {
      pair = (left: pair.right, right: pair.left)
      comparison = comparison.mirrored
    }
    return comparedDates(comparison, pair.left, pair.right, at: here)
  }

  /// A date against days known now, or against another date.
  private func comparedDates(
    _ comparison: Expression.Comparison,
    _ left: Operand,
    _ right: Operand,
    at span: SourceSpan
  ) -> Operand {
    guard let period = right.period, !right.readsRows else {
      var result = derived(
        .compare(comparison, left.expression, right.expression),
        .bool,
        from: [left, right],
        at: span
      )
      result.expression.isDoubtful = comparesDates(left, right)
      return result
    }
    if let own = left.period, !left.readsRows {
      return .constant(.bool(own.holds(comparison, period)), .bool, at: span)
    }
    let days = Expression(.constant(.period(period)), .date, isNullable: false, span: right.span)
    var result = derived(
      .compare(comparison, left.expression, days),
      .bool,
      from: [left, right],
      at: span
    )
    result.expression.isDoubtful = comparesDates(left, right)
    return result
  }

  /// Whether a date of a row takes part; the day of an instant is no doubt.
  func comparesDates(_ left: Operand, _ right: Operand) -> Bool {
    [left, right].contains { operand in
      guard operand.readsRows else { return false }
      switch operand.expression.node {
      case .datePart(_, let date): return !date.isDayOfInstant
      default: return operand.type == .date && !operand.expression.isDayOfInstant
      }
    }
  }

  private func comparedWithNull(
    _ comparison: Expression.Comparison,
    _ left: Operand,
    _ right: Operand,
    at span: SourceSpan
  ) -> Operand {
    let other = left.isNull ? right : left
    switch comparison {
    case .equal where other.isNull: return .constant(.bool(true), .bool, at: span)
    case .equal: return derived(.isNull(other.expression), .bool, from: [other], at: span)
    case .notEqual where other.isNull: return .constant(.bool(false), .bool, at: span)
    case .notEqual:
      return negated(derived(.isNull(other.expression), .bool, from: [other], at: span), at: span)
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .inPeriod:
      return .constant(.bool(false), .bool, at: span)
    }
  }

  /// Both sides as one type; reports those that have none in common.
  private mutating func matched(
    _ sides: Sides,
    ordered: Bool
  ) -> (left: Operand, right: Operand)? {
    var (left, right) = dated(sides.left, sides.right)
    guard let common = left.type.common(with: right.type), agree(left, right) else {
      reportMismatch(sides)
      return nil
    }
    if ordered, !common.isOrdered {
      let isLeft = !left.type.isOrdered
      report(
        .notOrdered,
        "\(common.phrase) has no order",
        at: isLeft ? sides.leftSyntax.span : sides.rightSyntax.span,
        label: common.words
      )
      return nil
    }
    if case .record = common {
      report(
        .typesDiffer,
        "a record is compared by its parts",
        at: sides.leftSyntax.span,
        label: common.words
      )
      return nil
    }
    left = converted(left, to: common)
    right = converted(right, to: common)
    return (left, right)
  }

  private func agree(_ left: Operand, _ right: Operand) -> Bool {
    !(left.isRange && left.type != .date) && !(right.isRange && right.type != .date)
  }

  /// Both as dates where one is: a year literal becomes a year, an instant its day.
  func dated(_ left: Operand, _ right: Operand) -> (Operand, Operand) {
    let types = [left.type, right.type]
    guard types.contains(where: { $0 == .date || $0 == .instant }) else { return (left, right) }
    var (left, right) = (left, right)
    if left.year != nil { left = converted(left, to: .date) }
    if right.year != nil { right = converted(right, to: .date) }
    guard left.type != right.type, !left.isNull, !right.isNull else { return (left, right) }
    return (dated(left), dated(right))
  }
}

extension ExpressionSyntax.Comparison {
  /// Whether it is `in` or `not in`.
  fileprivate var isMembership: Bool {
    self == .isIn || self == .isNotIn
  }
}

extension Expression.Comparison {
  /// Whether it asks for an order.
  var isOrdering: Bool {
    switch self {
    case .equal, .notEqual, .inPeriod: false
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    }
  }

  /// With its sides exchanged.
  var mirrored: Expression.Comparison {
    switch self {
    case .equal, .notEqual, .inPeriod: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Expression {
  /// Whether it is the day of an instant, which is never in doubt.
  fileprivate var isDayOfInstant: Bool {
    if case .call(.date, let arguments) = node { return arguments.first?.type == .instant }
    return false
  }
}

extension Period {
  /// Whether these days stand in the relation to others; what is not true is false.
  fileprivate func holds(_ comparison: Expression.Comparison, _ other: Period) -> Bool {
    switch comparison {
    case .equal, .inPeriod: compare(.equal, other)
    case .notEqual: !compare(.equal, other)
    case .less: compare(.less, other)
    case .lessOrEqual: compare(.lessOrEqual, other)
    case .greater: compare(.greater, other)
    case .greaterOrEqual: compare(.greaterOrEqual, other)
    }
  }
}
