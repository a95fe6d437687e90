import Chronology
import Testing

@testable import Articles

/// Dates, names and tags in fields that are made for them.
@Suite struct StatedFieldTests {
  @Test(arguments: [
    ("2024-03-05", "2024-03-05", nil), ("2024/3/5", "2024-03-05", nil),
    ("20240305", "2024-03-05", nil), ("2024-03-05 09:30:00", "2024-03-05", "2024-03-05T09:30"),
    ("2024-03-05T09:30:00.123+0100", "2024-03-05", "2024-03-05T09:30+01:00"),
    ("2024-03-05 08:30 UTC", "2024-03-05", "2024-03-05T08:30Z"),
    ("20240305T083000Z", "2024-03-05", "2024-03-05T08:30Z"),
    ("Tue, 05 Mar 2024 09:30:00 +0100", "2024-03-05", "2024-03-05T09:30+01:00"),
    ("Tue, 5 Mar 24 04:30 EST", "2024-03-05", "2024-03-05T04:30-05:00"),
    ("Tue Mar 05 2024 09:30:00 GMT+0100 (CET)", "2024-03-05", "2024-03-05T09:30+01:00"),
    ("Tue Mar  5 09:30:00 CET 2024", "2024-03-05", "2024-03-05T09:30"),
    ("March 5, 2024 9:30 PM", "2024-03-05", "2024-03-05T21:30"),
    ("1709627400", "2024-03-05", "2024-03-05T08:30Z"),
    ("1709627400000", "2024-03-05", "2024-03-05T08:30Z"),
    ("0001-01-01T00:00:00Z", nil, nil), ("1970-01-01", nil, nil), ("2024-02-30", nil, nil),
    ("soon", nil, nil), ("", nil, nil), ("12", nil, nil),
  ])
  func readsDatesAsProgramsWriteThem(_ text: String, _ day: String?, _ time: String?) {
    let stated = StatedTime(text)
    #expect(stated.map { FuzzyDate($0.day).edtf } == day)
    #expect(stated?.instant?.description == time)
  }

  @Test(arguments: [
    ("By Ann Lee and Jo Doe", ["Ann Lee", "Jo Doe"]), ("Ann Lee; Jo Doe", ["Ann Lee", "Jo Doe"]),
    ("jo@e.org (Jo Doe)", ["Jo Doe"]), ("Jo Doe <jo@e.org>", ["Jo Doe"]),
    ("Ann Lee (Agency)", ["Ann Lee"]), ("https://e.org/jo", []), ("jo@e.org", []),
    ("张三、李四", ["张三", "李四"]),
  ])
  func readsNames(_ text: String, _ names: [String]) {
    #expect(StatedNames(language: "en").names(in: [text]) == names)
  }

  @Test func readsTags() {
    #expect(StatedTags.names(in: ["ferry, pier"]) == ["ferry", "pier"])
    #expect(StatedTags.names(in: ["Lee, Ann; pier"]) == ["Lee, Ann", "pier"])
    #expect(StatedTags.names(in: ["Lee, Ann", "pier", "pier"]) == ["Lee, Ann", "pier"])
  }

  @Test(arguments: [("05.03.2024", "de"), ("5 de marzo de 2024", "es"), ("2024年3月5日", "zh")])
  func readsDatesOfRecordsInTheirLanguage(_ text: String, _ language: String) {
    let bodies = [
      "de": "Der Rat hat am Montag die neue Fähre für die Insel beschlossen.",
      "es": "El concejo aprobó el lunes la nueva línea de transbordadores a la isla.",
      "zh": "议会星期一晚上批准开通前往岛屿的新渡轮航线,新的船员也将完成培训。",
    ]
    var document = RawDocument(file: "a", contents: Array((bodies[language] ?? "").utf8))
    document.facts.date = text
    #expect(ArticleParser().parse(document).date?.edtf == "2024-03-05")
    document.facts.fetched = "2024-02-01"
    #expect(ArticleParser().parse(document).date?.edtf != "2024-03-05")
  }
}
