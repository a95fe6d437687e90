internal import Chronology
internal import Columns

extension Check {
  /// A name in an expression.
  mutating func judge(_ name: Name, _ context: Context) -> Operand {
    guard !name.isMissing else { return .broken(at: place(name.span)) }
    if name.text == "it", !name.isQuoted { return element(name, context) }
    if let parameter = context.parameters[name.text] { return renamed(parameter, name) }
    if case .rows = context.place, name.text == "count", !name.isQuoted {
      var count = derived(.aggregate(.count, []), .int, from: [], at: place(name.span))
      count.readsRows = true
      count.name = "count"
      return count
    }
    let found = context.shape?.matches(name.text) ?? []
    if found.count > 1 { return ambiguous(name, found, context) }
    if let index = found.first { return column(index, name, context) }
    if let defined = names[name.text] { return use(defined, name, context) }
    if let day = relativeDay(name.text) {
      return .constant(.date(FuzzyDate(day)), .date, at: place(name.span))
    }
    reportUnknown(name, context)
    return .broken(at: place(name.span))
  }

  private func relativeDay(_ word: String) -> Day? {
    switch word {
    case "today": surroundings.today
    case "yesterday": surroundings.today.adding(days: -1)
    case "tomorrow": surroundings.today.adding(days: 1)
    default: nil
    }
  }

  private func renamed(_ operand: Operand, _ name: Name) -> Operand {
    var operand = operand
    operand.name = name.text
    if !operand.isBroken { operand.expression.span = place(name.span) }
    return operand
  }

  private mutating func element(_ name: Name, _ context: Context) -> Operand {
    let span = place(name.span)
    guard let element = context.element else {
      report(
        .elementOutside,
        "`it` is the element in any, all, keep and map",
        at: name.span,
        help: [
          Diagnostic.Help(note: "`any(list, it == \"x\")` asks for each element"),
          Diagnostic.Help(note: "`it` in backticks is a column"),
        ]
      )
      return .broken(at: span)
    }
    return Operand(
      Expression(.element, element.type, isNullable: true, span: span),
      readsRows: element.readsRows
    )
  }

  private mutating func ambiguous(_ name: Name, _ found: [Int], _ context: Context) -> Operand {
    let names = found.compactMap { context.shape?.columns[$0].field.name }
    report(
      .ambiguousName,
      "`\(name.text)` could be \(listed(names.map { "`\($0)`" }, by: "or"))",
      at: name.span,
      help: names.map { fix(name.span, by: written($0)) }
    )
    return .broken(at: place(name.span))
  }

  /// A column by its place.
  private mutating func column(_ index: Int, _ name: Name, _ context: Context) -> Operand {
    guard let column = context.shape?.columns[index] else { return .broken(at: place(name.span)) }
    if let defined = names[name.text], defined.word != "def", column.field.name == name.text {
      let new = "\(name.text)_column"
      report(
        .columnAndName,
        "`\(name.text)` is a column and a \(defined.word)",
        at: name.span,
        help: [
          before("rename \(written(new)) = \(written(name.text))", remark: "and use this name"),
          Diagnostic.Help(note: "or give the \(defined.word) another name"),
        ]
      )
      return .broken(at: place(name.span))
    }
    guard !column.isBroken else { return .broken(at: place(name.span)) }
    if case .rows = context.place {
      reportScalar(name, column.field)
      return .broken(at: place(name.span))
    }
    var operand = Operand(
      Expression(
        .column(index),
        column.field.type,
        isNullable: column.field.isNullable,
        span: place(name.span)
      ),
      readsRows: true
    )
    operand.name = column.field.name
    return operand
  }

  private mutating func reportScalar(_ name: Name, _ field: Field) {
    let words = written(field.name)
    var help = [fix(name.span, by: "list(\(words))"), fix(name.span, by: "first(\(words))")]
    if field.type.isNumeric { help.insert(fix(name.span, by: "sum(\(words))"), at: 0) }
    report(
      .scalarOutside,
      "`\(field.name)` has a value for each row, and here all rows are one",
      at: name.span,
      label: "outside an aggregate",
      help: Array(help.prefix(2))
    )
  }

  /// A name that a statement has defined.
  private mutating func use(_ defined: Definition, _ name: Name, _ context: Context) -> Operand {
    switch defined.meaning {
    case .value(let operand): return renamed(operand, name)
    case .broken: return .broken(at: place(name.span))
    case .table(let table):
      let column = table.shape.names.first ?? "name"
      report(
        .notAValue,
        "`\(name.text)` is a table, not a value",
        at: name.span,
        help: [
          fix(
            name.span,
            by: "\(written(name.text)).\(written(column))",
            remark: "one column of it, as a list"
          )
        ]
      )
    case .verb:
      report(
        .notAValue,
        "`\(name.text)` is a verb of one's own",
        at: name.span,
        help: [Diagnostic.Help(note: "it stands behind a `|`: `| \(defined.usage)`")]
      )
    case .function:
      report(
        .notAValue,
        "`\(name.text)` is a function",
        at: name.span,
        help: [Diagnostic.Help(note: "it is called with its arguments: `\(defined.usage)`")]
      )
    }
    return .broken(at: place(name.span))
  }

  /// "the columns are a, b, c", as far as a line goes.
  func columnsSentence(_ names: [String]) -> String {
    guard !names.isEmpty else { return "there are no columns here" }
    let shown = names.prefix(12).map(written).joined(separator: ", ")
    return "the columns are \(shown)" + (names.count > 12 ? ", …" : "")
  }

  /// "a, b or c".
  func listed(_ words: [String], by conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// The column that a stage names; reports what is none.
  mutating func column(named name: Name, in shape: Shape) -> Int? {
    guard !name.isMissing else { return nil }
    let found = shape.matches(name.text)
    if found.count > 1 {
      _ = ambiguous(name, found, .row(shape, [:]))
      return nil
    }
    if let index = found.first { return index }
    reportUnknown(name, .row(shape, [:]))
    return nil
  }
}
