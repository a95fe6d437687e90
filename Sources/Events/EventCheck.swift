package import Lexicon
internal import Articles
internal import Chronology

/// The test sentences inside the language files that tell of events.
///
/// A row is what a text of an article of 2025-09-03 tells — `kind status date names`, several parted
/// by semicolons, or `-` where it tells nothing — and the text.
package enum EventCheck {
  /// Runs the event sentences of a language: how many there are, and those that fail; nil where
  /// there is no such language.
  package static func events(
    of language: String
  ) -> (count: Int, failures: [LanguageCheck.Failure])? {
    guard let file = DataFile("languages/\(language).lang") else { return nil }
    let rows = file.entries("test-events").filter { $0.count > 1 }
    let failures = rows.compactMap { row -> LanguageCheck.Failure? in
      let expected = row[0].split(separator: ";").map { part in
        String(part.drop { $0 == " " })
      }.filter { $0 != "-" }
      let found = told(row[1], language)
      guard found.sorted() != expected.sorted() else { return nil }
      return LanguageCheck.Failure(
        sentence: row[1],
        expected: expected,
        found: found
      )
    }
    return (rows.count, failures)
  }

  /// What a text tells.
  private static func told(_ text: String, _ language: String) -> [String] {
    let bytes = Array(text.utf8)
    var article = Article(document: RawDocument(file: "sentence", bytes: bytes, id: "sentence"))
    article.language = language
    article.date = FuzzyDate(year: 2025, month: 9, day: 3)
    article.lines = [Article.Line(number: 1, range: bytes.indices, zone: .paragraph)]
    return EventExtractor().mentions(in: article).map { mention in
      let names = mention.participants.map(\.name).sorted().joined(separator: ", ")
      let date = mention.date?.edtf ?? "-"
      return "\(mention.kind.rawValue) \(mention.status.rawValue) \(date) \(names)"
    }
  }
}
