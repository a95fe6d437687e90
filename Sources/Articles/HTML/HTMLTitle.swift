internal import TextTools

/// The headline of a page: the heading that the page's own descriptions name too.
struct HTMLTitle {
  /// The headline, or nil where the page has none.
  private(set) var value: String?

  init(_ tree: HTMLTree, _ text: HTMLText, _ metadata: HTMLMetadata) {
    let heading = tree.nodes.indices.first {
      tree.nodes[$0].kind == .element && tree.nodes[$0].tag == .h1 && !tree.text(of: $0).isEmpty
    }
    // What the publisher declares comes before what the page shows.
    let candidates = [
      metadata.article?["headline"]?.text, metadata.content("og:title"),
      heading.map(tree.text(of:)), metadata.titleElement,
    ]
    value = candidates.lazy.compactMap { $0.map(HTMLText.decoded) }.first { !$0.isEmpty }
    if let value, let site = metadata.content("og:site_name") {
      self.value = Self.withoutSite(value, HTMLText.decoded(site))
    }
  }

  /// The title without ` - Site`, ` | Site` at its end.
  private static func withoutSite(_ title: String, _ site: String) -> String {
    guard title.count > site.count + 3, title.hasSuffix(site) else { return title }
    let rest = title.dropLast(site.count)
    guard let mark = rest.last(where: { $0 != " " }), "-–—|·:•".contains(mark) else { return title }
    return String(rest.reversed().drop { $0 == " " || $0 == mark }.reversed())
  }
}
