internal import Columns

/// A file's columns before their types are known.
struct RawTable {
  var columns: [RawColumn] = []

  /// Offset of each row in the file, for messages.
  var rows: [Int] = []

  /// The typed table; a stated column that the file lacks is the caller's to report.
  func table(from source: FileSource, stated: [StatedType]) throws(ReadFailure) -> FileTable {
    var warnings = source.warnings
    var fields: [Field] = []
    var typed: [Column] = []
    for column in columns {
      let result: TypedColumn
      do throws(CellFailure) {
        if let type = stated.first(where: { $0.name == column.name }) {
          result = try column.convert(to: type.type, pattern: type.pattern, source)
        } else {
          result = column.infer(source)
        }
      } catch {
        throw ReadFailure(
          source.place(of: rows[error.row]),
          "`\(error.text)` in column `\(column.name)` \(error.reason)"
        )
      }
      fields.append(Field(column.name, result.type, isNullable: column.hasNulls))
      typed.append(result.column)
      if let warning = result.warning { warnings.append("\(column.name): \(warning)") }
    }
    let table = Table(schema: Schema(fields), columns: typed, count: rows.count)
    return FileTable(table: table, warnings: warnings)
  }
}

/// A column and its type.
struct TypedColumn {
  var column: Column
  var type: ValueType

  /// Something to say about how the type was found.
  var warning: String?
}

/// A value that does not fit the stated type.
struct CellFailure: Error {
  var row: Int
  var text: String
  var reason: String
}
