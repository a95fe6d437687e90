import Lexicon
import Testing

@testable import Articles

/// What must hold for the words about pages in every language file.
@Suite struct PageLanguageTests {
  static let files = DataFile.paths.filter { $0.hasPrefix("languages/") }

  /// The phrases of a section as they are compared: words without case and accents.
  private static func phrases(_ file: DataFile, _ section: String) -> [[UInt64]] {
    file.entries(section).map { fields in
      var text = fields.joined(separator: " ")
      return text.withUTF8 { PageLanguage.words($0, 0..<$0.count) }
    }
  }

  @Test(arguments: files) func everySectionIsFilled(path: String) throws {
    let file = try #require(DataFile(path))
    for section in Cues.sections.dropLast() {
      #expect(file.entries(section).count >= 8, "\(path) [\(section)]")
    }
  }

  @Test(arguments: files) func noPhraseStandsTwiceInASection(path: String) throws {
    let file = try #require(DataFile(path))
    for section in Cues.sections + ["conjunction", "dispatch"] {
      var seen: Set<[UInt64]> = []
      for (fields, phrase) in zip(file.entries(section), Self.phrases(file, section)) {
        #expect(!phrase.isEmpty, "\(path) [\(section)] \(fields)")
        #expect(seen.insert(phrase).inserted, "\(path) [\(section)] \(fields)")
      }
    }
  }

  @Test(arguments: files) func publicationIsNoChange(path: String) throws {
    let file = try #require(DataFile(path))
    let changes = Set(Self.phrases(file, "zone-updated"))
    for (fields, phrase) in zip(
      file.entries("zone-published"),
      Self.phrases(file, "zone-published")
    ) {
      #expect(!changes.contains(phrase), "\(path) \(fields)")
    }
  }

  /// Labels of names and dates may be prepositions and a link may be `more`; elsewhere a single function
  /// word would make furniture of any line that begins with it.
  @Test(arguments: files) func functionWordsAreNoFurniture(path: String) throws {
    let file = try #require(DataFile(path))
    let frequent = Set(Self.phrases(file, "function-words"))
    let labels = ["zone-byline", "zone-published", "zone-navigation"]
    for section in Cues.sections where !labels.contains(section) {
      for (fields, phrase) in zip(file.entries(section), Self.phrases(file, section)) {
        #expect(phrase.count > 1 || !frequent.contains(phrase), "\(path) [\(section)] \(fields)")
      }
    }
  }
}
