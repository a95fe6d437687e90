import Lexicon
import Testing

@testable import Events

@Suite("The sentences of the language files")
struct LanguageFileTests {
  @Test("Each sentence tells what stands beside it", arguments: ["de", "en", "hu", "vi", "zh"])
  func sentences(language: String) throws {
    let file = try #require(DataFile("languages/\(language).lang"))
    let rows = file.entries("test-events")
    #expect(!rows.isEmpty)
    for row in rows where row.count > 1 {
      #expect(Reports.told(row[1], language, "2025-09-03") == [row[0]], "\(row[1])")
    }
  }
}
