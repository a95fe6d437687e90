package import Articles
internal import Lexicon
internal import TextTools

/// Whom and what an article names: canonical English names in the order of the text.
package struct ArticleNames: Sendable {
  package var people: [String] = []
  package var countries: [String] = []
  package var places: [String] = []

  /// No names.
  package init() {}

  /// A name below this is no more than a guess.
  private static let leastConfidence: Float = 0.5

  /// The names in title, lead and body.
  ///
  /// - Complexity: linear in the text.
  package init(in article: Article) {
    guard let language = article.language else { return }
    let parts = [article.title, article.lead, article.body].compactMap { $0 }
    let text = Array(parts.joined(separator: "\n").utf8)
    let names = text.withUnsafeBufferPointer { original in
      NameSpotter(language: language).names(in: FoldedText(original), original: original)
    }
    for mention in names.mentions where mention.confidence >= Self.leastConfidence {
      if mention.country.isKnown, mention.kind != .person {
        Self.add(World.shared.name(of: mention.country), to: &countries)
      }
      guard !mention.traits.contains(.ambiguous), let name = names.name(of: mention) else {
        continue
      }
      switch mention.kind {
      case .person: Self.add(name, to: &people)
      case .city, .region: Self.add(name, to: &places)
      default: break
      }
    }
  }

  private static func add(_ name: String, to names: inout [String]) {
    if !names.contains(name) { names.append(name) }
  }
}
