internal import Columns

/// derive, select, drop, rename.
extension Check {
  mutating func derive(
    _ assignments: [AssignmentSyntax],
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    var shape = shape
    shape.grouping = nil
    var made: [PlanAssignment] = []
    var names: Set<String> = []
    var isBroken = false
    for assignment in assignments {
      let context = Context(shape: shape, place: .derive, parameters: parameters)
      let operand = value(judge(assignment.value, context), written: assignment.value)
      guard let name = name(of: assignment, operand) else {
        isBroken = true
        continue
      }
      guard names.insert(name).inserted else {
        reportTwice(name, at: assignment.name?.span ?? assignment.span)
        isBroken = true
        continue
      }
      isBroken = isBroken || operand.isBroken
      let column = ShapeColumn(
        field: Field(name, operand.type, isNullable: operand.isNullable),
        isMade: true,
        isBroken: operand.isBroken
      )
      made.append(PlanAssignment(column: set(column, in: &shape), value: operand.expression))
    }
    return (isBroken ? nil : .derive(made), shape)
  }

  /// Replaces the column of this name or adds it at the end; gives its place.
  private func set(_ column: ShapeColumn, in shape: inout Shape) -> Int {
    guard let place = shape.index(of: column.field.name) else {
      shape.columns.append(column)
      return shape.columns.count - 1
    }
    var column = column
    column.isMade = shape.columns[place].isMade
    shape.columns[place] = column
    shape.sortKeys = shape.sortKeys?.map { $0?.movingColumns { $0 == place ? nil : $0 } }
    return place
  }

  /// The name of a column: the stated one, or the one that follows from the expression.
  mutating func name(of assignment: AssignmentSyntax, _ operand: Operand) -> String? {
    if let name = assignment.name { return name.isMissing ? nil : name.text }
    guard !operand.isBroken else { return nil }
    if let name = operand.name { return name }
    report(
      .needsName,
      "this column needs a name",
      at: assignment.value.span,
      help: [fix(assignment.value.span, by: "x = \(text(of: assignment.value.span))")]
    )
    return nil
  }

  mutating func reportTwice(_ name: String, at span: SourceSpan) {
    report(
      .nameTwice,
      "two columns are named `\(name)`",
      at: span,
      help: text(of: span) == written(name) || text(of: span) == name
        ? [fix(span, by: written(name + "_2"))]
        : [Diagnostic.Help(note: "`\(written(name + "_2")) = …` gives one of them another name")]
    )
  }

  mutating func select(
    _ items: [StageSyntax.SelectItem],
    _ context: Context,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var chosen: [Chosen] = []
    var isBroken = false
    var rest: [Int] = []
    for item in items {
      switch item {
      case .rest(let span): rest.append(chosen.count); chosen.append(Chosen(span: span))
      case .column(let assignment):
        let operand = value(judge(assignment.value, context), written: assignment.value)
        guard let name = name(of: assignment, operand) else {
          isBroken = true
          continue
        }
        isBroken = isBroken || operand.isBroken
        chosen.append(
          Chosen(
            span: assignment.name?.span ?? assignment.span,
            name: name,
            operand: operand,
            isStated: assignment.name != nil
          )
        )
      }
    }
    guard rest.count < 2 else {
      report(.nameTwice, "`*` stands twice", at: chosen[rest[1]].span)
      return (nil, shape)
    }
    return project(chosen, rest.first, isBroken: isBroken, shape)
  }

  /// An item of select: a column, or the place of `*`.
  private struct Chosen {
    var span: SourceSpan
    var name = ""
    var operand: Operand?
    var isStated = false
  }

  private mutating func project(
    _ chosen: [Chosen],
    _ rest: Int?,
    isBroken: Bool,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var isBroken = isBroken
    var columns: [ShapeColumn] = []
    var values: [Expression] = []
    var names: Set<String> = []
    let stated = Set(chosen.map(\.name))
    let taken = Set(chosen.compactMap { $0.isStated ? nil : $0.operand?.column })
    for (place, item) in chosen.enumerated() {
      if place == rest {
        for (index, column) in shape.columns.enumerated()
        where !column.isHidden && !stated.contains(column.field.name) && !taken.contains(index) {
          columns.append(column)
          values.append(shape.expression(of: index, at: self.place(item.span)))
        }
        continue
      }
      guard let operand = item.operand else { continue }
      guard names.insert(item.name).inserted else {
        reportTwice(item.name, at: item.span)
        isBroken = true
        continue
      }
      var field = Field(item.name, operand.type, isNullable: operand.isNullable)
      var isMade = true
      if let source = operand.column {
        field.unit = shape.columns[source].field.unit
        isMade = item.isStated || shape.columns[source].isMade
      }
      columns.append(ShapeColumn(field: field, isMade: isMade, isBroken: operand.isBroken))
      values.append(operand.expression)
    }
    let sources = values.map { value -> Int? in
      if case .column(let index) = value.node { index } else { nil }
    }
    if columns.isEmpty, !isBroken, let span = chosen.first?.span {
      report(.nothingLeft, "no column is left", at: span)
      isBroken = true
    }
    return (isBroken ? nil : .project(values), shape.rearranged(columns, from: sources))
  }

  mutating func drop(_ names: [Name], _ shape: Shape) -> (PlanOperation?, Shape) {
    var isBroken = false
    var dropped: Set<Int> = []
    for name in names {
      if let index = column(named: name, in: shape) {
        dropped.insert(index)
      } else {
        isBroken = true
      }
    }
    let kept = shape.columns.indices.filter { !dropped.contains($0) }
    if kept.isEmpty, !isBroken, let last = names.last, !shape.isUnknown {
      report(.nothingLeft, "no column is left", at: last.span)
      isBroken = true
    }
    return keep(kept, shape, isBroken: isBroken)
  }

  /// These columns in this order.
  func keep(_ kept: [Int], _ shape: Shape, isBroken: Bool = false) -> (PlanOperation?, Shape) {
    let span = stage ?? SourceSpan(0, 0)
    let values = kept.map { shape.expression(of: $0, at: place(span)) }
    let new = shape.rearranged(kept.map { shape.columns[$0] }, from: kept)
    return (isBroken ? nil : .project(values), new)
  }

  mutating func rename(
    _ pairs: [(new: Name, old: Name)],
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var columns = shape.columns
    var isBroken = false
    var renamed: Set<Int> = []
    for pair in pairs {
      if shape.matches(pair.old.text).isEmpty, !shape.matches(pair.new.text).isEmpty,
        !shape.isUnknown
      {
        reportReversed(pair)
        isBroken = true
        continue
      }
      guard let index = column(named: pair.old, in: shape), !pair.new.isMissing else {
        isBroken = true
        continue
      }
      guard renamed.insert(index).inserted else {
        reportTwice(pair.old.text, at: pair.old.span)
        isBroken = true
        continue
      }
      columns[index].field.name = pair.new.text
      columns[index].isMade = true
    }
    for pair in pairs where columns.count(where: { $0.field.name == pair.new.text }) > 1 {
      reportTwice(pair.new.text, at: pair.new.span)
      isBroken = true
      break
    }
    let (operation, same) = keep(Array(shape.columns.indices), shape, isBroken: isBroken)
    var new = same
    new.columns = columns
    new.keyNames = shape.keyNames.map { name in
      shape.index(of: name).map { columns[$0].field.name } ?? name
    }
    return (operation, new)
  }

  /// Reports `rename old = new`.
  private mutating func reportReversed(_ pair: (new: Name, old: Name)) {
    report(
      .noColumn,
      "no column `\(pair.old.text)`: the new name stands first",
      at: pair.old.span,
      help: [
        fix(
          pair.new.span.through(pair.old.span),
          by: "\(written(pair.old.text)) = \(written(pair.new.text))"
        )
      ]
    )
  }
}
