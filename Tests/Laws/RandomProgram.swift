package import Columns

/// A random text of statements that check without an error, over random tables `t` and `u`.
///
/// One generator for all laws: of the formatter, the checker, the engine and the prompt.
package struct RandomProgram: CustomStringConvertible {
  /// What a program may hold.
  package enum Extent: Sendable {
    /// Everything that has a meaning without files.
    case whole

    /// What the reference evaluator knows: no pattern, search, pivot, chart and the like.
    case evaluated
  }

  /// A statement in pieces: what begins it, and its stages.
  package struct Statement {
    /// `t`, `let few = t`, `let n = 3`; `¶` where a line may end, `·` where a space may be.
    package var head: String
    package var stages: [String] = []

    /// Whether it shows a table.
    package var showsTable = false
  }

  /// The columns of `t` and `u`.
  package let columns: [String: [RandomColumn]]
  package let statements: [Statement]
  private let families: [String: Int]

  /// The statements with comments, blank lines and line ends wherever they may stand.
  package let text: String

  /// The comments of the text, each different, in its order.
  package let remarks: [String]

  /// A program of these choices.
  package init(_ choices: inout Choices, _ extent: Extent = .whole) {
    let count = RandomTable.families.count
    families = ["t": choices.below(count), "u": choices.below(count)]
    let columns = families.mapValues { RandomTable.families[$0].columns }
    var writer = ProgramWriter(choices: choices, extent: extent, tables: columns)
    statements = writer.statements()
    var layout = Layout(choices: writer.choices)
    text = layout.text(of: statements)
    remarks = layout.remarks
    self.columns = columns
    choices = layout.choices
  }

  /// Rows for the tables of the program.
  package func tables(_ choices: inout Choices) -> [String: Table] {
    families.mapValues { choices.pick(RandomTable.families[$0].tables) }
  }

  package var description: String {
    let schemas = columns.sorted { $0.key < $1.key }.map { name, columns in
      "# \(name): " + columns.map { "\($0.name) \($0.kind.type)" }.joined(separator: ", ")
    }
    return schemas.joined(separator: "\n") + "\n" + text
  }
}

extension RandomProgram.Statement {
  /// The statement on one line.
  package var line: String { Layout.plain(([head] + stages).joined(separator: " | ")) }

  /// The statement as someone types it: its stages on lines of their own from a place on.
  package func lines(from place: Int) -> [String] {
    let first = Layout.plain(([head] + stages.prefix(place)).joined(separator: " | "))
    return [first] + stages.dropFirst(place).map { "| " + Layout.plain($0) }
  }
}

/// Puts spaces, line ends and comments where they may stand.
struct Layout {
  var choices: Choices
  private(set) var remarks: [String] = []

  init(choices: Choices) {
    self.choices = choices
  }

  /// Pieces on one line, with plain spaces.
  static func plain(_ text: String) -> String {
    String(text.map { $0 == "¶" || $0 == "·" ? " " : $0 })
  }

  mutating func text(of statements: [RandomProgram.Statement]) -> String {
    var text = ""
    for statement in statements {
      text += above()
      text += filled(([statement.head] + statement.stages).joined(separator: "¶|·"))
      text += behind()
    }
    return text + above()
  }

  private mutating func remark() -> String {
    let mark = choices.pick(["#", "# ", "## "])
    remarks.append("\(mark)remark \(remarks.count + 1)")
    return remarks[remarks.count - 1]
  }

  private mutating func above() -> String {
    guard choices.chance(30) else { return "" }
    switch choices.below(4) {
    case 0: return "\n"
    case 1: return remark() + "\n"
    case 2: return "\n\n\n" + remark() + "\n"
    default: return "  " + remark() + "\n" + remark() + "\n\n"
    }
  }

  private mutating func behind() -> String {
    guard choices.chance(30) else { return "\n" }
    switch choices.below(4) {
    case 0: return "\n\n"
    case 1: return "   " + remark() + "\n"
    case 2: return ";\n"
    default: return " ;" + remark() + "\n"
    }
  }

  private mutating func filled(_ pieces: String) -> String {
    var result = ""
    for character in pieces {
      switch character {
      case "¶": result += gap()
      case "·": result += choices.chance(10) ? "" : " "
      default: result.append(character)
      }
    }
    return result
  }

  private mutating func gap() -> String {
    guard choices.chance(8) else { return " " }
    switch choices.below(6) {
    case 0: return "\n  "
    case 1: return "  " + remark() + "\n  "
    case 2: return "\n" + remark() + "\n "
    case 3: return "\n\n"
    case 4: return "\t\r\n"
    default: return " " + remark() + "\n\n" + remark() + "\n"
    }
  }
}
