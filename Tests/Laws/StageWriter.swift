/// Stages of every verb.
extension ProgramWriter {
  /// A stage that keeps the names and types of the columns.
  mutating func rowStage(_ table: inout TableAtHand) -> String {
    let scalars = table.scalars
    switch choices.below(9) {
    case 0, 1: return "filter \(condition(table.columns))"
    case 2: return "exclude \(condition(table.columns))"
    case 3:
      guard !scalars.isEmpty else { return "take 2" }
      table.isSorted = true
      return "sort \(sortKeys(table))"
    case 4: return "take \(choices.pick(["3", "2..4", "4..", "1..1"]))"
    case 5:
      guard !scalars.isEmpty else { return "take 3" }
      table.isSorted = true
      return
        "top \(choices.pick(["1", "3"])) by \(sortKey(table))\(choices.pick(["", " with ties"]))"
    case 6:
      guard !scalars.isEmpty else { return "take 4" }
      let keys = (0...choices.below(2)).map { _ in choices.pick(scalars).name }
      return "distinct by \(keys.joined(separator: ",¶"))"
    case 7: return "filter \(condition(table.columns, isPlain: true))"
    default:
      let column = choices.pick(table.columns)
      guard column.name != "id" else { return "take 5" }
      return "derive \(column.name)·=¶\(expression(of: column.kind, table.columns, depth: 2))"
    }
  }

  private mutating func sortKey(_ table: TableAtHand) -> String {
    let ints = table.columns(.int)
    if !ints.isEmpty, choices.chance(20) { return "\(choices.pick(ints).name)·+·1" }
    return choices.pick(table.scalars).name
  }

  private mutating func sortKeys(_ table: TableAtHand) -> String {
    let keys = (0...choices.below(2)).map { _ in
      sortKey(table) + choices.pick(["", " desc", " asc", " nulls first", " desc nulls first"])
    }
    return keys.joined(separator: ",¶")
  }

  /// A stage that makes other columns.
  mutating func shapingStage(_ table: inout TableAtHand) -> String {
    let wasSorted = table.isSorted
    defer { table.isWhole = false }
    switch choices.below(extent == .whole ? 19 : 15) {
    case 0, 1: return group(&table)
    case 2: return derive(&table)
    case 3: return select(&table)
    case 4: return summarize(&table)
    case 5: return dropOrRename(&table)
    case 6: return explode(&table)
    case 7: return pairs(&table)
    case 8: return join(&table)
    case 9: return union(&table)
    case 10: return unpivot(&table)
    case 11: return within(&table)
    case 12 where wasSorted: return window(&table)
    case 13:
      table.columns = [RandomColumn(name: "count", kind: .int)]
      table.isSorted = false
      return "count"
    case 14: return "distinct by \(table.scalars.first?.name ?? "1")"
    case 15: return pivot(&table)
    case 16: return passing(table)
    case 17 where table.isWhole: return search(&table)
    case 18: return "sample \(choices.pick(["2", "3 seed 7"]))"
    default: return "take 14"
    }
  }

  private mutating func group(_ table: inout TableAtHand) -> String {
    var (keys, made): ([String], [RandomColumn]) = ([], [])
    for _ in 0...choices.below(2) {
      let column = choices.pick(table.columns)
      guard !made.contains(where: { $0.name == column.name }) else { continue }
      var column1 = column
      switch column.kind {
      case .texts:
        keys.append("each \(column.name)")
        column1.kind = .text
      case .ints:
        column1 = RandomColumn(name: fresh("k"), kind: .int)
        keys.append("\(column1.name)·=·each \(column.name)")
      case .date where choices.chance(60):
        keys.append(column.name + bucket())
        if keys.last?.hasSuffix("weekday") == true { column1.kind = .int }
      default: keys.append(column.name)
      }
      made.append(column1)
    }
    table.isSorted = false
    let head = "group by \(keys.joined(separator: ",¶"))"
    guard choices.chance(70) else {
      guard !made.contains(where: { $0.name == "count" }) else {
        table.columns = made + [RandomColumn(name: "n", kind: .int)]
        return head + " with n·=·count"
      }
      table.columns = made + [RandomColumn(name: "count", kind: .int)]
      return head
    }
    let (text, columns) = aggregates(table)
    table.columns = made + columns
    return "\(head) with¶\(text)"
  }

  private mutating func bucket() -> String {
    switch choices.below(6) {
    case 0: return " per month"
    case 1: return " per \(choices.pick(["year", "week", "quarter", "decade", "day"]))"
    case 2: return " per month fill"
    case 3 where extent == .whole: return " per month fill 2024"
    case 4: return " per 10d from 2024-01-01"
    default: return " per weekday"
    }
  }

  /// Aggregates with the columns that they make.
  private mutating func aggregates(_ table: TableAtHand) -> (String, [RandomColumn]) {
    var (texts, columns): ([String], [RandomColumn]) = ([], [])
    for _ in 0...choices.below(3) {
      let (text, kind) = aggregate(table)
      let column = RandomColumn(name: fresh("a"), kind: kind)
      columns.append(column)
      texts.append("\(column.name)·=·\(text)")
    }
    return (texts.joined(separator: ",¶"), columns)
  }

  private mutating func aggregate(_ table: TableAtHand) -> (String, RandomColumn.Kind) {
    let (texts, ints) = (table.columns(.text), table.columns(.int))
    let (dates, numbers) = (table.columns(.date), table.columns(.number))
    switch choices.below(12) {
    case 0: return ("count", .int)
    case 1: return ("count(\(condition(table.columns, depth: 1)))", .int)
    case 2: return ("share(\(condition(table.columns, depth: 1)))", .number)
    case 3 where !ints.isEmpty:
      return ("\(choices.pick(["sum", "min", "max", "first"]))(\(choices.pick(ints).name))", .int)
    case 4 where !numbers.isEmpty:
      return (
        "\(choices.pick(["avg", "median", "sum", "stddev"]))(\(choices.pick(numbers).name))",
        .number
      )
    case 5 where !texts.isEmpty:
      return (
        "\(choices.pick(["first", "last", "min", "max"]))(\(choices.pick(texts).name))", .text
      )
    case 6 where !dates.isEmpty:
      return ("\(choices.pick(["min", "max"]))(\(choices.pick(dates).name))", .date)
    case 7 where !texts.isEmpty:
      return ("\(choices.pick(["list", "distinct", "top"]))(\(choices.pick(texts).name))", .texts)
    case 8 where !ints.isEmpty:
      return ("top(\(choices.pick(ints).name),¶2)", .ints)
    case 9 where !table.scalars.isEmpty:
      return ("count_distinct(\(choices.pick(table.scalars).name))", .int)
    case 10 where !ints.isEmpty: return ("sum(\(choices.pick(ints).name))·/·count", .number)
    default: return ("any(\(condition(table.columns, depth: 1, isPlain: true)))", .bool)
    }
  }

  private mutating func summarize(_ table: inout TableAtHand) -> String {
    let (text, columns) = aggregates(table)
    table.columns = columns
    table.isSorted = false
    return "summarize \(text)"
  }

  private mutating func derive(_ table: inout TableAtHand) -> String {
    var items: [String] = []
    for _ in 0...choices.below(2) {
      let kind = choices.pick(RandomColumn.Kind.allCases)
      let column = RandomColumn(name: fresh("d"), kind: kind)
      items.append("\(column.name)·=¶\(expression(of: kind, table.columns, depth: 2))")
      table.columns.append(column)
    }
    return "derive \(items.joined(separator: ",¶"))"
  }

  private mutating func window(_ table: inout TableAtHand) -> String {
    let column = RandomColumn(name: fresh("w"), kind: .int)
    let ints = table.columns(.int)
    table.columns.append(column)
    guard !ints.isEmpty else { return "derive \(column.name)·=·row_number()" }
    let int = choices.pick(ints).name
    let value = choices.pick([
      "row_number()", "rank()", "lag(\(int))", "lead(\(int),¶2)", "running_sum(\(int))",
      "change(\(int))",
    ])
    return "derive \(column.name)·=¶\(value)"
  }

  private mutating func select(_ table: inout TableAtHand) -> String {
    var kept: [RandomColumn] = []
    for column in table.columns where kept.isEmpty || choices.chance(50) { kept.append(column) }
    var items = kept.map(\.name)
    let column = RandomColumn(name: fresh("s"), kind: .text)
    if choices.chance(40) {
      items.append("\(column.name)·=·\(expression(of: .text, table.columns, depth: 2))")
      kept.append(column)
    }
    if choices.chance(30) {
      items.append("*")
      kept += table.columns.filter { column in !kept.contains { $0.name == column.name } }
    }
    table.columns = kept
    return "select \(items.joined(separator: ",¶"))"
  }

  private mutating func dropOrRename(_ table: inout TableAtHand) -> String {
    let place = choices.below(table.columns.count)
    if table.columns.count > 1, choices.chance(50) {
      let column = table.columns.remove(at: place)
      return "drop \(column.name)"
    }
    let old = table.columns[place].name
    table.columns[place].name = fresh("r")
    return "rename \(table.columns[place].name)·=·\(old)"
  }

  private mutating func explode(_ table: inout TableAtHand) -> String {
    let lists = table.columns.indices.filter { !table.columns[$0].kind.isScalar }
    guard !lists.isEmpty else { return "take 6" }
    let place = choices.pick(lists)
    let list = table.columns[place]
    let element = RandomColumn.Kind.element(of: list.kind)
    guard choices.chance(50) else {
      table.columns[place].kind = element
      return "explode \(list.name)"
    }
    let column = RandomColumn(name: fresh("e"), kind: element)
    table.columns.insert(column, at: place + 1)
    return "explode \(list.name) as \(column.name)"
  }

  private mutating func pairs(_ table: inout TableAtHand) -> String {
    let lists = table.columns.filter { !$0.kind.isScalar }
    guard !lists.isEmpty else { return "take 7" }
    let list = choices.pick(lists)
    let element = RandomColumn.Kind.element(of: list.kind)
    let names = [fresh("p"), fresh("p")]
    table.columns += names.map { RandomColumn(name: $0, kind: element) }
    return "pairs \(list.name) as \(names[0]),¶\(names[1])"
  }

  private mutating func join(_ table: inout TableAtHand) -> String {
    let texts = table.columns(.text)
    guard !texts.isEmpty else { return "take 8" }
    let key = choices.pick(texts).name
    let (own, count) = (fresh("j"), fresh("j"))
    let right = "(¶u¶|·group by \(own)·=·lower(id) with \(count)·=·count¶)"
    let kind = choices.pick(["", "left ", "semi ", "anti "])
    if kind.isEmpty || kind == "left " {
      table.columns += [
        RandomColumn(name: own, kind: .text), RandomColumn(name: count, kind: .int),
      ]
    }
    return "\(kind)join \(right)\(choices.pick(["", " as o"])) on¶left.\(key)·==·right.\(own)"
  }

  private mutating func union(_ table: inout TableAtHand) -> String {
    let ints = table.columns(.int)
    let key = ints.isEmpty ? fresh("u") : choices.pick(ints).name
    if ints.isEmpty { table.columns.append(RandomColumn(name: key, kind: .int)) }
    table.isSorted = false
    return "union (¶rows [¶{\(key):·1},¶{\(key):·null}]¶|·take 2¶)"
  }

  private mutating func unpivot(_ table: inout TableAtHand) -> String {
    let kind = choices.pick([RandomColumn.Kind.int, .text, .number])
    let columns = table.columns(kind)
    guard !columns.isEmpty else { return "take 9" }
    let (name, value) = (fresh("n"), fresh("v"))
    table.columns.removeAll { $0.kind == kind }
    table.columns += [RandomColumn(name: name, kind: .text), RandomColumn(name: value, kind: kind)]
    table.isSorted = false
    return "unpivot \(columns.map(\.name).joined(separator: ",¶")) as \(name),¶\(value)"
  }

  private mutating func within(_ table: inout TableAtHand) -> String {
    guard let key = table.scalars.first else { return "take 10" }
    var inner = TableAtHand(head: "", columns: table.columns)
    var stages: [String] = []
    for _ in 0...choices.below(2) { stages.append(rowStage(&inner)) }
    if choices.chance(40) {
      if choices.chance(50) {
        stages.append(summarize(&inner))
        inner.columns.insert(key, at: 0)
      } else {
        stages.append(derive(&inner))
      }
    }
    table.columns = inner.columns
    table.isSorted = false
    return "within \(key.name) (¶\(stages.joined(separator: "¶|·"))¶)"
  }

  // MARK: - Stages that the reference does not know

  private mutating func pivot(_ table: inout TableAtHand) -> String {
    let (texts, others) = (table.columns(.text), table.scalars.filter { $0.kind != .text })
    guard let key = texts.first, let row = others.first else { return "take 11" }
    table.columns = [
      row, RandomColumn(name: "hu", kind: .int), RandomColumn(name: "de", kind: .int),
    ]
    table.isSorted = false
    guard row.name != "hu", row.name != "de" else { return "take 12" }
    return "group by \(row.name),¶\(key.name) with n·=·count¶|·pivot \(key.name) in [\"hu\",¶'de']"
  }

  private mutating func search(_ table: inout TableAtHand) -> String {
    guard !table.columns(.text).isEmpty else { return "take 13" }
    return "search \(choices.pick(["\"peace or hu\"", "'talks -de'", "'pea*'"]))"
  }

  private mutating func passing(_ table: TableAtHand) -> String {
    guard !choices.chance(30) else {
      return "save \"x.csv\"\(choices.pick(["", " as csv", " new raw"]))"
    }
    guard choices.chance(50), let key = table.columns(.text).first,
      let number = table.columns(.int).first
    else {
      return "assert each \(condition(table.columns, depth: 1)) \(ExpressionWriter.text(&choices))"
        .replacing("{{n}", with: "n")
    }
    return "chart bar \(key.name),¶\(number.name)"
  }
}

extension RandomColumn.Kind {
  static func element(of kind: RandomColumn.Kind) -> RandomColumn.Kind {
    kind == .ints ? .int : .text
  }
}
