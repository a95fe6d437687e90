internal import Columns

/// join, union.
extension Check {
  mutating func join(
    _ join: JoinSyntax,
    _ shape: Shape,
    _ syntax: StageSyntax
  ) -> (PlanOperation?, Shape) {
    let right = table(join.source)
    var keys: [(left: Int, right: Int)] = []
    var shared: Set<Int> = []
    var isBroken = right.isBroken
    for key in join.keys {
      let left = column(named: key.left, in: shape)
      let other = right.shape.isUnknown ? nil : joinColumn(key, right.shape, join)
      if let other, key.isShared { shared.insert(other) }
      guard let left, let other, isKey(key, shape.columns[left], right.shape.columns[other]) else {
        isBroken = true
        continue
      }
      keys.append((left: left, right: other))
    }
    guard !right.shape.isUnknown else {
      var unknown = shape
      unknown.isUnknown = true
      return (nil, unknown)
    }
    let kind: PlanJoin.Kind =
      switch join.kind {
      case .inner: .inner
      case .left: .left
      case .semi: .semi
      case .anti: .anti
      }
    var columns = shape.columns
    var kept: [Int] = []
    if kind == .inner || kind == .left {
      guard add(right.shape, to: &columns, &kept, shared, join, isLeft: kind == .left) else {
        return (nil, shape)
      }
    }
    let sources = columns.indices.map { $0 < shape.columns.count ? $0 : nil as Int? }
    var result = shape.rearranged(columns, from: sources)
    result.hasEvidence = shape.hasEvidence || (right.shape.hasEvidence && !kept.isEmpty)
    let plan = PlanJoin(kind: kind, right: right.plan, keys: keys, kept: kept)
    return (isBroken ? nil : .join(plan), result)
  }

  private mutating func joinColumn(
    _ key: JoinSyntax.Key,
    _ shape: Shape,
    _ join: JoinSyntax
  ) -> Int? {
    let name = key.right
    guard !name.isMissing else { return nil }
    let found = shape.matches(name.text)
    if found.count == 1 { return found[0] }
    if shape.isUnknown { return nil }
    let what = sourceName(join).map { "`\($0)`" } ?? "the joined table"
    let keys = shape.columns.filter { $0.field.type.isOrdered }.map(\.field.name)
    let near = Nearest.names(to: name.text, among: keys)
    report(
      .joinKey,
      "\(what) has no column `\(name.text)`",
      at: name.span,
      help: near.isEmpty
        ? [
          Diagnostic.Help(note: columnsSentence(shape.names)),
          Diagnostic.Help(note: "`on left.a == right.b` joins columns of different names"),
        ]
        : near.map {
          fix(
            name.span,
            by: key.isShared ? "left.\(written(name.text)) == right.\(written($0))" : written($0)
          )
        }
    )
    return nil
  }

  private mutating func isKey(
    _ key: JoinSyntax.Key,
    _ left: ShapeColumn,
    _ right: ShapeColumn
  ) -> Bool {
    guard !left.isBroken, !right.isBroken else { return false }
    let (a, b) = (left.field.type, right.field.type)
    for (type, name) in [(a, key.left), (b, key.right)] where !type.isOrdered {
      report(
        .joinKey,
        "\(type.phrase) cannot be a key",
        at: name.span,
        label: type.words,
        help: [
          before("explode \(written(name.text))", remark: "a row for each element")
        ]
      )
      return false
    }
    guard a.common(with: b) != nil else {
      report(
        .joinKey,
        "the keys are of two types: \(a.words) and \(b.words)",
        at: key.left.span,
        label: a.words,
        notes: [(key.right.span, b.words)]
      )
      return false
    }
    return true
  }

  private func sourceName(_ join: JoinSyntax) -> String? {
    if let alias = join.alias { return alias.text }
    if case .name(let name) = join.source.kind { return name.text }
    return nil
  }

  /// The columns of the right after those of the left.
  private mutating func add(
    _ right: Shape,
    to columns: inout [ShapeColumn],
    _ kept: inout [Int],
    _ shared: Set<Int>,
    _ join: JoinSyntax,
    isLeft: Bool
  ) -> Bool {
    let prefix = sourceName(join)
    for (index, column) in right.columns.enumerated()
    where !shared.contains(index) && !column.isHidden {
      var column = column
      if columns.contains(where: { $0.field.name == column.field.name }) {
        guard let prefix, case let name = "\(prefix)_\(column.field.name)",
          !columns.contains(where: { $0.field.name == name })
        else {
          report(
            .joinClash,
            "both tables have a column `\(column.field.name)`",
            at: join.source.span,
            help: [
              fix(
                SourceSpan(join.source.span.end, join.source.span.end),
                by: " as other",
                remark: "gives other_\(column.field.name)"
              )
            ]
          )
          return false
        }
        column.field.name = name
        column.isMade = true
      }
      if isLeft, column.field.type.element == nil { column.field.isNullable = true }
      columns.append(column)
      kept.append(index)
    }
    return true
  }

  mutating func union(_ source: SourceSyntax, _ shape: Shape) -> (PlanOperation?, Shape) {
    let other = table(source)
    guard !other.shape.isUnknown else {
      var unknown = shape
      unknown.isUnknown = true
      return (nil, unknown)
    }
    var columns = shape.columns
    var own: [Int?] = shape.columns.indices.map { $0 }
    var theirs: [Int?] = Array(repeating: nil, count: columns.count)
    var isBroken = other.isBroken
    for (index, column) in other.shape.columns.enumerated() where !column.isHidden {
      guard let place = shape.index(of: column.field.name) else {
        var column = column
        column.field.isNullable = column.field.type.element == nil
        columns.append(column)
        own.append(nil)
        theirs.append(index)
        continue
      }
      theirs[place] = index
      let (a, b) = (columns[place].field.type, column.field.type)
      guard let common = a.common(with: b) else {
        if !columns[place].isBroken, !column.isBroken {
          report(
            .unionClash,
            "`\(column.field.name)` is \(a.phrase) here and \(b.phrase) in the other table",
            at: source.span,
            help: [
              before(
                "rename \(written(column.field.name + "_2")) = \(written(column.field.name))"
              )
            ]
          )
        }
        isBroken = true
        continue
      }
      columns[place].field.type = common
      columns[place].field.isNullable = columns[place].field.isNullable || column.field.isNullable
      if columns[place].field.unit != column.field.unit { columns[place].field.unit = nil }
    }
    for place in shape.columns.indices where theirs[place] == nil {
      columns[place].field.isNullable = columns[place].field.type.element == nil
    }
    var result = shape.rearranged(columns, from: [])
    result.sortKeys = nil
    result.hasEvidence = shape.hasEvidence || other.shape.hasEvidence
    if other.shape.collection != shape.collection { result.collection = nil }
    return (isBroken ? nil : .union(other.plan, own: own, columns: theirs), result)
  }
}
