internal import TextTools

/// What a page says about itself: meta elements, JSON-LD, microdata, `time`, headings.
struct HTMLMetadata {
  /// Content of `meta` by lower-case name, property or itemprop, first come first.
  private(set) var meta: [String: [String]] = [:]

  /// The JSON-LD objects of the page, graphs opened, those that describe an article first.
  private(set) var objects: [JSONValue] = []

  /// A `time` element with a `datetime`.
  struct Time {
    let value: String

    /// Whether it says that it is the publication.
    let isPublication: Bool

    /// Its index in the tree.
    let node: Int
  }

  private(set) var times: [Time] = []

  /// Texts of elements with an itemprop.
  private(set) var properties: [String: [String]] = [:]

  /// Texts of links and elements with `rel="author"`, and with `rel="tag"`.
  private(set) var authorLinks: [String] = []
  private(set) var tagLinks: [String] = []
  private(set) var language: String?
  private(set) var titleElement: String?
  private(set) var canonical: String?

  init(_ tree: HTMLTree) {
    for (index, node) in tree.nodes.enumerated() {
      switch (node.kind, node.tag) {
      case (.element, .meta): readMeta(tree.attributes(index))
      case (.element, .html): language = tree.attributes(index).value("lang")
      case (.element, .link): readLink(tree.attributes(index))
      case (.element, .time): readTime(tree, index)
      case (.element, .title) where titleElement == nil && !isInForeign(tree, index):
        titleElement = tree.text(of: index)
      case (.raw, _): readScript(tree, index)
      case (.element, _) where !node.range.isEmpty:
        readProperty(tree, index)
        if node.tag == .a { readRelation(tree, index) }
      default: break
      }
    }
    let (articles, others) = objects.reduce(into: ([JSONValue](), [JSONValue]())) {
      sorted,
      object in
      if Self.isArticle(object) { sorted.0.append(object) } else { sorted.1.append(object) }
    }
    objects = articles + others
  }

  /// The JSON-LD object that describes the article, if there is one.
  var article: JSONValue? {
    objects.first.flatMap { Self.isArticle($0) ? $0 : nil }
  }

  /// The address that the page gives itself.
  var address: String? { canonical ?? content("og:url") }

  /// The addresses of the pictures that stand for the article elsewhere.
  var pictures: [String] {
    let declared = (article?["image"]?.elements ?? []).compactMap {
      $0.text ?? $0["url"]?.text ?? $0["contentUrl"]?.text
    }
    return (meta["og:image"] ?? []) + declared
  }

  /// The keywords that the page describes the article with, from the most to the least deliberate.
  var keywords: [String] {
    let declared = (article?["keywords"]?.elements ?? []).compactMap(\.text)
    let sources = [
      meta["article:tag"] ?? [], declared, tagLinks, meta["news_keywords"] ?? [],
      meta["keywords"] ?? [],
    ]
    return sources.lazy.map(Self.parts).first { !$0.isEmpty } ?? []
  }

  /// The names of a list with commas, each once.
  private static func parts(_ texts: [String]) -> [String] {
    var result: [String] = []
    for part in texts.flatMap({ $0.split { $0 == "," || $0 == ";" || $0 == "،" || $0 == "、" } }) {
      let name = HTMLText.decoded(String(part))
      if !name.isEmpty, !result.contains(name) { result.append(name) }
    }
    return result
  }

  /// The names of the breadcrumb between the front page and the article.
  var breadcrumb: [String] {
    let list = objects.first { $0["@type"]?.text == "BreadcrumbList" }
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

  private static func isArticle(_ object: JSONValue) -> Bool {
    (object["@type"]?.elements ?? []).contains { type in
      guard let name = type.text else { return false }
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
    }
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

  private mutating func readRelation(_ tree: HTMLTree, _ index: Int) {
    guard let relation = tree.attributes(index).value("rel")?.lowercased() else { return }
    let words = relation.split(separator: " ")
    if words == ["author"] { authorLinks.append(tree.text(of: index)) }
    if words.contains("tag") { tagLinks.append(tree.text(of: index)) }
  }

  private mutating func readTime(_ tree: HTMLTree, _ index: Int) {
    let attributes = tree.attributes(index)
    guard let value = attributes.value("datetime"), !value.isEmpty else { return }
    let isPublication =
      attributes.valueRange("pubdate") != nil
      || attributes.value("itemprop")?.lowercased() == "datepublished"
    times.append(Time(value: value, isPublication: isPublication, node: index))
  }

  private mutating func readProperty(_ tree: HTMLTree, _ index: Int) {
    guard let name = tree.attributes(index).value("itemprop")?.lowercased(), !name.isEmpty else {
      return
    }
    guard name != "articlebody" else { return }
    let attributes = tree.attributes(index)
    let value =
      attributes.value("content") ?? attributes.value("datetime")
      ?? (properties[name] == nil || tree.nodes[index].end - Int32(index) < 40
        ? tree.text(of: index) : nil)
    if let value, !value.isEmpty { properties[name, default: []].append(value) }
  }

  private mutating func readScript(_ tree: HTMLTree, _ index: Int) {
    let parent = Int(tree.nodes[index].parent)
    guard parent >= 0, tree.nodes[parent].tag == .script,
      let type = tree.attributes(parent).value("type"), type.lowercased().contains("ld+json")
    else { return }
    let range = tree.nodes[index].range
    let value = try? JSONValue(UnsafeBufferPointer(rebasing: tree.bytes[range]))
    collect(value ?? .null, depth: 0)
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    guard depth < 8 else { return }
    for element in value.elements {
      guard case .object = element else { continue }
      objects.append(element)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "subjectOf"] {
        if let inner = element[key] { collect(inner, depth: depth + 1) }
      }
    }
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
