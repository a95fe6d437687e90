import Chronology
import Columns
import QueryLanguage

/// Runs plans on rows of plain values.
struct ReferencePlan {
  var tables: [String: Table]

  func run(_ plan: Plan) throws -> [[Value]] {
    var rows: [[Value]]
    switch plan.source {
    case .collection(let name, _): rows = tables[name]?.allRows ?? []
    case .table(let table): rows = table.allRows
    case .plan(let inner): rows = try run(inner)
    case .shared(let table): rows = try run(table.plan)
    case .result(let table, _): rows = table.allRows
    }
    for stage in plan.stages { rows = try apply(stage, to: rows) }
    return rows
  }

  private func apply(_ stage: PlanStage, to rows: [[Value]]) throws -> [[Value]] {
    switch stage.operation {
    case .filter(let condition):
      return try rows.filter { try Reference(row: $0).truth(condition) == .yes }
    case .exclude(let condition):
      return try rows.filter { try Reference(row: $0).truth(condition) != .yes }
    case .derive(let assignments): return try derive(assignments, rows)
    case .project(let columns):
      return try rows.map { row in
        try columns.map { column in
          let reference = Reference(row: row, group: rows)
          return try reference.converted(reference.value(column), to: column.type)
        }
      }
    case .sort(let keys): return try sorted(rows, keys)
    case .take(let from, let through):
      return rows.indices.filter { from <= $0 + 1 && $0 + 1 <= through ?? .max }.map { rows[$0] }
    case .top(let limit, let keys, let withTies):
      let sorted = try sorted(rows, keys)
      guard withTies, limit > 0, let last = sorted.prefix(limit).last else {
        return Array(sorted.prefix(limit))
      }
      return try Array(sorted.prefix(limit))
        + sorted.dropFirst(limit).prefix { try places(keys, $0, last) == 0 }
    case .group(let keys, let aggregates): return try group(keys, aggregates, rows)
    case .summarize(let aggregates):
      return try [aggregates.map { try aggregated($0, rows) }]
    case .distinct(let keys):
      var seen: [[Value]] = []
      return try rows.filter { row in
        let key = try keys.isEmpty ? row : keys.map { try Reference(row: row).value($0) }
        if seen.contains(key) { return false }
        seen.append(key)
        return true
      }
    case .explode(let column, let replaces): return explode(rows, column, replaces)
    case .pairs(let column): return rows.flatMap { row in pairs(row[column]).map { row + $0 } }
    case .join(let join): return try joined(rows, join)
    case .union(let other, let own, let columns):
      let others = try run(other)
      let types = stage.output.fields.map(\.type)
      func placed(_ row: [Value], _ places: [Int?]) -> [Value] {
        zip(places, types).map { place, type in
          Reference().converted(place.map { row[$0] } ?? .null, to: type)
        }
      }
      return rows.map { placed($0, own) } + others.map { placed($0, columns) }
    case .unpivot(let columns, let kept):
      let type = stage.output.fields.last?.type ?? .null
      return rows.flatMap { row in
        columns.map { column in
          kept.map { row[$0] } + [
            .text(stage.input.fields[column].name), Reference().converted(row[column], to: type),
          ]
        }
      }
    case .within(let keys, let stages, let keptKeys):
      return try within(rows, keys, stages, keptKeys)
    default: throw ReferenceProblem.unsupported("\(stage.operation)")
    }
  }

  private func derive(_ assignments: [PlanAssignment], _ rows: [[Value]]) throws -> [[Value]] {
    var rows = rows
    for assignment in assignments {
      let all = rows
      for index in rows.indices {
        let reference = Reference(row: all[index], group: all)
        let value =
          try ReferenceWindow(rows: all, place: index).value(assignment.value)
          ?? reference.converted(reference.value(assignment.value), to: assignment.value.type)
        if assignment.column < rows[index].count {
          rows[index][assignment.column] = value
        } else {
          rows[index].append(value)
        }
      }
    }
    return rows
  }

  private func places(_ keys: [SortKey], _ left: [Value], _ right: [Value]) throws -> Int {
    for key in keys {
      let (first, second) = try (
        Reference(row: left).value(key.value), Reference(row: right).value(key.value)
      )
      let place = Value.place(
        first,
        second,
        descending: key.isDescending,
        nullsFirst: key.nullsFirst
      )
      if place != 0 { return place }
    }
    return 0
  }

  private func sorted(_ rows: [[Value]], _ keys: [SortKey]) throws -> [[Value]] {
    let order = try rows.indices.sorted { left, right in
      let place = try places(keys, rows[left], rows[right])
      return place != 0 ? place < 0 : left < right
    }
    return order.map { rows[$0] }
  }

  private func aggregated(_ expression: Expression, _ rows: [[Value]]) throws -> Value {
    let reference = Reference(row: [], group: rows)
    return try reference.converted(reference.value(expression), to: expression.type)
  }

  private func explode(_ rows: [[Value]], _ column: Int, _ replaces: Bool) -> [[Value]] {
    rows.flatMap { row -> [[Value]] in
      guard case .list(let items) = row[column] else { return [row] }
      return (items.isEmpty ? [.null] : items).map { item in
        var copy = row
        if replaces { copy[column] = item } else { copy.insert(item, at: column + 1) }
        return copy
      }
    }
  }

  private func pairs(_ list: Value) -> [[Value]] {
    guard case .list(let items) = list else { return [] }
    let unique = Value.unique(items.filter { $0 != .null })
    return unique.indices.flatMap { left in
      unique[(left + 1)...].map { right in
        Value.order(unique[left], right) < 0 ? [unique[left], right] : [right, unique[left]]
      }
    }
  }

  private func joined(_ rows: [[Value]], _ join: PlanJoin) throws -> [[Value]] {
    let others = try run(join.right)
    return rows.flatMap { row -> [[Value]] in
      let found = others.filter { other in
        join.keys.allSatisfy { row[$0.left] != .null && row[$0.left] == other[$0.right] }
      }
      switch join.kind {
      case .semi: return found.isEmpty ? [] : [row]
      case .anti: return found.isEmpty ? [row] : []
      case .inner: return found.map { other in row + join.kept.map { other[$0] } }
      case .left:
        if found.isEmpty {
          return [
            row
              + join.kept.map { place in
                Reference().converted(.null, to: join.right.schema.fields[place].type)
              }
          ]
        }
        return found.map { other in row + join.kept.map { other[$0] } }
      }
    }
  }

  // MARK: Groups

  private func group(
    _ keys: [GroupKey],
    _ aggregates: [Expression],
    _ rows: [[Value]]
  ) throws -> [[Value]] {
    var groups: [(key: [ReferenceKey], rows: [[Value]])] = []
    for row in rows {
      var combinations: [[ReferenceKey]] = [[]]
      for key in keys {
        let value = try Reference(row: row).value(key.value)
        var values = [value]
        if key.each, case .list(let items) = value {
          values = items.isEmpty ? [.null] : Value.unique(items)
        }
        combinations = combinations.flatMap { known in
          values.map { known + [ReferenceKey($0, key.bucket)] }
        }
      }
      for combination in combinations {
        if let place = groups.firstIndex(where: { $0.key == combination }) {
          groups[place].rows.append(row)
        } else {
          groups.append((combination, [row]))
        }
      }
    }
    for (number, key) in keys.enumerated() where key.fill != nil {
      for missing in filled(groups.map(\.key), number, key) { groups.append((missing, [])) }
    }
    let sorted = groups.sorted { left, right in
      for (first, second) in zip(left.key, right.key) {
        let order = ReferenceKey.order(first, second)
        if order != 0 { return order < 0 }
      }
      return false
    }
    return try sorted.map { group in
      try group.key.map(\.value) + aggregates.map { try aggregated($0, group.rows) }
    }
  }

  private func filled(_ known: [[ReferenceKey]], _ number: Int, _ key: GroupKey) -> [[ReferenceKey]]
  {
    guard let bucket = key.bucket, case .between? = key.fill else { return [] }
    let exact = known.compactMap { $0[number].place }.filter { !$0.isCoarser }
    guard let first = exact.map(\.start).min(), let last = exact.map(\.start).max() else {
      return []
    }
    var missing: [[ReferenceKey]] = []
    var combinations: [[ReferenceKey]] = []
    for key in known {
      var others = key
      others.remove(at: number)
      if !combinations.contains(others) { combinations.append(others) }
    }
    for others in combinations {
      var day = first
      while day <= last {
        var key = others
        let value = FuzzyDate(from: day, through: day)
        key.insert(ReferenceKey(.date(value), bucket), at: number)
        if !known.contains(key) { missing.append(key) }
        day = bucket.next(day)
      }
    }
    return missing
  }

  private func within(
    _ rows: [[Value]],
    _ keys: [Int],
    _ stages: [PlanStage],
    _ keptKeys: [Int]
  ) throws -> [[Value]] {
    var groups: [(key: [Value], rows: [[Value]])] = []
    for row in rows {
      let key = keys.map { row[$0] }
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].rows.append(row)
      } else {
        groups.append((key, [row]))
      }
    }
    groups.sort { left, right in
      for (first, second) in zip(left.key, right.key) {
        let place = Value.place(first, second, descending: false, nullsFirst: false)
        if place != 0 { return place < 0 }
      }
      return false
    }
    return try groups.flatMap { group -> [[Value]] in
      var inner = group.rows
      for stage in stages { inner = try apply(stage, to: inner) }
      let kept = keptKeys.map { group.rows[0][$0] }
      return inner.map { kept + $0 }
    }
  }
}

/// A key of a group with its bucket.
struct ReferenceKey: Equatable {
  var value: Value
  var place: DateBucket.Place?

  init(_ value: Value, _ bucket: DateBucket?) {
    self.value = value
    guard let bucket, case .date(let date) = value else { return }
    let place = bucket.place(date)
    self.place = place
    self.value = .date(place.value)
    if bucket == .unit(.weekday) {
      self.value = .int(place.isCoarser ? 8 : Int64(place.value.earliest.number))
    }
  }

  static func order(_ left: ReferenceKey, _ right: ReferenceKey) -> Int {
    if let first = left.place, let second = right.place {
      return first < second ? -1 : first == second ? 0 : 1
    }
    return Value.place(left.value, right.value, descending: false, nullsFirst: false)
  }
}

/// Windows of one row among all.
struct ReferenceWindow {
  var rows: [[Value]]
  var place: Int

  /// The value, where the expression is a window.
  func value(_ expression: Expression) throws -> Value? {
    guard case .window(let function, let arguments) = expression.node else { return nil }
    func argument(_ place: Int) throws -> Value {
      rows.indices ~= place ? try Reference(row: rows[place]).value(arguments[0]) : .null
    }
    let second =
      try arguments.count > 1 && function != .rank ? Reference().value(arguments[1]).double ?? 1 : 1
    switch function {
    case .rowNumber: return .int(Int64(place + 1))
    case .rank:
      let key = try arguments.map { try Reference(row: rows[place]).value($0) }
      let first = try rows.indices.first { index in
        try arguments.map { try Reference(row: rows[index]).value($0) } == key
      }
      return .int(Int64((first ?? 0) + 1))
    case .lag: return try argument(place - Int(second))
    case .lead: return try argument(place + Int(second))
    case .change:
      return try Reference().arithmetic(.subtract, argument(place), argument(place - 1))
    case .runningSum:
      var sum: Value = .null
      for index in 0...place {
        let value = try argument(index)
        if value != .null {
          sum = sum == .null ? value : try Reference().arithmetic(.add, sum, value)
        }
      }
      return sum
    case .movingAverage:
      let values = try (max(0, place - Int(second) + 1)...place).compactMap {
        try argument($0).double
      }
      return values.isEmpty ? .null : .number(values.reduce(0, +) / Double(values.count))
    }
  }
}
