internal import Glibc
internal import Lexicon
internal import TextTools

/// Turns the bytes of a document into UTF-8 (by iconv).
///
/// A byte-order mark wins, then valid UTF-8, then what is declared, then what fits the letters of
/// the languages best. A bad byte becomes U+FFFD and is counted.
enum TextDecoding {
  /// A text in UTF-8.
  struct Decoded {
    var bytes: [UInt8]

    /// How many bad bytes became U+FFFD.
    var replaced = 0

    /// Where the first of them stood, in the bytes that were decoded.
    var firstReplaced = 0

    fileprivate mutating func replace(at offset: Int) {
      UTF8Bytes.append(0xFFFD, to: &bytes)
      if replaced == 0 { firstReplaced = offset }
      replaced += 1
    }
  }

  /// The document in UTF-8, without a byte-order mark.
  static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      var text = repaired(Array(bytes.dropFirst(3)))
      text.firstReplaced += 3
      return text
    }
    if let encoding = UTF16Detection.encoding(of: bytes) {
      return convert(bytes, from: encoding) ?? repaired(bytes)
    }
    let (isValid, hasHigh) = bytes.withUnsafeBufferPointer(validity)
    if isValid { return Decoded(bytes: bytes) }
    let declaration = (declared ?? declaredCharset(bytes)).flatMap(EncodingGuess.known)
    if let declaration, !EncodingGuess.contradicts(declaration, bytes),
      let result = convert(bytes, from: declaration)
    {
      return corrected(result, read: declaration, bytes)
    }
    guard hasHigh, !isMostlyUTF8(bytes), let encoding = EncodingGuess.best(for: bytes)?.name,
      let result = convert(bytes, from: encoding)
    else { return repaired(bytes) }
    return corrected(result, read: encoding, bytes)
  }

  /// The text as its language is written, where it was read in a related encoding.
  private static func corrected(
    _ result: Decoded,
    read encoding: String,
    _ bytes: [UInt8]
  ) -> Decoded {
    guard let better = EncodingGuess.better(than: encoding, for: result.bytes, bytes),
      let again = convert(bytes, from: better), again.replaced <= result.replaced
    else { return result }
    return again
  }

  private static func validity(_ bytes: UnsafeBufferPointer<UInt8>) -> (Bool, hasHigh: Bool) {
    var index = UTF8Bytes.asciiEnd(bytes, from: 0)
    if index == bytes.count { return (true, false) }
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = UTF8Bytes.asciiEnd(bytes, from: index)
        continue
      }
      let length = UTF8Bytes.sequenceLength(bytes, index)
      if length == 0 { return (false, true) }
      index += length
    }
    return (true, true)
  }

  /// A text with a few broken sequences among many good ones is UTF-8 all the same.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var good = 0
      var bad = 0
      var index = 0
      while index < bytes.count {
        let length = UTF8Bytes.sequenceLength(bytes, index)
        if length > 1 { good += 1 }
        if length == 0 { bad += 1 }
        index += max(length, 1)
      }
      return good > bad
    }
  }

  /// The charset that the head of an HTML, XML or mail document declares.
  ///
  /// Scripts and links name the charset of other documents.
  private static func declaredCharset(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(headLength).map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
    var tag: Int?
    var index = 0
    while index < head.count {
      switch head[index] {
      case 0x3C: tag = index + 1
      case 0x3E: tag = nil
      case 0x3D where isCharsetKey(head[..<index]):
        if let tag, !head[tag...].starts(with: "meta".utf8), !head[tag...].starts(with: "?xml".utf8)
        {
          break
        }
        let rest = head[(index + 1)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        let name = rest.prefix {
          $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || [0x2D, 0x5F, 0x3A].contains($0)
        }
        if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static let headLength = 32 * 1024

  private static func isCharsetKey(_ bytes: ArraySlice<UInt8>) -> Bool {
    let key = bytes.suffix(10).reversed().drop { $0 == 0x20 }
    return key.starts(with: "charset".utf8.reversed())
      || key.starts(with: "encoding".utf8.reversed())
  }

  /// The bytes as UTF-8 with U+FFFD for every bad one.
  static func repaired(_ bytes: [UInt8]) -> Decoded {
    bytes.withUnsafeBufferPointer { source in
      if validity(source).0 { return Decoded(bytes: bytes) }
      var result = Decoded(bytes: [])
      result.bytes.reserveCapacity(source.count)
      var index = 0
      while index < source.count {
        let length = UTF8Bytes.sequenceLength(source, index)
        if length == 0 {
          result.replace(at: index)
          index += 1
        } else {
          result.bytes.append(contentsOf: source[index..<(index + length)])
          index += length
        }
      }
      return result
    }
  }

  /// Converts by iconv; nil where it does not know the encoding.
  static func convert(_ bytes: [UInt8], from encoding: String) -> Decoded? {
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 64 * 1024)
    var result = Decoded(bytes: [])
    result.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    input.withUnsafeMutableBytes { input in
      var source = input.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = input.count
      while left > 0 {
        let (failed, written) = output.withUnsafeMutableBytes { output in
          var target = output.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = output.count
          let code = iconv(converter, &source, &left, &target, &room)
          return (code == Int.max || code == -1 ? errno : 0, output.count - room)
        }
        result.bytes.append(contentsOf: output[0..<written])
        if failed == EILSEQ || failed == EINVAL {
          result.replace(at: input.count - left)
          source = source?.advanced(by: 1)
          left -= 1
        }
      }
    }
    return result
  }
}
