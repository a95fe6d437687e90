import Chronology
import Testing

@testable import Articles

/// Pages as the web writes them: what a browser shows is read, and what a page says of itself too.
@Suite struct BrokenHTMLTests {
  private static let paragraphs = [
    "The harbour council approved a new ferry line to the islands on Monday, after long talks.",
    "Its ships will leave every forty minutes, and nobody has to pay more than for a bus ride.",
    "The first boats are expected next spring, once the quay is built and crews are trained.",
  ]

  private static func joined(_ before: String, _ after: String) -> String {
    paragraphs.map { before + $0 + after }.joined()
  }

  @Test(arguments: [
    "<html><body>\(joined("<p>", ""))", joined("<p>", "</p>\n"), joined("<P CLASS=x>", "</P>"),
    "<title>T</title>\(joined("<p>", "</p>"))", "<head><title>T\(joined("<p>", "</p>"))",
    "<head><meta charset=utf-8><div>\(joined("<p>", "</p>"))</div></head><body></body>",
    "<html><body><div>\(joined("", "<br>\n&nbsp;<br/>"))</div></body></html>",
    "<html><body></body></html>\(joined("<p>", "</p>"))",
    "<html><body><pre>\(joined("", "\n\n"))</pre>", "<html><plaintext>\(joined("", "\n\n"))",
    "<table><tr><td>Menu<td><table><tr><td>\(joined("<p>", ""))</table></table>",
    "<!-- \(String(repeating: "licence ", count: 400)) --><html><body>\(joined("<p>", "</p>"))",
    "<?xml version='1.0'?><html><head><script src='a.js'/></head><body>\(joined("<p>", "</p>"))",
    "<html><body><iframe src=a>\(joined("<p>", "</p>"))",
    "<html><body>\(joined("<p>", "</p>").replacing("expected", with: "ex&shy;pec\u{AD}ted"))",
  ])
  func showsWhatABrowserShows(_ page: String) {
    let article = ArticleParser().parse(RawDocument(file: "a.html", contents: Array(page.utf8)))
    let shown = [article.lead, article.body].compactMap { $0 }.filter { !$0.isEmpty }
    #expect(shown.joined(separator: "\n") == Self.paragraphs.joined(separator: "\n"))
  }

  private static let declared = """
    {"@type": "NewsArticle", "headline": "New line", "datePublished": "2024-03-05T09:30:00+01:00", \
    "author": {"name": "Jo Doe"}, "articleSection": "Local", "keywords": ["sea", "pier"]}
    """

  private static func script(_ json: String) -> String {
    "<script type='application/ld+json'>\(json)</script>"
  }

  @Test(arguments: [
    script(declared), script("[{\"@type\": \"BreadcrumbList\"}, \(declared)]"),
    script(declared.replacing("]}", with: "],};")), script("<!-- \(declared) -->"),
    script("//<![CDATA[\n\(declared)\n//]]>"), script("/* new */ \(declared) // end"),
    script(
      declared.replacing("New line", with: "New line\", \"about\": \"a \"new\" line, it\\'s\n")
    ),
    script(declared.replacing("\"", with: "&quot;")),
    script(
      "{\"@graph\": [{\"@id\": \"#1\", \"name\": \"Jo Doe\"}, "
        + "\(declared.replacing("\"name\": \"Jo Doe\"", with: "\"@id\": \"#1\""))]}"
    ),
    "<link rel=canonical href='https://e.org/new/'>"
      + script("{\"@type\": \"Article\", \"url\": \"https://e.org/b\", \"headline\": \"Other\"}")
      + script(declared.replacing("{\"@type\"", with: "{\"url\": \"http://e.org/new\", \"@type\"")),
    """
    <meta property="og:title" content="New line"><meta name="parsely-section" content="Local">
    <meta name="DC.creator" content="Jo Doe"><meta name="parsely-tags" content="sea,pier">
    <meta property="article:published_time" content="2024-03-05 09:30:00 +0100">
    """,
    """
    <div vocab="http://schema.org/" typeof="NewsArticle"><h1 property="schema:headline">New line</h1>
    <b property="author">Jo Doe</b> <i property="articleSection">Local</i>
    <i property="keywords">sea, pier</i>
    <time property="dateModified" datetime="2024-04-01">x</time>
    <time property="datePublished" datetime="2024-03-05T09:30+01:00">x</time></div>
    """,
    """
    <h1>New line</h1><meta itemprop="articleSection" content="Local">
    <span class="author vcard"><a class="fn">Jo Doe</a></span>
    <time class="updated" datetime="2024-04-01">x</time>
    <abbr class="published" title="2024-03-05T09:30:00+01:00">x</abbr>
    <a rel="tag" href="/s">sea</a> <a rel="category tag" href="/p">pier</a>
    """,
  ])
  func readsWhatAPageSaysOfItself(_ head: String) {
    let page = "<html lang=en><body>\(head)\(Self.joined("<p>", "</p>"))</body></html>"
    let article = ArticleParser().parse(RawDocument(file: "a.html", contents: Array(page.utf8)))
    #expect(article.title == "New line" && article.authors == ["Jo Doe"])
    #expect(article.time?.description == "2024-03-05T09:30+01:00")
    #expect(article.section == "Local" && article.tags == ["sea", "pier"])
  }
}
