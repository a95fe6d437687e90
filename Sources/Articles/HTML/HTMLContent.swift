/// Which of a page's blocks are the article.
///
/// The container is the smallest element that holds most of the running text outside navigation,
/// sidebars and the like (the idea of Readability); inside it every block is judged by its own tag,
/// hints and links. The lead may stand before it.
struct HTMLContent {
  /// A zone for each block.
  private(set) var zones: [Article.Zone]

  private let tree: HTMLTree
  private let text: HTMLText
  private let good: [Int]

  /// Judges the blocks; `title` and `description` are the page's own.
  init(_ tree: HTMLTree, _ text: HTMLText, title: String?, description: String?) {
    self.tree = tree
    self.text = text
    zones = Array(repeating: .other, count: text.blocks.count)
    good = Self.weights(tree, text)
    guard let container = container().map({ oneArticle(in: $0, title: title) }) else { return }
    let inside = text.blocks.indices.filter {
      text.blocks[$0].element >= container && text.blocks[$0].element < tree.nodes[container].end
    }
    for index in inside { zones[index] = zone(of: text.blocks[index]) }
    acceptShortSiblings(inside)
    dropExcerpts(inside)
    dropRepetitions(inside)
    trimEnds(inside)
    dropLonelyHeadings(inside)
    findTitle(title)
    findLead(before: inside.first { zones[$0] == .paragraph } ?? 0, description: description)
  }

  private static func weights(_ tree: HTMLTree, _ text: HTMLText) -> [Int] {
    var good = Array(repeating: 0, count: tree.nodes.count)
    for block in text.blocks {
      good[Int(block.element)] += weight(of: block)
    }
    for index in stride(from: tree.nodes.count - 1, through: 0, by: -1) {
      let parent = Int(tree.nodes[index].parent)
      if parent >= 0 { good[parent] += good[index] }
    }
    return good
  }

  /// How much a block speaks for the element around it: the length of its running text.
  private static func weight(of block: HTMLText.Block) -> Int {
    let length = block.length
    guard block.hints.isDisjoint(with: .boilerplate), !block.hints.contains(.caption),
      length >= 60, block.linkBytes * 2 < block.range.count
    else { return 0 }
    return length - 30
  }

  private func container() -> Int? {
    guard var best = good.indices.first, good[best] > 0 else { return nil }
    while true {
      var heaviest = -1
      var child = best + 1
      while child < tree.nodes[best].end {
        if heaviest < 0 || good[child] > good[heaviest] { heaviest = child }
        child = Int(tree.nodes[child].end)
      }
      guard heaviest >= 0, good[heaviest] * 4 >= good[best] * 3, good[heaviest] > 0,
        !Self.isParagraph(tree.nodes[heaviest].tag)
      else { return best }
      best = heaviest
    }
  }

  /// Pages that append the next articles: only the one with the headline is meant.
  ///
  /// Where no single article holds the headline, as in a live blog, all of them are.
  private func oneArticle(in container: Int, title: String?) -> Int {
    guard let title = title.map({ Array($0.utf8) }) else { return container }
    var index = container + 1
    var titled: Int?
    var others = 0
    while index < tree.nodes[container].end {
      let node = tree.nodes[index]
      guard node.tag == .article, good[index] * 8 > good[container] else {
        index += 1
        continue
      }
      let holdsTitle = text.blocks.contains {
        $0.element > index && $0.element < node.end && $0.tag.isHeading
          && text.bytes[$0.range].elementsEqual(title)
      }
      if holdsTitle, titled == nil { titled = index } else { others += 1 }
      index = Int(node.end)
    }
    guard let titled, others > 0 else { return container }
    return titled
  }

  private static func isParagraph(_ tag: HTMLTag) -> Bool {
    tag == .p || tag == .li || tag.isHeading || tag == .td
  }

  private func zone(of block: HTMLText.Block) -> Article.Zone {
    let length = block.length
    let hints = block.hints
    if hints.contains(.comment) { return .comment }
    if hints.contains(.caption) { return .caption }
    if hints.contains(.figure), !hints.contains(.quotation) { return .caption }
    if hints.contains(.share) { return .share }
    if hints.contains(.related) { return .teaser }
    if hints.contains(.footer) { return .footer }
    if !hints.isDisjoint(with: .boilerplate) { return .navigation }
    if block.linkBytes * 10 > block.range.count * 7 { return .teaser }
    if block.tag.isHeading { return block.tag == .h1 ? .title : .subheading }
    if hints.contains(.list), block.tag != .p { return .listItem }
    if hints.contains(.byline), length < 200 { return .byline }
    if hints.contains(.time), length < 100 { return .date }
    if block.tag == .p || block.tag == .blockquote || block.tag == .pre { return .paragraph }
    return length >= 80 ? .paragraph : .other
  }

  /// Pages that use other elements than `p` for paragraphs: a short one counts as its siblings do.
  private mutating func acceptShortSiblings(_ inside: [Int]) {
    var parents: Set<Int32> = []
    for index in inside where zones[index] == .paragraph && text.blocks[index].tag != .p {
      parents.insert(parent(of: text.blocks[index]))
    }
    for index in inside where zones[index] == .other {
      let block = text.blocks[index]
      if block.hints.isDisjoint(with: .boilerplate), parents.contains(parent(of: block)) {
        zones[index] = .paragraph
      }
    }
  }

  private func parent(of block: HTMLText.Block) -> Int32 {
    tree.nodes[Int(block.element)].parent
  }

  /// A headline that is a link announces another article, and the text below it is its excerpt.
  ///
  /// Linked headings occur inside articles too, but there the text stands with its other paragraphs.
  private mutating func dropExcerpts(_ inside: [Int]) {
    var lengths: [Int32: Int] = [:]
    for index in inside where zones[index] == .paragraph {
      lengths[parent(of: text.blocks[index]), default: 0] += text.blocks[index].length
    }
    let total = lengths.values.reduce(0, +)
    for (heading, index) in zip(inside, inside.dropFirst()) {
      let block = text.blocks[index]
      if text.blocks[heading].tag.isHeading, zones[heading] == .teaser, zones[index] == .paragraph,
        (lengths[parent(of: block)] ?? 0) * 5 < total
      {
        zones[index] = .teaser
      }
    }
  }

  /// Text that stands on the page twice (for small and large screens) counts once.
  private mutating func dropRepetitions(_ inside: [Int]) {
    var seen: Set<ArraySlice<UInt8>> = []
    for index in inside where zones[index] == .paragraph || zones[index] == .listItem {
      let block = text.blocks[index]
      if block.length >= 60, !seen.insert(text.bytes[block.range]).inserted {
        zones[index] = .other
      }
    }
  }

  /// What stands before the first and behind the last paragraph is no body, lists of text aside.
  private mutating func trimEnds(_ inside: [Int]) {
    guard let first = inside.first(where: { zones[$0] == .paragraph }),
      let last = inside.last(where: { zones[$0] == .paragraph })
    else { return }
    for index in inside where index < first || index > last {
      if zones[index] == .subheading || zones[index] == .listItem { zones[index] = .other }
    }
  }

  /// A heading whose section was dropped goes too.
  private mutating func dropLonelyHeadings(_ inside: [Int]) {
    var isFollowed = false
    for index in inside.reversed() {
      switch zones[index] {
      case .paragraph, .listItem: isFollowed = true
      case .subheading:
        if !isFollowed { zones[index] = .other }
      case .teaser: isFollowed = false
      default: break
      }
    }
  }

  private mutating func findTitle(_ title: String?) {
    guard let title else { return }
    let bytes = Array(title.utf8)
    for (index, block) in text.blocks.enumerated()
    where block.range.count == bytes.count && text.bytes[block.range].elementsEqual(bytes) {
      zones[index] = .title
    }
  }

  /// The lead stands between the headline and the first paragraph, and says so, or is what the page
  /// describes itself with.
  private mutating func findLead(before first: Int, description: String?) {
    let beginning = description.map { Array($0.utf8.prefix(60)) } ?? []
    if text.blocks.indices.contains(first + 1), zones[first] == .paragraph,
      text.blocks[first].hints.contains(.lead), !text.blocks[first + 1].hints.contains(.lead)
    {
      zones[first] = .lead
      return
    }
    var index = first - 1
    while index >= 0, first - index <= Self.leadDistance {
      defer { index -= 1 }
      let block = text.blocks[index]
      if block.tag == .h1 || zones[index] == .title { return }
      guard block.length >= 40, block.linkBytes * 2 < block.range.count,
        block.hints.isDisjoint(with: [
          .navigation, .comment, .promotion, .related, .hidden, .caption,
        ])
      else { continue }
      let isDescribed =
        beginning.count >= 40 && text.bytes[block.range].starts(with: beginning)
      if block.hints.contains(.lead) || isDescribed {
        zones[index] = .lead
        return
      }
    }
  }

  /// How many blocks (bylines, dates, captions, buttons) may stand between lead and body.
  private static let leadDistance = 30
}
