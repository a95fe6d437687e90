internal import Columns

/// explode, pairs, unpivot, sample.
extension Check {
  /// The place of a column that must be a list.
  private mutating func list(_ name: Name, _ shape: Shape) -> (index: Int, element: ValueType)? {
    guard let index = column(named: name, in: shape) else { return nil }
    let column = shape.columns[index]
    guard !column.isBroken else { return nil }
    guard let element = column.field.type == .null ? .null : column.field.type.element else {
      let lists = shape.columns.filter { $0.field.type.element != nil }.map(\.field.name)
      report(
        .wantsList,
        "`\(column.field.name)` is \(column.field.type.phrase), not a list",
        at: name.span,
        label: column.field.type.words,
        help: lists.prefix(3).map { fix(name.span, by: written($0)) }
      )
      return nil
    }
    return (index, element)
  }

  mutating func explode(_ name: Name, _ new: Name?, _ shape: Shape) -> (PlanOperation?, Shape) {
    guard let (index, element) = list(name, shape) else { return (nil, shape) }
    var columns = shape.columns
    var sources: [Int?] = shape.columns.indices.map { $0 }
    if let new {
      guard shape.index(of: new.text) == nil else {
        reportTwice(new.text, at: new.span)
        return (nil, shape)
      }
      columns.insert(ShapeColumn(field: Field(new.text, element), isMade: true), at: index + 1)
      sources.insert(nil, at: index + 1)
    } else {
      columns[index].field.type = element
      columns[index].field.isNullable = true
      sources[index] = nil
    }
    let result = shape.rearranged(columns, from: sources)
    return (.explode(column: index, replaces: new == nil), result)
  }

  mutating func pairs(
    _ name: Name,
    _ first: Name,
    _ second: Name,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    guard let (index, element) = list(name, shape) else { return (nil, shape) }
    guard element.isOrdered else {
      report(
        .notOrdered,
        "the elements of `\(name.text)` are records, which have no order",
        at: name.span,
        help: []
      )
      return (nil, shape)
    }
    var columns = shape.columns
    var isBroken = false
    for new in [first, second] {
      if columns.contains(where: { $0.field.name == new.text }) {
        reportTwice(new.text, at: new.span)
        isBroken = true
        continue
      }
      columns.append(
        ShapeColumn(field: Field(new.text, element, isNullable: false), isMade: true)
      )
    }
    let sources: [Int?] = shape.columns.indices.map { $0 } + [nil, nil]
    let result = shape.rearranged(columns, from: sources)
    return (isBroken ? nil : .pairs(column: index), result)
  }

  mutating func unpivot(
    _ names: [Name],
    _ name: Name,
    _ value: Name,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var indices: [Int] = []
    var type = ValueType.null
    var isBroken = false
    for column in names {
      guard let index = self.column(named: column, in: shape) else {
        isBroken = true
        continue
      }
      let own = shape.columns[index].field.type
      guard let common = type.common(with: own) else {
        report(
          .typesDiffer,
          "the columns are of two types: \(type.words) and \(own.words)",
          at: column.span,
          label: own.words
        )
        isBroken = true
        continue
      }
      type = common
      indices.append(index)
    }
    let kept = shape.columns.indices.filter { !indices.contains($0) }
    var columns = kept.map { shape.columns[$0] }
    for (new, field) in [
      (name, Field(name.text, .text, isNullable: false)), (value, Field(value.text, type)),
    ] {
      if columns.contains(where: { $0.field.name == new.text }) {
        reportTwice(new.text, at: new.span)
        isBroken = true
      }
      columns.append(ShapeColumn(field: field, isMade: true))
    }
    let result = shape.rearranged(columns, from: kept.map { $0 } + [nil, nil])
    return (isBroken ? nil : .unpivot(columns: indices, kept: kept), result)
  }

  mutating func sample(
    _ count: ExpressionSyntax,
    _ seed: ExpressionSyntax?,
    _ shape: Shape,
    _ parameters: [String: Operand]
  ) -> (PlanOperation?, Shape) {
    var new = shape
    new.grouping = nil
    let number = wholeNumber(count, parameters, least: 0, in: shape)
    let start = seed.map { wholeNumber($0, parameters, least: 0, in: shape) } ?? 0
    guard let number, let start else { return (nil, new) }
    let id = shape.index(of: "id")
    return (.sample(number, seed: UInt64(start), id: id), new)
  }
}

extension Schema {
  /// The columns of `describe`.
  static let description = Schema([
    Field("column", .text, isNullable: false), Field("type", .text, isNullable: false),
    Field("nulls", .int, isNullable: false), Field("distinct", .int), Field("min", .text),
    Field("max", .text), Field("top", .text),
  ])

  /// The columns that `evidence` adds.
  static let quotes = Schema([
    Field("article", .text), Field("file", .text), Field("source", .text),
    Field("language", .text), Field("line", .int), Field("quote", .text),
  ])
}
