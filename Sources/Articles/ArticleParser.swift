internal import Chronology

/// Reads a document of plain text as an article: language, zones, fields.
///
/// Stateless; linear in the document. The rules know how pages are made and nothing of any site:
///
/// 1. the language by script and frequent words,
/// 2. each line's shape, and by a small model which lines are the article's text,
/// 3. the headline, then everything that stands in a known place around headline and text.
package struct ArticleParser: Sendable {
  package init() {}

  /// The article of a document.
  package func parse(_ document: RawDocument) -> Article {
    var article: Article
    switch document.format {
    case .html:
      let html = HTMLArticle(document)
      article = html.article
      withPage(of: article) { page, guess in complete(&page, &article, html, guess) }
    case .text, .markdown:
      article = Article(document: document)
      let addresses = flow(&article)
      withPage(of: article) { page, guess in read(&page, &article, guess) }
      if let addresses { refer(&article, addresses) }
    }
    let language = article.language
    article.take(article.document.facts) { date($0, language: language) }
    return article
  }

  /// Takes front matter as the facts of a Markdown document, and makes its text, or one with broken
  /// lines, readable; the links and pictures of what it changed.
  private func flow(_ article: inout Article) -> (links: [String], images: [String])? {
    let bytes = article.document.bytes
    let isMarkdown = article.document.format == .markdown
    let front = isMarkdown ? FrontMatter(bytes, isMarkdown: true) : nil
    if let front { article.document.facts = JSONFields.usual.read(front.record).facts }
    let flowed = bytes.withUnsafeBufferPointer {
      FlowedText($0, from: front?.end ?? 0, isMarkdown: isMarkdown)
    }
    guard let flowed else { return nil }
    article.text = flowed.bytes
    article.origins = flowed.origins
    return (flowed.links, flowed.images)
  }

  /// Makes lines refer to the document, whose text was made readable.
  private func refer(_ article: inout Article, _ addresses: (links: [String], images: [String])) {
    var line = 1
    var position = 0
    for index in article.lines.indices {
      let start = article.lines[index].range.lowerBound
      let source = article.source(of: start..<start).lowerBound
      while position < min(source, article.document.bytes.count) {
        if article.document.bytes[position] == 0x0A { line += 1 }
        position += 1
      }
      article.lines[index].number = line
    }
    let numbers = article.lines.map(\.number)
    for index in article.quotes.indices {
      article.quotes[index].line = numbers[article.quotes[index].line - 1]
    }
    for index in article.reasons.indices where article.reasons[index].line > 0 {
      article.reasons[index].line = numbers[article.reasons[index].line - 1]
    }
    if article.document.format == .markdown {
      article.links = addresses.links + article.links.filter { !addresses.links.contains($0) }
      article.images += addresses.images.filter { !article.images.contains($0) }
    }
  }

  /// The first date in a text, as the language writes it.
  private func date(_ text: String, language: String?) -> DateMention? {
    var bytes = Array(text.utf8)
    let table = ScalarTable.shared
    return bytes.withUnsafeMutableBufferPointer { bytes in
      table.classes.withUnsafeBufferPointer { classes in
        table.folded.withUnsafeBufferPointer { folds in
          let source = PageSource(bytes: UnsafeBufferPointer(bytes), classes: classes, folds: folds)
          let page = source.page(LanguageGuess(stated: language))
          return page.shapes.indices.lazy.compactMap { page.dates($0).first }.first
        }
      }
    }
  }

  /// Lends the lines of the article's text, with the tables to read them.
  private func withPage(of article: Article, _ body: (inout Page, LanguageGuess) -> Void) {
    let table = ScalarTable.shared
    article.text.withUnsafeBufferPointer { bytes in
      table.classes.withUnsafeBufferPointer { classes in
        table.folded.withUnsafeBufferPointer { folds in
          let source = PageSource(bytes: bytes, classes: classes, folds: folds)
          var guess = source.language(of: article)
          var page = source.page(guess)
          // A page in two languages has that of its text, not of its menus or comments.
          if !guess.isUniform, let own = source.language(of: page), own.code != guess.code {
            guess = own
            page = source.page(own)
          }
          body(&page, guess)
        }
      }
    }
  }

  private func read(_ page: inout Page, _ article: inout Article, _ guess: LanguageGuess) {
    article.language = guess.code
    article.script = guess.script
    let published = fillHead(&page, &article)
    fillSides(&page, &article)
    fillText(&page, &article)
    estimateDate(&page, &article, published)
    article.lines = lines(page)
    noteLanguages(&page, &article, guess)
    article.reasons = page.reasons
  }

  /// Headline, section, date, authors: what stands around the headline.
  private func fillHead(_ page: inout Page, _ article: inout Article) -> PublicationDate {
    let title = page.settleTitle()
    let line = page.zones.firstIndex(of: .title)
    article.title = title.map { page.text($0.range) }
    fillSection(&page, &article, title: line, suffix: title?.suffix)
    let published = fillDate(&page, &article, title: line)
    let bylines = Bylines(page, title: line)
    article.authors = bylines.names
    for index in bylines.lines { page.mark(index, .byline, "authors", bylines.rule) }
    page.settleInsets()
    article.source = source(page, title: title)
    return published
  }

  /// The section that a line around the headline names.
  func fillSection(
    _ page: inout Page,
    _ article: inout Article,
    title: Int?,
    suffix: Range<Int>? = nil
  ) {
    let sections = Sections(page, title: title, suffix: suffix)
    guard let name = sections.name else { return }
    article.section = name
    page.mark(sections.line, .section, "section", "name of a section by the headline")
  }

  /// The day of publication as lines around the headline, or the beginning of the text, tell it.
  func fillDate(
    _ page: inout Page,
    _ article: inout Article,
    title: Int?
  ) -> PublicationDate {
    let published = PublicationDate(page, title: title)
    if let mention = published.mention, let day = mention.fullDay {
      article.date = FuzzyDate(day)
      article.time = mention.instant
      article.dateOrigin = .stated
      // Markup knows better what is text; a dateline belongs to it everywhere.
      let isText = published.isDateline || article.document.format == .html
      let zone = isText ? page.zones[published.line] : .date
      page.mark(published.line, zone, "date", published.rule)
    } else if let partial = published.partial, partial.isAlone,
      article.document.format != .html
    {
      page.zones[partial.line] = .date
    }
    article.creation = article.date
    return published
  }

  /// When it was published, as its own text tells, where no line states the whole day.
  func estimateDate(
    _ page: inout Page,
    _ article: inout Article,
    _ published: PublicationDate?
  ) {
    guard article.date == nil || article.dateOrigin == .url && published?.partial != nil else {
      return
    }
    let estimate = PublicationEstimate(
      page,
      language: article.language,
      partial: published?.partial,
      update: DateLabel.update(of: page, title: page.zones.firstIndex(of: .title))
    )
    article.creation = estimate.creation
    guard let date = estimate.date else { return }
    article.date = date
    article.dateOrigin = estimate.origin
    for reason in estimate.reasons { page.note("date", reason.index, reason.rule) }
  }

  /// Tags, pictures, links, and what addresses tell where the text says no date.
  private func fillSides(_ page: inout Page, _ article: inout Article) {
    let tags = Tags(page, title: page.zones.firstIndex(of: .title))
    article.tags = tags.names
    for index in tags.lines { page.mark(index, .tags, "tags", "tags of the article") }
    let addresses = Addresses(page)
    article.images = addresses.images
    article.links = addresses.links
    if article.source == nil { article.source = addresses.host }
    if article.date == nil, let month = addresses.month {
      article.date = FuzzyDate(year: month.year, month: month.month)
      article.dateOrigin = .url
      page.note("date", month.line, "month in the address of a picture")
    }
    article.creation = article.date
    for index in page.shapes.indices where page.zones[index] == .caption {
      article.captions.append(page.text(page.shapes[index].content))
    }
  }

  /// Lead, body and what they quote.
  private func fillText(_ page: inout Page, _ article: inout Article) {
    if let lead = page.settleLead() { article.lead = page.text(page.shapes[lead].content) }
    var words = page.zones.firstIndex(of: .title).map { page.shapes[$0].words } ?? 0
    let content = page.shapes.indices.filter { page.isContent($0) }
    for index in content { words += page.shapes[index].words }
    article.body = page.text(ofLines: content.filter { page.zones[$0] != .lead })
    article.words = words
    article.quotes = Quotes(page).found
  }

  /// Paragraphs in another language than the article's.
  func noteLanguages(_ page: inout Page, _ article: inout Article, _ guess: LanguageGuess) {
    for index in page.shapes.indices where page.isContent(index) {
      guard let code = page.foreignLanguage(index, guess) else { continue }
      article.lines[page.shapes[index].line].language = code
      page.note("language", index, "paragraph in the language \(code)")
    }
  }

  /// The site: a name cut off the headline, or the holder in a copyright line.
  func source(_ page: Page, title: TitleText?) -> String? {
    if let suffix = title?.suffix, !Sections.isSection(page, suffix) { return page.text(suffix) }
    for (index, shape) in page.shapes.enumerated()
    where page.beginsWithCopyright(shape) && shape.width < 120 && page.zones[index] != .credit {
      if let name = Copyright.holder(page, shape.content) { return name }
    }
    return nil
  }

  private func lines(_ page: Page) -> [Article.Line] {
    var lines: [Article.Line] = []
    lines.reserveCapacity(page.lines.count)
    for (index, range) in page.lines.enumerated() {
      lines.append(Article.Line(number: index + 1, range: range, zone: .blank))
    }
    for (index, shape) in page.shapes.enumerated() { lines[shape.line].zone = page.zones[index] }
    return lines
  }
}

extension Page {
  /// Gives a line that is no text of the article its zone, and says why.
  mutating func mark(_ index: Int, _ zone: Article.Zone, _ field: String, _ rule: String) {
    if zones[index] != .title { zones[index] = zone }
    note(field, index, rule)
  }
}

/// The holder that a copyright line names.
enum Copyright {
  /// The words after the sign and the years, up to a sign or a full stop.
  static func holder(_ page: Page, _ range: Range<Int>) -> String? {
    var start = -1
    var end = -1
    var reader = page.elements(range)
    while let element = reader.next() {
      if element.isWord {
        if start < 0 { start = element.range.lowerBound }
        end = element.range.upperBound
      } else if start >= 0, !element.kind.contains(.space), element.scalar != 0x26,
        element.scalar != 0x27
      {
        break
      }
    }
    guard start >= 0, end - start <= 48 else { return nil }
    return page.text(start..<end)
  }
}
