import Testing

@testable import Events

/// What whole articles of our own tell, with the traps that stand in them.
@Suite("Articles and their events")
struct ArticleEventsTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var language: String
    var date: String
    var lines: [String]
    var told: [String]
    var testDescription: String { "\(language): \(lines[0])" }
  }

  static let samples = [
    Sample(
      language: "en",
      date: "2025-11-06",
      lines: [
        "Kazakh leader to visit France next week",
        "Kazakh President Kassym-Jomart Tokayev will pay a state visit to France next Tuesday, his press "
          + "office said on Thursday.",
        "During his visit Tokayev is expected to hold talks with President Emmanuel Macron.",
        "Tokayev and Macron held a bilateral meeting on the sidelines of the U.N. General Assembly in "
          + "New York in September.",
      ],
      told: [
        "meeting happened 2025-09 Emmanuel Macron, Kassym-Jomart Tokayev",
        "talks planned 2025-11-11 Emmanuel Macron, Kassym-Jomart Tokayev",
        "visit planned 2025-11-11 France, Kassym-Jomart Tokayev",
      ]
    ),
    Sample(
      language: "de",
      date: "2025-06-05",
      lines: [
        "Treffen von Vucic und Plenkovic verschoben",
        "Das für Montag geplante Treffen des serbischen Präsidenten Aleksandar Vucic mit dem kroatischen "
          + "Regierungschef Andrej Plenkovic ist verschoben worden.",
        "Zuletzt waren Vucic und Plenkovic im Februar 2024 am Rande der Münchner Sicherheitskonferenz "
          + "zusammengekommen.",
      ],
      told: [
        "meeting cancelled 2025-06-09 Aleksandar Vučić, Andrej Plenković",
        "meeting happened 2024-02 Aleksandar Vučić, Andrej Plenković",
      ]
    ),
    Sample(
      language: "hu",
      date: "2025-03-12",
      lines: [
        "Telefonon egyeztetett a kenyai és az ugandai külügyminiszter",
        "Musalia Mudavadi kenyai külügyminiszter szerdán telefonbeszélgetést folytatott ugandai "
          + "kollégájával, Jeje Odongóval – közölte a nairobi külügyminisztérium.",
        "A közlemény szerint a két tárcavezető áprilisban Kampalában személyesen is találkozik.",
      ],
      told: [
        "call happened 2025-03-12 Jeje Odongo, Musalia Mudavadi",
        "meeting planned 2025-04 Jeje Odongo, Musalia Mudavadi",
      ]
    ),
    Sample(
      language: "vi",
      date: "2025-08-20",
      lines: [
        "Ngoại trưởng Ấn Độ thăm Nga",
        "Ngoại trưởng Ấn Độ Subrahmanyam Jaishankar đã tới Moskva hôm 19/8, bắt đầu chuyến thăm Nga ba "
          + "ngày. Theo lịch trình, ngày 21/8 ông sẽ hội đàm với người đồng cấp Sergei Lavrov.",
        "Sáng 20/8, ông Jaishankar đã điện đàm với Ngoại trưởng Hungary Peter Szijjarto. Hai bên nhất trí "
          + "gặp nhau tại New York vào ngày 23/9.",
        "Giới quan sát cho rằng Ấn Độ cần tiếp tục đối thoại với cả Nga và phương Tây.",
      ],
      told: [
        "call happened 2025-08-20 Péter Szijjártó, S. Jaishankar",
        "meeting planned 2025-09-23 Péter Szijjártó, S. Jaishankar",
        "talks planned 2025-08-21 S. Jaishankar, Sergey Lavrov",
        "visit happened 2025-08-19 Russia, S. Jaishankar",
      ]
    ),
    Sample(
      language: "zh",
      date: "2025-01-23",
      lines: [
        "叙利亚过渡总统沙拉访问沙特",
        "叙利亚过渡政府总统沙拉22日在利雅得会见沙特王储穆罕默德。",
        "随行的叙利亚外长希巴尼与沙特外交大臣费萨尔单独举行会谈。",
        "据悉，沙拉23日将飞往安卡拉，与土耳其总统埃尔多安会谈。",
        "如果谈判破裂，双方可能不再会晤。",
      ],
      told: [
        "meeting happened 2025-01-22 Ahmed al-Sharaa, Mohammed bin Salman",
        "talks happened - Asaad al-Shaibani, Faisal bin Farhan",
        "talks planned 2025-01-23 Ahmed al-Sharaa, Recep Tayyip Erdoğan",
        "visit happened - Ahmed al-Sharaa, Saudi Arabia",
        "visit planned 2025-01-23 Ahmed al-Sharaa, Turkey",
      ]
    ),
  ]

  @Test("Each tells its events and no others", arguments: samples)
  func events(of sample: Sample) {
    let article = Reports.article(sample.lines, sample.language, sample.date, hasTitle: true)
    let told = EventExtractor().mentions(in: article).filter { $0.kind != .statement }
    #expect(told.map(Reports.line).sorted() == sample.told)
  }
}
