/// An HTML page read by its markup, and how far the markup can be believed.
struct HTMLArticle {
  /// The zones and fields of the page.
  private(set) var article: Article

  /// Whether the element around each line says what it is: a paragraph, a heading, an item; cells
  /// and divisions say nothing.
  private(set) var isMarked: [Bool] = []

  /// Whether the page declares its headline or repeats it in its title.
  private(set) var hasSureTitle = false

  /// The keywords that the page is described with; tags that it shows say more.
  private(set) var keywords: [String] = []

  /// Where the texts of links stand in the article's text, in order.
  private(set) var links: [Range<Int>] = []

  /// Reads a page; `document.bytes` is HTML.
  ///
  /// Linear in the size of the document.
  init(_ document: RawDocument) {
    article = Article(document: document)
    document.bytes.withUnsafeBufferPointer { read(HTMLTree($0), document) }
  }

  private mutating func read(_ tree: HTMLTree, _ document: RawDocument) {
    let context = HTMLContext(tree)
    let text = HTMLText(tree, hints: context.hints)
    let metadata = HTMLMetadata(tree)
    let title = HTMLTitle(tree, metadata, text)
    let content = HTMLContent(
      tree,
      text,
      title: title.value,
      description: metadata.content("og:description", "description")
    )
    article.text = text.bytes
    article.origins = text.origins
    article.title = title.value
    hasSureTitle = title.isSure
    keywords = metadata.keywords
    links = text.links
    isMarked = text.blocks.map { Self.says($0.tag) }
    Self.fillLines(&article, text, content)
    let references = HTMLReferences(
      tree,
      context,
      text,
      content,
      metadata,
      base: metadata.base ?? document.facts.url ?? metadata.address
    )
    HTMLFields(
      metadata: metadata,
      title: title,
      text: text,
      content: content,
      references: references,
      hints: context.hints
    ).fill(&article)
  }

  private static func says(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .li, .blockquote, .pre, .dd, .dt, .figcaption: true
    default: tag.isHeading
    }
  }

  private static func fillLines(_ article: inout Article, _ text: HTMLText, _ content: HTMLContent)
  {
    var line = 1
    var position = 0
    for (index, block) in text.blocks.enumerated() {
      let source = article.source(of: block.range.lowerBound..<block.range.lowerBound + 1)
      while position < source.lowerBound {
        if article.document.bytes[position] == 0x0A { line += 1 }
        position += 1
      }
      let zone = content.zones[index]
      article.lines.append(Article.Line(number: line, range: block.range, zone: zone))
    }
  }
}

extension Article {
  /// Lead, body and captions out of the lines and their zones.
  mutating func fillText() {
    var found: [UInt8] = []
    for line in lines {
      switch line.zone {
      case .paragraph, .subheading, .listItem, .pullQuote:
        if !found.isEmpty { found.append(0x0A) }
        found.append(contentsOf: text[line.range])
      case .lead: lead = String(decoding: text[line.range], as: UTF8.self)
      case .caption: captions.append(String(decoding: text[line.range], as: UTF8.self))
      default: break
      }
    }
    body = String(decoding: found, as: UTF8.self)
  }
}
