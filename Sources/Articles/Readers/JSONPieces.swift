/// Cuts a stream into JSON values: those of an array at its top, or one behind the other.
///
/// Only brackets and strings are looked at. Memory is bounded by the largest value.
struct JSONPieces {
  private var isInArray = false

  /// The next object, and where it begins; nil at the end.
  ///
  /// - Throws: `ReadProblem` where it does not end or something else stands there.
  mutating func next(
    _ stream: ByteStream
  ) throws(ReadProblem) -> (bytes: [UInt8], offset: Int)? {
    while let byte = try nextSign(stream) {
      if byte == 0x5D, isInArray {
        isInArray = false
        _ = try stream.skip(1)
      } else if byte == 0x5B, !isInArray {
        isInArray = true
        _ = try stream.skip(1)
      } else if byte == 0x7B || isInArray {
        let offset = stream.offset
        return (try piece(stream), offset)
      } else {
        throw ReadProblem(offset: stream.offset, reason: "no JSON: a value is expected")
      }
    }
    if isInArray { throw ReadProblem(offset: stream.offset, reason: "the JSON array is cut off") }
    return nil
  }

  /// Whether nothing follows, and what was read is no element of an array.
  mutating func isLast(_ stream: ByteStream) throws(ReadProblem) -> Bool {
    guard !isInArray else { return false }
    return try nextSign(stream) == nil
  }

  /// Passes white space, commas and record separators (RFC 7464).
  private func nextSign(_ stream: ByteStream) throws(ReadProblem) -> UInt8? {
    while let byte = try stream.peek(1).first {
      guard byte <= 0x20 || byte == 0x2C else { return byte }
      _ = try stream.skip(1)
    }
    return nil
  }

  private func piece(_ stream: ByteStream) throws(ReadProblem) -> [UInt8] {
    var scan = Scan()
    var size = 16 * 1024
    while true {
      let bytes = try stream.peek(size)
      if scan.findsEnd(bytes) { return try stream.read(scan.length) }
      if bytes.count < size {
        throw ReadProblem(offset: stream.offset, reason: "a JSON value that begins here is cut off")
      }
      guard size <= DocumentReader.sizeLimit else {
        throw ReadProblem(
          offset: stream.offset,
          reason: "a JSON value of more than 64 MB; JSON Lines can be of any size"
        )
      }
      size *= 2
    }
  }

  /// How far a value was looked at.
  private struct Scan {
    var length = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Goes on behind what was seen before; whether the value ends in these bytes.
    mutating func findsEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
      bytes.withUnsafeBufferPointer { bytes in
        while length < bytes.count {
          let byte = bytes[length]
          if isInString {
            length += 1
            if isEscaped {
              isEscaped = false
            } else if byte == 0x5C {
              isEscaped = true
            } else if byte == 0x22 {
              isInString = false
            }
            continue
          }
          switch byte {
          case 0x22: isInString = true
          case 0x7B, 0x5B: depth += 1
          case 0x7D, 0x5D, 0x2C:
            // A value that is no object ends before the comma or the bracket behind it.
            if depth == 0 { return true }
            if byte != 0x2C { depth -= 1 }
            if depth == 0 {
              length += 1
              return true
            }
          default: break
          }
          length += 1
        }
        return false
      }
    }
  }
}
