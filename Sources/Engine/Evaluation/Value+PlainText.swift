internal import Chronology
internal import Columns

extension Value {
  /// The name of the column that `pivot` makes of it: as csv writes the value, which tells an empty
  /// text from a null.
  var columnName: String {
    switch self {
    case .text(""): "\"\""
    case .number(let number): number == 0 ? "0.0" : number.description
    default: plainText()
    }
  }

  /// The value in words for people: `format`, `describe`.
  func plainText() -> String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .int(let int): String(int)
    case .number(let number): Value.text(of: number)
    case .bool(let bool): bool ? "true" : "false"
    case .date(let date): date.edtf
    case .instant(let instant): instant.description
    case .duration(let length): length.description
    case .list(let values): values.map { $0.plainText() }.joined(separator: "; ")
    case .record(let values): values.map { $0.plainText() }.joined(separator: "; ")
    }
  }

  /// The shortest digits that give the number again; whole numbers without a point.
  static func text(of number: Double) -> String {
    if let whole = Int64(exactly: number), number.magnitude < 1e15 { return String(whole) }
    return number.description
  }
}
