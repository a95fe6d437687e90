internal import Chronology

extension ArticleParser {
  /// What the text of a page tells beyond its markup: language, a date beside the headline, quotes.
  func complete(
    _ page: inout Page,
    _ article: inout Article,
    _ html: HTMLArticle,
    _ guess: LanguageGuess
  ) {
    // What a page declares is the language of its template; its text knows better.
    article.language = guess.code ?? article.language
    article.script = guess.script
    page.take(article.lines, isMarked: html.isMarked)
    page.settleMarkup()
    let published = fillHead(&page, &article, html)
    page.settleInsets()
    for index in page.shapes.indices {
      article.lines[page.shapes[index].line].zone = page.zones[index]
    }
    article.fillText()
    estimateDate(&page, &article, published)
    noteLanguages(&page, &article, guess)
    article.words = page.shapes.indices.reduce(into: 0) { words, index in
      if page.isContent(index) || page.zones[index] == .title {
        words += page.shapes[index].words
      }
    }
    article.quotes = Quotes(page).found
    for index in article.quotes.indices {
      article.quotes[index].line = article.lines[article.quotes[index].line - 1].number
    }
    article.reasons += page.reasons.map { reason in
      var reason = reason
      if reason.line > 0 { reason.line = article.lines[reason.line - 1].number }
      return reason
    }
  }

  /// Headline, section, date, authors, tags that the page shows, where its descriptions name none.
  private func fillHead(
    _ page: inout Page,
    _ article: inout Article,
    _ html: HTMLArticle
  ) -> PublicationDate? {
    if !html.hasSureTitle, let title = page.settleTitle() {
      article.title = page.text(title.range)
    }
    let title = page.zones.firstIndex(of: .title)
    let published = article.date == nil ? fillDate(&page, &article, title: title) : nil
    if article.source == nil {
      article.source =
        source(page, title: nil)
        ?? (article.url ?? article.document.facts.url).flatMap(HTMLAddress.host)
    }
    if article.section == nil { fillSection(&page, &article, title: title) }
    if article.tags.isEmpty {
      // Runs of short lines are menus where the markup marks no tags.
      let tags = Tags(page, title: title, links: html.links)
      article.tags = tags.names
      for index in tags.lines { page.mark(index, .tags, "tags", "tags of the article") }
    }
    if article.tags.isEmpty { article.tags = html.keywords }
    fillAuthors(&page, &article, title: title)
    return published
  }

  /// Authors of the byline that the page shows, where it declares none but the site itself.
  private func fillAuthors(_ page: inout Page, _ article: inout Article, title: Int?) {
    guard article.authors.allSatisfy({ $0 == article.source }) else { return }
    let bylines = Bylines(page, title: title)
    // A page that marks its bylines has no need of guesses, and one that does not labels them.
    guard bylines.isLabelled else { return }
    article.authors = bylines.names
    for index in bylines.lines { page.mark(index, .byline, "authors", bylines.rule) }
  }
}
