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

  /// Both sides of a comparison with their words.
  struct Sides {
    var left: Operand
    var right: Operand
    var leftSyntax: ExpressionSyntax
    var rightSyntax: ExpressionSyntax
    var span: SourceSpan

    init(
      _ left: Operand,
      _ leftSyntax: ExpressionSyntax,
      _ right: Operand,
      _ rightSyntax: ExpressionSyntax,
      at span: SourceSpan
    ) {
      self.left = left
      self.right = right
      self.leftSyntax = leftSyntax
      self.rightSyntax = rightSyntax
      self.span = span
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
  private func comparesDates(_ left: Operand, _ right: Operand) -> Bool {
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

  /// `x in a..b`, `x in [p, q]`, `x in list`, `date in 2025`.
  private mutating func membership(_ sides: Sides) -> Operand {
    let here = place(sides.span)
    if let range = sides.right.range { return between(range, sides) }
    if let elements = sides.right.elements { return member(of: elements, sides) }
    if let element = sides.right.type.element { return isElement(of: element, sides) }
    if sides.right.pattern != nil {
      return value(sides.right, written: sides.rightSyntax)
    }
    if sides.right.isNull, sides.right.readsRows {
      return .constant(.bool(false), .bool, at: here)
    }
    let (left, right) = dated(sides.left, sides.right)
    if right.type == .date || (left.isNull && right.year != nil),
      left.type == .date || left.isNull
    {
      if left.isNull { return .constant(.bool(false), .bool, at: here) }
      return compared(.equal, sides)
    }
    if left.type == .text, right.type == .date || right.year != nil {
      var pair = sides
      pair.right = converted(right, to: .date)
      reportMismatch(pair)
      return .broken(at: here)
    }
    if right.type == .text, left.type == .text {
      report(
        .wantsList,
        "`in` wants a list, a range or a period, and this is a text",
        at: sides.rightSyntax.span,
        label: "text",
        help: [
          fix(sides.rightSyntax.span, by: "[\(text(of: sides.rightSyntax.span))]"),
          sides.right.readsRows
            ? fix(
              sides.span,
              by: "\(text(of: sides.rightSyntax.span)) contains \(text(of: sides.leftSyntax.span))"
            )
            : fix(
              sides.span,
              by: "\(text(of: sides.leftSyntax.span)) == \(text(of: sides.rightSyntax.span))"
            ),
        ]
      )
      return .broken(at: here)
    }
    report(
      .wantsList,
      "`in` wants a list, a range or a period, and this is \(phrase(right))",
      at: sides.rightSyntax.span,
      label: words(of: right),
      help: [fix(sides.rightSyntax.span, by: "[\(text(of: sides.rightSyntax.span))]")]
    )
    return .broken(at: here)
  }

  private mutating func between(_ range: Operand.Range, _ sides: Sides) -> Operand {
    let here = place(sides.span)
    let ends = [range.from?.operand, range.through?.operand].compactMap { $0 }
    guard let type = ends.first?.type else { return .broken(at: here) }
    if type == .date || type == .instant || sides.left.type == .date {
      var result: Operand?
      for (end, comparison) in [
        (range.from?.operand, Expression.Comparison.greaterOrEqual),
        (range.through?.operand, .lessOrEqual),
      ] {
        guard let end else { continue }
        var pair = sides
        pair.right = end
        let half = compared(comparison, pair)
        guard !half.isBroken else { return half }
        result = result.map { joined($0, half, isAnd: true, at: here) } ?? half
      }
      return result ?? .broken(at: here)
    }
    guard !sides.left.isNull else { return .constant(.bool(false), .bool, at: here) }
    guard let common = ends.reduce(sides.left.type as ValueType?, { $0?.common(with: $1.type) }),
      common.isOrdered
    else {
      reportMismatch(sides)
      return .broken(at: here)
    }
    let left = converted(sides.left, to: common)
    let from = range.from.map { converted($0.operand, to: common).expression }
    let through = range.through.map { converted($0.operand, to: common).expression }
    var result = derived(
      .within(left.expression, from: from, through: through),
      .bool,
      from: [left] + ends,
      at: here
    )
    result.expression.isDoubtful = left.isDatePart && comparesDates(left, left)
    return result
  }

  private mutating func member(of elements: [Operand], _ sides: Sides) -> Operand {
    let here = place(sides.span)
    guard !elements.isEmpty else { return .constant(.bool(false), .bool, at: here) }
    if sides.left.type.element != nil {
      reportMismatch(sides)
      return .broken(at: here)
    }
    let isDated = sides.left.type == .date || elements.contains { $0.type == .date }
    guard !isDated, !sides.left.isNull else {
      var result: Operand?
      for element in elements {
        var pair = sides
        pair.right = element
        let half = compared(.equal, pair)
        guard !half.isBroken else { return half }
        result = result.map { joined($0, half, isAnd: false, at: here) } ?? half
      }
      return result ?? .broken(at: here)
    }
    let types = elements.map(\.type)
    guard let common = types.reduce(sides.left.type as ValueType?, { $0?.common(with: $1) }) else {
      var pair = sides
      pair.right = elements.first { sides.left.type.common(with: $0.type) == nil } ?? sides.right
      reportMismatch(pair)
      return .broken(at: here)
    }
    let left = converted(sides.left, to: common)
    let members = elements.map { converted($0, to: common).expression }
    var result = derived(
      .member(left.expression, of: members),
      .bool,
      from: [left] + elements,
      at: here
    )
    result.expression.isDoubtful = left.isDatePart && comparesDates(left, left)
    return result
  }

  /// `"x" in list`: exactly this element.
  private mutating func isElement(of element: ValueType, _ sides: Sides) -> Operand {
    let here = place(sides.span)
    let item = Operand(
      Expression(.element, element, span: here),
      readsRows: sides.right.readsRows
    )
    let (left, _) = dated(sides.left, item)
    guard let common = left.type.common(with: element), left.type.element == nil else {
      reportMismatch(sides)
      return .broken(at: here)
    }
    if common == .date {
      var pair = sides
      pair.left = item
      pair.right = left
      let body = compared(.equal, pair)
      guard !body.isBroken else { return body }
      return derived(
        .elements(.any, sides.right.expression, body.expression),
        .bool,
        from: [left, sides.right, body],
        at: here
      )
    }
    if left.isNull {
      let body = derived(.isNull(item.expression), .bool, from: [item], at: here)
      return derived(
        .elements(.any, sides.right.expression, body.expression),
        .bool,
        from: [left, sides.right],
        at: here
      )
    }
    return derived(
      .isElement(converted(left, to: common).expression, of: sides.right.expression),
      .bool,
      from: [left, sides.right],
      at: here
    )
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
