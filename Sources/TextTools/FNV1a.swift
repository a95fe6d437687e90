/// FNV-1a in 64 bits: a hash that is the same on every run and on every machine.
///
/// After Fowler, Noll and Vo. Public, so that loops of other modules take it in whole.
public enum FNV1a {
  /// Where a hash begins.
  @inlinable
  public static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }

  /// The hash after one more byte, or after a number as one part.
  @inlinable
  @inline(__always)
  public static func adding(_ part: UInt64, to hash: UInt64) -> UInt64 {
    (hash ^ part) &* 0x0000_0100_0000_01b3
  }

  /// The hash after these bytes, one by one.
  @inlinable
  public static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64 = seed) -> UInt64 {
    var hash = start
    for byte in bytes { hash = adding(UInt64(byte), to: hash) }
    return hash
  }

  /// The hash after these bytes, eight at a time, with all bits mixed at the end.
  ///
  /// Not the one that `hash` gives; for what is long.
  public static func mixedHash(
    _ bytes: UnsafeRawBufferPointer,
    from start: UInt64 = seed
  ) -> UInt64 {
    var hash = start
    var index = 0
    while index + 8 <= bytes.count {
      hash = adding(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), to: hash)
      hash ^= hash >> 29
      index += 8
    }
    while index < bytes.count {
      hash = adding(UInt64(bytes[index]), to: hash)
      index += 1
    }
    return (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
  }
}
