/// The elements of XML with their text, in order, and the ends of those that have elements inside.
struct XMLScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// One tag and what it holds.
  struct Element {
    /// In lower case, with its prefix; `/` before that of an end tag.
    var name: String

    /// The text up to the next tag, or all markup inside of content that is XHTML.
    var text: String?

    /// Whether the start tag ends the element too.
    var isClosed = false
    fileprivate var attributes: HTMLAttributes?

    /// The value of an attribute.
    func attribute(_ name: StaticString) -> String? { attributes?.value(name) }
  }

  /// The next tag.
  mutating func next() -> Element? {
    while index < bytes.count {
      guard bytes[index] == 0x3C, index + 1 < bytes.count else {
        index += 1
        continue
      }
      if bytes[index + 1] == 0x21 || bytes[index + 1] == 0x3F {
        passDeclaration()
        continue
      }
      return tag()
    }
    return nil
  }

  private mutating func tag() -> Element {
    var nameEnd = index + 1
    while nameEnd < bytes.count, bytes[nameEnd] > 0x20, bytes[nameEnd] != 0x3E,
      bytes[nameEnd] != 0x2F || nameEnd == index + 1
    {
      nameEnd += 1
    }
    var tagEnd = nameEnd
    while tagEnd < bytes.count, bytes[tagEnd] != 0x3E { tagEnd += 1 }
    let written = bytes[(index + 1)..<nameEnd]
    var element = Element(name: String(decoding: written, as: UTF8.self).lowercased())
    index = min(tagEnd + 1, bytes.count)
    guard !element.name.hasPrefix("/") else { return element }
    element.isClosed = tagEnd > nameEnd && bytes[tagEnd - 1] == 0x2F
    element.attributes = HTMLAttributes(
      bytes: bytes,
      range: nameEnd..<(element.isClosed ? tagEnd - 1 : tagEnd)
    )
    guard !element.isClosed else { return element }
    if element.attribute("type")?.lowercased() == "xhtml" {
      element.text = markup(upTo: Array("</".utf8) + written)
    } else {
      let text = content()
      element.text = text.isEmpty ? nil : text
    }
    return element
  }

  private mutating func passDeclaration() {
    let end: [UInt8] = bytes[index...].starts(with: "<!--".utf8) ? [0x2D, 0x2D, 0x3E] : [0x3E]
    while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
    index = min(index + end.count, bytes.count)
  }

  /// Everything up to an end tag, as it is written.
  private mutating func markup(upTo end: [UInt8]) -> String {
    let start = index
    while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Text and CDATA up to the next tag.
  private mutating func content() -> String {
    var result: [UInt8] = []
    while index < bytes.count {
      if bytes[index] != 0x3C {
        let start = index
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        CharacterReferences.decode(bytes, start..<index, into: &result)
      } else if bytes[index...].starts(with: "<![CDATA[".utf8) {
        let start = index + 9
        index = start
        while index < bytes.count, !bytes[index...].starts(with: [0x5D, 0x5D, 0x3E]) { index += 1 }
        result.append(contentsOf: bytes[start..<index])
        index = min(index + 3, bytes.count)
      } else if bytes[index...].starts(with: "<!--".utf8) {
        passDeclaration()
      } else {
        break
      }
    }
    return String(decoding: HTMLText.trimmed(result), as: UTF8.self)
  }
}
