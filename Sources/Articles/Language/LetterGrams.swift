internal import CUTF8Proc
internal import Lexicon

/// Which letters follow each other in which language: log-probabilities of n-grams of letters, for
/// the scripts that several languages share.
///
/// `articles/language.grams` is used as it is embedded; `generators/language_grams.py` makes it and
/// tells its form and where its numbers come from. A text's score for a language is the sum over its
/// n-grams (naive Bayes). About 10 ns a letter.
struct LetterGrams: Sendable {
  static let shared = LetterGrams()

  private var groups: [Group] = []
  private let lower: [UInt16]

  /// The languages of one script.
  struct Group: Sendable {
    let script: UInt32
    let codes: [String]
    fileprivate let width: Int
    fileprivate let shift: UInt64

    // Both lie in the program's constant data.
    fileprivate nonisolated(unsafe) let marks: UnsafeRawBufferPointer
    fileprivate nonisolated(unsafe) let rows: UnsafeRawBufferPointer
  }

  private init() {
    lower = (0..<UInt16(0x1F00)).map { scalar in
      guard Self.hasCase(scalar) else { return scalar }
      return UInt16(truncatingIfNeeded: utf8proc_tolower(Int32(scalar)))
    }
    guard let bytes = DataFile.bytes(of: "articles/language.grams") else { return }
    var reader = GramReader(UnsafeRawBufferPointer(bytes))
    guard reader.word() == Self.magic else { return }
    for _ in 0..<min(8, reader.word()) {
      guard let group = reader.group() else { return }
      groups.append(group)
    }
  }

  /// `DQG1`, little-endian.
  private static let magic: UInt32 = 0x3147_5144

  /// The group of a script, by its ISO 15924 code.
  func group(of script: String) -> Group? {
    let code = script.utf8.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return groups.first { $0.script == code }
  }

  /// Adds what the letters of a part of a text say for each language of a group; returns how many
  /// n-grams were known.
  func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    of group: Group,
    to scores: inout [Int]
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: GramSums.lanes) { total in
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: GramSums.lanes) { part in
        guard let sum = total.baseAddress, let part = part.baseAddress else { return 0 }
        var sums = GramSums(total: sum, part: part)
        add(bytes, range, of: group, to: &sums)
        for index in scores.indices { scores[index] += Int(total[index]) }
        return sums.known
      }
    }
  }

  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    of group: Group,
    to sums: inout GramSums
  ) {
    // Of the letters before, the last in the low bits; a blank begins a word.
    var window: UInt64 = 0x20
    var length = 0
    var reader = ScalarReader(bytes, range)
    lower.withUnsafeBufferPointer { lower in
      while let scalar = reader.next() {
        let isLetter = Self.isLetter(scalar)
        if !isLetter, scalar >= 0x300, Self.isMark(scalar) { continue }
        if !isLetter, length == 0 { continue }
        let letter = isLetter ? UInt64(lower[Int(scalar)]) : 0x20
        window = window << 16 | letter
        length += 1
        if length > 1 { sums.add(group, window & 0xFFFF_FFFF_FFFF) }
        if length > 2 { sums.add(group, window) }
        if !isLetter {
          if length == 4 { sums.add(group, window | 1 << 63) }
          window = 0x20
          length = 0
        }
      }
    }
    sums.flush()
  }

  /// Whether a scalar can be a capital: those of Latin and Cyrillic are few, and start-up waits.
  private static func hasCase(_ scalar: UInt16) -> Bool {
    scalar < 0x250 || scalar >= 0x400 && scalar < 0x530 || scalar >= 0x1E00
  }

  @inline(__always)
  private static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0xC0 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A }
    if scalar < 0x250 { return scalar != 0xD7 && scalar != 0xF7 }
    if scalar < 0x620 {
      return scalar >= 0x400 && scalar < 0x530 && (scalar < 0x482 || scalar > 0x489)
    }
    if scalar < 0x700 {
      return scalar < 0x64B || scalar > 0x66F && scalar < 0x6D4 || scalar == 0x6D5
    }
    return scalar >= 0x1E00 && scalar < 0x1F00
  }

  /// Accents that stand for themselves, vowels above Arabic letters.
  @inline(__always)
  private static func isMark(_ scalar: UInt32) -> Bool {
    scalar < 0x370 || scalar >= 0x64B && scalar < 0x660 || scalar == 0x670 || scalar == 0x640
  }
}

/// Sums of rows: sixteen bits wide as long as they cannot overflow.
///
/// Plain loops of fixed length over memory become vector code; the generic conversions of `SIMD32`
/// do not.
private struct GramSums {
  static let lanes = 32

  private(set) var known = 0
  private let total: UnsafeMutablePointer<UInt32>
  private let part: UnsafeMutablePointer<UInt16>
  private var pending = 0

  /// Sums in memory for `lanes` numbers each.
  init(total: UnsafeMutablePointer<UInt32>, part: UnsafeMutablePointer<UInt16>) {
    self.total = total
    self.part = part
    total.initialize(repeating: 0, count: Self.lanes)
    part.initialize(repeating: 0, count: Self.lanes)
  }

  @inline(__always)
  mutating func add(_ group: LetterGrams.Group, _ key: UInt64) {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    let mark = UInt32(truncatingIfNeeded: product >> 16) | 1
    let mask = group.marks.count / 4 - 1
    var slot = Int(truncatingIfNeeded: product >> group.shift)
    while true {
      let found = group.marks.loadUnaligned(fromByteOffset: slot * 4, as: UInt32.self)
      if found == mark { break }
      if found == 0 { return }
      slot = (slot + 1) & mask
    }
    guard let base = group.rows.baseAddress else { return }
    known += 1
    let row = (base + slot * group.width).assumingMemoryBound(to: UInt8.self)
    if group.width == Self.lanes {
      for lane in 0..<Self.lanes { part[lane] &+= UInt16(row[lane]) }
    } else {
      for lane in 0..<group.width { part[lane] &+= UInt16(row[lane]) }
    }
    pending += 1
    if pending == 256 { flush() }
  }

  mutating func flush() {
    for lane in 0..<Self.lanes {
      total[lane] &+= UInt32(part[lane])
      part[lane] = 0
    }
    pending = 0
  }
}

/// Reads the file from its beginning.
private struct GramReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func word() -> UInt32 {
    guard offset + 4 <= bytes.count else { return 0 }
    defer { offset += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// The next group, or nil where the file is cut short.
  mutating func group() -> LetterGrams.Group? {
    let script = word()
    let count = Int(word())
    guard count <= 32, offset + 4 * count + 8 <= bytes.count else { return nil }
    let codes = (0..<count).map { index in
      let code = bytes[(offset + 4 * index)..<(offset + 4 * index + 4)].prefix { $0 != 0x20 }
      return String(decoding: code, as: UTF8.self)
    }
    offset += 4 * count
    let width = Int(word())
    let bits = Int(word())
    guard count <= width, width <= 32, bits < 24 else { return nil }
    let slots = 1 << bits
    let end = offset + slots * (4 + width)
    guard end <= bytes.count else { return nil }
    defer { offset = end }
    return LetterGrams.Group(
      script: script,
      codes: codes,
      width: width,
      shift: UInt64(64 - bits),
      marks: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + slots * 4)]),
      rows: UnsafeRawBufferPointer(rebasing: bytes[(offset + slots * 4)..<end])
    )
  }
}
