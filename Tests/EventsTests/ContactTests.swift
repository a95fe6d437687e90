import Chronology
import Testing

@testable import Events

@Suite("Contacts")
struct ContactTests {
  @Test(
    "A call of two presidents, told in five languages",
    arguments: [
      (
        "de",
        "Der französische Präsident Emmanuel Macron hat am Montag mit Bundeskanzler Friedrich Merz telefoniert."
      ),
      (
        "en",
        "French President Emmanuel Macron and German Chancellor Friedrich Merz held a phone call on Monday."
      ),
      (
        "hu",
        "Emmanuel Macron francia elnök hétfőn telefonon beszélt Friedrich Merz német kancellárral."
      ),
      ("vi", "Tổng thống Pháp Emmanuel Macron điện đàm với Thủ tướng Đức Friedrich Merz hôm 1/9."),
      ("zh", "9月1日，法国总统马克龙同德国总理默茨通电话。"),
    ]
  )
  func call(language: String, text: String) {
    let told = Reports.told(text, language, "2025-09-03")
    #expect(told == ["call happened 2025-09-01 Emmanuel Macron, Friedrich Merz"])
  }

  @Test(
    "What did not or has not yet happened is never told as happened",
    arguments: [
      ("de", "Macron hat am Montag nicht mit Friedrich Merz telefoniert.", "negated"),
      ("en", "Macron did not meet Friedrich Merz on Monday.", "negated"),
      ("zh", "法国总统马克龙没有会见德国总理默茨。", "negated"),
      ("de", "Emmanuel Macron wird am Freitag Friedrich Merz treffen.", "planned"),
      ("en", "Emmanuel Macron will meet Friedrich Merz on Friday.", "planned"),
      ("hu", "Emmanuel Macron pénteken találkozik Friedrich Merz kancellárral.", "planned"),
      ("vi", "Tổng thống Pháp Emmanuel Macron sẽ gặp Thủ tướng Đức Friedrich Merz.", "planned"),
      ("zh", "法国总统马克龙将会见德国总理默茨。", "planned"),
      (
        "en", "A meeting between Emmanuel Macron and Friedrich Merz was postponed.", "cancelled"
      ),
    ]
  )
  func factuality(language: String, text: String, status: String) {
    let mentions = EventExtractor().mentions(
      in: Reports.article([text], language, "2025-09-03")
    )
    #expect(mentions.map(\.status.rawValue) == [status])
  }

  @Test("People in no list are followed by their surnames")
  func invented() {
    let article = Reports.article(
      [
        "Der norwegische Außenminister Halvard Tormodsen ist am Dienstag in Bern angekommen.",
        "Tormodsen traf am Mittwoch die schweizerische Außenministerin Regula Brandauer.",
      ],
      "de",
      "2025-09-03"
    )
    let told = EventExtractor().mentions(in: article).map(Reports.line)
    #expect(told.contains("meeting happened 2025-09-03 Halvard Tormodsen, Regula Brandauer"))
  }

  @Test("A weekday and a day of a coming event tell the year of an undated article")
  func weekdayAndDay() {
    let article = Reports.article(
      [
        "Russland und die USA: Treffen am Donnerstag",
        "Diplomaten aus Russland und den USA werden sich diese Woche treffen.",
        "Das Treffen wird am Donnerstag in Wien stattfinden. Es beginnt am 4. September.",
        "Das Treffen am 4. September in Wien wird lange dauern.",
        "Im Mai 2025 hatten beide Seiten zuletzt in Genf verhandelt.",
      ],
      "de",
      "2025-05-01/.."
    )
    let dates = EventExtractor().mentions(in: article).filter { $0.status == .planned }
      .compactMap { $0.date?.edtf }
    #expect(dates == ["2025-09-04"])
  }

  @Test(
    "A named person of the group meets whom the group met, where the text takes the group up",
    arguments: [
      ("The group had been joined by Theodor Brask.", 1),
      ("Nobody else spoke.", 2),
    ]
  )
  func member(text: String, count: Int) throws {
    let article = Reports.article(
      [
        "American officials met Sergey Lavrov in Geneva on September 1.",
        "Helena Corwyn also met Lavrov. \(text)",
      ],
      "en",
      "2025-09-03"
    )
    let mentions = EventExtractor().mentions(in: article)
    #expect(mentions.count == count)
    let names = try #require(mentions.first).participants.map(\.name)
    #expect(names.contains("Helena Corwyn") == (count == 1))
    #expect(names.contains("Theodor Brask") == (count == 1))
  }

  @Test(
    "What an event is about, in its own clause and in what its people say next",
    arguments: [
      (
        "de", "Macron hat mit Friedrich Merz telefoniert.", "Beide Präsidenten sprachen über Zölle."
      ),
      ("en", "Macron held a phone call with Friedrich Merz.", "The two leaders discussed tariffs."),
      (
        "hu", "Macron telefonon beszélt Friedrich Merz kancellárral.",
        "A két vezető a vámokról tárgyalt."
      ),
      ("vi", "Ông Macron điện đàm với ông Friedrich Merz.", "Hai nhà lãnh đạo bàn về thuế quan."),
      ("zh", "法国总统马克龙同德国总理默茨通电话。", "两国领导人讨论了关税问题。"),
    ]
  )
  func topics(language: String, call: String, after: String) throws {
    let article = Reports.article([call, after], language, "2025-09-03")
    let mention = try #require(EventExtractor().mentions(in: article).first)
    let topic = try #require(mention.topics.first)
    #expect(mention.topics.map(\.name) == ["tariffs"])
    #expect(topic.line == 2)
    #expect(after.contains(topic.words))
  }
}
