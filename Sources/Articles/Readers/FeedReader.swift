internal import TextTools

/// Items of an RSS (0.9 to 2.0) or Atom feed; the text of each is its content or description.
///
/// The feed is read by the HTML tokenizer, which forgives what XML would not.
struct FeedReader: RecordReader {
  let name: String
  private var documents: [RawDocument]?
  private var count = 0

  init(name: String) {
    self.name = name
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    if documents == nil {
      let bytes = try stream.read(DocumentReader.sizeLimit + 1)
      guard bytes.count <= DocumentReader.sizeLimit else {
        throw ReadProblem(reason: "a feed of more than 64 MB")
      }
      documents = Self.items(TextDecoding.decode(bytes, declared: nil).bytes, name: name)
      if documents?.isEmpty ?? true { return .problem(ReadProblem(reason: "a feed without items")) }
    }
    guard let documents, count < documents.count else { return nil }
    count += 1
    return .document(documents[count - 1])
  }

  private static func items(_ bytes: [UInt8], name: String) -> [RawDocument] {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = XMLScanner(bytes)
      var result: [RawDocument] = []
      var item: [String: [String]]?
      while let (element, content) = scanner.next() {
        switch element {
        case "item", "entry": item = [:]
        case "/item", "/entry":
          if let fields = item {
            result.append(document(fields, name: name, count: result.count + 1))
          }
          item = nil
        default:
          if item != nil, !content.isEmpty { item?[element, default: []].append(content) }
        }
      }
      return result
    }
  }

  private static func document(
    _ fields: [String: [String]],
    name: String,
    count: Int
  ) -> RawDocument {
    func first(_ names: String...) -> String? { names.lazy.compactMap { fields[$0]?.first }.first }
    let content = first("content:encoded", "content", "description", "summary") ?? ""
    let bytes = Array(content.utf8)
    var document = RawDocument(
      file: "\(name)#\(count)",
      bytes: bytes,
      id: Digest.hexadecimal(
        of: bytes + Array((first("link", "guid", "id") ?? "").utf8),
        digits: 20
      ),
      format: content.contains("<") ? .html : .text
    )
    document.facts.title = first("title")
    document.facts.url = first("link", "guid", "id")
    document.facts.date = first("pubdate", "published", "dc:date", "updated")
    document.facts.authors = fields["dc:creator"] ?? fields["author"] ?? fields["name"] ?? []
    document.facts.tags = fields["category"] ?? []
    return document
  }
}

/// The leaf elements of XML with their text, in order, and the starts and ends of the others.
struct XMLScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The next tag, in lower case, `/` before an end tag, and the text that follows a start tag up to
  /// the next tag (or the `href` of an Atom link).
  mutating func next() -> (element: String, content: String)? {
    while index < bytes.count {
      guard bytes[index] == 0x3C, index + 1 < bytes.count else {
        index += 1
        continue
      }
      if bytes[index + 1] == 0x21 || bytes[index + 1] == 0x3F {
        passDeclaration()
        continue
      }
      var nameEnd = index + 1
      while nameEnd < bytes.count, bytes[nameEnd] > 0x20, bytes[nameEnd] != 0x3E,
        bytes[nameEnd] != 0x2F || nameEnd == index + 1
      {
        nameEnd += 1
      }
      var tagEnd = nameEnd
      while tagEnd < bytes.count, bytes[tagEnd] != 0x3E { tagEnd += 1 }
      let name = String(decoding: bytes[(index + 1)..<nameEnd], as: UTF8.self).lowercased()
      let attributes = HTMLAttributes(bytes: bytes, range: nameEnd..<tagEnd)
      index = min(tagEnd + 1, bytes.count)
      if name.hasPrefix("/") { return (name, "") }
      let text = content()
      return (
        name, text.isEmpty ? attributes.value("href") ?? attributes.value("term") ?? "" : text
      )
    }
    return nil
  }

  private mutating func passDeclaration() {
    let end: [UInt8] = bytes[index...].starts(with: "<!--".utf8) ? [0x2D, 0x2D, 0x3E] : [0x3E]
    while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
    index = min(index + end.count, bytes.count)
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
      } else {
        break
      }
    }
    return String(decoding: HTMLText.trimmed(result), as: UTF8.self)
  }
}
