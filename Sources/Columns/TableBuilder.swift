/// Collects a table row by row.
package struct TableBuilder {
  /// The columns that a row has.
  package let schema: Schema
  private var builders: [ColumnBuilder]

  /// How many rows there are.
  package private(set) var count = 0

  /// A builder for tables of this schema.
  ///
  /// `longTexts` names text columns whose texts hardly repeat (a body): they are kept as they come
  /// instead of being looked up.
  package init(_ schema: Schema, longTexts: Set<String> = []) {
    self.schema = schema
    builders = schema.fields.map {
      ColumnBuilder($0.type, isDictionary: !longTexts.contains($0.name))
    }
  }

  /// Adds a row of one value a column; values that are missing at the end are null.
  package mutating func append(_ row: [Value]) {
    for index in builders.indices {
      builders[index].append(index < row.count ? row[index] : .null)
    }
    count += 1
  }

  /// The table of all rows.
  package consuming func table() -> Table {
    Table(schema: schema, columns: builders.map { $0.column() }, count: count)
  }
}
