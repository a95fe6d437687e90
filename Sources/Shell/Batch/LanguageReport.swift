internal import Lexicon

/// `dq lang`: the languages that have a data file, and their test sentences.
package enum LanguageReport {
  /// Lists the languages.
  package static func list() {
    for code in LanguageCheck.languages { print(code) }
  }

  /// Runs the test sentences of a language and says which fail.
  package static func check(_ language: String) -> Outcome {
    guard let result = LanguageCheck.names(of: language) else {
      ReplyPrinter.note("error: there is no data for the language `\(language)`")
      return .wrongUse
    }
    for failure in result.failures {
      ReplyPrinter.note(
        """
        \(failure.sentence)
          expected: \(failure.expected.joined(separator: "; "))
          found:    \(failure.found.joined(separator: "; "))
        """
      )
    }
    print("\(language): \(result.count - result.failures.count) of \(result.count) sentences hold")
    return result.failures.isEmpty ? .success : .failedAssertion
  }
}
