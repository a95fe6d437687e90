internal import TextTools

/// What a page says about itself: meta elements, JSON-LD, microdata, RDFa, microformats, `time`.
struct HTMLMetadata {
  /// Content of `meta` by lower-case name, property or itemprop, first come first.
  private(set) var meta: [String: [String]] = [:]

  /// The JSON-LD of the page, and the object in it that describes the article.
  private(set) var linked = LinkedData()
  private(set) var article: JSONValue?

  /// A `time` element with a `datetime`.
  struct Time {
    let value: String

    /// Whether it says that it is the publication.
    let isPublication: Bool

    /// Its index in the tree.
    let node: Int
  }

  private(set) var times: [Time] = []

  /// Texts of elements with an `itemprop` or `property`, by its lower-case name without a prefix.
  private(set) var properties: [String: [String]] = [:]

  /// Texts of elements with `rel="author"` or the microformats of a name, and with `rel="tag"`.
  private(set) var authorLinks: [String] = []
  private(set) var tagLinks: [String] = []
  private(set) var language: String?
  private(set) var titleElement: String?
  private(set) var canonical: String?

  /// What relative addresses refer to, where the page says so.
  private(set) var base: String?

  init(_ tree: HTMLTree) {
    for (index, node) in tree.nodes.enumerated() {
      switch (node.kind, node.tag) {
      case (.element, .meta): readMeta(tree.attributes(index))
      case (.element, .html): language = language ?? tree.attributes(index).value("lang")
      case (.element, .link): readLink(tree.attributes(index))
      case (.element, .base): readBase(tree.attributes(index))
      case (.element, .time): readTime(tree, index)
      case (.element, .title) where titleElement == nil && !isInForeign(tree, index):
        titleElement = tree.text(of: index)
      case (.raw, _): readScript(tree, index)
      case (.element, _) where !node.range.isEmpty:
        readProperty(tree, index)
        readRelation(tree, index)
      default: break
      }
    }
    article = linked.article(
      address: address,
      titles: [content("og:title"), titleElement].compactMap { $0.map(HTMLText.decoded) }
    )
  }

  /// The address that the page gives itself.
  var address: String? {
    let stated = canonical ?? content("og:url") ?? article?["url"]?.text ?? content("parsely-link")
    return stated.flatMap { HTMLAddress.absolute($0, base: base) }
  }

  /// The name of the publisher.
  var publisher: String? {
    linked.names(article?["publisher"]).first ?? content("dc.publisher", "dcterms.publisher")
      ?? properties["publisher"]?.first
  }

  /// The addresses of the pictures that stand for the article elsewhere.
  var pictures: [String] {
    let declared = (article?["image"]?.elements ?? []).compactMap {
      $0.text ?? $0["url"]?.text ?? $0["contentUrl"]?.text
    }
    return (meta["og:image"] ?? []) + declared
  }

  /// The tags that the page says its article has.
  var tags: [String] {
    [meta["article:tag"] ?? [], tagLinks].lazy.map(StatedTags.names).first { !$0.isEmpty } ?? []
  }

  /// The keywords that the page describes the article with, from the most to the least deliberate.
  var keywords: [String] {
    let sources: [[String]] = [
      linked.names(article?["keywords"]), properties["keywords"] ?? [],
      meta["parsely-tags"] ?? [], meta["news_keywords"] ?? meta["sailthru.tags"] ?? [],
      meta["dc.subject"] ?? [], meta["keywords"] ?? [],
    ]
    return sources.lazy.map(StatedTags.names).first { !$0.isEmpty } ?? []
  }

  /// The names of the breadcrumb between the front page and the article.
  var breadcrumb: [String] {
    let list = linked.first(ofType: "BreadcrumbList")
    let names = (list?["itemListElement"]?.elements ?? []).compactMap {
      ($0["name"]?.text ?? $0["item"]?["name"]?.text).map(HTMLText.decoded)
    }
    return Array(names.dropFirst())
  }

  /// The first content of the first of these names that has one.
  func content(_ names: String...) -> String? {
    for name in names {
      if let value = meta[name]?.first(where: { !$0.isEmpty }) { return value }
    }
    return nil
  }

  private mutating func readMeta(_ attributes: HTMLAttributes) {
    guard let content = attributes.value("content") else { return }
    for name in [
      attributes.value("property"), attributes.value("name"), attributes.value("itemprop"),
    ] {
      if let name, !name.isEmpty { meta[name.lowercased(), default: []].append(content) }
    }
  }

  private mutating func readLink(_ attributes: HTMLAttributes) {
    guard canonical == nil, attributes.value("rel")?.lowercased() == "canonical" else { return }
    canonical = attributes.value("href")
  }

  private mutating func readBase(_ attributes: HTMLAttributes) {
    guard base == nil, let address = attributes.value("href"), address.contains("://") else {
      return
    }
    base = address
  }

  private mutating func readRelation(_ tree: HTMLTree, _ index: Int) {
    let attributes = tree.attributes(index)
    if let relation = attributes.valueRange("rel") {
      if Self.hasWord("author", tree.bytes, relation) { authorLinks.append(tree.text(of: index)) }
      if Self.hasWord("tag", tree.bytes, relation) { tagLinks.append(tree.text(of: index)) }
    }
    guard let words = attributes.valueRange("class") else { return }
    // Microformats: the name on the author's card, and a day of publication in an abbreviation.
    if Self.hasWord("p-author", tree.bytes, words)
      || Self.hasWord("fn", tree.bytes, words) && isOfAuthor(tree, index)
    {
      authorLinks.append(tree.text(of: index))
    }
    if tree.nodes[index].tag == .abbr, Self.hasWord("published", tree.bytes, words),
      let title = attributes.value("title")
    {
      times.append(Time(value: title, isPublication: true, node: index))
    }
  }

  /// Whether one of the elements right around an element calls itself the author.
  private func isOfAuthor(_ tree: HTMLTree, _ index: Int) -> Bool {
    var parent = Int(tree.nodes[index].parent)
    for _ in 0..<3 where parent >= 0 {
      if let words = tree.attributes(parent).valueRange("class"),
        Self.hasWord("author", tree.bytes, words)
      {
        return true
      }
      parent = Int(tree.nodes[parent].parent)
    }
    return false
  }

  private mutating func readTime(_ tree: HTMLTree, _ index: Int) {
    let attributes = tree.attributes(index)
    guard let value = attributes.value("datetime"), !value.isEmpty else { return }
    let property = Self.property(attributes)
    let words = (attributes.value("class") ?? "").lowercased()
    guard property != "datemodified", !words.contains("updated"), !words.contains("modified")
    else { return }
    let isPublication =
      attributes.valueRange("pubdate") != nil || property == "datepublished"
      || words.contains("published")
    times.append(Time(value: value, isPublication: isPublication, node: index))
  }

  private mutating func readProperty(_ tree: HTMLTree, _ index: Int) {
    let attributes = tree.attributes(index)
    guard let name = Self.property(attributes), name != "articlebody" else { return }
    let value =
      attributes.value("content") ?? attributes.value("datetime")
      ?? (properties[name] == nil || tree.nodes[index].end - Int32(index) < 40
        ? shown(tree, index) : nil)
    if let value, !value.isEmpty { properties[name, default: []].append(value) }
  }

  /// The text of an element, or the content of the `meta` in it.
  private func shown(_ tree: HTMLTree, _ index: Int) -> String {
    let text = tree.text(of: index)
    guard text.isEmpty else { return text }
    return ((index + 1)..<Int(tree.nodes[index].end)).lazy.compactMap { child in
      tree.nodes[child].tag == .meta ? tree.attributes(child).value("content") : nil
    }.first ?? ""
  }

  /// The name that microdata or RDFa give an element, in lower case, without a prefix.
  private static func property(_ attributes: HTMLAttributes) -> String? {
    guard let name = attributes.value("itemprop") ?? attributes.value("property"), !name.isEmpty
    else { return nil }
    return name.lowercased().split(separator: ":").last.map(String.init)
  }

  /// Whether a list of words between blanks, in any case, has this one.
  private static func hasWord(
    _ word: StaticString,
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    var start = range.lowerBound
    while start + length <= range.upperBound {
      var end = start
      while end < range.upperBound, !HTMLTokenizer.isSpace(bytes[end]) { end += 1 }
      if end - start == length,
        (0..<length).allSatisfy({ bytes[start + $0] | 0x20 == word.utf8Start[$0] | 0x20 })
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  private mutating func readScript(_ tree: HTMLTree, _ index: Int) {
    let parent = Int(tree.nodes[index].parent)
    guard parent >= 0, tree.nodes[parent].tag == .script,
      let type = tree.attributes(parent).value("type"), type.lowercased().contains("ld+json")
    else { return }
    linked.add(UnsafeBufferPointer(rebasing: tree.bytes[tree.nodes[index].range]))
  }

  private func isInForeign(_ tree: HTMLTree, _ index: Int) -> Bool {
    var parent = tree.nodes[index].parent
    while parent >= 0 {
      let tag = tree.nodes[Int(parent)].tag
      if tag == .svg || tag == .math { return true }
      parent = tree.nodes[Int(parent)].parent
    }
    return false
  }
}
