internal import Chronology
internal import Columns
internal import TextTools

extension Check {
  /// A value as written.
  mutating func judge(_ literal: ExpressionSyntax.Literal, at span: SourceSpan) -> Operand {
    let here = place(span)
    switch literal {
    case .null: return .constant(.null, .null, at: here)
    case .bool(let value): return .constant(.bool(value), .bool, at: here)
    case .int(let value):
      var operand = Operand.constant(.int(value), .int, at: here)
      if span.end - span.start == 4, (1000...9999).contains(value) { operand.year = value }
      return operand
    case .number(let value): return .constant(.number(value), .number, at: here)
    case .text(let text):
      return .constant(.text(Composition.composed(text.value)), .text, at: here)
    case .regex(let regex):
      guard isSound(regex) else { return .broken(at: here) }
      var operand = Operand.constant(.text(regex.pattern), .text, at: here)
      operand.pattern = Expression.Pattern(text: regex.pattern, flags: regex.flags)
      return operand
    case .date(let date): return .constant(.date(date), .date, at: here)
    case .instant(let instant): return .constant(.instant(instant), .instant, at: here)
    case .duration(let length): return .constant(.duration(length), .duration, at: here)
    }
  }

  /// Whether a regular expression can be read; an error in it gets its caret there.
  private mutating func isSound(_ regex: RegexSyntax) -> Bool {
    do throws(PatternProblem) {
      _ = try Pattern(regex.pattern, flags: regex.flags)
      return true
    } catch {
      let inside = regex.span.start + 1 + min(error.offset, regex.pattern.utf8.count)
      let span = SourceSpan(inside, max(inside, min(inside + 1, regex.span.end)))
      report(.pattern, "the regular expression cannot be read: \(error.message)", at: span)
      return false
    }
  }

  /// `last 7d`, `this year`: resolved now, around today.
  mutating func judge(
    _ relative: ExpressionSyntax.RelativePeriod,
    at span: SourceSpan
  ) -> Operand {
    let period = meaning(of: relative)?.period(today: surroundings.today)
    guard let period else {
      report(
        .wrongDate,
        "a period around today is counted in days or longer",
        at: span,
        help: [fix(span, by: "\(relative.direction.rawValue) 1d")]
      )
      return .broken(at: place(span))
    }
    return .constant(.period(period), .date, at: place(span))
  }

  private func meaning(of relative: ExpressionSyntax.RelativePeriod) -> RelativePeriod? {
    switch relative.extent {
    case .unit(let name):
      guard let unit = TimeUnit(rawValue: name.text) else { return nil }
      switch relative.direction {
      case .last: return .lastUnit(unit)
      case .this: return .thisUnit(unit)
      case .next: return .nextUnit(unit)
      }
    case .duration(let length):
      switch relative.direction {
      case .last: return .last(length)
      case .next: return .next(length)
      case .this: return nil
      }
    }
  }

  /// `["a", "b"]`: elements of one type.
  mutating func judgeList(
    _ elements: [ExpressionSyntax],
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    var operands = elements.map { element in
      let operand = judge(element, context)
      return operand.range == nil && operand.period != nil
        ? operand : value(operand, written: element)
    }
    guard !operands.contains(where: \.isBroken) else { return .broken(at: place(span)) }
    var type = ValueType.null
    if operands.contains(where: { $0.type == .date }) {
      operands = operands.map { $0.year == nil ? $0 : converted($0, to: .date) }
    }
    for (operand, element) in zip(operands, elements) {
      guard let common = type.common(with: operand.type) else {
        report(
          .typesDiffer,
          "the elements of a list are of one type",
          at: element.span,
          label: "\(words(of: operand)), after \(type.words)"
        )
        return .broken(at: place(span))
      }
      type = common
    }
    operands = operands.map { converted($0, to: type) }
    let node: Expression.Node = .list(operands.map(\.expression))
    var list = derived(node, .list(type), from: operands, at: place(span))
    list.elements = operands
    return list
  }

  /// `{kind: "call", n: 3}`.
  mutating func judgeRecord(
    _ parts: [(name: Name, value: ExpressionSyntax)],
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    var fields: [Field] = []
    var values: [(name: String, value: Expression)] = []
    var operands: [Operand] = []
    for part in parts {
      let operand = value(judge(part.value, context), written: part.value)
      if fields.contains(where: { $0.name == part.name.text }) {
        report(.nameTwice, "the record has two parts named `\(part.name.text)`", at: part.name.span)
        return .broken(at: place(span))
      }
      guard !operand.isBroken else { return .broken(at: place(span)) }
      fields.append(Field(part.name.text, operand.type, isNullable: operand.isNullable))
      values.append((name: part.name.text, value: operand.expression))
      operands.append(operand)
    }
    return derived(.record(values), .record(fields), from: operands, at: place(span))
  }

  /// `a..b`: of dates known now a period, else two ends.
  mutating func judgeRange(
    _ from: ExpressionSyntax?,
    _ through: ExpressionSyntax?,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    var low = from.map { value(judge($0, context), written: $0) }
    var high = through.map { value(judge($0, context), written: $0) }
    let here = place(span)
    if low?.isBroken == true || high?.isBroken == true { return .broken(at: here) }
    let isDated = low?.type == .date || high?.type == .date
    if isDated {
      low = low.map { $0.year == nil ? $0 : converted($0, to: .date) }
      high = high.map { $0.year == nil ? $0 : converted($0, to: .date) }
    }
    if let low, let high, low.type.common(with: high.type) == nil {
      report(
        .typesDiffer,
        "the ends of a range are of one type",
        at: span,
        label: "\(low.type.words) and \(high.type.words)"
      )
      return .broken(at: here)
    }
    guard let type = low?.type ?? high?.type, type.isOrdered else {
      report(.notOrdered, "a range wants ends that have an order", at: span)
      return .broken(at: here)
    }
    let ends = [low, high].compactMap { $0 }
    if isDated, ends.allSatisfy({ $0.period != nil && !$0.readsRows }) {
      let period = Period(
        first: low?.period?.first ?? .distantPast,
        last: high?.period?.last ?? .distantFuture
      )
      warnIfEmpty(period.first > period.last, span)
      return .constant(.period(period), .date, at: here)
    }
    if case .int(let first) = low?.constant, case .int(let last) = high?.constant,
      first > 0 || last < 0
    {
      warnIfEmpty(first > last, span)
    }
    var operand = derived(.constant(.null), type, from: ends, at: here)
    operand.range = Operand.Range(
      from: low.map(Operand.Bound.init),
      through: high.map(Operand.Bound.init)
    )
    return operand
  }

  private mutating func warnIfEmpty(_ isEmpty: Bool, _ span: SourceSpan) {
    guard isEmpty else { return }
    report(.emptyRange, "this range ends before it begins: nothing is in it", at: span)
  }
}
