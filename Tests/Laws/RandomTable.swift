internal import Chronology
package import Columns

/// A column of a random table, with its name as a query writes it.
package struct RandomColumn: Sendable {
  package var name: String
  package var kind: Kind

  /// A column of this name and type.
  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }

  /// The types of the random tables.
  package enum Kind: CaseIterable, Sendable {
    case text, int, number, date, bool, texts, ints

    /// The type as the language knows it.
    package var type: ValueType {
      switch self {
      case .text: .text
      case .int: .int
      case .number: .number
      case .date: .date
      case .bool: .bool
      case .texts: .list(.text)
      case .ints: .list(.int)
      }
    }

    /// Whether values can be sorted, and be keys.
    var isScalar: Bool { self != .texts && self != .ints }
  }

  /// The name without its backticks.
  var plainName: String {
    guard name.hasPrefix("`") else { return name }
    return String(name.dropFirst().dropLast().replacing("``", with: "`"))
  }
}

/// Random tables: a text column `id` that is different in each row, and columns of every type.
package enum RandomTable {
  /// Names of columns, some of them words of the language, some in backticks.
  private static let names: [RandomColumn.Kind: [String]] = [
    .text: ["lang", "title", "`two words`", "国家", "lately", "desc"],
    .int: ["count", "m2", "_x", "top", "`a``b`", "row"],
    .number: ["x", "price", "sum", "é", "rate", "`%`"],
    .date: ["date", "день", "day", "`from`", "today_", "month"],
    .bool: ["ok", "`with`", "is_open", "by", "done", "matches"],
    .texts: ["tags", "words_", "`list of`", "sort", "kinds", "标签"],
    .ints: ["nums", "take_", "`1st`", "sizes", "on", "as"],
  ]

  /// Tables of the same columns.
  struct Family: Sendable {
    var columns: [RandomColumn]
    var tables: [Table]
  }

  /// What the cases choose from: making tables is slow, choosing them is not.
  static let families: [Family] = (0..<24).map { number in
    var choices = Choices(seed: UInt64(number))
    let columns = columns(&choices)
    return Family(columns: columns, tables: (0..<12).map { _ in table(columns, &choices) })
  }

  /// Columns of random names, one or two of each type.
  static func columns(_ choices: inout Choices) -> [RandomColumn] {
    var columns = [RandomColumn(name: "id", kind: .text)]
    for kind in RandomColumn.Kind.allCases {
      let names = names[kind] ?? []
      let first = choices.below(names.count)
      columns.append(RandomColumn(name: names[first], kind: kind))
      if choices.chance(20) {
        columns.append(RandomColumn(name: names[(first + 1) % names.count], kind: kind))
      }
    }
    return columns
  }

  /// The schema of these columns.
  package static func schema(_ columns: [RandomColumn]) -> Schema {
    Schema(
      columns.map { column in
        Field(
          column.plainName,
          column.kind.type,
          isNullable: column.kind.isScalar && column.name != "id"
        )
      }
    )
  }

  /// A few rows of these columns.
  package static func table(_ columns: [RandomColumn], _ choices: inout Choices) -> Table {
    var builder = TableBuilder(schema(columns))
    for row in 0..<choices.pick([0, 1, 2, 3, 5, 8]) {
      builder.append(
        columns.map { $0.name == "id" ? .text("r\(row)") : value($0.kind, &choices) }
      )
    }
    return builder.table()
  }

  private static func value(_ kind: RandomColumn.Kind, _ choices: inout Choices) -> Value {
    if kind.isScalar, choices.chance(20) { return .null }
    switch kind {
    case .text: return .text(choices.pick(texts))
    case .int: return .int(Int64(choices.below(10) - 3))
    case .number: return .number(Double(choices.below(17) - 8) / 4)
    case .date: return (try? FuzzyDate(edtf: choices.pick(dates))).map { .date($0) } ?? .null
    case .bool: return .bool(choices.below(2) == 1)
    case .texts: return .list((0..<choices.below(4)).map { _ in .text(choices.pick(texts)) })
    case .ints: return .list((0..<choices.below(4)).map { _ in .int(Int64(choices.below(5))) })
    }
  }

  /// Letters and spaces alone, so that words are what spaces part.
  private static let texts = [
    "hu", "de", "vi", "Peace talks", "peace", "Árvíz", "ám", "âm", "Łódź talks", "", "DASS", "daß",
  ]

  private static let dates = [
    "2024-01-15", "2024", "2024-01", "2024-02-29", "2024-03", "2023-12-31", "2024-01-15?",
    "2024-01~", "2024-01-10/2024-02-05", "../2024-02", "2024-03/..", "XXXX-01-15", "2024-03-04",
    "2023", "2023-11-30", "2024-02-05", "2024-02-XX",
  ]
}
