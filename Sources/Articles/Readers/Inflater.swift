internal import CZlib

/// Unpacks gzip or deflate data piece by piece, member after member, by zlib.
final class Inflater {
  private var stream = z_stream()
  private var output = [UInt8](repeating: 0, count: 256 * 1024)

  /// Whether the data could end here: before the first member or after a whole one.
  private(set) var isAtMemberEnd = true

  /// What stands around the packed data.
  enum Wrapping: Int32 {
    // 15 bits of window, and 16 for the gzip header.
    case gzip = 31
    case zlib = 15
    case none = -15
  }

  init(_ wrapping: Wrapping = .gzip) {
    inflateInit2_(
      &stream,
      wrapping.rawValue,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
  }

  deinit {
    inflateEnd(&stream)
  }

  /// Appends what these bytes unpack to; false where they are damaged or unpack to more than `limit`.
  func inflate(
    _ bytes: ArraySlice<UInt8>,
    into result: inout [UInt8],
    limit: Int = .max
  ) -> Bool {
    var input = Array(bytes)
    return input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while stream.avail_in > 0 {
        if isAtMemberEnd {
          // Zero padding may follow the last member.
          if stream.next_in[0] == 0 {
            stream.next_in += 1
            stream.avail_in -= 1
            continue
          }
          isAtMemberEnd = false
        }
        guard step(into: &result), result.count <= limit else { return false }
      }
      return true
    }
  }

  private func step(into result: inout [UInt8]) -> Bool {
    let (code, written) = output.withUnsafeMutableBufferPointer { output in
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      let code = CZlib.inflate(&stream, Z_NO_FLUSH)
      return (code, output.count - Int(stream.avail_out))
    }
    result.append(contentsOf: output[0..<written])
    switch code {
    case Z_STREAM_END:
      isAtMemberEnd = true
      return inflateReset(&stream) == Z_OK
    case Z_OK, Z_BUF_ERROR: return true
    default: return false
    }
  }
}
