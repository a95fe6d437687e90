internal import Articles
internal import Events

extension CollectionLoader.Steps {
  /// The parser of this program.
  package static var standard: CollectionLoader.Steps {
    let articles = ArticleParser()
    let events = EventExtractor()
    return CollectionLoader.Steps {
      articles.parse($0)
    } names: {
      ArticleNames(in: $0)
    } mentions: {
      events.mentions(in: $0)
    } events: {
      EventClusters.build(articles: $0, mentions: $1)
    }
  }
}
