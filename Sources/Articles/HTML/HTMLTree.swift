/// A document's elements and texts in one flat array, in document order.
///
/// Builds in one pass with the end tags that HTML leaves out, and closes what stays open. No deeper
/// structure than that: adoption of misnested formatting does not matter to text. Linear; nesting
/// costs no stack.
struct HTMLTree {
  /// One element or one text.
  struct Node {
    var tag: HTMLTag
    var kind: Kind

    /// Of an element its attributes, of a text the text, both in the document.
    var range: Range<Int>

    /// -1 for those at the top.
    var parent: Int32

    /// The index behind the last descendant.
    var end: Int32
  }

  enum Kind: UInt8 {
    case element, text, raw
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var nodes: [Node] = []
  private var open: [Int32] = []

  /// The first node stands for the document; everything is below it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    nodes.reserveCapacity(bytes.count / 24)
    append(.html, .element, 0..<0)
    open.append(0)
    var tokenizer = HTMLTokenizer(bytes)
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        if isInHead, !isBlank(range) { close(downTo: open.count - 1) }
        append(.other, .text, range)
      case .raw(let tag, let range): append(.other, isReadable(tag) ? .text : .raw, range)
      case .start(let tag, let attributes, let isClosed):
        start(tag, attributes, isClosed: isClosed)
      case .end(let tag): end(tag)
      }
    }
    for index in open { nodes[Int(index)].end = Int32(nodes.count) }
  }

  /// The attributes of an element.
  func attributes(_ index: Int) -> HTMLAttributes {
    HTMLAttributes(bytes: bytes, range: nodes[index].range)
  }

  /// The decoded text of a node and everything below it, white space folded.
  func text(of index: Int) -> String {
    var result: [UInt8] = []
    for child in index..<Int(nodes[index].end) where nodes[child].kind == .text {
      CharacterReferences.decode(bytes, nodes[child].range, into: &result)
    }
    return String(decoding: HTMLText.folded(result), as: UTF8.self)
  }

  private func isReadable(_ tag: HTMLTag) -> Bool {
    tag == .title || tag == .textarea
  }

  private mutating func append(_ tag: HTMLTag, _ kind: Kind, _ range: Range<Int>) {
    let index = Int32(nodes.count)
    nodes.append(
      Node(tag: tag, kind: kind, range: range, parent: open.last ?? -1, end: index + 1)
    )
  }

  private var isInHead: Bool {
    open.last.map { nodes[Int($0)].tag == .head } ?? false
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { HTMLTokenizer.isSpace($0) }
  }

  private mutating func start(_ tag: HTMLTag, _ attributes: Range<Int>, isClosed: Bool) {
    // The first element that a page shows ends its head.
    if isInHead, !tag.isMetadata { close(downTo: open.count - 1) }
    closeImplied(by: tag)
    append(tag, .element, attributes)
    let isWhole = isClosed && (tag == .other || tag.isRawText)
    if !tag.isVoid, !isWhole { open.append(Int32(nodes.count - 1)) }
  }

  private mutating func end(_ tag: HTMLTag) {
    // What follows the end of the page is shown all the same.
    if tag == .html || tag == .body { return }
    if tag == .other {
      // Unknown names are not told apart: an end tag closes the innermost of them.
      if let last = open.last, nodes[Int(last)].tag == .other { close(downTo: open.count - 1) }
      return
    }
    var depth = open.count - 1
    let limit = max(0, depth - Self.searchLimit)
    while depth >= limit, depth >= 0 {
      let candidate = nodes[Int(open[depth])].tag
      if candidate == tag {
        close(downTo: depth)
        return
      }
      // An inline end tag does not close a block, nor anything a table cell.
      if !tag.isBlock, candidate.isBlock { return }
      if candidate == .td || candidate == .th, tag != .table, tag != .tr, tag != .tbody { return }
      depth -= 1
    }
  }

  private mutating func closeImplied(by tag: HTMLTag) {
    switch tag {
    case .li: closeNearest(Self.items, within: Self.lists)
    case .dt, .dd: closeNearest(Self.terms, within: Self.termLists)
    case .td, .th: closeNearest(Self.cells, within: Self.rows)
    case .tr: closeNearest(Self.row, within: Self.tables)
    case .thead, .tbody, .tfoot: closeNearest(Self.rowGroups, within: Self.tables)
    case .option: closeNearest(Self.options, within: Self.selects)
    case .body: closeNearest(Self.heads, within: Self.documents)
    default: break
    }
    if tag.closesParagraph { closeNearest(Self.paragraphs, within: Self.paragraphScope) }
  }

  private static let items: HTMLTagSet = [.li]
  private static let lists: HTMLTagSet = [.ul, .ol, .menu]
  private static let terms: HTMLTagSet = [.dt, .dd]
  private static let termLists: HTMLTagSet = [.dl]
  private static let cells: HTMLTagSet = [.td, .th]
  private static let rows: HTMLTagSet = [.table, .tr]
  private static let row: HTMLTagSet = [.tr]
  private static let tables: HTMLTagSet = [.table]
  private static let rowGroups: HTMLTagSet = [.thead, .tbody, .tfoot]
  private static let options: HTMLTagSet = [.option]
  private static let selects: HTMLTagSet = [.select, .datalist]
  private static let heads: HTMLTagSet = [.head]
  private static let documents: HTMLTagSet = [.html]
  private static let paragraphs: HTMLTagSet = [.p]
  private static let paragraphScope: HTMLTagSet = [
    .button, .td, .th, .table, .div, .article, .section, .li,
  ]

  /// Closes the innermost of `tags` unless an element of `scope` stands before it.
  private mutating func closeNearest(_ tags: HTMLTagSet, within scope: HTMLTagSet) {
    var depth = open.count - 1
    let limit = max(0, depth - Self.searchLimit)
    while depth >= limit, depth >= 0 {
      let tag = nodes[Int(open[depth])].tag
      if tags.contains(tag) {
        close(downTo: depth)
        return
      }
      if scope.contains(tag) { return }
      depth -= 1
    }
  }

  private mutating func close(downTo depth: Int) {
    for index in open[depth...] { nodes[Int(index)].end = Int32(nodes.count) }
    open.removeSubrange(depth...)
  }

  /// How many open elements an end tag looks back over, so that no input makes it quadratic.
  private static let searchLimit = 256
}
