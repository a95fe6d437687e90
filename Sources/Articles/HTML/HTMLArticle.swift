/// Reads an HTML page as an article.
enum HTMLArticle {
  /// The zones and fields of a page; `document.bytes` is HTML.
  ///
  /// Linear in the size of the document.
  static func parse(_ document: RawDocument) -> Article {
    var article = Article(document: document)
    document.bytes.withUnsafeBufferPointer { bytes in
      let tree = HTMLTree(bytes)
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
      fillLines(&article, text, content)
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
    return article
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
