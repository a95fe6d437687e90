internal import Columns

/// chart, evidence, assert, save.
extension Check {
  mutating func chart(
    _ kind: Name,
    _ names: [Name],
    _ syntax: StageSyntax,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    guard let chart = ChartKind(rawValue: kind.text) else {
      if !kind.isMissing {
        report(
          .chartColumns,
          "no chart `\(kind.text)`",
          at: kind.span,
          help: Nearest.names(to: kind.text, among: ChartKind.allCases.map(\.rawValue)).map {
            fix(kind.span, by: $0)
          }
        )
      }
      return (nil, shape)
    }
    if shape.isOpen, names.isEmpty { return (.chart(chart, columns: []), shape) }
    var columns: [Int] = []
    for name in names {
      guard let index = column(named: name, in: shape) else { return (nil, shape) }
      columns.append(index)
    }
    guard let whole = completed(columns, chart, syntax, shape) else { return (nil, shape) }
    return (.chart(chart, columns: whole), shape)
  }

  /// The columns with defaults for those that are not named: the first, the first number, the other
  /// key.
  private mutating func completed(
    _ named: [Int],
    _ chart: ChartKind,
    _ syntax: StageSyntax,
    _ shape: Shape
  ) -> [Int]? {
    var columns = named
    let isDated = chart == .calendar || chart == .timeline
    if columns.isEmpty {
      let first = shape.columns.firstIndex { isDated ? $0.field.type == .date : !$0.isHidden }
      guard let first else {
        if !shape.isUnknown {
          report(.chartColumns, "`chart \(chart.rawValue)` wants a date", at: syntax.span)
        }
        return nil
      }
      columns = [first]
    }
    if chart == .timeline || chart == .graph, columns.count < 2 {
      if chart == .graph, let other = shape.columns.indices.first(where: { $0 != columns[0] }) {
        columns.append(other)
      }
    }
    if columns.count == 1, chart != .timeline {
      let number = shape.columns.indices.first {
        $0 != columns[0] && shape.columns[$0].field.type.isNumeric
      }
      guard let number else {
        if !shape.isUnknown {
          report(
            .chartColumns,
            "`chart \(chart.rawValue)` wants a number to draw",
            at: syntax.span,
            help: [
              before("group by \(written(shape.columns[columns[0]].field.name))")
            ]
          )
        }
        return nil
      }
      columns.append(number)
      let key = shape.keyNames.compactMap { shape.index(of: $0) }.first { !columns.contains($0) }
      if let key { columns.append(key) }
    }
    if columns.count > 1, chart != .graph, chart != .timeline,
      !shape.columns[columns[1]].field.type.isNumeric
    {
      report(
        .chartColumns,
        "`\(shape.columns[columns[1]].field.name)` is no number to draw",
        at: syntax.span,
        label: shape.columns[columns[1]].field.type.words
      )
      return nil
    }
    return columns
  }

  mutating func evidence(_ syntax: StageSyntax, _ shape: Shape) -> (PlanOperation?, Shape) {
    let added = Shape(Schema.quotes, isMade: true).columns
    let names = Set(added.map(\.field.name))
    let kept = shape.columns.indices.filter {
      !names.contains(shape.columns[$0].field.name) && !shape.columns[$0].isHidden
    }
    let columns = kept.map { shape.columns[$0] } + added
    let sources = columns.indices.map { $0 < kept.count ? kept[$0] : nil as Int? }
    let new = shape.rearranged(columns, from: sources)
    guard shape.hasEvidence || shape.isUnknown else {
      report(
        .noEvidence,
        "these rows come from no article, so that no quote supports them",
        at: syntax.verb,
        help: [
          Diagnostic.Help(
            note: "rows of articles, events and mentions have quotes: `events | evidence`"
          )
        ]
      )
      return (nil, new)
    }
    return (.evidence, new)
  }

  mutating func judgeAssertion(
    _ assertion: StageSyntax.Assertion,
    _ message: TextSyntax?,
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    let words = message.map { filled($0, parameters) }
    let test: PlanAssertion.Test?
    switch assertion {
    case .each(let syntax):
      let operand = condition(judge(syntax, .row(shape, parameters)), written: syntax)
      test = operand.isBroken ? nil : .each(operand.expression)
    case .table(let syntax):
      let context = Context(shape: shape, place: .rows, parameters: parameters)
      let operand = condition(judge(syntax, context), written: syntax)
      test = operand.isBroken ? nil : .table(operand.expression)
    case .same(let source):
      let other = table(source)
      test = other.isBroken ? nil : .sameAs(other.plan, ordered: shape.isSorted)
    }
    guard let test, message == nil || words ?? nil != nil else { return (nil, shape) }
    return (.assertion(PlanAssertion(test: test, message: words ?? nil)), shape)
  }

  mutating func save(
    _ save: SaveSyntax,
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    guard let path = filled(save.path, parameters) else { return (nil, shape) }
    let extensions = ["md": "markdown", "htm": "html", "ndjson": "jsonl", "feather": "arrow"]
    var format = save.format?.text ?? path.fileExtension
    format = extensions[format] ?? format
    guard Grammar.formats.contains(format) else {
      let list = Grammar.formats.joined(separator: ", ")
      let span = save.format?.span ?? save.path.span
      report(
        .saveFormat,
        format.isEmpty ? "the name does not say the format" : "no format `\(format)`",
        at: span,
        help: save.format == nil
          ? [fix(save.path.span, by: "\(text(of: save.path.span)) as csv")]
          : [Diagnostic.Help(note: "the formats are \(list)")]
      )
      return (nil, shape)
    }
    saved.insert(path)
    let plan = PlanSave(path: path, format: format, isNew: save.isNew, isRaw: save.isRaw)
    return (.save(plan), shape)
  }

  /// A text with each `{name}` of a param or let in place; nil where a name is unknown.
  mutating func filled(_ syntax: TextSyntax, _ parameters: [String: Operand]) -> String? {
    var result = ""
    var rest = Substring(syntax.value)
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      rest = rest[rest.index(after: brace)...]
      if rest.first == "{" {
        result += "{"
        rest = rest.dropFirst()
        continue
      }
      guard let end = rest.firstIndex(of: "}") else {
        result += "{"
        continue
      }
      let name = String(rest[..<end])
      guard let value = placeholder(name, syntax, parameters) else { return nil }
      result += value
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private mutating func placeholder(
    _ name: String,
    _ syntax: TextSyntax,
    _ parameters: [String: Operand]
  ) -> String? {
    var operand = parameters[name]
    if operand == nil, case .value(let value) = names[name]?.meaning { operand = value }
    if case .broken = names[name]?.meaning { return nil }
    if let constant = operand?.constant { return constant.columnName }
    let known = names.filter { $0.value.meaning.isValue }.map(\.key).sorted()
    let inside = place(of: "{\(name)}", in: syntax.span)
    let near = Nearest.names(to: name, among: known + parameters.keys.sorted())
    report(
      .noPlaceholder,
      operand == nil
        ? "no param or let `\(name)` to put here" : "`\(name)` is not one value known now",
      at: inside ?? syntax.span,
      help: inside.map { span in
        near.map { fix(span, by: "{\($0)}") }
          + [fix(span, by: "{{\(name)}", remark: "the braces themselves")]
      } ?? []
    )
    return nil
  }
}

extension String {
  /// What follows the last point of a file's name, in small letters.
  fileprivate var fileExtension: String {
    let name = split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }
}
