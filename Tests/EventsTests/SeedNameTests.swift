import Chronology
import Testing

@testable import Events

@Suite("The seeds on other days and with other people")
struct SeedNameTests {
  /// What each seed says of days, and the same 52 weeks later.
  private static let later: [[(old: String, new: String)]] = [
    [
      ("február 12-i", "február 11-i"), ("2025. január 16-án", "2026. január 15-én"),
      ("/2025/02/", "/2026/02/"),
    ],
    [("2023.07.07.", "2024.07.05.")],
    [("15/2", "14/2")],
    [
      ("2025年05月17日", "2026年05月16日"), ("2025年5月17日", "2026年5月16日"),
      ("5月17日", "5月16日"), ("5月16日", "5月15日"),
    ],
    [
      ("27. Februar", "26. Februar"), ("18. Februar", "17. Februar"),
      ("Oktober 2024", "Oktober 2025"), ("Seit 2023", "Seit 2024"),
    ],
  ]

  /// People in no list for all in the seeds, in each language's own spelling and inflection; the
  /// English names that the known ones have, first.
  private static let people: [(old: String, new: String)] = [
    ("Sergey Lavrov", "Bruno Castelli"), ("Marco Rubio", "Telmo Dorvani"),
    ("Donald Trump", "Adrian Fenwick"), ("Vladimir Putin", "Oleg Brankov"),
    ("Barack Obama", "Martin Halloway"), ("Joe Biden", "Peter Lindqvist"),
    ("Richard Haass", "Walter Brennick"), ("Charles Kupchan", "Edmund Tolliver"),
    ("Thomas Graham", "Gerald Ashcombe"), ("Lynne Tracy", "Nora Whitlock"),
    ("Anatoly Antonov", "Viktor Belenko"), ("Aleksandr Darchiev", "Grigory Malkin"),
    ("Maria Zakharova", "Elena Sorokina"), ("Vladimir Medinsky", "博罗丁斯基"),
    ("Andrii Sybiha", "博丹·马尔琴科"), ("Kaja Kallas", "伊尔莎·梅克林"),
  ]
  private static let spellings: [(old: String, new: String)] =
    people + [
      ("Szergej Lavrov", "Bruno Castelli"), ("Sergei Lavrov", "Bruno Castelli"),
      ("SZERGEJ LAVROV", "BRUNO CASTELLI"), ("Lavrovval", "Castellivel"), ("Lavrov", "Castelli"),
      ("Rubio", "Dorvani"), ("Trump", "Fenwick"), ("Vlagyimir Putyin", "Oleg Brankov"),
      ("Putyin", "Brankov"), ("Putin", "Brankov"), ("Obama", "Halloway"), ("Biden", "Lindqvist"),
      ("Volodimir Zelenszkij", "Taras Hordienko"), ("谢尔盖・拉夫罗夫", "布鲁诺・卡斯泰利"),
      ("拉夫罗夫", "卡斯泰利"), ("马尔科・鲁比奥", "特尔莫・多尔瓦尼"), ("鲁比奥", "多尔瓦尼"),
      ("特朗普", "芬威克"), ("弗拉基米尔・普京", "奥列格・布兰科夫"), ("普京", "布兰科夫"),
      ("泽连斯基", "霍尔登科"), ("安德烈・西比加", "博丹・马尔琴科"), ("西比加", "马尔琴科"),
      ("卡娅・卡拉斯", "伊尔莎・梅克林"), ("卡拉斯", "梅克林"), ("梅津斯基", "博罗丁斯基"),
    ]

  private static func moved(_ texts: [String]) -> [String] {
    zip(texts, later).map { Seeds.exchange($0, $1) }
  }

  /// The day of each event that has one, moved, before its other parts.
  private static func days(_ events: [Event], by distance: Int) -> [String] {
    events.compactMap { event in
      event.date?.exactDay.map { day in
        let names = event.participants.map(\.name)
        return "\(day.adding(days: distance)) \(event.kind) \(event.status) \(names)"
      }
    }.sorted()
  }

  @Test("All days moved by 52 weeks move the days of the events")
  func moved() throws {
    let texts = try Seeds.texts()
    let (before, after) = (Seeds.events(texts), Seeds.events(Self.moved(texts)))
    #expect(after.count == before.count)
    #expect(Self.days(before, by: 364).count > 10)
    #expect(Self.days(after, by: 0) == Self.days(before, by: 364))
  }

  @Test("People in no list take the places of all, in every language and on other days")
  func renamed() throws {
    let texts = try Seeds.texts()
    let renamed = texts.map { Seeds.exchange($0, Self.spellings) }
    let expected = Seeds.told(texts).map { Seeds.exchange($0, Self.people) }.sorted()
    #expect(Seeds.told(renamed) == expected)
    let days = Self.days(Seeds.events(texts), by: 364).map { Seeds.exchange($0, Self.people) }
    #expect(Self.days(Seeds.events(Self.moved(renamed)), by: 0) == days.sorted())
  }

  @Test("Two names exchanged are exchanged in what is told")
  func swapped() throws {
    let texts = try Seeds.texts().map { Seeds.exchange($0, Self.spellings) }
    let told = Seeds.told(texts)
    let pairs = [
      ("Castelli", "Dorvani"), ("Bruno", "Telmo"), ("布鲁诺", "特尔莫"), ("卡斯泰利", "多尔瓦尼"),
      ("CASTELLI", "DORVANI"), ("BRUNO", "TELMO"), ("Castellivel", "Dorvanival"),
    ]
    let both = pairs.map { (old: $0.0, new: $0.1) } + pairs.map { (old: $0.1, new: $0.0) }
    let swapped = Seeds.told(texts.map { Seeds.exchange($0, both) })
    #expect(swapped == told.map { Seeds.exchange($0, both) }.sorted())
    #expect(swapped != told)
  }

  @Test("Spelled as each language does it, a person in no list is one person")
  func transliterated() throws {
    let forms: [(old: String, new: String)] = [
      ("Szergej Lavrov", "Arkagyij Tarvin"), ("Sergei Lavrov", "Arkady Tarvin"),
      ("Sergey Lavrov", "Arkadij Tarwin"), ("Lavrovval", "Tarvinnal"), ("Lavrov", "Tarvin"),
    ]
    let texts = try [0, 1, 2].map { try Seeds.exchange(Seeds.texts()[$0], forms) }
    let events = Seeds.events(texts).filter { event in
      event.participants.contains { $0.name.hasSuffix("Tarvin") }
    }
    #expect(events.map(\.articles.count).sorted() == [1, 2])
    #expect(
      Set(events.flatMap { $0.participants.map(\.name) }).filter { $0.hasSuffix("vin") }.count == 1
    )
  }
}
