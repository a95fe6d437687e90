import Columns

/// Collections held in memory.
struct InMemoryCatalog: Catalog {
  private let tables: [(name: String, table: Table)]

  /// A catalog of these tables, shown in this order.
  init(_ tables: [(name: String, table: Table)]) {
    self.tables = tables
  }

  var names: [String] {
    tables.map(\.name)
  }

  func schema(of name: String) -> Schema? {
    table(name)?.schema
  }

  func table(_ name: String) -> Table? {
    tables.first { $0.name == name }?.table
  }
}
