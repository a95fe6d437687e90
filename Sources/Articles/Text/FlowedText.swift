/// A plain or Markdown text as it is meant to be read: paragraphs that were broken into lines of a
/// fixed width are whole again, and Markdown shows what it marks up.
///
/// Everything refers back to the document, as the text of an HTML page does. Linear.
struct FlowedText {
  /// The text, UTF-8, one paragraph to a line.
  private(set) var bytes: [UInt8] = []
  private(set) var origins = TextOrigins()

  /// Where links lead, and addresses of pictures, as they are written.
  private(set) var links: [String] = []
  private(set) var images: [String] = []

  private let source: UnsafeBufferPointer<UInt8>
  private let isMarkdown: Bool
  private let isWrapped: Bool

  /// Whether the line before can go on.
  private var isOpen = false

  /// The lines of a document from an offset on; nil where the text is the document as it stands.
  init?(_ source: UnsafeBufferPointer<UInt8>, from start: Int, isMarkdown: Bool) {
    self.source = source
    self.isMarkdown = isMarkdown
    guard isMarkdown || !WrappedLines.areUnlikely(in: source) else { return nil }
    let lines = LineScanner.lines(of: source).filter { $0.lowerBound >= start }
    isWrapped = WrappedLines.are(lines, in: source)
    guard isMarkdown || isWrapped else { return nil }
    bytes.reserveCapacity(source.count)
    read(lines)
    if !bytes.isEmpty { bytes.append(0x0A) }
  }

  private mutating func read(_ lines: [Range<Int>]) {
    var fence: UInt8?
    var index = 0
    while index < lines.count {
      let line = trimmed(lines[index])
      index += 1
      guard isMarkdown else {
        add(line, goesOn: isOpen && !beginsItem(line))
        continue
      }
      if let mark = fenceMark(line) {
        fence = fence == nil ? mark : fence == mark ? nil : fence
        isOpen = false
      } else if fence == nil, !isDefinition(line) {
        let isHeading = index < lines.count && isUnderline(trimmed(lines[index])) && !line.isEmpty
        if isHeading { index += 1 }
        addMarkdown(line, isHeading: isHeading)
      }
    }
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, source[start] <= 0x20 { start += 1 }
    while end > start, source[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// Adds a line as it is.
  private mutating func add(_ line: Range<Int>, goesOn: Bool) {
    begin(line, goesOn: goesOn)
    guard !line.isEmpty else { return }
    origins.append(start: bytes.count, source: line.lowerBound)
    bytes.append(contentsOf: source[line])
  }

  /// Begins a line, or goes on with the one before.
  private mutating func begin(_ line: Range<Int>, goesOn: Bool) {
    if goesOn, !line.isEmpty {
      origins.append(start: bytes.count, source: line.lowerBound - 1)
      bytes.append(0x20)
    } else if !bytes.isEmpty || !isOpen {
      origins.append(start: bytes.count, source: max(line.lowerBound - 1, 0))
      bytes.append(0x0A)
    }
    isOpen = isWrapped && !line.isEmpty
  }

  /// Whether a line is an item of a list, a heading, a row or a quotation: it does not go on a
  /// paragraph.
  private func beginsItem(_ line: Range<Int>) -> Bool {
    guard let first = source[line].first else { return true }
    let next = line.count > 1 ? source[line.lowerBound + 1] : 0x20
    switch first {
    case 0x2A, 0x2B, 0x2D: return next == 0x20
    case 0x23, 0x3E, 0x7C: return true
    case 0x30...0x39:
      let rest = source[line].drop { $0 >= 0x30 && $0 <= 0x39 }
      return rest.count + 2 >= line.count && (rest.first == 0x2E || rest.first == 0x29)
    default: return false
    }
  }

  // MARK: Markdown

  private func fenceMark(_ line: Range<Int>) -> UInt8? {
    guard let first = source[line].first, first == 0x60 || first == 0x7E,
      source[line].prefix(3).allSatisfy({ $0 == first }), line.count >= 3
    else { return nil }
    return first
  }

  /// `===` or `---` below the words of a heading.
  private func isUnderline(_ line: Range<Int>) -> Bool {
    guard let first = source[line].first, first == 0x3D || first == 0x2D, line.count >= 3 else {
      return false
    }
    return source[line].allSatisfy { $0 == first }
  }

  /// A line between parts, or between the head and the rows of a table.
  private func isRule(_ line: Range<Int>) -> Bool {
    line.count >= 3
      && source[line].allSatisfy { [0x2A, 0x2D, 0x5F, 0x20, 0x7C, 0x3A].contains($0) }
      && source[line].count { $0 > 0x20 } >= 3
  }

  /// `[name]: address`, which the text refers to.
  private mutating func isDefinition(_ line: Range<Int>) -> Bool {
    guard source[line].first == 0x5B, let close = source[line].firstIndex(of: 0x5D),
      close + 1 < line.upperBound, source[close + 1] == 0x3A
    else { return false }
    let rest = trimmed((close + 2)..<line.upperBound)
    let address = source[rest].prefix { $0 > 0x20 }.filter { $0 != 0x3C && $0 != 0x3E }
    guard address.contains(0x3A) || address.first == 0x2F else { return false }
    note(String(decoding: address, as: UTF8.self), in: \.links)
    return true
  }

  private mutating func note(_ address: String, in list: WritableKeyPath<Self, [String]>) {
    guard !address.isEmpty, !address.hasPrefix("#"), !self[keyPath: list].contains(address) else {
      return
    }
    self[keyPath: list].append(address)
  }

  private mutating func addMarkdown(_ line: Range<Int>, isHeading: Bool) {
    if isRule(line) {
      begin(line.upperBound..<line.upperBound, goesOn: false)
      return
    }
    var line = line
    while source[line].first == 0x3E {
      line = trimmed((line.lowerBound + 1)..<line.upperBound)
    }
    begin(line, goesOn: isOpen && !isHeading && !beginsItem(line))
    if isHeading || source[line].first == 0x23 { isOpen = false }
    // Lines of pictures are known to the zones as they are.
    if source[line].starts(with: "![".utf8) || source[line].starts(with: "[![".utf8) {
      copy(line)
      return
    }
    if isHeading {
      origins.append(start: bytes.count, source: line.lowerBound)
      bytes += [0x23, 0x20]
    }
    if source[line].first == 0x23 { line = withoutClosing(line) }
    addInline(line)
  }

  /// `## Words ##` without the signs at its end.
  private func withoutClosing(_ line: Range<Int>) -> Range<Int> {
    var end = line.upperBound
    while end > line.lowerBound, source[end - 1] == 0x23 { end -= 1 }
    let isClosed = end > line.lowerBound && source[end - 1] == 0x20
    return isClosed ? trimmed(line.lowerBound..<end) : line
  }

  /// Adds the words of a line without what marks them up.
  private mutating func addInline(_ line: Range<Int>) {
    var index = line.lowerBound
    var run = index
    func isMark(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x2A, 0x5F, 0x60, 0x7E, 0x5B, 0x21, 0x5C, 0x26: true
      default: false
      }
    }
    while index < line.upperBound {
      guard isMark(source[index]), let (kept, end) = marked(index, line) else {
        index += 1
        continue
      }
      copy(run..<index)
      if let kept { addInline(kept) }
      index = end
      run = end
    }
    copy(run..<line.upperBound)
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    origins.append(start: bytes.count, source: range.lowerBound)
    bytes.append(contentsOf: source[range])
  }

  /// What stays of the markup that begins here, and where it ends; nil where there is none.
  private mutating func marked(_ index: Int, _ line: Range<Int>) -> (Range<Int>?, Int)? {
    switch source[index] {
    case 0x21 where index + 1 < line.upperBound && source[index + 1] == 0x5B:
      guard let link = link(index + 1, line), let address = link.address else { return nil }
      note(address, in: \.images)
      return (nil, link.end)
    case 0x5B:
      guard let link = link(index, line) else { return nil }
      if let address = link.address { note(address, in: \.links) }
      return (link.words, link.end)
    case 0x5C:
      guard index + 1 < line.upperBound, Self.isPunctuation(source[index + 1]) else { return nil }
      copy(index + 1..<index + 2)
      return (nil, index + 2)
    case 0x26:
      guard let reference = CharacterReferences.read(source, index..<line.upperBound) else {
        return nil
      }
      origins.append(start: bytes.count, source: index)
      bytes += reference.text
      return (nil, index + reference.length)
    default: return emphasis(index, line)
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// A run of `*`, `_`, `~` or backquotes at the edge of a word.
  private func emphasis(_ index: Int, _ line: Range<Int>) -> (Range<Int>?, Int)? {
    let mark = source[index]
    var end = index
    while end < line.upperBound, source[end] == mark { end += 1 }
    let before = index > line.lowerBound ? source[index - 1] : 0x20
    let after = end < line.upperBound ? source[end] : 0x20
    func isEdge(_ byte: UInt8) -> Bool { byte <= 0x20 || Self.isPunctuation(byte) }
    guard end - index <= 3, before > 0x20 || after > 0x20,
      isEdge(before) || isEdge(after) || mark == 0x60 || mark == 0x2A && end - index == 2
    else { return nil }
    return mark == 0x7E && end - index < 2 ? nil : (nil, end)
  }

  /// `[words](address "title")`, `[words][name]`: where its words stand, and where it ends.
  private func link(
    _ index: Int,
    _ line: Range<Int>
  ) -> (words: Range<Int>, address: String?, end: Int)? {
    guard let close = matching(index, line, 0x5B, 0x5D) else { return nil }
    let words = index + 1..<close
    guard close + 1 < line.upperBound else { return nil }
    if source[close + 1] == 0x5B, let end = matching(close + 1, line, 0x5B, 0x5D) {
      return (words, nil, end + 1)
    }
    guard source[close + 1] == 0x28, let end = matching(close + 1, line, 0x28, 0x29) else {
      return nil
    }
    let address = source[(close + 2)..<end].prefix { $0 > 0x20 }.filter {
      $0 != 0x3C && $0 != 0x3E
    }
    return (words, String(decoding: address, as: UTF8.self), end + 1)
  }

  private func matching(_ index: Int, _ line: Range<Int>, _ open: UInt8, _ close: UInt8) -> Int? {
    var depth = 0
    for place in index..<min(line.upperBound, index + Self.longestLink) {
      if source[place] == open { depth += 1 }
      if source[place] == close {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }

  /// Longer markup is none, so that a line of brackets costs no more than its length times this.
  private static let longestLink = 2_000
}

/// Tells texts whose paragraphs are broken into lines of a fixed width.
enum WrappedLines {
  /// Whether the beginning alone shows a line that is too long, whatever its script.
  static func areUnlikely(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var length = 0
    for byte in bytes.prefix(4096) {
      length = byte == 0x0A || byte == 0x0D ? 0 : length + 1
      if length > 4 * mostWidth { return true }
    }
    return false
  }

  /// Whether paragraphs of several lines stand between empty ones, and their lines but the last are
  /// about as long as the longest and seldom end with a sentence.
  static func are(_ lines: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var longest = 0
    var inside: [(length: Int, endsSentence: Bool)] = []
    var paragraphs = 0
    var last: (length: Int, endsSentence: Bool)?
    var isInside = false
    for line in lines {
      let length = TextMeasure.length(bytes, line)
      guard length <= mostWidth else { return false }
      longest = max(longest, length)
      let isBlank = bytes[line].allSatisfy { $0 <= 0x20 }
      if let last, !isBlank {
        inside.append(last)
        if !isInside { paragraphs += 1 }
        isInside = true
      } else {
        isInside = false
      }
      last = isBlank ? nil : (length, [0x2E, 0x21, 0x3F, 0x22].contains(bytes[line].last ?? 0))
    }
    guard longest >= leastWidth, paragraphs >= 2, inside.count >= 3 else { return false }
    let full = inside.count { $0.length * 10 >= longest * 7 }
    let ended = inside.count(where: \.endsSentence)
    return full * 5 >= inside.count * 4 && ended * 3 < inside.count
  }

  private static let leastWidth = 40
  private static let mostWidth = 110
}
