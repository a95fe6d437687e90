import Testing

@testable import Lexicon

@Suite struct LanguageCheckTests {
  @Test(arguments: ["hu", "vi", "zh", "de", "en"])
  func sentencesOfTheLanguageFileHold(language: String) throws {
    let check = try #require(LanguageCheck.names(of: language))
    #expect(check.count >= 7)
    for failure in check.failures {
      Issue.record("\(failure.sentence): \(failure.found) instead of \(failure.expected)")
    }
  }

  @Test func listsLanguages() {
    #expect(LanguageCheck.languages.count >= 31)
    #expect(LanguageCheck.names(of: "xx") == nil)
  }
}
