/// Reads the documents of one file, whatever it holds: a text, a page, or a container of many.
///
/// The kind is told by the content first and by the name where the content leaves it open. Memory is
/// bounded by the largest document, not by the file.
package struct DocumentReader {
  /// A document, or why the one that stood there could not be read.
  package enum Item: Sendable {
    case document(RawDocument)
    case problem(ReadProblem)
  }

  /// Larger documents are reported and passed over.
  package static let sizeLimit = 64 << 20

  /// How many bytes of the file were read so far; of gzip before they were unpacked.
  package var taken: Int { source.taken }

  private let source: ByteStream

  /// In UTF-8 without a byte-order mark, where it is a container.
  private let stream: ByteStream
  private var records: any RecordReader
  private var saidDamage = false

  /// A reader of the stream, which messages call `name`; `fields` are the names of JSON fields.
  package init(
    name: String,
    stream: ByteStream,
    fields: JSONFields = .usual
  )
    throws(ReadProblem)
  {
    source = stream
    let head = Array(try stream.peek(4096))
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    let text = TextDecoding.decode(head, declared: "utf-8").bytes
    let container = Container(text, name: plain)
    self.stream = try container == .document ? stream : UTF16Stream.utf8(stream, head: head)
    switch container {
    case .warc: records = WARCReader(name: name)
    case .jsonLines: records = JSONLinesReader(name: name, fields: fields)
    case .json: records = JSONValuesReader(name: name, fields: fields)
    case .feed: records = FeedReader(name: name)
    case .document: records = WholeReader(name: name, plainName: plain)
    }
  }

  /// The next document or problem, or nil at the end.
  package mutating func next() -> Item? {
    if saidDamage { return nil }
    do throws(ReadProblem) {
      if let item = try records.next(stream) {
        // All that is wrong with the last record of a damaged stream is the damage.
        guard case .problem = item, stream.damage != nil, stream.isAtEnd else { return item }
      }
    } catch {
      saidDamage = true
      return .problem(stream.damage ?? error)
    }
    guard let damage = stream.damage else { return nil }
    saidDamage = true
    return .problem(damage)
  }
}

/// Takes one record after the other from a stream.
protocol RecordReader: Sendable {
  /// The next record, or nil at the end of the stream.
  ///
  /// - Throws: `ReadProblem` where nothing behind the place can be read.
  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item?
}

/// A file that is one document.
struct WholeReader: RecordReader {
  let name: String
  let plainName: String
  private var isDone = false

  /// The bytes of byte-order marks.
  private static let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]

  init(name: String, plainName: String) {
    self.name = name
    self.plainName = plainName
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    if isDone { return nil }
    isDone = true
    guard try stream.peek(DocumentReader.sizeLimit + 1).count <= DocumentReader.sizeLimit else {
      return .problem(
        ReadProblem(
          offset: DocumentReader.sizeLimit,
          reason: "larger than 64 MB: no single article"
        )
      )
    }
    let bytes = try stream.read(DocumentReader.sizeLimit)
    guard !bytes.isEmpty else {
      return stream.damage == nil ? .problem(ReadProblem(reason: "empty")) : nil
    }
    guard bytes.contains(where: { $0 != 0 }) else {
      return .problem(ReadProblem(offset: 0, reason: "nothing but NUL bytes"))
    }
    guard bytes.contains(where: { $0 > 0x20 && !Self.marks.contains($0) }) else {
      return .problem(ReadProblem(reason: "nothing but white space"))
    }
    if UTF16Detection.encoding(of: bytes) == nil, let kind = BinaryContent.kind(of: bytes) {
      return .problem(ReadProblem(offset: 0, reason: kind))
    }
    var document = RawDocument(file: plainName, contents: bytes)
    document.file = name
    return .document(document)
  }
}
