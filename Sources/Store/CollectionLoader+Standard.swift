internal import Articles
internal import Events

extension CollectionLoader.Steps {
  /// The parser of this program.
  package static let standard = CollectionLoader.Steps { document in
    ArticleParser().parse(document)
  } mentions: { _ in
    []
  } events: { _, _ in
    []
  }
}
