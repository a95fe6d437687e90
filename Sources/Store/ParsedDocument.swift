internal import Articles
internal import Events

/// What one document gave.
struct ParsedDocument: Sendable {
  var article: Article
  var names: ArticleNames
  var mentions: [Mention]

  /// A document without content.
  static let blank = ParsedDocument(
    article: Article(document: RawDocument(file: "", bytes: [], id: "")),
    names: ArticleNames(),
    mentions: []
  )

  /// The path of the file that it was in, without the number within a container.
  var path: String {
    let file = article.document.file
    guard let mark = file.lastIndex(of: "#") else { return file }
    let number = file[file.index(after: mark)...]
    return !number.isEmpty && number.utf8.allSatisfy { 0x30...0x39 ~= $0 }
      ? String(file[..<mark]) : file
  }

  /// Takes another path of the same document where it comes first in byte order.
  mutating func nameEarlier(_ file: String) {
    guard file.utf8.lexicographicallyPrecedes(article.document.file.utf8) else { return }
    article.document.file = file
    for mention in mentions.indices {
      for place in mentions[mention].evidence.indices {
        mentions[mention].evidence[place].file = file
      }
    }
  }
}
