internal import TextTools

/// One JSON object a line.
struct JSONLinesReader: RecordReader {
  let name: String
  let fields: JSONFields
  private var line = 0
  private var waiting = WaitingDocuments(unit: "line")

  init(name: String, fields: JSONFields) {
    self.name = name
    self.fields = fields
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    while true {
      if let document = waiting.next() { return .document(document) }
      let start = stream.offset
      guard let (bytes, isCut) = try stream.line(limit: DocumentReader.sizeLimit) else {
        return waiting.textless()
      }
      line += 1
      if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
      if isCut {
        return .problem(ReadProblem(offset: start, reason: "line \(line) is longer than 64 MB"))
      }
      do throws(JSONError) {
        let file = "\(name)#\(line)"
        let documents = try fields.documents(bytes, file: file, mark: ".")
        waiting.add(documents, number: line, offset: start)
      } catch {
        let reason = "line \(line) is no JSON: \(error.reason)"
        return .problem(ReadProblem(offset: start + error.offset, reason: reason))
      }
    }
  }
}

/// JSON values one after the other, or the elements of an array, over any number of lines.
struct JSONValuesReader: RecordReader {
  let name: String
  let fields: JSONFields
  private var pieces = JSONPieces()
  private var count = 0
  private var waiting = WaitingDocuments(unit: "record")

  init(name: String, fields: JSONFields) {
    self.name = name
    self.fields = fields
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    while true {
      if let document = waiting.next() { return .document(document) }
      guard let (bytes, offset) = try pieces.next(stream) else { return waiting.textless() }
      count += 1
      let isLast = try pieces.isLast(stream)
      let isAlone = count == 1 && isLast
      do throws(JSONError) {
        let documents = try fields.documents(
          bytes,
          file: isAlone ? name : "\(name)#\(count)",
          mark: isAlone ? "#" : "."
        )
        waiting.add(documents, number: count, offset: offset)
      } catch {
        let reason = isAlone ? "no JSON" : "record \(count) is no JSON"
        return .problem(
          ReadProblem(offset: offset + error.offset, reason: "\(reason): \(error.reason)")
        )
      }
    }
  }
}

extension JSONFields {
  /// The documents in the bytes of a value, with how many bad bytes there were.
  fileprivate func documents(
    _ bytes: [UInt8],
    file: String,
    mark: String
  ) throws(JSONError) -> [RawDocument] {
    let text = TextDecoding.repaired(bytes)
    let value = try text.bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
      try JSONValue(bytes)
    }
    var documents = documents(value, file: file, mark: mark, bytes: bytes)
    if !documents.isEmpty, text.replaced > 0 {
      documents[0].replaced = text.replaced
      documents[0].firstReplaced = text.firstReplaced
    }
    return documents
  }
}

/// Documents that were read and not yet asked for, and how many records held none.
private struct WaitingDocuments {
  /// What a record is called.
  let unit: String
  private var documents: [RawDocument] = []
  private var missing = 0
  private var first: (number: Int, offset: Int) = (0, 0)

  init(unit: String) {
    self.unit = unit
  }

  mutating func add(_ found: [RawDocument], number: Int, offset: Int) {
    documents = found.reversed()
    guard found.isEmpty else { return }
    if missing == 0 { first = (number, offset) }
    missing += 1
  }

  mutating func next() -> RawDocument? { documents.popLast() }

  /// Said once a file, at its end: files of other things hold many records without a text.
  mutating func textless() -> DocumentReader.Item? {
    guard missing > 0 else { return nil }
    let reason =
      missing == 1
      ? "\(unit) \(first.number) has no field with a text"
      : "\(missing) \(unit)s have no field with a text, the first is \(unit) \(first.number)"
    defer { missing = 0 }
    return .problem(ReadProblem(offset: first.offset, reason: reason, count: missing))
  }
}
