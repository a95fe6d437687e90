internal import Chronology
internal import Columns

extension Check {
  /// `a.b`: a part of a date or record, a column of related rows, or the column of a table as a list.
  mutating func judgeMember(
    _ base: ExpressionSyntax,
    _ name: Name,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    guard !name.isMissing else { return .broken(at: place(span)) }
    if let list = columnOfTable(base, name, at: span, context) { return list }
    let operand = value(judge(base, context), written: base)
    guard !operand.isBroken else { return .broken(at: place(span)) }
    var member = member(name, of: operand, base, at: span)
    member.name = name.text
    return member
  }

  /// `calls.date`, `articles.language`, `_.n`: nil where the base is no table.
  private mutating func columnOfTable(
    _ base: ExpressionSyntax,
    _ name: Name,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand? {
    let table: NamedTable?
    switch base.kind {
    case .last:
      guard scope.last != nil else {
        reportNoResult(at: base.span)
        return .broken(at: place(span))
      }
      table = lastTable()
    case .name(let word):
      guard context.parameters[word.text] == nil, context.shape?.matches(word.text).isEmpty != false
      else { return nil }
      table = self.table(named: word.text)
    default: return nil
    }
    guard let table else { return nil }
    guard let index = column(named: name, in: table.shape) else { return .broken(at: place(span)) }
    let field = table.shape.columns[index].field
    guard !table.shape.columns[index].isBroken else { return .broken(at: place(span)) }
    var list = Operand(
      Expression(
        .tableColumn(table.plan, index),
        .list(field.type),
        isNullable: false,
        span: place(span)
      ),
      readsRows: true
    )
    list.name = field.name
    return list
  }

  /// The table of a let or a collection.
  func table(named name: String) -> NamedTable? {
    if let defined = names[name] {
      if case .table(let table) = defined.meaning { return table }
      return nil
    }
    return surroundings.schema(of: name).map { collection(name, $0) }
  }

  /// The table that `_` is.
  func lastTable() -> NamedTable? {
    scope.last.map { last in
      let source: PlanSource =
        last.table.map { .result($0, of: last.plan) } ?? .plan(last.plan)
      return NamedTable(
        plan: Plan(source: source, stages: [], schema: last.shape.schema),
        shape: last.shape
      )
    }
  }

  /// A collection as it stands.
  func collection(_ name: String, _ schema: Schema) -> NamedTable {
    var shape = Shape(schema, isMade: false)
    shape.hasEvidence = ["articles", "events", "mentions"].contains(name)
    shape.collection = name
    if name == "articles", let text = shape.index(of: "text") {
      shape.columns[text].isHidden = true
    }
    return NamedTable(
      plan: Plan(source: .collection(name, schema), stages: [], schema: schema),
      shape: shape
    )
  }

  private mutating func member(
    _ name: Name,
    of operand: Operand,
    _ base: ExpressionSyntax,
    at span: SourceSpan
  ) -> Operand {
    let here = place(span)
    switch operand.type {
    case .null:
      return .constant(.null, datePart(name) == nil ? .null : .int, at: here)
    case .date, .instant:
      guard let part = datePart(name) else { break }
      return datePart(part, of: operand, at: here)
    case .record(let fields):
      guard let field = fields.first(where: { $0.name == name.text }) else { break }
      return derived(
        .part(operand.expression, name.text),
        field.type,
        from: [operand],
        isNullable: field.isNullable || operand.isNullable,
        at: here
      )
    case .list(.record(let fields)):
      guard let field = fields.first(where: { $0.name == name.text }) else { break }
      return derived(
        .part(operand.expression, name.text),
        .list(field.type),
        from: [operand],
        at: here
      )
    case .list(let element) where element == .date || element == .instant:
      guard let part = datePart(name) else { break }
      let item = Operand(Expression(.element, element, span: here), readsRows: operand.readsRows)
      let body = datePart(part, of: item, at: here).expression
      return derived(
        .elements(.map, operand.expression, body),
        .list(.int),
        from: [operand],
        at: here
      )
    case .relation(let collection):
      let columns = surroundings.schema(of: collection)?.fields ?? []
      guard let field = columns.first(where: { $0.name == name.text }) else { break }
      let type = field.type.element ?? field.type
      return derived(
        .related(operand.expression, collection: collection, column: name.text),
        .list(type),
        from: [operand],
        at: here
      )
    default: break
    }
    reportNoMember(name, of: operand, base)
    return .broken(at: here)
  }

  private func datePart(_ name: Name) -> DatePart? {
    DatePart(rawValue: name.text)
  }

  /// A part of a date; of a date known now the number.
  private func datePart(
    _ part: DatePart,
    of operand: Operand,
    at span: SourceSpan
  ) -> Operand {
    if case .date(let date) = operand.constant, let value = date.value(of: part) {
      return .constant(.int(value), .int, at: span)
    }
    return derived(
      .datePart(part, dated(operand).expression),
      .int,
      from: [operand],
      isNullable: true,
      at: span
    )
  }

  /// An instant as its day.
  func dated(_ operand: Operand) -> Operand {
    guard operand.type == .instant else { return operand }
    if case .instant(let instant) = operand.constant {
      return .constant(.date(FuzzyDate(instant.day)), .date, at: operand.span)
    }
    return derived(
      .call(.date, [operand.expression]),
      .date,
      from: [operand],
      isNullable: operand.isNullable,
      at: operand.span
    )
  }

  private mutating func reportNoMember(
    _ name: Name,
    of operand: Operand,
    _ base: ExpressionSyntax
  ) {
    let parts: [String]
    switch operand.type {
    case .date, .instant, .list(.date), .list(.instant):
      parts = DatePart.allCases.map(\.rawValue)
    case .record(let fields), .list(.record(let fields)): parts = fields.map(\.name)
    case .relation(let collection):
      parts = surroundings.schema(of: collection)?.fields.map(\.name) ?? []
    default: parts = []
    }
    let near = Nearest.names(to: name.text, among: parts)
    var help = near.map { fix(name.span, by: written($0)) }
    if help.isEmpty, !parts.isEmpty {
      help = [Diagnostic.Help(note: columnsSentence(parts, "parts"))]
    }
    if help.isEmpty, let template = functionHabits[name.text.lowercased()] {
      let whole = SourceSpan(base.span.start, name.span.end)
      help = [fix(whole, by: template.replacing("{1}", with: text(of: base.span)))]
    }
    if help.isEmpty, Library.isFunction(name.text) {
      let call = "\(name.text)(\(text(of: base.span)))"
      let whole = SourceSpan(base.span.start, name.span.end)
      help = [fix(whole, by: call, remark: "a function has its argument in brackets")]
    }
    report(
      .noMember,
      "\(operand.type.phrase) has no part `\(name.text)`",
      at: name.span,
      help: help
    )
  }

  private func columnsSentence(_ names: [String], _ word: String) -> String {
    "the \(word) are \(names.prefix(12).map(written).joined(separator: ", "))"
  }

  /// `list[1]`, `text[-1]`.
  mutating func judgeIndex(
    _ base: ExpressionSyntax,
    _ index: ExpressionSyntax,
    at span: SourceSpan,
    _ context: Context
  ) -> Operand {
    let operand = value(judge(base, context), written: base)
    let number = judge(index, context)
    let here = place(span)
    guard !operand.isBroken, !number.isBroken else { return .broken(at: here) }
    if number.isRange, operand.type == .text {
      let words = "slice(\(text(of: base.span)), \(text(of: index.span)))"
      report(
        .argumentType,
        "a part of a text is cut by slice",
        at: index.span,
        help: [fix(span, by: words)]
      )
      return .broken(at: here)
    }
    guard number.type == .int, !number.isRange else {
      report(
        .argumentType,
        "an index is a whole number, counted from 1",
        at: index.span,
        label: words(of: number)
      )
      return .broken(at: here)
    }
    guard operand.type == .text || operand.type.element != nil || operand.isNull else {
      report(
        .wantsList,
        "only lists and texts have an index, and this is \(operand.type.phrase)",
        at: base.span,
        label: operand.type.words
      )
      return .broken(at: here)
    }
    return derived(
      .index(operand.expression, number.expression),
      operand.type.element ?? operand.type,
      from: [operand, number],
      isNullable: true,
      at: here
    )
  }

  mutating func reportNoResult(at span: SourceSpan) {
    report(
      .noResultYet,
      "there is no last result yet",
      at: span,
      help: [Diagnostic.Help(note: "`_` is the table of the pipeline before: `articles | take 5`")]
    )
  }
}
