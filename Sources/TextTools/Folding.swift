/// The folding that `has`, `contains`, `starts with`, `ends with`, `search` and `fold` compare in.
///
/// Compatibility decomposition without diacritics, full case folding, ı → i, ł → l, đ → d, ø → o,
/// æ → ae, œ → oe, þ → th; quotes, dashes and spaces unified, invisible characters dropped. No
/// locale. Of marks only diacritics go: the vowel signs of Indic scripts and Thai and the voicing of
/// kana make other words, so they stay.
package enum Folding {
  /// The folded text.
  package static func folded(_ text: String) -> String {
    String(decoding: bytes(of: text), as: UTF8.self)
  }

  /// The folded text as bytes.
  package static func bytes(of text: String) -> [UInt8] {
    var text = Composition.composed(text)
    var bytes: [UInt8] = []
    text.withUTF8 { append($0, to: &bytes) }
    return bytes
  }

  /// Appends the folded text, which must be NFC, to bytes.
  ///
  /// - Complexity: O(*n*); eight bytes a step for ASCII, a table for the rest.
  package static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var scanner = ScalarScanner(text)
    bytes.reserveCapacity(bytes.count + text.count)
    while scanner.position < text.count {
      let run = ASCIIRun.length(text, from: scanner.position)
      if run > 0 {
        ASCIIRun.appendLower(text, from: scanner.position, count: run, to: &bytes)
        scanner.position += run
        continue
      }
      let scalar = scanner.next()
      let page = FoldRules.full.page(scalar)
      let entry = page[Int(scalar & 0xff)]
      if entry < FoldPages.several {
        UTF8Bytes.append(entry, to: &bytes)
      } else {
        for part in FoldPages.scalars(entry, page) { UTF8Bytes.append(part, to: &bytes) }
      }
    }
  }
}

/// Steps through the scalars of UTF-8.
struct ScalarScanner {
  let text: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// The scalar at the position, which must not be the end; U+FFFD for a byte that is no UTF-8.
  @inline(__always) mutating func next() -> UInt32 {
    let lead = UInt32(text[position])
    if lead < 0x80 {
      position += 1
      return lead
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead < 0xF5, position + length <= text.count else {
      position += 1
      return 0xFFFD
    }
    var scalar = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = text[position + offset]
      guard byte & 0xC0 == 0x80 else {
        position += 1
        return 0xFFFD
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    position += length
    return scalar < 0x11_0000 ? scalar : 0xFFFD
  }
}

/// Runs of ASCII, eight bytes at a time.
enum ASCIIRun {
  /// How many bytes from here on are ASCII.
  @inline(__always) static func length(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var end = start
    while end + 8 <= text.count {
      let word = UnsafeRawPointer(base + end).loadUnaligned(as: UInt64.self)
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return end - start + UInt64(littleEndian: high).trailingZeroBitCount / 8 }
      end += 8
    }
    while end < text.count, base[end] < 0x80 { end += 1 }
    return end - start
  }

  /// Appends so many ASCII bytes in lower case.
  static func appendLower(
    _ text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    count: Int,
    to bytes: inout [UInt8]
  ) {
    guard let base = text.baseAddress else { return }
    let old = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: count))
    bytes.withUnsafeMutableBufferPointer { buffer in
      guard let target = buffer.baseAddress else { return }
      lower(target + old, count)
    }
  }

  /// Turns capitals among ASCII bytes into small letters.
  @inline(__always) static func lower(_ target: UnsafeMutablePointer<UInt8>, _ count: Int) {
    var index = 0
    while index + 8 <= count {
      let raw = UnsafeMutableRawPointer(target + index)
      let word = raw.loadUnaligned(as: UInt64.self)
      raw.storeBytes(of: lower(word), as: UInt64.self)
      index += 8
    }
    while index < count {
      let byte = target[index]
      if byte &- 0x41 < 26 { target[index] = byte | 0x20 }
      index += 1
    }
  }

  /// Eight ASCII bytes in lower case.
  @inline(__always) static func lower(_ word: UInt64) -> UInt64 {
    let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
    let afterZ = word &+ 0x2525_2525_2525_2525
    return word | ((fromA & ~afterZ & 0x8080_8080_8080_8080) >> 2)
  }
}
