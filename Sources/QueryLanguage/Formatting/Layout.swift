/// A text whose line ends are still open: a group stands on one line if it fits, else each of its
/// own lines ends.
indirect enum Layout: Sendable {
  case text(String)

  /// A line end, or this text where its group stands on one line.
  case line(String)
  case all([Layout])

  /// Lines within it are indented.
  case nested(Int, Layout)
  case group(Layout)

  /// A line end whatever fits.
  case end

  /// A line end with an empty line below it.
  case blank

  /// A comment behind what stands before it.
  case comment(String)

  static let empty = Layout.all([])

  /// Pieces one after the other.
  static func joined(_ pieces: Layout...) -> Layout { .all(pieces) }
}

/// Ends the lines of a layout so that they are as wide as allowed.
struct LayoutWriter {
  private let width: Int
  private var lines: [String] = []
  private var current = ""
  private var column = 0

  /// The indent of a line that has only begun.
  private var indent = 0

  /// What is still to be written, the next last.
  private var rest: [(layout: Layout, indent: Int, isFlat: Bool)] = []

  /// The lines of a layout.
  static func lines(of layout: Layout, width: Int) -> [String] {
    var writer = LayoutWriter(width: width)
    writer.rest = [(layout, 0, false)]
    while let (layout, indent, isFlat) = writer.rest.popLast() {
      writer.write(layout, indent, isFlat)
    }
    writer.endLine(0)
    return writer.lines
  }

  private init(width: Int) {
    self.width = width
  }

  private mutating func write(_ layout: Layout, _ indent: Int, _ isFlat: Bool) {
    switch layout {
    case .text(let text): append(text)
    case .line(let flat): if isFlat { append(flat) } else { endLine(indent) }
    case .all(let pieces): for piece in pieces.reversed() { rest.append((piece, indent, isFlat)) }
    case .nested(let more, let inner): rest.append((inner, indent + more, isFlat))
    case .group(let inner): rest.append((inner, indent, isFlat || fits(inner, indent)))
    case .end: endLine(indent)
    case .blank:
      endLine(indent)
      if lines.last.map({ !$0.isEmpty }) ?? false { lines.append("") }
    case .comment(let text): append(current.isEmpty ? text : "   " + text)
    }
  }

  private mutating func append(_ text: String) {
    guard !text.isEmpty else { return }
    if current.isEmpty {
      current = String(repeating: " ", count: indent)
      column = indent
    }
    current += text
    column += text.unicodeScalars.count
  }

  private mutating func endLine(_ indent: Int) {
    while current.last == " " { current.removeLast() }
    if !current.isEmpty { lines.append(current) }
    (current, column, self.indent) = ("", 0, indent)
  }

  /// Whether a layout fits on the line at hand together with what cannot be parted from it.
  private func fits(_ layout: Layout, _ indent: Int) -> Bool {
    var room = width - (current.isEmpty ? self.indent : column)
    var pending: [(layout: Layout, isFlat: Bool)] = [(layout, true)]
    var outer = rest.count
    while room >= 0 {
      guard let (next, isFlat) = pending.popLast() else {
        guard outer > 0 else { return true }
        outer -= 1
        pending.append((rest[outer].layout, rest[outer].isFlat))
        continue
      }
      switch next {
      case .text(let text): room -= text.unicodeScalars.count
      case .line(let flat):
        guard isFlat else { return true }
        room -= flat.unicodeScalars.count
      case .all(let pieces): for piece in pieces.reversed() { pending.append((piece, isFlat)) }
      case .nested(_, let inner): pending.append((inner, isFlat))
      case .group(let inner): pending.append((inner, isFlat))
      case .end, .blank: return !isFlat
      case .comment: if !isFlat { return true }
      }
    }
    return false
  }
}
