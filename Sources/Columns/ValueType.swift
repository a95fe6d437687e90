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
