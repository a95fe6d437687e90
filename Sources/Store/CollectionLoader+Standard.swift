internal import Articles
internal import Events

extension CollectionLoader.Steps {
  /// The parser of this program.
  package static let standard = CollectionLoader.Steps { document in
    document.format == .html ? HTMLArticle.parse(document) : ArticleParser().parse(document)
  } mentions: { _ in
    []
  } events: { _, _ in
    []
  }
}
