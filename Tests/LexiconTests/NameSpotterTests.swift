import Chronology
import Testing
import TextTools

@testable import Lexicon

@Suite struct NameSpotterTests {
  /// What a text names, as `name/kind`, with the role and marks that matter.
  private func names(_ language: String, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let folded = FoldedText(bytes)
    let names = bytes.withUnsafeBufferPointer {
      NameSpotter(language: language).names(in: folded, original: $0)
    }
    return names.mentions.compactMap { mention in
      if mention.traits.contains(.absorbed) { return nil }
      let name = names.name(of: mention) ?? mention.country.description
      let role = mention.role.map { "(\($0.rawValue))" } ?? ""
      let marks =
        (mention.traits.contains(.dependent) ? "!" : "")
        + (mention.traits.contains(.former) ? "-" : "")
      return "\(name)\(role)\(marks)"
    }
  }

  @Test(arguments: [
    (
      "hu", "Péter Szijjártó és Wang Yi kínai külügyminiszter Sanghajban tárgyalt.",
      ["Péter Szijjártó", "Wang Yi(foreign_minister)", "Shanghai"]
    ),
    (
      "hu", "A holland külügyminisztérium Macronnal és Merkelről is szólt.",
      [
        "Ministry of Foreign Affairs of Netherlands(foreign_minister)", "Emmanuel Macron",
        "Angela Merkel",
      ]
    ),
    (
      "hu", "Emmanuel Macronnal és Angela Merkellel Kijevben.",
      ["Emmanuel Macron", "Angela Merkel", "Kyiv"]
    ),
    (
      "de", "Der frühere österreichische Kanzler Sebastian Kurz traf Erdoğans Sprecher.",
      ["Sebastian Kurz(prime_minister)-", "Recep Tayyip Erdoğan!", "(spokesperson)"]
    ),
    (
      "vi", "Ngoại trưởng Anh David Lammy gặp Thủ tướng Đức, còn anh ấy thì không.",
      ["David Lammy(foreign_minister)", "DE(prime_minister)"]
    ),
    ("vi", "Ông Nguyễn Đức Anh nói ý kiến về pháp luật và áo dài.", ["Nguyễn Đức Anh"]),
    (
      "zh", "法国外长与英国首相斯塔默在柏林会见，中法两国、美方未参加。",
      ["FR(foreign_minister)", "Keir Starmer(prime_minister)", "Berlin", "China", "France", "US"]
    ),
    (
      "en", "Former British Prime Minister Rishi Sunak met the Biden administration in Doha.",
      ["Rishi Sunak(prime_minister)-", "Joe Biden!", "Doha"]
    ),
    (
      "en", "Turkey eats turkey; us and the US; may and Theresa May; May agreed.",
      ["Turkey", "United States", "Theresa May", "Theresa May"]
    ),
  ])
  func namesWhatIsThere(language: String, text: String, expected: [String]) {
    #expect(names(language, text) == expected)
  }

  @Test(arguments: [
    (
      "en", "Hunter Biden spoke of Joe Biden and Biden.",
      ["Hunter Biden", "Joe Biden", "Joe Biden"]
    ),
    ("de", "Die Ministerin Zoltra Quendel kam.", ["Zoltra Quendel(minister)"]),
    ("hu", "Quendel Katalinnal beszélt.", ["Quendel Katalin"]),
    ("hu", "Zoltra Quendel svéd külügyminiszter", ["Zoltra Quendel(foreign_minister)"]),
    ("zh", "瑞典外交大臣佐尔特拉·昆德尔表示", ["佐尔特拉·昆德尔(foreign_minister)"]),
    ("zh", "外交部发言人石岚表示", ["(foreign_minister)", "石岚(spokesperson)"]),
    ("vi", "Bà Đặng Thị Quỳnh Mây phát biểu", ["Đặng Thị Quỳnh Mây"]),
  ])
  func namesPeopleInNoList(language: String, text: String, expected: [String]) {
    #expect(names(language, text) == expected)
  }

  @Test(arguments: [
    ("hu", "Milan Horvatek amerikai külügyminiszter Milanban járt.", "Milan Horvatek"),
    ("vi", "Tổng thống Pavel Zdrazil điện đàm.", "Pavel Zdrazil"),
    ("vi", "Ngoại trưởng Nga Jean-Luc Barrault nói.", "Jean-Luc Barrault"),
    ("zh", "亨特·拜登今天接受采访。", "亨特·拜登"),
    ("zh", "俄罗斯外长布鲁诺・卡斯泰利通了电话。", "布鲁诺·卡斯泰利"),
    ("zh", "法国外长让-吕克・巴罗会见记者。", "让-吕克·巴罗"),
    ("zh", "俄罗斯总统助理博罗丁斯基表示满意。", "博罗丁斯基"),
    ("zh", "美国国务卿米兰・霍尔瓦泰克发表讲话。", "米兰·霍尔瓦泰克"),
    ("en", "French President EMMANUEL MACRON met Hunter Biden.", "Hunter Biden"),
  ])
  func namesakesAreOthers(language: String, text: String, name: String) {
    let found = names(language, text).map { String($0.prefix { $0 != "(" && $0 != "!" }) }
    #expect(found.contains(name), "\(found)")
    #expect(!found.contains("Joe Biden") && !found.contains("Petr Pavel"))
  }

  @Test func oneNameInManySpellingsIsOne() {
    let identity = NameIdentity([
      ("布鲁诺·卡斯泰利", "RU"), ("Bruno Castelli", nil), ("Arkagyij Tarvin", "RU"),
      ("Arkadij Tarwin", nil), ("Bruna Costello", "IT"), ("Brona Castelli", "RU"),
      ("Bruno Castelli Jr", nil), ("Sergey Lavrov", "RU"), ("Sergej Lawrow", "RU"),
    ])
    #expect(identity.representative(of: "布鲁诺·卡斯泰利") == "Bruno Castelli")
    #expect(identity.representative(of: "Arkadij Tarwin") == "Arkagyij Tarvin")
    for name in ["Bruna Costello", "Brona Castelli", "Bruno Castelli Jr", "Sergey Lavrov"] {
      #expect(identity.representative(of: name) == name)
    }
  }

  @Test func anOfficialOfAnOfficeIsNotItsHolder() {
    #expect(
      names("hu", "Volodimir Zelenszkij ukrán elnök hivatalának tisztviselője szólt.").first
        == "Volodymyr Zelensky(president)!"
    )
    #expect(names("zh", "特朗普政府表示").first == "Donald Trump!")
    #expect(names("de", "Die Trump-Regierung schwieg.").first == "Donald Trump!")
  }

  @Test func knowsWhoHeldAnOffice() {
    let world = World.shared
    let germany = CountryCode("DE") ?? .none
    let days = Day(existingYear: 2019, month: 1, day: 1)...Day(existingYear: 2020, month: 1, day: 1)
    let holders = world.holders(of: .primeMinister, in: germany, during: days)
    #expect(holders.compactMap { world.entity($0)?.name } == ["Angela Merkel"])
  }

  @Test("Spellings in no list are known by sound beside an office; a surname yields to its office")
  func sounds() {
    #expect(
      names("zh", "加纳外长阿布拉克瓦3日抵达。阿布拉克瓦说。").filter { $0.hasPrefix("Samuel") }.count == 2
    )
    #expect(
      names("hu", "Juszuf Tuggár nigériai külügyminiszter beszélt.")
        == ["Yusuf Tuggar(foreign_minister)"]
    )
    #expect(
      names("en", "He met the Kenyan foreign minister Zorbo Lavrov there.")
        == ["Zorbo Lavrov(foreign_minister)"]
    )
    #expect(names("zh", "他与费萨尔会谈。").allSatisfy { !$0.hasPrefix("Gideon") })
  }
}
