import Articles
import Chronology
import TextTools
import Testing

@testable import Events

@Suite("The seeds, changed, through both parsers")
struct SeedTests {
  @Test("Line ends, normal forms and spaces say nothing")
  func spelling() throws {
    let texts = try Seeds.texts()
    let told = Seeds.told(texts)
    #expect(told.count > 20)
    let changes: [(String, (String) -> String)] = [
      ("line ends", { $0.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n") }),
      ("decomposed", Self.decomposed),
      ("composed", Composition.composed),
      ("no-break spaces", Self.unbroken),
      ("plain spaces", { $0.replacing("\u{A0}", with: " ") }),
    ]
    for (name, change) in changes {
      #expect(Seeds.told(texts.map(change)) == told, "\(name)")
    }
  }

  @Test("File names and the order of articles say nothing")
  func frame() throws {
    let articles = try Seeds.texts().map { Seeds.article($0) }
    func ids(_ articles: [Article]) -> [String] {
      Seeds.events(articles).map { "\($0.id) \($0.title) \($0.realises) \($0.partOf)" }
    }
    let expected = ids(articles)
    let others = articles.enumerated().map { index, article in
      Seeds.article(
        String(decoding: article.document.bytes, as: UTF8.self),
        file: "2031-0\(9 - index)-01-other.txt"
      )
    }
    for turned in articles.indices.map({ articles[$0...] + articles[..<$0] }) + [others[...]] {
      #expect(ids(Array(turned)) == expected)
      #expect(ids(turned.reversed()) == expected)
    }
  }

  @Test("An event of several articles keeps the least of the ids that it has in each alone")
  func parts() throws {
    let articles = try Seeds.texts().map { Seeds.article($0) }
    let alone = Set(articles.flatMap { Seeds.events([$0]).map(\.id) })
    let together = Seeds.events(articles)
    #expect(Set(together.map(\.id)).isSubset(of: alone))
    #expect(together.count < alone.count)
  }

  /// Headlines as they stand below articles, about calls and meetings of other days.
  private static let teasers = [
    """


    Kapcsolódó cikkek

    Orbán Viktor telefonon beszélt Donald Trumppal
    Macron pénteken fogadta Friedrich Merz német kancellárt
    """,
    """


    Kapcsolódó cikkek

    Orbán Viktor telefonon beszélt Donald Trumppal
    Szergej Lavrov Pekingben találkozott Vang Ji kínai külügyminiszterrel
    """,
    """


    Tin liên quan

    Tổng thống Pháp Emmanuel Macron điện đàm với Thủ tướng Đức Friedrich Merz
    Ngoại trưởng Nga Sergei Lavrov gặp Ngoại trưởng Trung Quốc Vương Nghị tại Bắc Kinh
    """,
    """


    相关阅读

    法国总统马克龙同德国总理默茨通电话

    俄罗斯外长拉夫罗夫在北京会见王毅
    """,
    """


    Lesen Sie auch

    Macron telefonierte mit Friedrich Merz
    Lawrow traf Wang Yi in Peking
    """,
  ]

  @Test("A block of headlines of other articles tells nothing")
  func teasers() throws {
    let texts = try Seeds.texts()
    #expect(Seeds.told(zip(texts, Self.teasers).map { $0 + $1 }) == Seeds.told(texts))
  }

  @Test("A sentence in capitals says the same")
  func capitals() throws {
    let texts = try Seeds.texts()
    for (index, text) in texts.enumerated() where index != 3 {
      let events = Seeds.events([text])
      let told = Seeds.lines(events)
      for quote in Set(events.flatMap { $0.evidence.map(\.quote) }) {
        let shouted = text.replacing(quote, with: quote.uppercased())
        #expect(Seeds.told([shouted]) == told, "\(quote)")
      }
    }
  }

  /// All letters with marks taken apart.
  private static func decomposed(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars += parts[scalar].map { Array($0) } ?? [scalar]
    }
    return result
  }

  /// Letters with a mark, and what they are composed of, marks of marks too.
  private static let parts: [Unicode.Scalar: [Unicode.Scalar]] = {
    var parts: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    let marks = (0x300...0x323).compactMap { Unicode.Scalar($0) }
    for base in "aeiouycnAEIOUYCNâêôăơưÂÊÔĂƠƯ".unicodeScalars {
      for mark in marks {
        let composed = Composition.composed("\(base)\(mark)").unicodeScalars
        if composed.count == 1, let letter = composed.first {
          parts[letter] = (parts[base] ?? [base]) + [mark]
        }
      }
    }
    return parts
  }()

  /// All spaces between words of a line unbreakable.
  private static func unbroken(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    for index in scalars.indices.dropFirst().dropLast() where scalars[index] == " " {
      let isWithin = [scalars[index - 1], scalars[index + 1]].allSatisfy { $0.value > 0x20 }
      if isWithin { scalars[index] = "\u{A0}" }
    }
    var result = ""
    result.unicodeScalars += scalars
    return result
  }
}
