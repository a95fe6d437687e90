/// An HTTP response as a web archive keeps it: status, fields, and the body unpacked.
struct HTTPResponse {
  private let status: String
  private var fields: [String: String] = [:]

  /// The body, without chunks and content encoding.
  private(set) var body: [UInt8]

  /// The content encoding that could not be taken off.
  private(set) var packing: String?

  /// Reads the head; nil where there is none.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: "HTTP/".utf8), let end = Self.headEnd(bytes) else { return nil }
    let head = String(decoding: bytes[..<end.head], as: UTF8.self)
    let lines = head.split { $0.isNewline }
    status = String(lines.first ?? "")
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
    body = Array(bytes[end.body...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
      body = Self.withoutChunks(body)
    }
    unpack()
  }

  /// Takes the content encoding off; many crawlers have done so and kept the field.
  private mutating func unpack() {
    let encoding = fields["content-encoding"]?.lowercased() ?? ""
    if body.starts(with: [0x1F, 0x8B]) {
      var unpacked: [UInt8] = []
      _ = Inflater().inflate(body[...], into: &unpacked, limit: DocumentReader.sizeLimit)
      body = unpacked
    } else if !encoding.isEmpty, BinaryContent.kind(of: body) != nil || !Self.isMarkup(body) {
      guard encoding.contains("deflate"), let unpacked = Self.inflated(body) else {
        packing = encoding
        return
      }
      body = unpacked
    }
  }

  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 > 0x20 } == 0x3C || bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// With the header that the standard asks for, or without as some servers send it.
  private static func inflated(_ bytes: [UInt8]) -> [UInt8]? {
    for wrapping in [Inflater.Wrapping.zlib, .none] {
      var unpacked: [UInt8] = []
      let isWhole = Inflater(wrapping)
        .inflate(bytes[...], into: &unpacked, limit: DocumentReader.sizeLimit)
      if isWhole { return unpacked }
    }
    return nil
  }

  /// Whether it is a page that was found and that holds text.
  var isPage: Bool {
    let parts = status.split(separator: " ")
    guard parts.count >= 2, parts[1] == "200" else { return false }
    return Self.isText(fields["content-type"] ?? "text/html")
  }

  /// Whether a media type is that of pages and texts.
  static func isText(_ media: String) -> Bool {
    let media = media.lowercased()
    return ["text/html", "text/plain", "application/xhtml"].contains { media.hasPrefix($0) }
  }

  /// The charset that the Content-Type names.
  var charset: String? {
    guard let media = fields["content-type"]?.lowercased() else { return nil }
    let parts = media.split(separator: ";").dropFirst()
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].drop(while: { $0 == " " }) == "charset" {
        return String(pair[1].filter { $0 != "\"" && $0 != "'" && $0 != " " })
      }
    }
    return nil
  }

  private static func headEnd(_ bytes: [UInt8]) -> (head: Int, body: Int)? {
    var index = 0
    while index + 1 < bytes.count {
      if bytes[index] == 0x0A {
        if bytes[index + 1] == 0x0A { return (index, index + 2) }
        if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
          return (index, index + 3)
        }
      }
      index += 1
    }
    return nil
  }

  private static func withoutChunks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count, let end = bytes[index...].firstIndex(of: 0x0A) {
      let size = String(decoding: bytes[index..<end], as: UTF8.self).prefix { $0.isHexDigit }
      // Crawlers often store the body without its chunks and keep the field: then it stays.
      guard let length = Int(size, radix: 16) else { return result.isEmpty ? bytes : result }
      if length == 0 { return result }
      let last = end + 1 + min(length, bytes.count - end - 1)
      result.append(contentsOf: bytes[(end + 1)..<last])
      index = last
      while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return result.isEmpty ? bytes : result
  }
}
