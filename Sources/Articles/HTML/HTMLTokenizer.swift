/// Splits HTML into tags, text and the rest, after the states of the WHATWG tokenizer that matter to
/// text: attributes with and without quotes, comments, raw text, broken tags.
///
/// Never fails: what is no tag is text. Linear in the bytes; nothing is copied.
struct HTMLTokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// Set after the start tag of a raw text element: its content is text up to the end tag.
  private var rawText: (tag: HTMLTag, content: Range<Int>)?

  /// Raw text elements that are known to have no end tag in the rest of the document.
  private var unclosed: HTMLTagSet = []

  /// Whether the document is XHTML, where every element can be closed by its start tag.
  private let isXML: Bool

  /// What the tokenizer found.
  enum Token {
    case text(Range<Int>)

    /// Text in which character references mean nothing: the content of `script` and `style`.
    case raw(HTMLTag, Range<Int>)
    case start(HTMLTag, attributes: Range<Int>, isClosed: Bool)
    case end(HTMLTag)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isXML = bytes.drop { Self.isSpace($0) }.starts(with: "<?xml".utf8)
  }

  /// The next token, or nil at the end.
  mutating func next() -> Token? {
    if let (tag, content) = rawText {
      rawText = nil
      if !content.isEmpty { return .raw(tag, content) }
    }
    while position < bytes.count {
      let start = position
      while position < bytes.count, !(bytes[position] == 0x3C && isMarkup(at: position + 1)) {
        position += 1
      }
      if position > start { return .text(start..<position) }
      if let token = markup() { return token }
    }
    return nil
  }

  private func isMarkup(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case 0x21, 0x3F, 0x2F: return true
    default: return Self.isLetter(bytes[index])
    }
  }

  /// Reads from `<`; nil for comments, doctypes and the like, which are passed.
  private mutating func markup() -> Token? {
    let mark = bytes[position + 1]
    if mark == 0x21 || mark == 0x3F {
      passDeclaration()
      return nil
    }
    let isEnd = mark == 0x2F
    let nameStart = position + (isEnd ? 2 : 1)
    guard nameStart < bytes.count, Self.isLetter(bytes[nameStart]) else {
      position = index(of: 0x3E, from: nameStart) + 1
      return nil
    }
    var nameEnd = nameStart
    while nameEnd < bytes.count, !Self.isNameEnd(bytes[nameEnd]) { nameEnd += 1 }
    let tag = HTMLTag.named(bytes[nameStart..<nameEnd])
    let close = tagEnd(from: nameEnd)
    position = min(close + 1, bytes.count)
    if isEnd { return .end(tag) }
    let isClosed = close > nameEnd && close <= bytes.count && bytes[close - 1] == 0x2F
    let attributes = nameEnd..<min(close, bytes.count)
    guard tag.isRawText else { return .start(tag, attributes: attributes, isClosed: isClosed) }
    let content = isXML && isClosed ? nil : rawContent(of: tag)
    rawText = content.map { (tag, $0) }
    return .start(tag, attributes: attributes, isClosed: content == nil)
  }

  private mutating func passDeclaration() {
    let isComment =
      position + 3 < bytes.count && bytes[position + 2] == 0x2D && bytes[position + 3] == 0x2D
    guard isComment else {
      position = index(of: 0x3E, from: position + 2) + 1
      return
    }
    var index = position + 4
    if index < bytes.count, bytes[index] == 0x3E {
      position = index + 1
      return
    }
    while index + 2 < bytes.count {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E { break }
      index += 1
    }
    position = min(index + 3, bytes.count)
  }

  /// The index of the `>` that ends a tag, outside quoted values; the end of the bytes without one.
  private func tagEnd(from start: Int) -> Int {
    var index = start
    var expectsValue = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E { return index }
      if expectsValue, byte == 0x22 || byte == 0x27 {
        let close = self.index(of: byte, from: index + 1)
        guard close < bytes.count else { return self.index(of: 0x3E, from: index) }
        index = close
        expectsValue = false
      } else if byte == 0x3D {
        expectsValue = true
      } else if !Self.isSpace(byte) {
        expectsValue = false
      }
      index += 1
    }
    return bytes.count
  }

  /// The text up to the end tag; without one code goes on to the end of the document, and other
  /// elements hold nothing (nil).
  private mutating func rawContent(of tag: HTMLTag) -> Range<Int>? {
    let start = position
    if unclosed.contains(tag) { return nil }
    while position < bytes.count {
      let open = index(of: 0x3C, from: position)
      guard open + 2 < bytes.count else { break }
      if bytes[open + 1] == 0x2F {
        var end = open + 2
        while end < bytes.count, end < open + 16, !Self.isNameEnd(bytes[end]) { end += 1 }
        if HTMLTag.named(bytes[(open + 2)..<end]) == tag {
          position = open
          return start..<open
        }
      }
      position = open + 1
    }
    guard tag == .script || tag == .style else {
      unclosed.insert(tag)
      position = start
      return nil
    }
    position = bytes.count
    return start..<position
  }

  private func index(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return index
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D
  }

  private static func isNameEnd(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x3E || byte == 0x2F
  }
}
