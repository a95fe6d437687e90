internal import Lexicon
internal import TextTools

/// The character references of HTML: `&amp;`, `&#8217;`, `&#x2014;`.
enum CharacterReferences {
  /// Appends the bytes of `range` with their references replaced.
  ///
  /// What is no reference stays.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    into result: inout [UInt8]
  ) {
    var index = range.lowerBound
    var run = index
    while index < range.upperBound {
      guard bytes[index] == 0x26, let reference = read(bytes, index..<range.upperBound) else {
        index += 1
        continue
      }
      result.append(contentsOf: bytes[run..<index])
      result.append(contentsOf: reference.text)
      index += reference.length
      run = index
    }
    result.append(contentsOf: bytes[run..<range.upperBound])
  }

  /// The reference that begins at the start of the range: its text and its length in bytes.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> (text: [UInt8], length: Int)? {
    let start = range.lowerBound
    guard start + 2 < range.upperBound else { return nil }
    if bytes[start + 1] == 0x23 { return numeric(bytes, range) }
    var end = start + 1
    while end < range.upperBound, end - start <= maximumLength, isNamePart(bytes[end]) { end += 1 }
    let isTerminated = end < range.upperBound && bytes[end] == 0x3B
    if isTerminated, let text = names[key(bytes[(start + 1)..<end])]?.text {
      return (text, end + 1 - start)
    }
    // A few old names work without the semicolon, also when letters follow.
    while end > start + 2 {
      if let entry = names[key(bytes[(start + 1)..<end])], entry.isBare {
        return (entry.text, end - start)
      }
      end -= 1
    }
    return nil
  }

  private static func numeric(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>
  ) -> (text: [UInt8], length: Int)? {
    var index = range.lowerBound + 2
    let isHexadecimal = index < range.upperBound && bytes[index] | 0x20 == 0x78
    if isHexadecimal { index += 1 }
    let first = index
    var scalar: UInt32 = 0
    while index < range.upperBound, let digit = UTF8Bytes.hexadecimal(bytes[index]),
      isHexadecimal || digit < 10
    {
      scalar = min(scalar * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < range.upperBound, bytes[index] == 0x3B { index += 1 }
    var text: [UInt8] = []
    UTF8Bytes.append(mapped(scalar), to: &text)
    return (text, index - range.lowerBound)
  }

  /// Numbers between 128 and 159 mean windows-1252, as in every browser.
  private static func mapped(_ scalar: UInt32) -> UInt32 {
    if scalar == 0 { return 0xFFFD }
    guard scalar >= 0x80, scalar < 0xA0 else { return scalar }
    return windows1252[Int(scalar - 0x80)]
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let maximumLength = 32

  private static let names: [UInt64: (text: [UInt8], isBare: Bool)] = {
    var result: [UInt64: (text: [UInt8], isBare: Bool)] = [:]
    for entry in DataFile("shared/entities.data")?.entries("reference") ?? []
    where entry.count >= 2 {
      var text: [UInt8] = []
      for scalar in entry[1].split(separator: " ") {
        UTF8Bytes.append(UInt32(scalar, radix: 16) ?? 0xFFFD, to: &text)
      }
      result[key(Array(entry[0].utf8))] = (text, entry.count > 2)
    }
    return result
  }()

  /// The hash of a name; the tests show that no two names share it.
  private static func key(_ name: some Sequence<UInt8>) -> UInt64 {
    FNV1a.hash(name)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    HTMLTokenizer.isLetter(byte) || byte >= 0x30 && byte <= 0x39
  }
}
