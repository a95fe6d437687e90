/// What is wrong with a text that should be a date, an instant or a duration.
public struct DateProblem: Error, Hashable, Sendable {
  /// What is wrong, in lower case without a full stop: `2025-02-30 is no day: 2025-02 has 28 days`.
  public var message: String

  /// Texts that may have been meant, each of which can be written in its place.
  public var suggestions: [String]

  /// A problem with these words.
  public init(_ message: String, suggestions: [String] = []) {
    self.message = message
    self.suggestions = suggestions
  }
}
