internal import TextTools

/// A sketch of a text by which copies are recognised: one-permutation MinHash over shingles.
///
/// Method: Li, Owen, Zhang, "One Permutation Hashing" (2012), with the densification of Shrivastava
/// and Li (2014). The share of equal slots of two signatures estimates the Jaccard similarity of
/// their sets of shingles, with a standard error below 0.06 near 0.9. Linear in the text.
package struct TextSignature: Sendable {
  /// One value a slot.
  package let slots: [UInt32]

  /// How many shingles the text has.
  private let count: Int

  /// A bit for each of its figures, by hash: reports from one template differ in them.
  private let figures: UInt64

  /// How many slots a signature has.
  package static let slotCount = 64

  /// Words (signs, in scripts without spaces) of one shingle.
  private static let shingleLength = 4

  /// Texts with fewer shingles say too little: a dateline or a line of weather is no copy.
  private static let minimumShingles = 24

  /// The signature of a text (UTF-8), or nil for one too short to be told from another.
  package init?(_ text: String) {
    var text = text
    let sketch = text.withUTF8 { Sketch($0) }
    guard sketch.count >= Self.minimumShingles else { return nil }
    slots = Self.filled(sketch.slots)
    count = sketch.count
    figures = sketch.figures
  }

  /// The estimated share of shingles that two texts have in common, 0…1.
  package func similarity(to other: TextSignature) -> Double {
    var equal = 0
    for index in slots.indices where slots[index] == other.slots[index] { equal += 1 }
    return Double(equal) / Double(Self.slotCount)
  }

  /// Whether one text is the other, whole or cut, with other words around it.
  ///
  /// Most of the shorter one stands in the longer one (their containment, out of similarity and
  /// lengths), and so do its figures: weather, results and prices come from templates.
  package func isCopy(of other: TextSignature) -> Bool {
    let similarity = similarity(to: other)
    guard similarity >= Self.leastSimilarity else { return false }
    let common = similarity * Double(count + other.count) / (1 + similarity)
    guard common >= Self.leastContainment * Double(min(count, other.count)) else { return false }
    let fewest = min(figures.nonzeroBitCount, other.figures.nonzeroBitCount)
    return (figures & other.figures).nonzeroBitCount * 4 >= fewest * 3
  }

  /// A copy that was cut to less than half is too near to a text on the same matter.
  private static let leastSimilarity = 0.4
  private static let leastContainment = 0.8

  /// What one pass over a text collects.
  private struct Sketch {
    var slots = [UInt32](repeating: .max, count: slotCount)
    var count = 0
    var figures: UInt64 = 0

    init(_ text: UnsafeBufferPointer<UInt8>) {
      var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
      var seen = 0
      var reader = WordReader(text: text)
      while let (word, isFigure) = reader.next() {
        seen += 1
        if isFigure { figures |= 1 << (word >> 58) }
        if seen >= shingleLength {
          let shingle = mix(mix(mix(words.0 ^ words.1 &* 3) ^ words.2 &* 5) ^ word &* 7)
          let slot = Int(shingle >> 58)
          slots[slot] = min(slots[slot], UInt32(truncatingIfNeeded: shingle))
        }
        words = (words.1, words.2, word)
      }
      count = max(0, seen - shingleLength)
    }
  }

  /// Empty slots take the value of the next full one, moved by the distance.
  private static func filled(_ slots: [UInt32]) -> [UInt32] {
    var result = slots
    for index in slots.indices where slots[index] == .max {
      var distance = 1
      while slots[(index + distance) % slotCount] == .max, distance < slotCount { distance += 1 }
      result[index] = slots[(index + distance) % slotCount] &+ UInt32(distance) &* 0x9E37_79B9
    }
    return result
  }

  /// Reads words by their hashes: letters and digits, ASCII in lower case; one sign in Han and Kana.
  private struct WordReader {
    let text: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(text: UnsafeBufferPointer<UInt8>) {
      self.text = text
    }

    /// The next word, and whether it has digits alone.
    mutating func next() -> (hash: UInt64, isFigure: Bool)? {
      var hash = FNV1a.seed
      var length = 0
      var digits = 0
      while index < text.count {
        let byte = text[index]
        if byte >= 0xE3, byte <= 0xEA, !isSign(byte) {
          if length > 0 { break }
          let end = min(index + 3, text.count)
          while index < end {
            hash = FNV1a.adding(UInt64(text[index]), to: hash)
            index += 1
          }
          return (mix(hash), false)
        }
        let width = byte < 0x80 ? isWordByte(byte) ? 0 : 1 : isSign(byte) ? byte < 0xE0 ? 2 : 3 : 0
        if width > 0 {
          index = min(index + width, text.count)
          if length > 0 { break }
          continue
        }
        index += 1
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        hash = FNV1a.adding(UInt64(lower), to: hash)
        length += 1
        if byte >= 0x30, byte <= 0x39 { digits += 1 }
      }
      return length > 0 ? (mix(hash), digits == length) : nil
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: false
      }
    }

    /// Whether a sign of several bytes begins here that is no letter: quotation marks and dashes are
    /// changed in copies (U+0080 to 00BF, 2000 to 2BFF, 3000 to 303F, FE10 to FF0F).
    private func isSign(_ byte: UInt8) -> Bool {
      let next = index + 1 < text.count ? text[index + 1] : 0
      switch byte {
      case 0xC2: return true
      case 0xE2: return next < 0xB0
      case 0xE3: return next == 0x80
      case 0xEF:
        return next == 0xB8 || next == 0xB9
          || next == 0xBC && text[min(index + 2, text.count - 1)] < 0x90
      default: return false
      }
    }
  }

  /// The finaliser of SplitMix64.
  private static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
