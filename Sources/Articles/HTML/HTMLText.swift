/// What an HTML document shows, block by block, one block to a line.
///
/// White space is folded as a browser folds it; `br` ends a block where the page uses it for
/// paragraphs (two in a row). Linear.
struct HTMLText {
  /// A run of text between block boundaries.
  struct Block {
    /// In `bytes`, without the line end.
    var range: Range<Int>

    /// The innermost block element around it.
    var element: Int32
    var tag: HTMLTag

    /// As `TextMeasure` counts it.
    var length = 0

    /// How many of its bytes are the text of links.
    var linkBytes = 0

    /// What the elements around it say.
    var hints: HTMLHints
  }

  /// The blocks' texts, each ended by a line feed.
  private(set) var bytes: [UInt8] = []
  private(set) var origins = TextOrigins()
  private(set) var blocks: [Block] = []

  /// Where the texts of links stand in `bytes`, in order.
  private(set) var links: [Range<Int>] = []

  private let tree: HTMLTree
  private let hints: [HTMLHints]
  private var current: Int32 = -1
  private var start = 0
  private var linkBytes = 0
  private var pendingSpace = false
  private var breaks = 0

  /// Shows the text below the body of a tree; `hints` holds what stands around each node.
  init(_ tree: HTMLTree, hints: [HTMLHints]) {
    self.tree = tree
    self.hints = hints
    bytes.reserveCapacity(tree.bytes.count / 6)
    var openLinks: [(end: Int32, start: Int)] = []
    var open: [Int32] = []
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      while let element = open.last, tree.nodes[Int(element)].end <= index {
        endBlock()
        open.removeLast()
        current = open.last ?? -1
      }
      while let link = openLinks.last, link.end <= index {
        closeLink(from: link.start)
        openLinks.removeLast()
      }
      if node.kind == .element {
        if node.tag.isInvisible {
          index = Int(node.end)
          continue
        }
        if node.tag == .a { openLinks.append((node.end, bytes.count)) }
        if node.tag.isBlock {
          endBlock()
          current = Int32(index)
          open.append(current)
        } else if node.tag == .br {
          lineBreak()
        }
      } else if node.kind == .text {
        append(node.range, isLink: !openLinks.isEmpty)
      }
      index += 1
    }
    endBlock()
  }

  /// White space folded and trimmed, for the values of fields.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isPending = false
    var index = 0
    while index < bytes.count {
      let length = bytes.withUnsafeBufferPointer { spaceLength($0, index, $0.count) }
      if length > 0 {
        isPending = true
        index += length
        continue
      }
      if isPending, !result.isEmpty { result.append(0x20) }
      isPending = false
      result.append(bytes[index])
      index += 1
    }
    return result
  }

  /// Without white space at both ends.
  static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return bytes[...last].drop { $0 <= 0x20 }
  }

  /// A value without character references, white space folded.
  ///
  /// Values of attributes and of JSON-LD often carry references that were escaped once too often.
  static func decoded(_ value: String) -> String {
    var bytes: [UInt8] = []
    Array(value.utf8).withUnsafeBufferPointer {
      CharacterReferences.decode($0, 0..<$0.count, into: &bytes)
    }
    return String(decoding: folded(bytes), as: UTF8.self)
  }

  private mutating func closeLink(from start: Int) {
    var first = start
    while first < bytes.count, bytes[first] <= 0x20 { first += 1 }
    if first < bytes.count { links.append(first..<bytes.count) }
  }

  private mutating func lineBreak() {
    breaks += 1
    if breaks == 2 {
      endBlock()
      breaks = 2
    } else {
      pendingSpace = true
    }
  }

  private mutating func endBlock() {
    breaks = 0
    pendingSpace = false
    guard bytes.count > start else { return }
    let element = max(current, 0)
    var block = Block(
      range: start..<bytes.count,
      element: element,
      tag: tree.nodes[Int(element)].tag,
      hints: hints[Int(element)]
    )
    block.linkBytes = linkBytes
    block.length = bytes.withUnsafeBufferPointer { TextMeasure.length($0, block.range) }
    blocks.append(block)
    bytes.append(0x0A)
    start = bytes.count
    linkBytes = 0
  }

  private mutating func append(_ range: Range<Int>, isLink: Bool) {
    let source = tree.bytes
    let before = bytes.count
    let isPreformatted = current >= 0 && tree.nodes[Int(current)].tag.isPreformatted
    var lineEnds = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let length = Self.spaceLength(source, index, range.upperBound)
      if length > 0 {
        pendingSpace = bytes.count > start
        if isPreformatted, source[index] == 0x0A {
          lineEnds += 1
          if lineEnds == 2 { endBlock() }
        }
        index += length
        continue
      }
      if Self.isSoftHyphen(source, index, range.upperBound) {
        index += 2
        continue
      }
      if source[index] == 0x26,
        let reference = CharacterReferences.read(source, index..<range.upperBound)
      {
        append(reference.text, source: index)
        index += reference.length
        continue
      }
      showSpace()
      lineEnds = 0
      origins.append(start: bytes.count, source: index)
      var end = index + 1
      while end < range.upperBound, source[end] > 0x20, source[end] != 0x26, source[end] != 0xC2 {
        end += 1
      }
      bytes.append(contentsOf: source[index..<end])
      index = end
    }
    if isLink { linkBytes += bytes.count - max(before, start) }
  }

  /// Writes the blank that waits for something to be seen behind it.
  private mutating func showSpace() {
    breaks = 0
    if pendingSpace { bytes.append(0x20) }
    pendingSpace = false
  }

  private mutating func append(_ reference: [UInt8], source: Int) {
    if reference.withUnsafeBufferPointer({ Self.spaceLength($0, 0, $0.count) }) > 0 {
      pendingSpace = bytes.count > start
      return
    }
    if reference == Self.softHyphen { return }
    showSpace()
    origins.append(start: bytes.count, source: source)
    bytes.append(contentsOf: reference)
  }

  /// A place where a word may be parted; nothing is shown there.
  private static let softHyphen: [UInt8] = [0xC2, 0xAD]

  private static func isSoftHyphen(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> Bool {
    bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] == 0xAD
  }

  /// The length of the white space at an index: ASCII, or a no-break space; 0 where there is none.
  private static func spaceLength(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ index: Int,
    _ end: Int
  ) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 { return 1 }
    return byte == 0xC2 && index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
  }
}
