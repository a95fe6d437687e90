internal import TextTools

/// Reads valid UTF-8 scalar by scalar; bytes that are none come out as U+FFFD.
struct ScalarReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset: Int
  let end: Int

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The next scalar, or nil at the end.
  @inline(__always)
  mutating func next() -> UInt32? {
    guard offset < end else { return nil }
    let first = UInt32(bytes[offset])
    if first < 0x80 {
      offset += 1
      return first
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= end, first >= 0xC0 else {
      offset += 1
      return 0xFFFD
    }
    var scalar = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for index in 1..<length {
      scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F)
    }
    offset += length
    return scalar
  }
}

/// A hash over folded scalars: how words and lines are compared.
enum WordHash {
  static let seed = FNV1a.seed

  @inline(__always)
  static func add(_ scalar: UInt32, to hash: UInt64) -> UInt64 {
    FNV1a.adding(UInt64(scalar), to: hash)
  }

  /// The hash of a phrase from that of the words before and the next word.
  @inline(__always)
  static func join(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    var mixed = (phrase ^ (word &+ 0x9e37_79b9_7f4a_7c15 &+ phrase << 6 &+ phrase >> 2))
    mixed = mixed &* 0xff51_afd7_ed55_8ccd
    return mixed ^ mixed >> 32
  }
}
