internal import TextTools

/// The headline of a page: what the publisher declares comes before what the page shows.
struct HTMLTitle {
  /// The headline, or nil where the page has none.
  private(set) var value: String?

  /// Whether the publisher declares it, or the page's title repeats what a heading says.
  private(set) var isSure = false

  /// The name of the site that the page's title element adds to the headline.
  private(set) var site: String?

  init(_ tree: HTMLTree, _ metadata: HTMLMetadata, _ text: HTMLText) {
    let sites = Self.siteNames(metadata)
    let whole = metadata.titleElement.map(HTMLText.decoded)
    let declared = [metadata.article?["headline"]?.text, metadata.content("og:title")]
    let heading = Self.heading(tree, title: whole)
    isSure = heading?.isRepeated == true || declared.contains { $0?.isEmpty == false }
    let candidates = [
      declared[0], declared[1], heading?.text, whole,
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
    if let declared = value {
      let shown = Self.shown(declared, text)
      value = shown ?? declared
      // The longer part of the title, without the site, stands on the page.
      if let shown, shown.count < declared.count, shown.count * 2 > declared.count { isSure = true }
    }
    if let value, let whole { site = Self.rest(of: whole, behind: value) }
  }

  /// The first heading of the highest rank that the page's title repeats; else the first of all.
  ///
  /// Pages put their logo into one as well.
  private static func heading(
    _ tree: HTMLTree,
    title: String?
  ) -> (text: String, isRepeated: Bool)? {
    var first: String?
    for rank in [HTMLTag.h1, .h2, .h3] {
      for index in tree.nodes.indices
      where tree.nodes[index].kind == .element && tree.nodes[index].tag == rank {
        let text = tree.text(of: index)
        guard !text.isEmpty else { continue }
        if first == nil, rank == .h1 { first = text }
        guard let title else { continue }
        guard TextMeasure.length(text) >= leastHeading else { continue }
        // A site stands at either end of the title, and is the shorter part of it.
        if title.hasPrefix(text) || title.hasSuffix(text) && text.count * 2 > title.count {
          return (text, true)
        }
      }
    }
    return first.map { ($0, false) }
  }

  /// Shorter headings are labels or logos.
  private static let leastHeading = 12

  /// The name of a few words that stands behind the headline and a mark.
  private static func rest(of title: String, behind headline: String) -> String? {
    guard title.hasPrefix(headline) else { return nil }
    let rest = title.dropFirst(headline.count).drop { $0 == " " }
    guard let mark = rest.first, marks.contains(mark) else { return nil }
    let name = rest.dropFirst().drop { $0 == " " }
    let isName = (2...40).contains(name.count) && !name.contains { marks.contains($0) }
    return isName ? String(name) : nil
  }

  /// The title, or the longer part of it before or behind a mark, that the page shows as a block of its
  /// own.
  private static func shown(_ title: String, _ text: HTMLText) -> String? {
    let bytes = Array(title.utf8)
    func isShown(_ part: ArraySlice<UInt8>) -> Bool {
      text.blocks.contains {
        $0.range.count == part.count && text.bytes[$0.range].elementsEqual(part)
      }
    }
    guard !isShown(bytes[...]) else { return title }
    var best: ArraySlice<UInt8> = []
    for mark in title.indices where marks.contains(title[mark]) {
      for part in [title[..<mark], title[title.index(after: mark)...]] {
        let kept = HTMLText.trimmed(Array(part.utf8))
        if kept.count >= 8, kept.count > best.count, isShown(kept) { best = kept }
      }
    }
    return best.isEmpty ? nil : String(decoding: best, as: UTF8.self)
  }

  /// Signs between a headline and the name of its site.
  private static let marks = "-–—|·:•»_"

  /// What the site calls itself: its name, its publisher, its section, its host.
  private static func siteNames(_ metadata: HTMLMetadata) -> [String] {
    let address = metadata.canonical ?? metadata.content("og:url")
    let host = address?.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    return [
      metadata.content("og:site_name"), metadata.publisher,
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
