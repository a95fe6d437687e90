package import Chronology
package import Columns

/// What a check needs to know of the world: which tables there are, what the files hold, which day it
/// is.
///
/// A protocol, so that the language stays pure and tests hand in their own world.
package protocol Surroundings: Sendable {
  /// The names of the collections at hand, in the order in which they are shown.
  var collections: [String] { get }

  /// The columns of a collection; nil where there is none of this name.
  func schema(of collection: String) -> Schema?

  /// The day that `today` and `last 7d` count from.
  var today: Day { get }

  /// Values of params given from outside (`--since 2025-01`), by the name of the param.
  var parameters: [String: String] { get }

  /// The rows of a file for `load`; `source` is the script that names it.
  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable

  /// The text of a file of definitions for `use`.
  func text(of path: String, for source: String) throws(RunFailure) -> SourceText
}

/// A file to read as a table.
package struct LoadRequest: Hashable, Sendable {
  /// As written, with `{name}` replaced.
  package var path: String

  /// The types that the query states.
  package var columns: [StatedColumn]

  /// A file with these stated columns.
  package init(path: String, columns: [StatedColumn]) {
    self.path = path
    self.columns = columns
  }

  /// A column whose type is given: `day: date "D.M.Y"`.
  package struct StatedColumn: Hashable, Sendable {
    package var name: String
    package var type: ValueType

    /// How a date is written: `D.M.Y`.
    package var pattern: String?

    /// A column of this type.
    package init(name: String, type: ValueType, pattern: String?) {
      self.name = name
      self.type = type
      self.pattern = pattern
    }
  }
}

/// The rows of a file and what is to be said about them.
package struct LoadedTable: Sendable {
  package var table: Table

  /// Sentences such as `day: 4 dates could be read in two ways and stay text`.
  package var warnings: [String]

  /// Rows with these remarks.
  package init(table: Table, warnings: [String] = []) {
    self.table = table
    self.warnings = warnings
  }
}
