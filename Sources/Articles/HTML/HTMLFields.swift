internal import Chronology
internal import TextTools

/// The fields that a page's descriptions give.
struct HTMLFields {
  let metadata: HTMLMetadata
  let title: HTMLTitle
  let text: HTMLText
  let content: HTMLContent
  let references: HTMLReferences

  /// What stands around each node.
  let hints: [HTMLHints]

  /// Fills in what the page says of itself; what it does not say stays as it is.
  func fill(_ article: inout Article) {
    article.url = metadata.address
    let source =
      metadata.content("og:site_name", "application-name")
      ?? metadata.publisher ?? title.site
    article.source = source.map(HTMLText.decoded)
    let section =
      metadata.content("article:section")
      ?? metadata.article?["articleSection"]?.elements.first?.text
      ?? metadata.content("parsely-section", "articlesection") ?? metadata.properties[
        "articlesection"
      ]?.first
      ?? metadata.breadcrumb.last { $0 != title.value && $0 != source }
    article.section = section.map(HTMLText.decoded)
    article.authors = HTMLAuthors.names(metadata, text, content)
    article.tags = metadata.tags.isEmpty ? references.tags : metadata.tags
    article.images = references.images
    article.links = references.links
    article.language = metadata.language.flatMap {
      $0.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() }
    }
    if let stated = publication() {
      article.date = FuzzyDate(stated.day)
      article.creation = article.date
      article.time = stated.instant
      article.dateOrigin = .stated
    } else if article.document.facts.date == nil {
      // It may be written as the language of the page writes it.
      article.document.facts.date = declaredDates.lazy.compactMap { $0 }.first { !$0.isEmpty }
    }
  }

  /// Whether a time stands by the headline or in the text: teasers and comments have times too.
  private func isOfArticle(_ time: HTMLMetadata.Time) -> Bool {
    let blocks = text.blocks.indices.filter {
      content.zones[$0] == .title || content.zones[$0] == .paragraph
    }
    guard let first = blocks.first, let last = blocks.last else { return true }
    let foreign: HTMLHints = [.related, .comment, .navigation, .footer, .promotion]
    return hints[time.node].isDisjoint(with: foreign)
      && time.node > Int(text.blocks[first].element) - Self.reach
      && time.node < Int(text.blocks[last].element) + Self.reach
  }

  /// How many nodes before the headline and behind the text a time may stand.
  private static let reach = 40

  private func publication() -> StatedTime? {
    let shown = [
      metadata.times.first(where: \.isPublication)?.value,
      metadata.article?["dateCreated"]?.scalar,
      metadata.linked.anyPublication,
      metadata.times.first(where: isOfArticle)?.value,
    ]
    return (declaredDates + shown).lazy.compactMap { $0.flatMap(StatedTime.init) }.first
  }

  /// What the page declares as its day of publication, the most deliberate first.
  private var declaredDates: [String?] {
    [
      metadata.article?["datePublished"]?.scalar,
      metadata.content(
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "og:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date"
      ),
      metadata.properties["datepublished"]?.first,
    ]
  }
}
