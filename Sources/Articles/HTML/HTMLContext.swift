/// What stands around each node, and how much running text is below it.
///
/// A class name that covers most of the page's text speaks of the layout, not of the text
/// (`has-sidebar`, a form around everything), and is not believed. Two passes over the nodes, linear.
struct HTMLContext {
  /// The hints of each node and of all around it.
  private(set) var hints: [HTMLHints]

  /// The length of the running text below each node: texts of some length outside links.
  private(set) var running: [Int32]

  init(_ tree: HTMLTree) {
    let count = tree.nodes.count
    hints = Array(repeating: [], count: count)
    running = Array(repeating: 0, count: count)
    countRunningText(tree)
    let total = tree.nodes.indices.reduce(into: 1) { sum, index in
      if tree.nodes[index].parent < 0 { sum += Int(running[index]) }
    }
    for index in 0..<count where Self.canSpeak(tree.nodes[index]) {
      hints[index] = own(index, tree)
    }
    var isLayout = Array(repeating: false, count: count)
    var hasBody = false
    for index in stride(from: count - 1, through: 0, by: -1) {
      let parent = Int(tree.nodes[index].parent)
      let isBody = hints[index].contains(.body) && running[index] >= Self.articleLength
      if isBody {
        isLayout[index] = true
        hasBody = true
      }
      if parent >= 0, isLayout[index] { isLayout[parent] = true }
    }
    for index in 0..<count {
      let parent = Int(tree.nodes[index].parent)
      let around = parent >= 0 ? hints[parent] : []
      let share = hasBody && !around.contains(.body) ? 0 : Double(running[index]) / Double(total)
      disbelieve(index, isLayout: isLayout[index], share: share)
      hints[index].formUnion(around)
    }
  }

  private mutating func countRunningText(_ tree: HTMLTree) {
    var invisibleEnd: Int32 = 0
    var linkEnd: Int32 = 0
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .element {
        if node.tag.isInvisible { invisibleEnd = max(invisibleEnd, node.end) }
        if node.tag == .a { linkEnd = max(linkEnd, node.end) }
      } else if node.kind == .text, index >= invisibleEnd, index >= linkEnd,
        node.range.count >= Self.runningTextLength
      {
        let length = TextMeasure.length(tree.bytes, node.range)
        if length >= Self.runningTextLength { running[index] = Int32(clamping: length) }
      }
    }
    for index in stride(from: tree.nodes.count - 1, through: 0, by: -1) {
      let parent = Int(tree.nodes[index].parent)
      if parent >= 0 { running[parent] &+= running[index] }
    }
  }

  private static func canSpeak(_ node: HTMLTree.Node) -> Bool {
    node.kind == .element && node.tag != .html && node.tag != .body
  }

  private func own(_ index: Int, _ tree: HTMLTree) -> HTMLHints {
    let attributes = tree.attributes(index)
    var own = HTMLHints(tree.nodes[index].tag)
    if let range = attributes.valueRange("class") { own.formUnion(.read(tree.bytes, range)) }
    if let range = attributes.valueRange("id") { own.formUnion(.read(tree.bytes, range)) }
    if let range = attributes.valueRange("itemprop") { own.formUnion(.read(tree.bytes, range)) }
    if let range = attributes.valueRange("role") { own.formUnion(.read(tree.bytes, range)) }
    if attributes.valueRange("hidden") != nil { own.insert(.hidden) }
    return own
  }

  /// Takes back what the words of an element cannot mean in view of what it holds.
  private mutating func disbelieve(_ index: Int, isLayout: Bool, share: Double) {
    if isLayout || share > 0.9 { hints[index].subtract(.boilerplate) }
    if share > 0.5 { hints[index].subtract(HTMLHints.boilerplate.subtracting(.comment)) }
    if isLayout || share > 0.5 {
      hints[index].subtract([.byline, .caption, .header, .headline, .time, .lead])
    }
  }

  /// An element that calls itself the body counts as such from this much running text on.
  private static let articleLength = 400

  /// Shorter texts are labels, not sentences.
  private static let runningTextLength = 40
}
