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
      var feed = FeedItem()
      var item: FeedItem?
      while let element = scanner.next() {
        switch element.name {
        case "item", "entry":
          item = FeedItem()
          item?.add(element)
        case "/item", "/entry":
          let file = "\(name)#\(result.count + 1)"
          if let item { result.append(item.document(file: file, feed: feed)) }
          item = nil
        case _ where item != nil: item?.add(element)
        default: feed.add(element)
        }
      }
      return result
    }
  }
}

/// What the elements of an item, or of the feed around all, say.
struct FeedItem {
  /// Values by element, `author/name` for an element in another that names people.
  private var fields: [String: [String]] = [:]
  private var address: String?
  private var pictures: [String] = []

  /// How deep inside of what another item or a picture says of itself.
  private var foreign: String?
  private var person: String?

  mutating func add(_ element: XMLScanner.Element) {
    let name = element.name
    if let outer = foreign {
      if name == "/" + outer { foreign = nil }
      return
    }
    switch name {
    case "link": addLink(element)
    case "author", "contributor": person = name
    case "/author", "/contributor": person = nil
    case "image", "source", "media:group", "textinput":
      if !element.isClosed { foreign = name }
    case "enclosure", "media:content", "media:thumbnail": addPicture(element)
    default: break
    }
    let value = name == "category" ? element.text ?? element.attribute("term") : element.text
    guard let value, !value.isEmpty else { return }
    fields[person == nil || person == name ? name : "\(person ?? "")/\(name)", default: []]
      .append(value)
  }

  private mutating func addLink(_ element: XMLScanner.Element) {
    let relation = element.attribute("rel") ?? "alternate"
    if relation == "alternate", address == nil { address = element.attribute("href") }
  }

  private mutating func addPicture(_ element: XMLScanner.Element) {
    let kind = element.attribute("type") ?? element.attribute("medium") ?? "image"
    if kind.hasPrefix("image"), let picture = element.attribute("url") { pictures.append(picture) }
  }

  private func first(_ names: String...) -> String? {
    names.lazy.compactMap { fields[$0]?.first }.first
  }

  /// The document of an item; the feed's title is the name of the site.
  func document(file: String, feed: FeedItem) -> RawDocument {
    let content = first("content:encoded", "content", "description", "summary") ?? ""
    let bytes = Array(content.utf8)
    let identity = first("link", "guid", "id") ?? address ?? ""
    var document = RawDocument(
      file: file,
      bytes: bytes,
      id: Digest.hexadecimal(of: bytes + Array(identity.utf8), digits: 20),
      format: content.contains("<") ? .html : .text
    )
    document.facts.title = first("title")
    document.facts.url = [address, first("link"), first("guid"), first("id")].lazy
      .compactMap { $0 }.first { $0.contains("://") }
    document.facts.date = first(
      "pubdate",
      "published",
      "dc:date",
      "dcterms:created",
      "issued",
      "created",
      "updated"
    )
    document.facts.authors =
      fields["dc:creator"] ?? fields["author/name"] ?? fields["author"] ?? fields["itunes:author"]
      ?? feed.fields["author/name"] ?? []
    document.facts.source = feed.first("title")
    document.facts.language = first("dc:language") ?? feed.first("language", "dc:language")
    document.facts.tags = fields["category"] ?? fields["dc:subject"] ?? []
    document.facts.images = pictures
    return document
  }
}
