internal import Lexicon
internal import QueryLanguage

/// The name matcher of the lexicon, with the spellings that `alias` statements have added.
struct LexiconNames: NameMatching {
  /// Groups of spellings, each of one name.
  private var aliases: [[String]] = []

  /// The same with more spellings of a name.
  func adding(_ spellings: [String], for name: String) -> LexiconNames {
    var names = self
    names.aliases.append([name] + spellings)
    return names
  }

  func matcher(for pattern: String) -> any NameTest {
    Test(pattern: NamePattern(pattern, aliases: aliases))
  }

  private struct Test: NameTest {
    let pattern: NamePattern

    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
      pattern.matches(text)
    }
  }
}
