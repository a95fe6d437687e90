internal import Chronology
internal import TextTools

/// The fields that a page's descriptions give.
struct HTMLFields {
  let metadata: HTMLMetadata
  let text: HTMLText
  let content: HTMLContent

  /// Fills in what the page says of itself; what it does not say stays as it is.
  func fill(_ article: inout Article) {
    article.url = metadata.canonical ?? metadata.content("og:url")
    article.source =
      metadata.content("og:site_name", "application-name")
      ?? metadata.article?["publisher"]?["name"]?.text
    article.section =
      metadata.content("article:section")
      ?? metadata.article?["articleSection"]?.elements.first?.text
    article.authors = HTMLAuthors(metadata, text, content).names
    article.tags = metadata.meta["article:tag"] ?? []
    article.language = metadata.language.flatMap {
      $0.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() }
    }
    if let stated = publication() {
      article.date = FuzzyDate(stated.day)
      article.creation = article.date
      article.time = stated.instant
      article.dateOrigin = .stated
    }
  }

  private func publication() -> StatedTime? {
    let article = metadata.article
    let candidates: [String?] = [
      article?["datePublished"]?.text,
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
      metadata.times.first(where: \.isPublication)?.value,
      article?["dateCreated"]?.text,
      metadata.objects.lazy.compactMap { $0["datePublished"]?.text }.first,
      metadata.times.first?.value,
    ]
    return candidates.lazy.compactMap { $0.flatMap(StatedTime.init) }.first
  }
}
