internal import TextTools

/// The headline of a page: what the publisher declares comes before what the page shows.
struct HTMLTitle {
  /// The headline, or nil where the page has none.
  private(set) var value: String?

  init(_ tree: HTMLTree, _ metadata: HTMLMetadata, _ text: HTMLText) {
    let heading = tree.nodes.indices.first {
      tree.nodes[$0].kind == .element && tree.nodes[$0].tag == .h1 && !tree.text(of: $0).isEmpty
    }
    let sites = Self.siteNames(metadata)
    let candidates = [
      metadata.article?["headline"]?.text, metadata.content("og:title"),
      heading.map(tree.text(of:)), metadata.titleElement,
    ].map { candidate in
      candidate.map { Self.withoutSite(HTMLText.decoded($0), sites) }
    }
    value = candidates.lazy.compactMap { $0 }.first { !$0.isEmpty }
    // `Kicker: Headline` or `Headline, and a subtitle` in one place and `Headline` in the other: the
    // rest is no part of it.
    if let declared = value, let shared = candidates[1], TextMeasure.length(shared) >= 20,
      declared.hasSuffix(shared) || declared.hasPrefix(shared)
    {
      value = shared
    }
    value = value.map { Self.shown($0, text) }
  }

  /// The beginning of the title, up to a mark, that the page shows as a block of its own; else all.
  private static func shown(_ title: String, _ text: HTMLText) -> String {
    let bytes = Array(title.utf8)
    func isShown(_ part: ArraySlice<UInt8>) -> Bool {
      text.blocks.contains {
        $0.range.count == part.count && text.bytes[$0.range].elementsEqual(part)
      }
    }
    guard !isShown(bytes[...]) else { return title }
    var end = title.endIndex
    while let mark = title[..<end].lastIndex(where: { marks.contains($0) }) {
      let part = Array(title[..<mark].utf8)[...]
      let kept = HTMLText.trimmed(Array(part))
      if kept.count >= 8, isShown(kept) { return String(decoding: kept, as: UTF8.self) }
      end = mark
    }
    return title
  }

  /// Signs between a headline and the name of its site.
  private static let marks = "-–—|·:•»_"

  /// What the site calls itself: its name, its publisher, its section, its host.
  private static func siteNames(_ metadata: HTMLMetadata) -> [String] {
    let address = metadata.canonical ?? metadata.content("og:url")
    let host = address?.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    return [
      metadata.content("og:site_name"), metadata.article?["publisher"]?["name"]?.text,
      metadata.content("article:section"),
      host.hasPrefix("www.") ? String(host.dropFirst(4)) : host,
    ].compactMap { $0.map(HTMLText.decoded) }.filter { $0.count >= 2 }
  }

  /// The title without ` - Site`, ` | Site` at its end.
  private static func withoutSite(_ title: String, _ sites: [String]) -> String {
    for site in sites {
      guard title.count > site.count + 3, title.lowercased().hasSuffix(site.lowercased()) else {
        continue
      }
      let rest = title.dropLast(site.count)
      guard let mark = rest.last(where: { $0 != " " }), marks.contains(mark) else { continue }
      return String(rest.reversed().drop { $0 == " " || $0 == mark }.reversed())
    }
    return title
  }
}
