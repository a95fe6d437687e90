internal import Chronology
internal import Columns

extension Value {
  /// The value as csv writes it: names of pivoted columns, `format`, `describe`.
  func plainText(unit: TimeUnit? = nil) -> String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .int(let int): String(int)
    case .number(let number): Value.text(of: number)
    case .bool(let bool): bool ? "true" : "false"
    case .date(let date): unit == nil ? date.edtf : date.text(per: unit)
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
