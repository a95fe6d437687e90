internal import Events
internal import Lexicon

/// `dq lang`: the languages that have a data file, and their test sentences.
package enum LanguageReport {
  /// Lists the languages.
  package static func list() {
    for code in LanguageCheck.languages { print(code) }
  }

  /// Runs the test sentences of a language and says which fail.
  package static func check(_ language: String) -> Outcome {
    guard let names = LanguageCheck.names(of: language),
      let events = EventCheck.events(of: language)
    else {
      ReplyPrinter.note("error: there is no data for the language `\(language)`")
      return .wrongUse
    }
    let failures = names.failures + events.failures
    for failure in failures {
      ReplyPrinter.note(
        """
        \(failure.sentence)
          expected: \(failure.expected.joined(separator: "; "))
          found:    \(failure.found.joined(separator: "; "))
        """
      )
    }
    let count = names.count + events.count
    print("\(language): \(count - failures.count) of \(count) sentences hold")
    return failures.isEmpty ? .success : .failedAssertion
  }
}
