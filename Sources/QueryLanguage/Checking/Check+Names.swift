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

  /// Reports a name that nothing has, with the nearest ones.
  mutating func reportUnknown(_ name: Name, _ context: Context) {
    if context.shape?.isUnknown == true { return }
    if surroundings.collections.contains(name.text) {
      report(
        .notAValue,
        "`\(name.text)` is a collection, not a value",
        at: name.span,
        help: [Diagnostic.Help(note: "`\(name.text).name` is one of its columns, as a list")]
      )
      return
    }
    if context.neighbours.contains(name.text) {
      report(
        .noColumn,
        "`\(name.text)` is made by this stage and not known to its neighbours",
        at: name.span,
        help: context.assignment.map { [inStageOfItsOwn($0)] } ?? []
      )
      return
    }
    if context.shape?.isOpen == true {
      report(
        .afterOpenPivot,
        "the columns that the pivot makes are known only when it runs",
        at: name.span,
        help: [Diagnostic.Help(note: "`pivot key in [\"a\", \"b\"]` names them")]
      )
      return
    }
    if name.text == "count", context.shape != nil {
      report(
        .noColumn,
        "no column `count`: it is made by group by, count and summarize",
        at: name.span,
        help: [
          stage.flatMap { stage in
            let key = context.shape?.columns.first { $0.field.type.isOrdered }?.field.name
            return key.map {
              before("group by \(written($0))", remark: "how often each value occurs")
            }
          },
          before("derive count = count(true)", remark: "the number of all rows"),
        ].compactMap(\.self)
      )
      return
    }
    if let verb = context.shape?.lost[name.text] {
      reportLost(name, by: verb, context)
      return
    }
    let columns = context.shape?.names ?? []
    let values = names.filter { $0.value.meaning.isValue }.map(\.key).sorted()
    let known = columns + values + context.parameters.keys.sorted()
    var help = Nearest.names(to: name.text, among: known).map { fix(name.span, by: written($0)) }
    if help.isEmpty, let date = context.shape?.columns.first(where: { $0.field.type == .date }),
      DatePart.allCases.contains(where: { $0.rawValue == name.text })
    {
      help = [fix(name.span, by: "\(written(date.field.name)).\(name.text)")]
    }
    if help.isEmpty, isCompared(name.span) {
      help = [fix(name.span, by: "\"\(name.text)\"", remark: "a text has quotes")]
    }
    if help.isEmpty, Library.isFunction(name.text) {
      let usage = Library.functions(named: name.text).first?.usage ?? name.text
      help = [Diagnostic.Help(note: "it is a function: `\(usage)`")]
    }
    if help.isEmpty { help = [Diagnostic.Help(note: columnsSentence(columns))] }
    if context.shape == nil, columns.isEmpty, help.last?.edit == nil {
      help = [
        Diagnostic.Help(
          note: "`let \(written(name.text)) = …` on a line before this one names a value"
        )
      ]
    }
    let what = context.shape == nil ? "no let or param" : "no column"
    report(.noColumn, "\(what) `\(name.text)`", at: name.span, help: help)
  }

  /// Whether a name stands right of an operator that takes a text.
  private func isCompared(_ span: SourceSpan) -> Bool {
    guard let stage, expansions.isEmpty, stage.start < span.start else { return false }
    let before = text(of: SourceSpan(stage.start, span.start)).trimmedEnd
    return [" ==", " !=", " has", " contains", " with", " named", " any", "==", "!="]
      .contains { before.hasSuffix($0) }
  }

  /// An assignment of `with` in a `derive` behind the stage at hand.
  private func inStageOfItsOwn(_ assignment: SourceSpan) -> Diagnostic.Help {
    let words = text(of: assignment)
    guard let stage, expansions.isEmpty else {
      return Diagnostic.Help(note: "`| derive \(words)` in a stage of its own after this one")
    }
    let all = Array(text(of: stage).utf8)
    let (start, end) = (assignment.start - stage.start, assignment.end - stage.start)
    guard 0 <= start, end <= all.count else {
      return Diagnostic.Help(note: "`| derive \(words)` in a stage of its own after this one")
    }
    // The assignment goes with the comma before it.
    let kept = String(decoding: all[..<start], as: UTF8.self).trimmedEnd
    let head = kept.hasSuffix(",") ? String(kept.dropLast()) : kept
    let tail = String(decoding: all[end...], as: UTF8.self)
    return instead("\(head)\(tail) | derive \(words)", remark: "in a stage of its own")
  }

  /// Reports a column that a stage before has left out.
  private mutating func reportLost(_ name: Name, by verb: String, _ context: Context) {
    var help = [Diagnostic.Help(note: columnsSentence(context.shape?.names ?? []))]
    let word = written(name.text)
    switch verb {
    case "group by":
      help.append(Diagnostic.Help(note: "`group by … with list(\(word))` keeps its values"))
    case "select": help.append(Diagnostic.Help(note: "`select …, \(word)` keeps it"))
    default: break
    }
    report(
      .noColumn,
      "no column `\(name.text)` any more",
      at: name.span,
      label: "left out by `\(verb)`",
      help: help
    )
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
