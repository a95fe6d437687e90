import Chronology
import Testing

@testable import Articles

/// Changes of a document that must not change what is read from it.
@Suite struct ArticleMetamorphicTests {
  private static let page = """
    Zum Inhalt springen
    KÜSTENBLATT
      • Startseite
      • Politik

    Fähren fahren künftig jede Stunde über die Förde

    Von Jürgen Möller
    12. März 2024, 18:05 Uhr

    Die Fähren über die Förde fahren vom Sommer an jede Stunde und nicht mehr nur am Morgen und am \
    Abend, teilte die Verwaltung des Hafens am Dienstag mit.

    „Wir haben lange genug darauf gewartet“, sagte die Bürgermeisterin nach der Sitzung im alten \
    Zollhaus. Die Fähren sollen auch Fahrräder mitnehmen, und zwar ohne einen Aufpreis.

    Die Reedereien begrüßten den Beschluss, baten aber um eine längere Frist für die alten \
    Fahrkarten. Im Herbst soll überprüft werden, ob sich der neue Fahrplan bewährt hat.
    """

  /// What is compared, by canonical equivalence: every field that a reader would see.
  private func fields(_ text: String, file: String = "page.txt") -> [String] {
    let bytes = Array(text.utf8)
    let article = ArticleParser().parse(RawDocument(file: file, contents: bytes))
    return
      [article.language, article.title, article.date?.edtf, article.lead, article.body]
      .map { $0 ?? "-" } + article.authors + article.quotes.map(\.text)
  }

  @Test func findsTheFieldsBeforeAnyChange() {
    let found = fields(Self.page)
    #expect(found.contains("Fähren fahren künftig jede Stunde über die Förde"))
    #expect(found.contains("2024-03-12"))
    #expect(found.contains("Jürgen Möller"))
  }

  @Test func readsTheSameWithOtherLineEnds() {
    let other = Self.page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(fields(other.joined(separator: "\r\n")) == fields(Self.page))
    #expect(fields(other.joined(separator: "\u{2028}")) == fields(Self.page))
  }

  @Test func readsTheSameWithNoBreakSpaces() {
    let text = String(Self.page.map { $0 == " " ? "\u{A0}" : $0 })
    #expect(fields(text) == fields(Self.page))
  }

  @Test func readsTheSameDecomposed() {
    let marks: [Character: String] = [
      "ä": "a\u{308}", "ö": "o\u{308}", "ü": "u\u{308}", "Ü": "U\u{308}",
    ]
    let text = Self.page.map { marks[$0] ?? String($0) }.joined()
    #expect(fields(text) == fields(Self.page))
  }

  @Test func readsTheSameUnderAnotherName() {
    #expect(fields(Self.page, file: "2019-01-01-other.en.txt") == fields(Self.page))
  }

  @Test func readsTheSameWithTeasersBelow() {
    let teasers = """


      Das könnte Sie auch interessieren
        • Leuchtturm wird wieder rot gestrichen
        • Fischer wünschen sich einen neuen Kai
        • Sturm schließt den Hafen für zwei Tage
      """
    #expect(fields(Self.page + teasers) == fields(Self.page))
  }

  @Test func tellsTheTwoChineseScripts() {
    let simplified = "两国领导人周二在首都会谈,讨论边境问题。会后发表的声明说,双方将继续对话。"
    let traditional = "兩國領導人週二在首都會談,討論邊境問題。會後發表的聲明說,雙方將繼續對話。"
    for (text, script) in [(simplified, "Hans"), (traditional, "Hant")] {
      let document = RawDocument(file: "page.txt", contents: Array(text.utf8))
      #expect(ArticleParser().parse(document).script == script)
    }
  }
}
