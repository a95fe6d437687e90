internal import Lexicon

/// Records of a web archive (WARC 1.0 and 1.1, ISO 28500) that hold pages or their texts (WET).
struct WARCReader: RecordReader {
  let name: String
  private var count = 0

  init(name: String) {
    self.name = name
  }

  mutating func next(_ stream: ByteStream) throws(ReadProblem) -> DocumentReader.Item? {
    while true {
      let start = stream.offset
      guard let header = try Self.header(stream) else { return nil }
      count += 1
      guard header.isRecord else {
        try resynchronise(stream)
        return .problem(
          ReadProblem(
            offset: start,
            reason: "record \(count) does not begin with WARC/; passed over"
          )
        )
      }
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        try resynchronise(stream)
        return .problem(ReadProblem(offset: start, reason: "record \(count) has no Content-Length"))
      }
      guard length <= DocumentReader.sizeLimit else {
        return .problem(try passLarge(stream, from: start))
      }
      let block = try stream.read(length)
      let isAtBoundary = try Self.isAtBoundary(stream)
      if block.count < length || !isAtBoundary {
        return .problem(try pass(block, of: length, from: start, stream))
      }
      switch document(header, block) {
      case .document(let document): return .document(document)
      case .packed(let packing):
        return .problem(
          ReadProblem(offset: start, reason: "record \(count) is packed by \(packing)")
        )
      case .nothing: continue
      }
    }
  }

  /// Goes on behind a record whose length was wrong: at the next one, also inside what was read.
  private func pass(
    _ block: [UInt8],
    of length: Int,
    from start: Int,
    _ stream: ByteStream
  ) throws(ReadProblem) -> ReadProblem {
    let next = block.indices.first {
      block[$0] == 0x0A && block[($0 + 1)...].starts(with: "WARC/".utf8)
    }
    if let next {
      stream.putBack(block[(next + 1)...])
    } else if block.count < length {
      return ReadProblem(
        offset: start,
        reason: "record \(count) is cut off: \(block.count) of \(length) bytes"
      )
    } else {
      try resynchronise(stream)
    }
    return ReadProblem(
      offset: start,
      reason: "record \(count) has a wrong Content-Length; passed over"
    )
  }

  /// Goes on behind a record that is too large for a document, or says so.
  private func passLarge(
    _ stream: ByteStream,
    from start: Int
  ) throws(ReadProblem) -> ReadProblem {
    try resynchronise(stream)
    return ReadProblem(offset: start, reason: "record \(count) is larger than 64 MB")
  }

  private enum Found {
    case nothing
    case packed(String)
    case document(RawDocument)
  }

  private func document(_ header: Header, _ block: [UInt8]) -> Found {
    var charset: String?
    var content = block
    var format: RawDocument.Format?
    switch header["warc-type"]?.lowercased() {
    case "response":
      guard let response = HTTPResponse(block), response.isPage else { return .nothing }
      if let packing = response.packing { return .packed(packing) }
      content = response.body
      charset = response.charset
    case "resource":
      guard HTTPResponse.isText(header["content-type"] ?? "") else { return .nothing }
    case "conversion": format = .text
    default: return .nothing
    }
    guard !content.isEmpty else { return .nothing }
    var document = RawDocument(
      file: "\(name)#\(count)",
      contents: content,
      charset: charset,
      format: format
    )
    // Some programs write addresses in angle brackets.
    document.facts.url = header["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
    document.facts.fetched = header["warc-date"]
    return .document(document)
  }

  /// The lines up to the next empty one.
  private static func header(_ stream: ByteStream) throws(ReadProblem) -> Header? {
    var header = Header()
    while let (line, _) = try stream.line(limit: 64 * 1024) {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line[...], as: UTF8.self)
      if text.isEmpty {
        if header.isEmpty { continue }
        return header
      }
      header.append(text)
      if !header.isRecord { return header }
    }
    return header.isEmpty ? nil : header
  }

  /// Whether the record ended where its length said: two line ends, the next record, or the end.
  private static func isAtBoundary(_ stream: ByteStream) throws(ReadProblem) -> Bool {
    let next = try stream.peek(16)
    let rest = next.drop { $0 == 0x0D || $0 == 0x0A }
    return next.isEmpty || rest.isEmpty
      || rest.starts(with: "WARC/".utf8) && rest.count < next.count
  }

  /// Passes lines until the next one that begins a record, or all that are left.
  private func resynchronise(_ stream: ByteStream) throws(ReadProblem) {
    while try !stream.peek(5).elementsEqual("WARC/".utf8) {
      if try stream.line(limit: 1024) == nil { return }
    }
  }

  /// Named fields of a record.
  struct Header {
    private var first: String?
    private var fields: [String: String] = [:]

    var isEmpty: Bool { first == nil }
    var isRecord: Bool { first?.hasPrefix("WARC/") ?? true }

    /// The value of the field with this lower-case name.
    subscript(name: String) -> String? { fields[name] }

    mutating func append(_ line: String) {
      guard first != nil else {
        first = line
        return
      }
      guard let colon = line.firstIndex(of: ":") else { return }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[line[..<colon].lowercased()] = String(value)
    }
  }
}
