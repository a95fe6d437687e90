import Chronology
import Testing

@testable import Articles
@testable import Lexicon

@Suite struct HTMLArticleTests {
  static let page = """
    <!doctype html><html lang="hu"><head><title>A nagy tó – Napló</title>
    <meta property="og:title" content="A nagy t&oacute; – Napló"><meta property="og:site_name" content="Napló">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "A nagy tó",
    "datePublished": "2024-03-02T23:30:00+01:00", "author": [{"name": "Kis Anna"}, {"name": "Nagy Béla"}]}]}</script>
    <style>p { color: red }</style></head><body>
    <nav><ul><li><a href="/">Címlap</a><li><a href="/sport">Sport</a></ul></nav>
    <article><h1>A nagy tó</h1>
    <p class="lead">A tó vize idén tavasszal rekordmagasságot ért el, mondták a mérnökök a helyszínen.</p>
    <div class="share-buttons"><a href="#">Megosztás</a></div>
    <p>Az els&#337; bekezdés elég hosszú ahhoz, hogy folyó szövegnek számítson, és <b>vastag</b> szó is van benne.
    <p>A második bekezdés is elég hosszú ahhoz, hogy folyó szövegnek számítson, és <a href="x">link</a> van benne.
    <figure><img src="a.jpg" alt="Part"><figcaption>A part madártávlatból.</figcaption></figure>
    <h2>Mi jön most?</h2>
    <p>A harmadik bekezdés az alcím után áll, és ez is elég hosszú ahhoz, hogy folyó szövegnek számítson.</p>
    </article>
    <aside class="related"><h3><a href="/b">Más cikk címe, amely nem ide tartozik</a></h3>
    <p>Ajánló szöveg egy másik cikkhez, amely nem tartozik ehhez a cikkhez, bármilyen hosszú is.</p></aside>
    <footer><p>© 2011–2026 Napló. Minden jog fenntartva, a tartalom felhasználása engedélyhez kötött.</p></footer>
    </body></html>
    """

  @Test func findsTheFieldsOfAPage() {
    let article = Self.parse(Self.page)
    #expect(article.title == "A nagy tó")
    #expect(article.authors == ["Kis Anna", "Nagy Béla"])
    #expect(article.date?.description == "2024-03-02")
    #expect(article.source == "Napló")
    #expect(article.lead?.hasPrefix("A tó vize") == true)
    #expect(article.captions == ["A part madártávlatból."])
    let paragraphs = article.body.split(separator: "\n")
    #expect(paragraphs.count == 4)
    #expect(paragraphs[0].hasPrefix("Az első bekezdés"))
    #expect(paragraphs[2] == "Mi jön most?")
  }

  /// A page without any description of itself: its logo is a heading, a teaser has the first time.
  static let bare = """
    <html><head><title>Megnyílt az új híd a folyón - Napló</title></head><body>
    <h1 class="logo"><a href="/">Napló</a></h1>
    <div class="ticker"><div class="related"><time datetime="2024-05-09">ma</time> <a href="/x">Egy másik hír</a></div></div>
    <div><h2>Megnyílt az új híd a folyón</h2> <time datetime="2024-05-03T10:20:00+02:00">május 3.</time>
    <p>A híd átadásán több százan voltak ott, és <a href="/hid/2024/">a korábbi hidat</a> is megnézték, mondták.</p>
    <p><img src="//img.naplo.hu/2024/05/hid.jpg" alt="A híd"> A második bekezdés is elég hosszú ahhoz, hogy szöveg legyen.</p>
    <p>A harmadik bekezdés a munkákról szól, amelyek három évig tartottak, és <a href="mailto:a@b.hu">levél</a> is jött.</p>
    <p>Címkék: híd, folyó, közlekedés</p></div>
    <div class="related"><img src="/masik.jpg"><a href="/masik">Ez egy másik cikk címe, amely nem ide tartozik</a></div>
    </body></html>
    """

  @Test func readsAPageThatDescribesItselfNowhere() {
    let article = Self.parse(Self.bare, url: "https://www.naplo.hu/belfold/hid.html")
    #expect(article.title == "Megnyílt az új híd a folyón")
    #expect(article.date?.description == "2024-05-03")
    #expect(article.source == "Napló")
    #expect(article.tags == ["híd", "folyó", "közlekedés"])
    #expect(article.images == ["https://img.naplo.hu/2024/05/hid.jpg"])
    #expect(article.links == ["https://www.naplo.hu/hid/2024/"])
  }

  @Test(arguments: [
    ("b.html", "https://a.hu/x/b.html"), ("/b?c=1", "https://a.hu/b?c=1"),
    ("//c.hu/d", "https://c.hu/d"),
    ("?p=2", "https://a.hu/x/y?p=2"), ("./b", "https://a.hu/x/b"), ("HTTP://C.hu", "HTTP://C.hu"),
    ("#top", nil), ("javascript:x()", nil), ("data:image/gif;base64,R0", nil), ("  ", nil),
  ])
  func makesAddressesAbsolute(reference: String, expected: String?) {
    #expect(HTMLAddress.absolute(reference, base: "https://a.hu/x/y?z#w") == expected)
  }

  @Test func mapsTheTextBackToTheDocument() throws {
    let article = Self.parse(Self.page)
    for line in article.lines where line.zone == .paragraph {
      let source = article.source(of: line.range)
      let before = article.document.bytes[..<source.lowerBound]
      #expect(before.count { $0 == 0x0A } + 1 == line.number)
      let first = String(decoding: article.text[line.range].prefix(5), as: UTF8.self)
      #expect(String(decoding: article.document.bytes[source].prefix(5), as: UTF8.self) == first)
    }
  }

  @Test func survivesTenThousandNestedTags() {
    let deep =
      String(repeating: "<div><b>", count: 10_000)
      + "<p>A paragraph that is long enough to count as running text, at the bottom of it all.</p>"
    #expect(Self.parse(deep).body.hasPrefix("A paragraph"))
    #expect(Self.parse(String(repeating: "<", count: 10_000)).title == nil)
    #expect(Self.parse("<a href=\"" + String(repeating: "<p class='", count: 5_000)).title == nil)
  }

  @Test func decodesEveryNamedReference() {
    let entries = DataFile("shared/entities.data")?.entries("reference") ?? []
    #expect(entries.count > 2_000)
    for entry in entries {
      let expected = String(
        String.UnicodeScalarView(
          entry[1].split(separator: " ").compactMap {
            UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
          }
        )
      )
      let decoded = Array("&\(entry[0]);".utf8).withUnsafeBufferPointer { bytes in
        var result: [UInt8] = []
        CharacterReferences.decode(bytes, 0..<bytes.count, into: &result)
        return String(decoding: result, as: UTF8.self)
      }
      #expect(decoded.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(entry[0])")
    }
  }

  static func parse(_ html: String, url: String? = nil) -> Article {
    var document = RawDocument(file: "a.html", bytes: Array(html.utf8), id: "", format: .html)
    document.facts.url = url
    return ArticleParser().parse(document)
  }
}
