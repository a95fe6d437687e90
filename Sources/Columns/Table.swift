/// Typed columns of one length under a schema.
public struct Table: Sendable {
  /// The columns' names and types.
  public var schema: Schema

  /// The columns, in the order of the schema.
  public var columns: [Column]

  /// How many rows there are (a table without columns can have rows).
  public var count: Int

  /// A table of these columns.
  public init(schema: Schema, columns: [Column], count: Int) {
    self.schema = schema
    self.columns = columns
    self.count = count
  }
}

/// Where named tables come from: the collections that a session has open.
public protocol Catalog: Sendable {
  /// The names of all collections, in the order in which they are shown.
  var names: [String] { get }

  /// The columns of the named collection, or nil where there is none; reads no rows.
  func schema(of name: String) -> Schema?

  /// The rows of the named collection, or nil where there is none.
  func table(_ name: String) -> Table?

  /// Why a row of the named collection has its values, a line each; none where nothing is known.
  func reasons(for id: String, in name: String) -> [String]
}

extension Catalog {
  package func reasons(for id: String, in name: String) -> [String] { [] }
}
