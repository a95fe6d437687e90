/// What a stable code means, for `:explain E104` and the reference.
package struct DiagnosticCode: Sendable {
  /// The letter and number: `E104`.
  package var code: String

  /// The error in a few words.
  package var title: String

  /// A text that has the error.
  package var wrong: String

  /// The text as it was meant.
  package var right: String

  /// Why it is an error and what to do.
  package var explanation: String

  /// A row of the table.
  init(_ code: String, _ title: String, wrong: String, right: String, _ explanation: String) {
    self.code = code
    self.title = title
    self.wrong = wrong
    self.right = right
    self.explanation = explanation
  }

  /// All codes in order; each part of the language keeps its rows in a file of its own.
  package static let all: [DiagnosticCode] =
    lexical + syntax + habits + names + types + stages + atLoad + atRun + warnings + checkWarnings

  /// The row of a code, whatever its case.
  package static func named(_ code: String) -> DiagnosticCode? {
    let wanted = code.uppercased()
    return all.first { $0.code == wanted }
  }

  /// What `:explain` prints.
  package var text: String {
    """
    \(code): \(title)

    \(explanation)

    wrong:
    \(DiagnosticCode.indented(wrong))
    right:
    \(DiagnosticCode.indented(right))

    """
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
  }

  static let warnings = [
    DiagnosticCode(
      "W001",
      "a name mixes letters of two scripts",
      wrong: "articles | derive d\u{430}te2 = date",
      right: "articles | derive date2 = date",
      """
      Letters of different scripts can look the same: the Latin a and the Cyrillic а, for example. A
      name with both is most likely a slip of the keyboard, and finds no column that is spelt with one.
      """
    )
  ]
}
