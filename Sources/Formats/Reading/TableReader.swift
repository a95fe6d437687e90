package import Columns

/// Reads a file of rows: what `load` does.
package enum TableReader {
  /// The rows of a file's bytes.
  ///
  /// Types that are not stated are inferred: dates in EDTF with at least a month, whole numbers,
  /// numbers, `true` and `false`; anything else, also numbers with leading zeros, is text.
  ///
  /// - Throws: `ReadFailure` with file and line where the bytes are no such file, or a value is not of
  ///   the stated type.
  /// - Complexity: O(*n*) in the bytes.
  package static func read(
    _ bytes: [UInt8],
    of file: String,
    as format: FormatName,
    stated: [StatedType] = []
  ) throws(ReadFailure) -> FileTable {
    var source = try FileSource(bytes, name: file)
    let raw: RawTable
    switch format {
    case .csv: raw = try DelimitedReader.read(&source, delimiter: nil)
    case .tsv: raw = try DelimitedReader.read(&source, delimiter: UInt8(ascii: "\t"))
    case .json, .jsonl: raw = try JSONReader.read(source)
    default:
      throw ReadFailure(file, "a file of this format cannot be loaded: csv, tsv, json, jsonl can")
    }
    return try raw.table(from: source, stated: stated)
  }
}

/// The rows of a file, and what is to be said about them.
package struct FileTable: Sendable {
  package var table: Table

  /// Sentences such as `day: 4 dates could be read in two ways and stay text`.
  package var warnings: [String]
}

/// A type that the query states for a column: `day: date "D.M.Y"`.
package struct StatedType: Sendable {
  package var name: String
  package var type: ValueType

  /// How a date is written.
  package var pattern: String?

  /// A column of this type.
  package init(_ name: String, _ type: ValueType, pattern: String? = nil) {
    self.name = name
    self.type = type
    self.pattern = pattern
  }
}

/// Why a file could not be read.
package struct ReadFailure: Error, Sendable {
  /// `orders.csv:12`, or the file alone.
  package var place: String
  package var reason: String

  init(_ place: String, _ reason: String) {
    self.place = place
    self.reason = reason
  }
}
