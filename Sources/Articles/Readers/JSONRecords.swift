internal import TextTools

/// One JSON object a line.
struct JSONLinesReader: RecordReader {
  let name: String
  let fields: JSONFields
  private var line = 0

  init(name: String, fields: JSONFields) {
    self.name = name
    self.fields = fields
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    while true {
      let start = stream.offset
      guard let (bytes, isCut) = try stream.line(limit: DocumentReader.sizeLimit) else {
        return nil
      }
      line += 1
      if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      if isCut {
        return .problem(ReadProblem(offset: start, reason: "line \(line) is longer than 64 MB"))
      }
      return item(bytes, at: start)
    }
  }

  private func item(_ bytes: [UInt8], at start: Int) -> DocumentReader.Item {
    let text = TextDecoding.repaired(bytes)
    do throws(JSONError) {
      let record = try text.bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
        try JSONValue(bytes)
      }
      guard var document = fields.document(record, file: "\(name)#\(line)", bytes: bytes) else {
        return .problem(ReadProblem(offset: start, reason: "line \(line) has no field with a text"))
      }
      document.replaced = text.replaced
      document.firstReplaced = text.firstReplaced
      return .document(document)
    } catch {
      return .problem(
        ReadProblem(
          offset: start + error.offset,
          reason: "line \(line) is no JSON: \(error.reason)"
        )
      )
    }
  }
}

/// A file that is one JSON object or one array of objects.
struct JSONRecords: RecordReader {
  let name: String
  let fields: JSONFields
  private var records: [JSONValue]?
  private var count = 0

  init(name: String, fields: JSONFields) {
    self.name = name
    self.fields = fields
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    if records == nil { records = try load(stream) }
    guard let records, count < records.count else { return nil }
    let record = records[count]
    count += 1
    let file = records.count == 1 ? name : "\(name)#\(count)"
    // A record of an array has no bytes of its own that another reader would see: its text counts.
    let content = fields.document(record, file: file, bytes: [])
    guard let content, let document = fields.document(record, file: file, bytes: content.bytes)
    else {
      return .problem(ReadProblem(reason: "record \(count) has no field with a text"))
    }
    return .document(document)
  }

  private func load(_ stream: ByteStream) throws(ReadProblem) -> [JSONValue] {
    let bytes = try stream.read(DocumentReader.sizeLimit + 1)
    guard bytes.count <= DocumentReader.sizeLimit else {
      throw ReadProblem(reason: "one JSON value of more than 64 MB; JSON Lines can be of any size")
    }
    do throws(JSONError) {
      return try TextDecoding.repaired(bytes).bytes.withUnsafeBufferPointer {
        bytes throws(JSONError) in try JSONValue(bytes)
      }.elements
    } catch {
      throw ReadProblem(offset: error.offset, reason: "no JSON: \(error.reason)")
    }
  }
}
