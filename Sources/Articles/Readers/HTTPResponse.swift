/// An HTTP response as a web archive keeps it: status, fields, and the body unpacked.
struct HTTPResponse {
  private let status: String
  private var fields: [String: String] = [:]

  /// The body, without chunks and content encoding; empty where it could not be unpacked.
  private(set) var body: [UInt8]

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
    if fields["transfer-encoding"]?.lowercased() == "chunked" { body = Self.withoutChunks(body) }
    let encoding = fields["content-encoding"]?.lowercased()
    if encoding == "gzip" || body.starts(with: [0x1F, 0x8B]) {
      var unpacked: [UInt8] = []
      _ = Inflater().inflate(body[...], into: &unpacked, limit: DocumentReader.sizeLimit)
      body = unpacked
    } else if encoding == "br" || encoding == "zstd" || encoding == "deflate" {
      body = []
    }
  }

  /// Whether it is a page that was found and that holds text.
  var isPage: Bool {
    let parts = status.split(separator: " ")
    guard parts.count >= 2, parts[1] == "200" else { return false }
    let media = fields["content-type"]?.lowercased() ?? "text/html"
    return media.hasPrefix("text/html") || media.hasPrefix("text/plain")
      || media.hasPrefix("application/xhtml")
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
      let last = min(end + 1 + length, bytes.count)
      result.append(contentsOf: bytes[(end + 1)..<last])
      index = last
      while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    }
    return result
  }
}
