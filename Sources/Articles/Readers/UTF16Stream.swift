internal import TextTools

/// Reads UTF-16 as UTF-8.
enum UTF16Stream {
  /// The stream behind its byte-order mark, in UTF-8 where its beginning shows UTF-16.
  static func utf8(_ stream: ByteStream, head: [UInt8]) throws(ReadProblem) -> ByteStream {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { _ = try stream.skip(3) }
    guard let encoding = UTF16Detection.encoding(of: head) else { return stream }
    let hasMark = encoding == "UTF-16"
    if hasMark { _ = try stream.skip(2) }
    let isBigEndian = hasMark ? head[0] == 0xFE : encoding == "UTF-16BE"
    var high: UInt32?
    return try ByteStream { buffer throws(ReadProblem) in
      var result: [UInt8] = []
      while result.isEmpty {
        // A unit of two bytes becomes three at most, and a pair left over four.
        let bytes = try stream.read((buffer.count - 4) / 3 * 2)
        if bytes.isEmpty { break }
        decode(bytes, isBigEndian: isBigEndian, high: &high, into: &result)
      }
      buffer.copyBytes(from: result)
      return result.count
    }
  }

  private static func decode(
    _ bytes: [UInt8],
    isBigEndian: Bool,
    high: inout UInt32?,
    into result: inout [UInt8]
  ) {
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      if let start = high {
        high = nil
        if unit & 0xFC00 == 0xDC00 {
          UTF8Bytes.append(0x10000 + (start & 0x3FF) << 10 + (unit & 0x3FF), to: &result)
          continue
        }
        UTF8Bytes.append(0xFFFD, to: &result)
      }
      if unit & 0xFC00 == 0xD800 { high = unit } else { UTF8Bytes.append(unit, to: &result) }
    }
  }
}
