package import Columns

/// Collections held in memory.
package struct InMemoryCatalog: Catalog {
  private let tables: [(name: String, table: Table)]

  /// A catalog of these tables, shown in this order.
  package init(_ tables: [(name: String, table: Table)]) {
    self.tables = tables
  }

  package var names: [String] {
    tables.map(\.name)
  }

  package func schema(of name: String) -> Schema? {
    table(name)?.schema
  }

  package func table(_ name: String) -> Table? {
    tables.first { $0.name == name }?.table
  }
}
