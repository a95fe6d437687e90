internal import Columns

/// `in`: elements of lists, ranges, periods.
extension Check {
  /// `x in a..b`, `x in [p, q]`, `x in list`, `date in 2025`.
  mutating func membership(_ sides: Sides) -> Operand {
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
    reportNoList(sides, left, right)
    return .broken(at: here)
  }

  /// Reports a right side in which nothing can be; two texts can be meant as `contains` or `==`.
  private mutating func reportNoList(_ sides: Sides, _ left: Operand, _ right: Operand) {
    let (a, b) = (text(of: sides.leftSyntax.span), text(of: sides.rightSyntax.span))
    let areTexts = left.type == .text && right.type == .text
    var help = [fix(sides.rightSyntax.span, by: "[\(b)]")]
    if areTexts {
      help.append(
        fix(sides.span, by: sides.right.readsRows ? "\(b) contains \(a)" : "\(a) == \(b)")
      )
    }
    report(
      .wantsList,
      "`in` wants a list, a range or a period, and this is \(areTexts ? "a text" : phrase(right))",
      at: sides.rightSyntax.span,
      label: areTexts ? "text" : words(of: right),
      help: help
    )
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
