import Chronology
import Glibc
import Testing

@testable import Articles

@Suite struct ArticleParserTests {
  /// A page with menu, byline, caption, inline teaser, related list and footer, in words of our own.
  private static let page = """
    Skip to content
    HARBOUR POST
      • Home
      • World
      • Sport

    Ferry ministers agree on a common timetable for the northern islands

    World
    12 March 2024, 18:05
    By Anna Lindgren and Tom Okafor

    Photo: Ferries in the old harbour on 2 March 2021 (Archive)

    The transport ministers of the two countries agreed on Tuesday to run the ferries to the northern \
    islands on a common timetable, ending a dispute that had lasted for three winters.

    "We have waited long enough for this," said the minister, Maria Holm, after the meeting in the old \
    customs house. The ferries are to leave every two hours from the first of June.

    Read more: Storm closes the harbour for two days

    Shipping companies welcomed the decision, but they asked for a longer period in which the old \
    tickets remain valid. A first review is planned for the autumn, the ministries said.

    Tags: ferries, islands, transport

    Related articles
      • Lighthouse to be painted red again
      • Fishermen ask for a new quay
    © 2024 Harbour Post. All rights reserved.
    """

  private func parse(_ text: String, file: String = "page.txt") -> Article {
    ArticleParser().parse(RawDocument(file: file, contents: Array(text.utf8)))
  }

  @Test(
    "A dateline and a date line with its source date the article",
    arguments: [
      "Ministers speak by phone\nNAIROBI, March 12, 2025 (Agency) - The ministers of Kenya and Uganda "
        + "spoke by phone about the roads between the two countries, which the rain has damaged.",
      "两国外长通电话\n2025年03月12日14:05 来源：某通讯社\n肯尼亚外长12日与乌干达外长通电话，就两国之间被雨水损坏的道路交换意见。",
      "两国外长通电话\n2025年3月12日 星期三\n肯尼亚外长12日与乌干达外长通电话，就两国之间被雨水损坏的道路交换意见。",
    ]
  )
  func dateline(text: String) {
    let article = ArticleParser().parse(RawDocument(file: "a.txt", contents: Array(text.utf8)))
    #expect(article.date?.edtf == "2025-03-12")
    #expect(article.lines.contains { $0.zone == .paragraph || $0.zone == .lead })
  }

  @Test func readsEveryFieldOfAPage() {
    let article = parse(Self.page)
    #expect(article.language == "en")
    #expect(article.title == "Ferry ministers agree on a common timetable for the northern islands")
    #expect(article.date?.edtf == "2024-03-12")
    #expect(article.time != nil)
    #expect(article.section == "World")
    #expect(article.authors == ["Anna Lindgren", "Tom Okafor"])
    #expect(article.tags == ["ferries", "islands", "transport"])
    #expect(article.captions.count == 1)
    #expect(article.quotes.first?.text == "We have waited long enough for this,")
    #expect(!article.body.contains("Storm") && !article.body.contains("Lighthouse"))
    #expect(article.body.hasSuffix("the ministries said."))
  }

  /// Encodings and conventions of the same text, which must not change what is read.
  enum Spelling: CaseIterable {
    case carriageReturns, noBreakSpaces, lineSeparators, moreTeasers

    func write(_ text: String) -> String {
      switch self {
      case .carriageReturns: text.replacing("\n", with: "\r\n")
      case .noBreakSpaces: text.replacing(" minister", with: "\u{A0}minister")
      case .lineSeparators: text.replacing("\n", with: "\u{2028}")
      case .moreTeasers: text + "\nMost read\n  • Museum opens a new wing\n  • Bakers meet\n"
      }
    }
  }

  @Test(arguments: Spelling.allCases)
  func readsTheSameFromAnotherSpelling(_ spelling: Spelling) {
    let plain = parse(Self.page)
    let changed = parse(spelling.write(Self.page), file: "other.txt")
    #expect(changed.title == plain.title)
    #expect(changed.date == plain.date)
    #expect(changed.authors == plain.authors)
    #expect(changed.body == plain.body)
    #expect(changed.lines.prefix(plain.lines.count).map(\.zone) == plain.lines.map(\.zone))
  }

  @Test func givesEveryLineOneZone() {
    for text in ["", "\n", "one", "one\n\ntwo\r\nthree", "\u{2028}\u{85}x"] {
      let article = parse(text)
      #expect(article.title == nil && article.date == nil)
      #expect(article.lines.map(\.number) == Array(1..<(article.lines.count + 1)))
    }
  }

  @Test func neverTakesAFirstLineForTheHeadline() {
    let article = parse(
      """
      The council of the valley met on Monday to speak about the water of the lower villages, and it \
      decided after a long debate to build a second reservoir above the mill.
      The works will begin in spring, the mayor said, and they will be paid by all villages together.
      Some farmers asked for more time, because the new road would cut their fields in two parts.
      """
    )
    #expect(article.title == nil)
    #expect(article.date == nil)
  }
}

@Suite struct SeedArticleTests {
  @Test(
    arguments: [
      ("000_1a1ce9d4c41a99be", "hu", nil, "2025-02", nil),
      (
        "001_ead024e7c4ecef91", "hu",
        "Titokban tárgyaltak egymással amerikai és orosz diplomaták a háború lezárásáról",
        "2023-07-07", "Külföld"
      ),
      (
        "002_c35b6cbc03e4345f", "vi", "Ngoại trưởng Nga - Mỹ điện đàm nhiều vấn đề quan trọng",
        "2025-02-15/..",
        nil
      ),
      (
        "003_3ae8ec1ab298bbdb", "zh", "美俄罕见互动!伊斯坦布尔谈判后,俄外长直言感谢美国施压乌克兰",
        "2025-05-17", "国际"
      ),
      (
        "004_2320f2ca084baa4e", "de",
        "Lavrov kündigt eine neue Runde von Russland-US-Gesprächen an", nil, "World"
      ),
    ] as [(String, String, String?, String?, String?)]
  )
  func readsASeed(
    name: String,
    language: String,
    title: String?,
    date: String?,
    section: String?
  )
    throws
  {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(folder)/seeds/\(name).txt", "rb"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    bytes.removeLast(bytes.count - fread(&bytes, 1, bytes.count, file))
    let article = ArticleParser().parse(RawDocument(file: name, contents: bytes))
    #expect(article.language == language)
    #expect(article.title == title)
    #expect(article.date?.edtf == date)
    #expect(article.section == section)
    #expect(
      article.lines.count == bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
    )
  }
}

@Suite struct DateFinderTests {
  @Test(
    arguments: [
      ("hu", "2025. január 16-án", "2025-01-16"), ("hu", "2023.07.07. - 17:21", "2023-07-07"),
      ("vi", "Thứ bảy, 15/2/2025, 08:00 (GMT+7)", "2025-02-15"),
      ("vi", "ngày 15 tháng 2 năm 2025", "2025-02-15"), ("zh", "2025年05月17日23:20:15", "2025-05-17"),
      ("ja", "令和7年5月17日", "2025-05-17"), ("ko", "2025년 5월 17일", "2025-05-17"),
      ("de", "15. Februar 2025, 08:00 Uhr", "2025-02-15"), ("de", "15.2.25", "2025-02-15"),
      ("en", "Feb. 15th, 2025", "2025-02-15"), ("en", "Fri, Apr 28 20232:23 PM EDT", "2023-04-28"),
      ("es", "7 de octubre de 2020", "2020-10-07"), ("fr", "1er juin 2023", "2023-06-01"),
      ("pl", "15 lutego 2025", "2025-02-15"), ("ru", "15 февраля 2025 г.", "2025-02-15"),
      ("uk", "15 лютого 2025", "2025-02-15"), ("tr", "04 Eylül 2023 Pazartesi", "2023-09-04"),
      ("el", "15 Φεβρουαρίου 2025", "2025-02-15"), ("fi", "15. helmikuuta 2025", "2025-02-15"),
      ("ar", "١٥ فبراير ٢٠٢٥", "2025-02-15"), ("fa", "۲۷ بهمن ۱۴۰۳", "2025-02-15"),
      ("th", "15 กุมภาพันธ์ 2568", "2025-02-15"), ("hi", "15 फ़रवरी 2025", "2025-02-15"),
      ("he", "15 בפברואר 2025", "2025-02-15"), ("id", "15 Februari 2025", "2025-02-15"),
      ("en", "3/4/2025", nil), ("de", "31.02.2025", nil), ("de", "Montag, 15.02.2025", nil),
    ] as [(String, String, String?)]
  )
  func readsADate(language: String, text: String, expected: String?) {
    let bytes = Array(text.utf8)
    let words = PageLanguage.shared
    let table = ScalarTable.shared
    let found = bytes.withUnsafeBufferPointer { bytes in
      table.classes.withUnsafeBufferPointer { classes in
        table.folded.withUnsafeBufferPointer { folds in
          let index = words.codes.firstIndex(of: language) ?? -1
          let tokens = DateTokens(
            bytes: bytes,
            classes: classes,
            folds: folds,
            words: words.dates,
            language: index
          ).tokens(of: 0..<bytes.count)
          return DateFinder(tokens: tokens, order: words.dates.orders[index] ?? .dmy).dates()
        }
      }
    }
    #expect(found.first?.fullDay.map { FuzzyDate($0).edtf } == expected)
  }
}
