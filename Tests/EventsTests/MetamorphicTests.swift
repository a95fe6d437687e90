import Articles
import Chronology
import Testing

@testable import Events

@Suite("Changes that change the result as they should")
struct MetamorphicTests {
  private static let texts = [
    "Emmanuel Macron hat am 1. September 2025 mit Friedrich Merz telefoniert.",
    "Am 8. September 2025 traf Friedrich Merz in Rom Giorgia Meloni.",
  ]

  private func articles(_ texts: [String] = texts) -> [Article] {
    texts.enumerated().map { index, text in
      Reports.article([text], "de", "2025-09-10", id: "article\(index)")
    }
  }

  private func events(_ articles: [Article]) -> [Event] {
    let mentions = articles.flatMap { EventExtractor().mentions(in: $0) }
    return EventClusters.build(articles: articles, mentions: mentions)
  }

  private func lines(_ events: [Event]) -> [String] {
    events.map { "\($0.id) \($0.title) \($0.date?.edtf ?? "-") \($0.articles)" }
  }

  @Test("The order of articles does not matter")
  func order() {
    let all = articles()
    #expect(lines(events(all)) == lines(events(all.reversed())))
    #expect(events(all).count == 2)
  }

  @Test("A week later in the text is a week later in the result")
  func shifted() {
    let later = articles(
      Self.texts.map {
        $0.replacing("1. September", with: "15. September").replacing(
          "8. September",
          with: "22. September"
        )
      }
    )
    let days = events(later).compactMap { $0.date?.edtf }.sorted()
    #expect(days == ["2025-09-15", "2025-09-22"])
  }

  @Test("Names exchanged are exchanged in the result")
  func exchanged() {
    let texts = Self.texts.map {
      $0.replacing("Macron", with: "#").replacing("Meloni", with: "Macron")
        .replacing("Giorgia", with: "Emmanuel").replacing("Emmanuel #", with: "Giorgia Meloni")
    }
    let before = events(articles()).map { $0.participants.map(\.name).sorted() }
    let after = events(articles(texts)).map { $0.participants.map(\.name).sorted() }
    #expect(
      Set(before.map { $0.joined() })
        == Set(
          after.map { names in
            names.map {
              $0 == "Emmanuel Macron"
                ? "Giorgia Meloni" : $0 == "Giorgia Meloni" ? "Emmanuel Macron" : $0
            }.sorted().joined()
          }
        )
    )
  }

  @Test("No-break spaces, decomposed letters and capitals say the same")
  func spelling() {
    let text = "Emmanuel Macron elnök hétfőn telefonon beszélt Friedrich Merz kancellárral."
    let plain = Reports.told(text, "hu", "2025-09-03")
    #expect(plain == ["call happened 2025-09-01 Emmanuel Macron, Friedrich Merz"])
    let spaced = text.replacing(" ", with: "\u{A0}")
    #expect(Reports.told(spaced, "hu", "2025-09-03") == plain)
    let decomposed = text.replacing("ö", with: "o\u{308}").replacing("é", with: "e\u{301}")
    #expect(Reports.told(decomposed, "hu", "2025-09-03") == plain)
    #expect(Reports.told(text.uppercased(), "hu", "2025-09-03") == plain)
  }

  @Test("Reports of one event in two languages are one event; another day makes another")
  func clusters() throws {
    let german = Reports.article([Self.texts[0]], "de", "2025-09-02", id: "de")
    let english = Reports.article(
      ["Emmanuel Macron and Friedrich Merz held a phone call on September 1."],
      "en",
      "2025-09-02",
      id: "en"
    )
    let other = Reports.article(
      ["Emmanuel Macron and Friedrich Merz held a phone call on August 20."],
      "en",
      "2025-09-02",
      id: "other"
    )
    let found = events([german, english, other])
    #expect(found.map(\.articles.count).sorted() == [1, 2])
    let joint = try #require(found.first { $0.articles.count == 2 })
    #expect(joint.date?.edtf == "2025-09-01")
    #expect(joint.languages == ["de", "en"])
    #expect(joint.title == "Macron–Merz call")
    #expect(joint.cameo == "041")
  }

  @Test("Teasers, captions and navigation tell of no event")
  func teasers() {
    var article = Reports.article([Self.texts[0]], "de", "2025-09-10")
    article.lines[0].zone = .teaser
    #expect(EventExtractor().mentions(in: article).isEmpty)
    article.lines[0].zone = .caption
    #expect(EventExtractor().mentions(in: article).isEmpty)
  }
}
