import Chronology
import Testing

@testable import Events

@Suite("Temporal expressions")
struct TemporalTests {
  /// The expressions of a sentence as `words=value`, with the modifier behind.
  private func tagged(
    _ text: String,
    _ language: String,
    _ creation: String? = nil
  ) throws -> [String] {
    let date = try creation.map { try FuzzyDate(edtf: $0) }
    let found = TemporalTagging.expressions(
      in: Array(text.utf8),
      language: language,
      creation: date
    )
    return (found ?? []).map { expression in
      "\(expression.text)=\(expression.value)" + (expression.modifier.map { " \($0)" } ?? "")
    }
  }

  @Test(
    "Full dates, in every language's order",
    arguments: [
      ("de", "Sie trafen sich am 4. März 2031 in Bern.", "4. März 2031=2031-03-04"),
      ("en", "They met on March 4, 2031 in Berne.", "March 4, 2031=2031-03-04"),
      ("hu", "2031. március 4-én Bernben találkoztak.", "2031. március 4-én=2031-03-04"),
      ("vi", "Họ gặp nhau ngày 4/3/2031 tại Bern.", "ngày 4/3/2031=2031-03-04"),
      ("zh", "他们2031年3月4日在伯尔尼会面。", "2031年3月4日=2031-03-04"),
    ]
  )
  func fullDates(language: String, text: String, expected: String) throws {
    #expect(try tagged(text, language) == [expected])
  }

  @Test("Without a document's time a value stays underspecified")
  func underspecified() throws {
    #expect(try tagged("Das Treffen am 4. März.", "de") == ["4. März=XXXX-03-04"])
    #expect(try tagged("Am Dienstag reiste er ab.", "de") == ["Dienstag=XXXX-WXX-2"])
    #expect(try tagged("昨天举行会谈。", "zh") == ["昨天=DCT-P1D"])
  }

  @Test("Deictic expressions count from the document's time")
  func deictic() throws {
    let day = "2031-03-06"
    #expect(try tagged("He left yesterday.", "en", day) == ["yesterday=2031-03-05"])
    #expect(
      try tagged("Két nappal ezelőtt telefonált.", "hu", day) == ["Két nappal ezelőtt=2031-03-04"]
    )
    #expect(try tagged("Hôm qua hai bên điện đàm.", "vi", day) == ["Hôm qua=2031-03-05"])
    #expect(try tagged("Im Dezember trafen sie sich.", "de", day).count == 1)
  }

  @Test("Modifiers and durations")
  func modifiersAndDurations() throws {
    #expect(try tagged("Ende 2030 verhandelten sie.", "de") == ["Ende 2030=2030 END"])
    #expect(
      try tagged("Másfél órán keresztül beszéltek.", "hu").contains { $0.hasSuffix("=PT1H30M") }
    )
    #expect(try tagged("谈判持续近2个小时。", "zh") == ["持续近2个小时=PT2H"])
  }

  @Test("A weekday is sought on the side where the clause looks")
  func weekdays() throws {
    let resolver = TimeResolver(creation: try FuzzyDate(edtf: "2031-03-05"))
    var timex = Timex(range: 0..<1)
    timex.weekday = 4
    #expect(resolver.resolve(timex, direction: .future, reference: nil)?.edtf == "2031-03-06")
    #expect(resolver.resolve(timex, direction: .past, reference: nil)?.edtf == "2031-02-27")
  }
}
