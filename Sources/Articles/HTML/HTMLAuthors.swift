internal import TextTools

/// The authors that a page names: in its descriptions, in links and elements marked as such, or in
/// the byline that it shows.
enum HTMLAuthors {
  /// The names, in order, each once.
  static func names(
    _ metadata: HTMLMetadata,
    _ text: HTMLText,
    _ content: HTMLContent
  ) -> [String] {
    let fields = StatedNames(language: metadata.language)
    let sources: [[String]] = [
      metadata.linked.names(metadata.article?["author"]),
      metadata.meta["author"] ?? [],
      metadata.meta["article:author"] ?? [],
      metadata.meta["parsely-author"] ?? metadata.meta["sailthru.author"] ?? [],
      metadata.meta["dc.creator"] ?? metadata.meta["dcterms.creator"] ?? [],
      metadata.properties["author"] ?? [],
      metadata.authorLinks,
      byline(text, content),
    ]
    return sources.lazy.map(fields.names).first { !$0.isEmpty } ?? []
  }

  /// Short blocks that the page marks as a byline, near the headline or the first paragraph.
  private static func byline(_ text: HTMLText, _ content: HTMLContent) -> [String] {
    let start = content.zones.firstIndex(of: .title) ?? 0
    let end = content.zones.firstIndex(of: .paragraph) ?? 0
    guard start < end else { return [] }
    return (start..<end).filter {
      let block = text.blocks[$0]
      return block.hints.contains(.byline) && block.length < 80
        && block.hints.isDisjoint(with: [.related, .share, .comment, .promotion])
    }.prefix(1).map { String(decoding: text.bytes[text.blocks[$0].range], as: UTF8.self) }
  }
}
