import Lexicon
import Testing

@testable import Events

@Suite("The sentences of the language files")
struct LanguageFileTests {
  @Test("Each text tells what stands beside it", arguments: ["de", "en", "hu", "vi", "zh"])
  func sentences(language: String) throws {
    let check = try #require(EventCheck.events(of: language))
    #expect(check.count >= 20)
    for failure in check.failures {
      Issue.record("\(failure.sentence): \(failure.found) instead of \(failure.expected)")
    }
  }
}
