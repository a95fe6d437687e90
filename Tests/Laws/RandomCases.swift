package import Columns

/// Random tables of the same columns with two conditions on their rows.
package struct ConditionCase: CustomStringConvertible {
  package let columns: [RandomColumn]
  package let tables: [Table]

  /// Conditions as a query writes them; they can be unclear.
  package let first: String
  package let second: String

  /// A case of these choices.
  package init(_ choices: inout Choices) {
    let family = choices.pick(RandomTable.families)
    let tables = (0..<5).map { _ in choices.pick(family.tables) }
    self.init(&choices, family.columns, tables)
  }

  /// A case of these choices with one table of stated columns.
  package init(_ choices: inout Choices, on columns: [RandomColumn]) {
    let table = RandomTable.table(columns, &choices)
    self.init(&choices, columns, [table])
  }

  private init(_ choices: inout Choices, _ columns: [RandomColumn], _ tables: [Table]) {
    self.columns = columns
    self.tables = tables
    var writer = ExpressionWriter(choices: choices, columns: columns, [], [], .evaluated)
    first = Layout.plain(writer.condition(2))
    second = Layout.plain(writer.condition(1))
    choices = writer.choices
  }

  package var description: String { "\(first)\n\(second)\n\(tables.map(\.rowsText))" }
}

/// A random program with rows for its tables.
package struct TableCase: CustomStringConvertible {
  package let program: RandomProgram
  package let tables: [[String: Table]]

  /// A case of these choices, which the reference can evaluate.
  package init(_ choices: inout Choices) {
    program = RandomProgram(&choices, .evaluated)
    let program = program
    tables = (0..<5).map { _ in program.tables(&choices) }
  }

  package var description: String {
    let rows = tables.map {
      $0.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.rowsText)" }
    }
    return "\(program)\n\(rows)"
  }
}

extension Table {
  /// The rows for a failed law.
  fileprivate var rowsText: String {
    "\(allRows)"
  }
}
