internal import CUTF8Proc

/// What the two foldings make of one scalar, by utf8proc and the rules of the language.
enum FoldRules {
  /// The entries of `Folding`: compatibility decomposition, full case folding, no diacritics.
  static let full = FoldPages { full($0) }

  /// The entries of `FoldedText`: lower case with its diacritics.
  static let light = FoldPages { light($0) }

  private static func full(_ scalar: UInt32) -> [UInt32]? {
    if let simple = punctuation(scalar) { return simple }
    guard isScalar(scalar) else { return [scalar] }
    let options =
      UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_CASEFOLD.rawValue
    var folded: [UInt32] = []
    for part in decomposed(scalar, options) where !isDiacritic(part) {
      folded += punctuation(part) ?? letter(part)
    }
    return folded.count > 1 ? composed(folded) : folded
  }

  private static func light(_ scalar: UInt32) -> [UInt32]? {
    if let simple = punctuation(scalar), scalar != 0x200C, scalar != 0x200D {
      return isQuote(scalar) || isVariation(scalar) ? [scalar] : simple
    }
    guard isScalar(scalar) else { return [scalar] }
    if isDot(scalar) { return [0xB7] }
    guard isStable(scalar) else { return nil }
    let lower = UInt32(bitPattern: utf8proc_tolower(Int32(bitPattern: scalar)))
    return [lower == 0x3C2 ? 0x3C3 : lower]
  }

  private static func isScalar(_ scalar: UInt32) -> Bool {
    scalar < 0x11_0000 && !(0xD800...0xDFFF ~= scalar)
  }

  private static func isQuote(_ scalar: UInt32) -> Bool {
    guard let simple = punctuation(scalar) else { return false }
    return simple == [0x27] || simple == [0x22]
  }

  private static func isVariation(_ scalar: UInt32) -> Bool {
    0xFE00...0xFE0F ~= scalar || 0xE0100...0xE01EF ~= scalar
  }

  /// Middle dots of names in Chinese, Japanese and Catalan.
  private static func isDot(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: true
    default: false
    }
  }

  /// Quotes, dashes, spaces and invisible characters; nil for all others.
  private static func punctuation(_ scalar: UInt32) -> [UInt32]? {
    switch scalar {
    case 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0x2BC, 0xB4, 0xFF07: [0x27]
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0x301D...0x301F, 0xFF02: [0x22]
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: [0x2D]
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: [0x20]
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: []
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: []
    default: nil
    }
  }

  /// Letters whose stroke or ligature is no mark for Unicode.
  private static func letter(_ scalar: UInt32) -> [UInt32] {
    switch scalar {
    case 0x131: [0x69]
    case 0x142: [0x6C]
    case 0x111: [0x64]
    case 0xF8: [0x6F]
    case 0xE6: [0x61, 0x65]
    case 0x153: [0x6F, 0x65]
    case 0xFE: [0x74, 0x68]
    default: [scalar]
    }
  }

  /// Marks that are diacritics; the vowel signs of Indic and Thai and the voicing of kana are not.
  private static func isDiacritic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7,
      0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8,
      0x6EA...0x6ED, 0x711, 0x730...0x74A, 0x8D3...0x8E1, 0x8E3...0x8FF, 0x1AB0...0x1AFF,
      0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  /// Whether the scalar stands in NFC whatever is around it.
  private static func isStable(_ scalar: UInt32) -> Bool {
    if scalar < 0x300 || 0x4E00...0x9FFF ~= scalar || 0xAC00...0xD7A3 ~= scalar { return true }
    if 0x1100...0x11FF ~= scalar { return false }
    guard let property = utf8proc_get_property(Int32(bitPattern: scalar)) else { return false }
    let pair = property.pointee.comb_index
    guard property.pointee.combining_class == 0, pair == .max || pair < 0x8000 else { return false }
    guard property.pointee.decomp_seqindex != .max, property.pointee.decomp_type == 0 else {
      return true
    }
    return composed(decomposed(scalar, UTF8PROC_DECOMPOSE.rawValue)) == [scalar]
  }

  private static func decomposed(_ scalar: UInt32, _ options: UInt32) -> [UInt32] {
    var parts = [Int32](repeating: 0, count: 32)
    var boundary: Int32 = 0
    let count = utf8proc_decompose_char(
      Int32(bitPattern: scalar),
      &parts,
      parts.count,
      utf8proc_option_t(options),
      &boundary
    )
    guard count >= 0, count <= parts.count else { return [scalar] }
    return parts[..<count].map { UInt32(bitPattern: $0) }
  }

  /// The scalars with canonical composition.
  static func composed(_ scalars: [UInt32]) -> [UInt32] {
    var parts = scalars.map { Int32(bitPattern: $0) }
    let options = UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue
    let count = utf8proc_normalize_utf32(&parts, parts.count, utf8proc_option_t(options))
    guard count >= 0, count <= parts.count else { return scalars }
    return parts[..<count].map { UInt32(bitPattern: $0) }
  }

  /// The scalars in NFC: decomposed, their marks in order, composed.
  static func composedCluster(_ scalars: [UInt32]) -> [UInt32] {
    var parts = scalars.flatMap { decomposed($0, UTF8PROC_DECOMPOSE.rawValue) }
    var start = 0
    while start < parts.count {
      var end = start
      while end < parts.count, combiningClass(parts[end]) != 0 { end += 1 }
      // Few marks stand together, and equal classes must keep their order: insertion is stable.
      for index in stride(from: start + 1, to: end, by: 1) {
        var place = index
        while place > start, combiningClass(parts[place - 1]) > combiningClass(parts[place]) {
          parts.swapAt(place - 1, place)
          place -= 1
        }
      }
      start = max(end, start + 1)
    }
    return composed(parts)
  }

  private static func combiningClass(_ scalar: UInt32) -> Int16 {
    utf8proc_get_property(Int32(bitPattern: scalar))?.pointee.combining_class ?? 0
  }
}
