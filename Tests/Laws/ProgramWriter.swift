internal import Columns

/// Writes statements that know what the ones before them have named.
struct ProgramWriter {
  var choices: Choices
  let extent: RandomProgram.Extent
  let tables: [String: [RandomColumn]]

  /// The tables of `let`, by name.
  var tableLets: [(name: String, columns: [RandomColumn])] = []

  /// The values of `let` and `param` that stand for one value.
  var values: [RandomColumn] = []

  /// Functions of one's own: a name, and what it takes and gives.
  var functions: [(name: String, takes: RandomColumn.Kind, gives: RandomColumn.Kind)] = []

  /// Verbs of one's own, for tables with the columns of `t`.
  var verbs: [(name: String, takesNumber: Bool)] = []
  private var count = 0

  init(
    choices: Choices,
    extent: RandomProgram.Extent,
    tables: [String: [RandomColumn]]
  ) {
    self.choices = choices
    self.extent = extent
    self.tables = tables
  }

  mutating func statements() -> [RandomProgram.Statement] {
    var statements: [RandomProgram.Statement] = []
    for _ in 0..<choices.below(4) { statements.append(definition()) }
    statements.append(pipeline())
    while choices.chance(30), statements.count < 8 {
      statements.append(choices.chance(30) ? definition() : pipeline())
    }
    return statements
  }

  /// A name that no column and no other statement has.
  mutating func fresh(_ letter: String = "v") -> String {
    count += 1
    switch choices.below(5) {
    case 0, 1, 2: return "\(letter)\(count)"
    case 3: return "`\(letter) \(count)`"
    default: return "\(letter)é値\(count)"
    }
  }

  private mutating func plainName(_ letter: String) -> String {
    count += 1
    return "\(letter)_\(count)"
  }

  // MARK: - Definitions

  private mutating func definition() -> RandomProgram.Statement {
    switch choices.below(extent == .whole ? 10 : 6) {
    case 0, 1: return valueLet()
    case 2, 3: return tableLet()
    case 4: return function()
    case 5: return verb()
    case 6: return parameter()
    case 7: return RandomProgram.Statement(head: "strict")
    case 8: return RandomProgram.Statement(head: "open·\(ExpressionWriter.text(&choices))")
    default:
      return RandomProgram.Statement(
        head:
          "alias·\(ExpressionWriter.text(&choices))·=·\(ExpressionWriter.text(&choices)),¶\"Київ\""
      )
    }
  }

  private mutating func valueLet() -> RandomProgram.Statement {
    let kind = choices.pick([RandomColumn.Kind.int, .text, .number, .bool, .date, .texts])
    let name = fresh()
    let value = expression(of: kind, [], depth: kind == .date ? 0 : 2)
    values.append(RandomColumn(name: name, kind: kind))
    return RandomProgram.Statement(head: "let \(name)·=¶\(value)")
  }

  private mutating func parameter() -> RandomProgram.Statement {
    let kind = choices.pick([RandomColumn.Kind.int, .text, .bool])
    let name = plainName("p")
    let value = expression(of: kind, [], depth: 0)
    values.append(RandomColumn(name: name, kind: kind))
    let about = choices.chance(50) ? " \(ExpressionWriter.text(&choices))" : ""
    return RandomProgram.Statement(head: "param \(name):·\(kind.type.words)·=·\(value)\(about)")
  }

  private mutating func tableLet() -> RandomProgram.Statement {
    let name = fresh("t")
    var table = source()
    let stages = self.stages(&table)
    tableLets.append((name, table.columns))
    return RandomProgram.Statement(head: "let \(name)·=¶\(table.head)", stages: stages)
  }

  private mutating func function() -> RandomProgram.Statement {
    let kinds: [RandomColumn.Kind] = [.int, .text, .number, .bool]
    let (takes, gives) = (choices.pick(kinds), choices.pick(kinds))
    let name = plainName("f")
    let body = expression(of: gives, [RandomColumn(name: "a", kind: takes)], depth: 2)
    functions.append((name, takes, gives))
    return RandomProgram.Statement(
      head: "def \(name)(·a:·\(takes.type.words)·)·=¶\(body)"
    )
  }

  /// A verb that leaves the columns of `t` as they are.
  private mutating func verb() -> RandomProgram.Statement {
    let name = plainName("verb")
    let takesNumber = choices.chance(50)
    var table = TableAtHand(head: "", columns: tables["t"] ?? [], isWhole: true)
    var stages: [String] = []
    for _ in 0...choices.below(2) { stages.append(rowStage(&table)) }
    if takesNumber { stages.append("take k") }
    verbs.append((name, takesNumber))
    return RandomProgram.Statement(
      head: "def \(name)(\(takesNumber ? "k:·int·=·3" : ""))·=",
      stages: stages
    )
  }

  // MARK: - Pipelines

  private mutating func pipeline() -> RandomProgram.Statement {
    var table = source()
    let stages = self.stages(&table)
    return RandomProgram.Statement(head: table.head, stages: stages, showsTable: true)
  }

  /// A source of rows with its columns.
  mutating func source(depth: Int = 0) -> TableAtHand {
    switch choices.below(8) {
    case 1: return TableAtHand(head: "u", columns: tables["u"] ?? [])
    case 2 where !tableLets.isEmpty:
      let table = choices.pick(tableLets)
      return TableAtHand(head: table.name, columns: table.columns)
    case 3 where depth < 2:
      var inner = source(depth: depth + 1)
      let stages = (0..<choices.below(3)).map { _ in rowStage(&inner) }
      return TableAtHand(
        head: "(¶" + ([inner.head] + stages).joined(separator: "¶|·") + "¶)",
        columns: inner.columns
      )
    case 4: return rows()
    case 5 where extent == .whole:
      let columns = choices.chance(50) ? "" : " (id: text, ok: bool,¶day: date \"D.M.Y\")"
      return TableAtHand(
        head: "load \"u.csv\"\(columns)",
        columns: [RandomColumn(name: "id", kind: .text), RandomColumn(name: "day", kind: .date)]
      )
    default: return TableAtHand(head: "t", columns: tables["t"] ?? [], isWhole: true)
    }
  }

  private mutating func rows() -> TableAtHand {
    let columns = [
      RandomColumn(name: "k", kind: .text), RandomColumn(name: "`n one`", kind: .int),
      RandomColumn(name: "list", kind: .texts),
    ]
    let records = (0...choices.below(3)).map { _ in
      let (text, other) = (ExpressionWriter.text(&choices), ExpressionWriter.text(&choices))
      return "{k:·\(text),¶`n one`:·\(choices.below(5)),¶list:·[\(other),¶\(text)]}"
    }
    return TableAtHand(
      head: "rows [¶\(records.joined(separator: ",¶"))\(choices.chance(30) ? ",¶" : "")]",
      columns: columns
    )
  }

  private mutating func stages(_ table: inout TableAtHand) -> [String] {
    var stages: [String] = []
    for _ in 0..<choices.below(4) { stages.append(anyStage(&table)) }
    return stages
  }

  private mutating func anyStage(_ table: inout TableAtHand) -> String {
    if table.isWhole, !verbs.isEmpty, choices.chance(20) {
      let verb = choices.pick(verbs)
      return verb.takesNumber && choices.chance(50) ? "\(verb.name) 2" : verb.name
    }
    return choices.chance(50) ? shapingStage(&table) : rowStage(&table)
  }

  mutating func expression(
    of kind: RandomColumn.Kind,
    _ columns: [RandomColumn],
    depth: Int
  ) -> String {
    var writer = ExpressionWriter(choices: choices, columns: columns, values, functions, extent)
    let text = writer.value(kind, depth)
    choices = writer.choices
    return text
  }

  mutating func condition(
    _ columns: [RandomColumn],
    depth: Int = 2,
    isPlain: Bool = false
  ) -> String {
    var writer = ExpressionWriter(choices: choices, columns: columns, values, functions, extent)
    let text = isPlain ? writer.plainCondition(depth) : writer.condition(depth)
    choices = writer.choices
    return text
  }
}

/// A table as the next stage finds it.
struct TableAtHand {
  /// How its source is written.
  var head: String
  var columns: [RandomColumn]

  /// Whether it has the columns of `t`, so that verbs for it can be called.
  var isWhole = false

  /// Whether a `sort` stands before, so that windows may be asked.
  var isSorted = false

  func columns(_ kind: RandomColumn.Kind) -> [RandomColumn] { columns.filter { $0.kind == kind } }

  /// The columns that can be keys.
  var scalars: [RandomColumn] { columns.filter(\.kind.isScalar) }
}
