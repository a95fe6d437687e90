import Testing

@testable import Articles
@testable import Lexicon

/// What stands inside the text without being one of its paragraphs, and what class names say.
@Suite struct InsetTests {
  @Test func `tells credits from captions and pull quotes from paragraphs`() {
    let text = """
      The harbour railway comes back to town
      12 March 2025
      The council debated for hours whether the harbour railway should carry goods trains once more.
      Photo: Jana Krueger/Reuters
      "We cannot afford this any longer, because the town is choking on traffic," said the mayor.
      "We cannot afford this any longer"
      Opponents of the plan fear noise at night and high costs for all the villages along the line.
      Photo: The disused tracks at the northern harbour
      © Reuters
      The state has promised to pay a part of the costs if a joint decision is taken by the summer.
      """
    let article = ArticleParser().parse(
      RawDocument(file: "a.txt", bytes: Array(text.utf8), id: "a")
    )
    let zones = article.lines.map(\.zone)
    #expect(zones[3] == .credit)
    #expect(zones[5] == .pullQuote)
    #expect(zones[7] == .caption)
    #expect(zones[8] == .credit)
    #expect(article.captions == ["Photo: The disused tracks at the northern harbour"])
    #expect(article.body.contains("\n\"We cannot afford this any longer\"\n"))
    #expect(article.source == nil)
  }

  /// Every class word keeps its block out of the body, or gives it a zone of its own.
  @Test func `class words of pages mean what they say`() {
    let zones: [String: Article.Zone] = [
      "comment": .comment, "caption": .caption, "share": .share, "related": .teaser,
      "footer": .footer, "navigation": .navigation, "aside": .navigation, "promotion": .navigation,
      "tags": .navigation, "hidden": .navigation, "form": .navigation,
    ]
    for entry in DataFile("shared/html.data")?.entries("class words") ?? [] {
      guard let zone = zones[entry[0]] else { continue }
      for word in entry.dropFirst().joined(separator: " ").split(separator: " ") {
        let article = Self.page("<div class=\"x-\(word)\"><p>\(Self.sentence) odd</p></div>")
        let line = article.lines.first {
          String(decoding: article.text[$0.range], as: UTF8.self).hasSuffix("odd")
        }
        #expect(line?.zone == zone, "\(word)")
        #expect(!article.body.hasSuffix("odd"), "\(word)")
      }
    }
  }

  /// An end tag looks back over 256 open elements and not further, so that no page costs more.
  @Test func `an end tag closes what is near`() {
    for (depth, isClosed) in [(200, true), (300, false)] {
      let open = String(repeating: "<span>", count: depth)
      let article = Self.page(
        "<nav>\(open)<a href=\"#\">Menu</a></nav><p>\(Self.sentence) last</p>"
      )
      #expect(article.body.hasSuffix("last") == isClosed, "\(depth)")
    }
  }

  private static let sentence =
    "A sentence that is long enough to count as running text in every rule of the parser, and more"

  private static func page(_ inset: String) -> Article {
    let text = (1...6).map { "<p>\($0) \(sentence).</p>" }.joined()
    let html = "<html><body><article><h1>Title of it</h1>\(text)\(inset)</article></body></html>"
    return ArticleParser().parse(
      RawDocument(file: "a.html", bytes: Array(html.utf8), id: "a", format: .html)
    )
  }
}
