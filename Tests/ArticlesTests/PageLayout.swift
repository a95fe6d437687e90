/// Ways in which sites lay out the same page.
enum PageLayout: String, CaseIterable, Sendable {
  case extract, lean, crowded
  case blog, soup, table, amp, linkedData, microdata, plain

  var isHTML: Bool { ![.extract, .lean, .crowded].contains(self) }

  /// The page in this layout.
  func render(_ page: SamplePage) -> String {
    switch self {
    case .extract: extract(page)
    case .lean: lean(page)
    case .crowded: crowded(page)
    case .blog: blog(page)
    case .soup: soup(page)
    case .table: table(page)
    case .amp: amp(page)
    case .linkedData: linkedData(page)
    case .microdata: microdata(page)
    case .plain: plain(page)
    }
  }

  // MARK: Text

  /// A whole page as a browser's text: menu, head, text, teasers, footer.
  private func extract(_ page: SamplePage) -> String {
    var lines = [page["site"]] + page.menu
    lines += [
      "", page["section"], page["title"], page["byline"], page["published"], page["updated"], "",
    ]
    lines += [page["lead"], ""] + page.text.flatMap { [$0.words, ""] }
    lines += [page["related"]] + page.teasers + [""] + page.tags + ["", page["footer"]]
    return lines.joined(separator: "\n") + "\n"
  }

  /// An extract without furniture.
  private func lean(_ page: SamplePage) -> String {
    ([page["title"], page["published"], page["byline"], page["lead"]] + page.text.map(\.words))
      .joined(separator: "\n")
  }

  /// The site's name behind the headline, byline and dates in one line, bullets around the text.
  private func crowded(_ page: SamplePage) -> String {
    let menu = page.menu.map { "* " + $0 }
    let teasers = page.teasers.map { "* " + $0 }
    let meta = [page["byline"], page["published"], page["updated"]].joined(separator: " | ")
    let head = menu + teasers + ["\(page["title"]) - \(page["site"])", page["title"], meta]
    let body = [page["lead"]] + page.text.map(\.words)
    return (head + body + [page["related"]] + teasers.reversed() + menu + [page["footer"]])
      .joined(separator: "\n")
  }

  // MARK: HTML

  private func document(_ page: SamplePage, head: String = "", _ body: String) -> String {
    """
    <!doctype html><html lang="\(page.language)"><head><meta charset="utf-8">
    <title>\(page["title"]) - \(page["site"])</title>\(head)</head><body>\(body)</body></html>
    """
  }

  private func each(_ items: [String], _ open: String, _ close: String) -> String {
    items.map { open + $0 + close }.joined(separator: "\n")
  }

  private func paragraphs(
    _ page: SamplePage,
    _ open: String = "<p>",
    _ close: String = "</p>"
  ) -> String {
    page.text.map { item in
      switch item.kind {
      case "h": "<h2>\(item.words)</h2>"
      case "caption": "<figure><img src=\"a.jpg\"><figcaption>\(item.words)</figcaption></figure>"
      default: open + item.words + close
      }
    }.joined(separator: "\n")
  }

  private func blog(_ page: SamplePage) -> String {
    document(
      page,
      """
      <header id="masthead" class="site-header"><div class="site-title">\(page["site"])</div>
      <nav class="main-navigation"><ul>\(each(page.menu, "<li><a href=\"#\">", "</a></li>"))</ul></nav></header>
      <main><article class="post type-post"><header class="entry-header"><h1 class="entry-title">\(page["title"])</h1>
      <div class="entry-meta"><span class="posted-on"><time class="entry-date published" \
      datetime="\(page["date"])T14:35:00+00:00">\(page["published"])</time></span>
      <span class="byline author">\(each(page.authors, "<a rel=\"author\" href=\"#\">", "</a>"))</span></div></header>
      <div class="entry-content"><p>\(page["lead"])</p>\(paragraphs(page))</div>
      <footer class="entry-footer">\(each(page.tags, "<a rel=\"tag\" href=\"#\">", "</a>"))</footer></article>
      <section id="comments"><h2>1</h2><div class="comment"><p>\(page.teasers.joined(separator: ". "))</p></div></section></main>
      <aside class="widget-area"><h3>\(page["related"])</h3><ul>\(each(page.teasers, "<li><a href=\"#\">", "</a></li>"))</ul></aside>
      <footer class="site-footer"><p>\(page["footer"])</p></footer>
      """
    )
  }

  /// Nothing but `div` and `span`, with names that say nothing.
  private func soup(_ page: SamplePage) -> String {
    let text = page.text.map { "<div class=\"\($0.kind == "p" ? "b3" : "b4")\">\($0.words)</div>" }
    return document(
      page,
      """
      <div class="a1"><div class="a2">\(each(page.menu, "<span><a href=\"#\">", "</a></span>"))</div></div>
      <div class="b0"><div class="b1">\(page["title"])</div><div class="b2"><span>\(page["byline"])</span></div>
      <div class="b2"><span>\(page["published"])</span></div><div class="b3">\(page["lead"])</div>
      \(text.joined(separator: "\n"))</div>
      <div class="c1"><div>\(page["related"])</div>\(each(page.teasers, "<div><a href=\"#\">", "</a></div>"))</div>
      <div class="d1">\(page["footer"])</div>
      """
    )
  }

  /// The tables of old pages, with line breaks for paragraphs.
  private func table(_ page: SamplePage) -> String {
    let text = ([("p", page["lead"])] + page.text.map { ($0.kind, $0.words) }).map { item in
      item.0 == "h" ? "<b>\(item.1)</b>" : item.1
    }
    return document(
      page,
      """
      <table width="100%"><tr><td colspan="3">\(page["site"])</td></tr><tr>
      <td width="150">\(each(page.menu, "<a href=\"#\">", "</a><br>"))</td>
      <td><h1>\(page["title"])</h1><font size="1">\(page["byline"])</font><br><br>
      <font size="1">\(page["published"])</font><br><br>\(text.joined(separator: "<br><br>\n"))</td>
      <td width="150"><b>\(page["related"])</b><br>\(each(page.teasers, "<a href=\"#\">", "</a><br>"))</td></tr>
      <tr><td colspan="3"><small>\(page["footer"])</small></td></tr></table>
      """
    )
  }

  private func amp(_ page: SamplePage) -> String {
    document(
      page,
      head: data(page),
      """
      <amp-sidebar id="s"><ul>\(each(page.menu, "<li><a href=\"#\">", "</a></li>"))</ul></amp-sidebar>
      <main><h1>\(page["title"])</h1><div class="meta"><span>\(page["byline"])</span><span>\(page["published"])</span></div>
      <amp-img src="a.jpg" width="1" height="1"></amp-img><p>\(page["lead"])</p>\(paragraphs(page))
      <amp-social-share type="x"></amp-social-share></main>
      <amp-list><h3>\(page["related"])</h3><ul>\(each(page.teasers, "<li><a href=\"#\">", "</a></li>"))</ul></amp-list>
      <footer>\(page["footer"])</footer>
      """
    )
  }

  /// Everything that is known stands in a script, and the rest is bare.
  private func linkedData(_ page: SamplePage) -> String {
    document(
      page,
      head: data(page),
      """
      <div id="app"><div><ul>\(each(page.menu, "<li><a href=\"#\">", "</a></li>"))</ul></div>
      <div><div>\(page["title"])</div><div><p>\(page["lead"])</p>\(paragraphs(page))</div></div>
      <div><p>\(page["related"])</p>\(each(page.teasers, "<p><a href=\"#\">", "</a></p>"))</div>
      <div><p>\(page["footer"])</p></div></div>
      """
    )
  }

  private func microdata(_ page: SamplePage) -> String {
    let names = each(
      page.authors,
      "<span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><span itemprop=\"name\">",
      "</span></span>"
    )
    return document(
      page,
      """
      <div><ul>\(each(page.menu, "<li><a href=\"#\">", "</a></li>"))</ul></div>
      <div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">\(page["title"])</h1>
      \(names)<meta itemprop="dateModified" content="2025-03-14T08:10:00Z">
      <meta itemprop="datePublished" content="\(page["date"])T14:35:00Z">
      <div itemprop="articleBody"><p>\(page["lead"])</p>\(paragraphs(page))</div></div>
      <div><p>\(page["related"])</p><ul>\(each(page.teasers, "<li><a href=\"#\">", "</a></li>"))</ul></div>
      <div><p>\(page["footer"])</p></div>
      """
    )
  }

  /// Headings and paragraphs alone.
  private func plain(_ page: SamplePage) -> String {
    document(
      page,
      """
      <p>\(each(page.menu, "<a href=\"#\">", "</a> "))</p><h1>\(page["title"])</h1><p>\(page["byline"])</p>
      <p>\(page["published"])</p><p>\(page["updated"])</p><p>\(page["lead"])</p>\(paragraphs(page))
      <h3>\(page["related"])</h3><ul>\(each(page.teasers, "<li><a href=\"#\">", "</a></li>"))</ul><p>\(page["footer"])</p>
      """
    )
  }

  private func data(_ page: SamplePage) -> String {
    let authors = page.authors.map { "{\"@type\": \"Person\", \"name\": \"\($0)\"}" }.joined(
      separator: ", "
    )
    let title = page["title"].replacing("\"", with: "\\\"")
    return """
      <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
      "headline": "\(title)", "dateModified": "2025-03-14T08:10:00Z",
      "datePublished": "\(page["date"])T14:35:00Z", "author": [\(authors)]}</script>
      """
  }
}
