internal import Columns

extension Check {
  /// An aggregate: over the rows where the place allows it, of one row's list everywhere.
  mutating func aggregate(
    _ entry: Entry,
    orElse scalar: Entry?,
    _ call: Call,
    _ context: Context
  ) -> Operand {
    let here = place(call.span)
    guard case .aggregate(let aggregate) = entry.subject, hasCount(entry, call) else {
      return .broken(at: here)
    }
    var inner = context
    switch context.place {
    case .rows, .derive: inner.place = .inside
    case .row, .inside, .none: break
    }
    var operands = call.arguments.map { judge($0, inner) }
    guard !operands.contains(where: \.isBroken) else { return .broken(at: here) }
    if case .row = context.place, operands.first?.isNull == true {
      operands[0] = converted(operands[0], to: .list(.null))
    }
    let isOfList = operands.first?.type.element != nil
    if case .rows = context.place {
      return overRows(aggregate, entry, call, operands, isOfList: isOfList)
    }
    if isOfList { return ofList(aggregate, entry, orElse: scalar, call, operands) }
    switch context.place {
    case .derive: return overRows(aggregate, entry, call, operands, isOfList: false)
    case .inside:
      report(
        .nestedAggregate,
        "an aggregate stands inside another",
        at: call.span,
        help: [
          instead("derive x = \(text(of: call.span)) \(line(with: [(call.span, "x")]))")
        ]
      )
    case .row, .rows, .none: reportAggregateHere(call)
    }
    return .broken(at: here)
  }

  private mutating func reportAggregateHere(_ call: Call) {
    let words = text(of: call.span)
    var help: [Diagnostic.Help] = []
    if stage != nil {
      let rest = line(with: [(call.span, "x")])
      help.append(instead("derive x = \(words) \(rest)", remark: "over the whole table"))
    }
    help.append(instead("summarize x = \(words)", remark: "one row"))
    report(
      .aggregateHere,
      "`\(call.name.text)` looks at many rows, and here is one row at a time",
      at: call.span,
      help: help
    )
  }

  /// Over the rows of the group or table; of a list over the elements of all rows.
  private mutating func overRows(
    _ aggregate: Aggregate,
    _ entry: Entry,
    _ call: Call,
    _ operands: [Operand],
    isOfList: Bool
  ) -> Operand {
    let here = place(call.span)
    var elements = operands
    if isOfList, let element = operands[0].type.element {
      elements[0].expression.type = element
      elements[0].elements = nil
    }
    guard var judged = arguments(entry, call, elements), areConstants(judged, call) else {
      return .broken(at: here)
    }
    guard let (type, _) = result(entry, call, judged) else { return .broken(at: here) }
    let isDuration = judged.first?.type == .duration && type == .number
    if isOfList {
      judged[0].expression.type = operands[0].type
      judged[0].expression.node = operands[0].expression.node
    }
    var operand = Operand(
      Expression(
        .aggregate(aggregate, judged.map(\.expression)),
        isDuration ? .duration : type,
        isNullable: entry.signature.canFail,
        span: here
      ),
      readsRows: true
    )
    operand.argumentName = operands.first?.name
    return operand
  }

  /// `sum(list)` of one row.
  private mutating func ofList(
    _ aggregate: Aggregate,
    _ entry: Entry,
    orElse scalar: Entry?,
    _ call: Call,
    _ operands: [Operand]
  ) -> Operand {
    let here = place(call.span)
    if aggregate == .count {
      report(
        .argumentType,
        "`count(E)` takes a condition; size tells how long a list is",
        at: call.span,
        help: [fix(call.span, by: "size(\(text(of: call.arguments[0].span)))")]
      )
      return .broken(at: here)
    }
    if let scalar, scalar.signature.parameters.count == 1,
      case .function(let function) = scalar.subject
    {
      guard let judged = arguments(scalar, call, operands),
        let (type, values) = result(scalar, call, judged)
      else { return .broken(at: here) }
      var operand = derived(
        .call(function, values.map(\.expression)),
        type,
        from: values,
        isNullable: scalar.signature.canFail,
        at: here
      )
      operand.argumentName = operands.first?.name
      return operand
    }
    var operand = overRows(aggregate, entry, call, operands, isOfList: true)
    if case .aggregate(_, let values) = operand.expression.node {
      operand.expression.node = .listAggregate(aggregate, values)
      operand.readsRows = operands.contains { $0.readsRows }
    }
    return operand
  }

  /// Whether the arguments after the first are known now.
  private mutating func areConstants(_ operands: [Operand], _ call: Call) -> Bool {
    for (operand, syntax) in zip(operands, call.arguments).dropFirst() {
      let isGood: Bool
      switch operand.constant {
      case .int(let value): isGood = value >= 0
      case .number(let value): isGood = value >= 0
      default: isGood = false
      }
      let isShare = call.name.text == "quantile"
      if isGood, !isShare || operand.isShare { continue }
      report(
        .wantsLiteral,
        isShare
          ? "`quantile` wants a share from 0 to 1" : "`\(call.name.text)` wants a count here",
        at: syntax.span,
        help: [fix(syntax.span, by: isShare ? "0.5" : "3")]
      )
      return false
    }
    return true
  }

  /// A window function.
  mutating func window(
    _ window: WindowFunction,
    _ entry: Entry,
    _ call: Call,
    _ context: Context
  ) -> Operand {
    let here = place(call.span)
    guard case .derive = context.place, let shape = context.shape else {
      report(
        .windowHere,
        "`\(call.name.text)` looks at the rows around, which only derive can",
        at: call.span,
        help: [instead("derive x = \(text(of: call.span)) \(line(with: [(call.span, "x")]))")]
      )
      return .broken(at: here)
    }
    let operands = call.arguments.map { judge($0, context) }
    guard let judged = arguments(entry, call, operands), areConstants(judged, call),
      let (type, _) = result(entry, call, judged)
    else { return .broken(at: here) }
    guard let keys = sortKeys(shape, for: window, call) else { return .broken(at: here) }
    let values = window == .rank ? keys : judged.map(\.expression)
    var operand = Operand(
      Expression(.window(window, values), type, isNullable: entry.signature.canFail, span: here),
      readsRows: true
    )
    operand.argumentName = judged.first?.name
    return operand
  }

  /// The keys of the sort before, those that are left; reports where there is none, and where `rank`
  /// misses one.
  private mutating func sortKeys(
    _ shape: Shape,
    for window: WindowFunction,
    _ call: Call
  ) -> [Expression]? {
    guard let keys = shape.sortKeys else {
      guard !shape.isUnknown else { return nil }
      report(
        .windowWithoutSort,
        "`\(call.name.text)` wants rows in a stated order",
        at: call.span,
        label: "no sort before, or a stage since has undone it",
        help: [before("sort \(written(shape.sortExample))")]
      )
      return nil
    }
    let left = keys.compactMap { $0 }
    guard window != .rank || left.count == keys.count else {
      let note = "`derive place = rank()` stands before the stage that leaves it out"
      report(
        .windowWithoutSort,
        "`rank` wants the keys of the sort, and one of them is gone",
        at: call.span,
        help: [Diagnostic.Help(note: note)]
      )
      return nil
    }
    return left
  }
}

extension Shape {
  /// A column to sort by in a line of help.
  fileprivate var sortExample: String {
    let dated = columns.first { $0.field.type == .date }
    return (dated ?? columns.first { $0.field.type.isOrdered })?.field.name ?? "x"
  }
}

extension Operand {
  /// Whether it is a number from 0 to 1.
  fileprivate var isShare: Bool {
    switch constant {
    case .int(let value): (0...1).contains(value)
    case .number(let value): (0...1).contains(value)
    default: false
    }
  }
}
