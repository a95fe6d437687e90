/// What the article's own part of a page refers to: its pictures, the links of its text, its tags.
struct HTMLReferences {
  /// Addresses of pictures, or what they show where they have none: the page's own first.
  private(set) var images: [String] = []

  /// Where links in the body and the lead lead.
  private(set) var links: [String] = []

  /// Texts of links that the page marks as tags.
  private(set) var tags: [String] = []

  private let tree: HTMLTree
  private let base: String?

  /// The links so far, to keep each once.
  private var known: Set<String> = []

  /// Reads the part from the headline to the last paragraph; linear in the page.
  init(
    _ tree: HTMLTree,
    _ context: HTMLContext,
    _ text: HTMLText,
    _ content: HTMLContent,
    _ metadata: HTMLMetadata,
    base: String?
  ) {
    self.tree = tree
    self.base = base
    for address in metadata.pictures { add(image: address) }
    var isText: Set<Int32> = []
    var span: Range<Int>?
    for (index, block) in text.blocks.enumerated() {
      let element = Int(block.element)
      switch content.zones[index] {
      case .paragraph, .subheading, .listItem, .pullQuote, .lead: isText.insert(block.element)
      case .title where span == nil: break
      default: continue
      }
      let end = Int(tree.nodes[element].end)
      span = min(span?.lowerBound ?? element, element)..<max(span?.upperBound ?? end, end)
    }
    for index in tree.nodes.indices where tree.nodes[index].kind == .element {
      let hints = context.hints[index]
      switch tree.nodes[index].tag {
      case .img where span?.contains(index) == true && hints.isDisjoint(with: Self.foreign):
        readImage(index)
      case .a:
        if hints.contains(.tags), hints.isDisjoint(with: [.navigation, .footer, .related]),
          let span, index > span.lowerBound - Self.reach, index < span.upperBound + Self.reach
        {
          add(tag: index)
        } else if isText.contains(block(around: index)) {
          readLink(index)
        }
      default: break
      }
    }
  }

  /// How many nodes around the text its tags may stand; clouds of a whole site lie further off.
  private static let reach = 60

  /// Hints of parts whose pictures are none of the article's; figures stand in asides too.
  private static let foreign = HTMLHints.boilerplate.subtracting([.aside, .hidden])

  private func block(around index: Int) -> Int32 {
    var parent = tree.nodes[index].parent
    while parent >= 0, !tree.nodes[Int(parent)].tag.isBlock {
      parent = tree.nodes[Int(parent)].parent
    }
    return parent
  }

  private mutating func readLink(_ index: Int) {
    guard let target = tree.attributes(index).value("href"),
      let address = HTMLAddress.absolute(target, base: base), known.insert(address).inserted
    else { return }
    links.append(address)
  }

  /// Pages that load pictures late write their addresses into other attributes.
  private mutating func readImage(_ index: Int) {
    let attributes = tree.attributes(index)
    // Counters of visits are pictures of one point.
    if attributes.value("width") == "1" || attributes.value("height") == "1" { return }
    let sources = [
      attributes.value("src"), attributes.value("data-src"), attributes.value("data-original"),
      attributes.value("data-lazy-src"), Self.first(of: attributes.value("srcset")),
      Self.first(of: attributes.value("data-srcset")),
    ]
    let source = sources.lazy.compactMap { $0 }.first { !$0.isEmpty && !$0.hasPrefix("data:") }
    if let source {
      add(image: source)
    } else if let shown = attributes.value("alt").map(HTMLText.decoded), !shown.isEmpty,
      !images.contains(shown)
    {
      images.append(shown)
    }
  }

  /// The first address of `a.jpg 1x, b.jpg 2x`.
  private static func first(of sources: String?) -> String? {
    sources?.split { $0 == " " || $0 == "\n" }.first.map(String.init)
  }

  private mutating func add(image reference: String) {
    guard let address = HTMLAddress.absolute(reference, base: base), !images.contains(address)
    else { return }
    images.append(address)
  }

  private mutating func add(tag index: Int) {
    let text = tree.text(of: index)
    let name = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard (2...60).contains(TextMeasure.length(name)), !tags.contains(name) else { return }
    tags.append(name)
  }
}
