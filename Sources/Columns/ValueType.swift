/// The type of a column or of an expression.
public indirect enum ValueType: Hashable, Sendable {
  case text, int, number, bool, date, instant, duration
  case list(ValueType)
  case record([Field])

  /// A list of the ids of rows of the named collection.
  case relation(String)

  /// The type of the literal `null` and of the elements of `[]`; it fits every other type.
  case null
}

extension ValueType {
  /// The type in the user's words.
  package var words: String {
    switch self {
    case .text: "text"
    case .int: "int"
    case .number: "number"
    case .bool: "bool"
    case .date: "date"
    case .instant: "instant"
    case .duration: "duration"
    case .list(.null): "empty list"
    case .list(let element): "list of \(element.words)"
    case .record: "record"
    case .relation(let collection): "list of \(collection)"
    case .null: "null"
    }
  }

  /// The same with the parts of records.
  package var outline: String {
    switch self {
    case .list(let element): "list of \(element.outline)"
    case .record(let fields):
      "{\(fields.map { "\($0.name): \($0.type.outline)" }.joined(separator: ", "))}"
    default: words
    }
  }
}
