/// The operators that look for words in texts.
package enum TextOperator: String, CaseIterable, Sendable {
  case has, contains, named
  case startsWith = "starts with"
  case endsWith = "ends with"

  /// How several texts on the right are joined: `has any […]`, `has all […]`.
  package enum Quantifier: String, Sendable {
    case any, all
  }
}
