internal import CUTF8Proc

/// What a scalar is to the parser, and the scalar that it counts as when words are compared.
struct ScalarClass: OptionSet {
  var rawValue: UInt16

  static let letter = ScalarClass(rawValue: 1)
  static let upper = ScalarClass(rawValue: 1 << 1)
  static let lower = ScalarClass(rawValue: 1 << 2)
  static let digit = ScalarClass(rawValue: 1 << 3)
  static let space = ScalarClass(rawValue: 1 << 4)
  static let mark = ScalarClass(rawValue: 1 << 5)
  static let stop = ScalarClass(rawValue: 1 << 6)
  static let comma = ScalarClass(rawValue: 1 << 7)
  static let opener = ScalarClass(rawValue: 1 << 8)
  static let closer = ScalarClass(rawValue: 1 << 9)
  static let quote = ScalarClass(rawValue: 1 << 10)
  static let separator = ScalarClass(rawValue: 1 << 11)
  static let bullet = ScalarClass(rawValue: 1 << 12)

  /// Written without spaces between words (Han, Kana, Thai): every scalar is a token.
  static let unspaced = ScalarClass(rawValue: 1 << 13)
  static let hyphen = ScalarClass(rawValue: 1 << 14)
}

/// Tables over the scalars below U+3100 and rules for those above.
///
/// Folding maps letters to lower case without marks, so that NFC and NFD, capitals and small letters
/// compare equal; 0 stands for a scalar that is skipped.
struct ScalarTable: Sendable {
  static let shared = ScalarTable()
  static let count = 0x3100

  let classes: [UInt16]
  let folded: [UInt16]

  private init() {
    var classes = [UInt16](repeating: 0, count: Self.count)
    var folded = [UInt16](repeating: 0, count: Self.count)
    for scalar in 0..<Self.count {
      classes[scalar] = Self.classify(UInt32(scalar)).rawValue
      folded[scalar] = Self.fold(Int32(scalar))
    }
    self.classes = classes
    self.folded = folded
  }

  /// The class of any scalar.
  @inline(__always)
  static func kind(_ scalar: UInt32, _ table: UnsafeBufferPointer<UInt16>) -> ScalarClass {
    scalar < UInt32(count)
      ? ScalarClass(rawValue: table[Int(scalar)]) : ScalarClass(rawValue: high(scalar))
  }

  /// The scalar that this one counts as, or 0.
  @inline(__always)
  static func fold(_ scalar: UInt32, _ table: UnsafeBufferPointer<UInt16>) -> UInt32 {
    if scalar < UInt32(count) { return UInt32(table[Int(scalar)]) }
    if scalar >= 0xFF01, scalar <= 0xFF5E {
      return UInt32(table[Int(scalar - 0xFEE0)])
    }
    return scalar
  }

  private static func fold(_ scalar: Int32) -> UInt16 {
    var buffer: [Int32] = [0, 0, 0, 0, 0, 0, 0, 0]
    var boundary: Int32 = 0
    let options = utf8proc_option_t(
      UTF8PROC_CASEFOLD.rawValue | UTF8PROC_COMPAT.rawValue | UTF8PROC_DECOMPOSE.rawValue
    )
    let length = utf8proc_decompose_char(
      scalar,
      &buffer,
      buffer.count,
      options,
      &boundary
    )
    guard length > 0 else { return UInt16(truncatingIfNeeded: scalar) }
    for part in buffer.prefix(min(length, buffer.count)) {
      let category = utf8proc_category(part)
      if category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CF { continue }
      if scalar == 0x2019 { return 0x27 }
      return part < 0x10000 ? UInt16(part) : 0
    }
    return 0
  }

  private static func classify(_ scalar: UInt32) -> ScalarClass {
    if let listed = listed(scalar) { return listed }
    switch utf8proc_category(Int32(scalar)) {
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LT: return [.letter, .upper]
    case UTF8PROC_CATEGORY_LL: return [.letter, .lower]
    case UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO:
      return isUnspaced(scalar) ? [.letter, .unspaced] : .letter
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME: return .mark
    case UTF8PROC_CATEGORY_ND: return .digit
    case UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP,
      UTF8PROC_CATEGORY_CC:
      return .space
    case UTF8PROC_CATEGORY_CF: return .mark
    case UTF8PROC_CATEGORY_PS: return .opener
    case UTF8PROC_CATEGORY_PE: return .closer
    case UTF8PROC_CATEGORY_PI, UTF8PROC_CATEGORY_PF: return .quote
    default: return []
    }
  }

  /// Punctuation whose use matters more than its category.
  private static func listed(_ scalar: UInt32) -> ScalarClass? {
    switch scalar {
    case 0x21, 0x2E, 0x3F, 0x203C, 0x3002, 0x061F, 0x06D4, 0x0964, 0x0965, 0x2026, 0x203D, 0x037E:
      .stop
    case 0x2C, 0x3B, 0x3001, 0x060C, 0x061B: .comma
    case 0x22, 0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB, 0x2039, 0x203A, 0x300C...0x300F, 0x2018,
      0x2019, 0x201A, 0x201F:
      .quote
    case 0x7C, 0x2F, 0x00B7, 0x3E, 0x2192, 0x2044: .separator
    case 0x2022, 0x25CF, 0x25AA, 0x25A0, 0x2043, 0x2219, 0x25E6, 0x25B6, 0x25BA, 0x2023, 0x25C6:
      .bullet
    case 0x2D, 0x2010...0x2015: .hyphen
    default: nil
    }
  }

  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    (0x0E00...0x0EFF).contains(scalar) || (0x3040...0x30FF).contains(scalar)
      || (0x1780...0x17FF).contains(scalar) || scalar == 0x3005 || scalar == 0x3007
  }

  private static func high(_ scalar: UInt32) -> UInt16 {
    switch scalar {
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      (ScalarClass.letter.union(.unspaced)).rawValue
    case 0xAC00...0xD7FF, 0x3100...0x318F: ScalarClass.letter.rawValue
    case 0xFF0C, 0xFF1B: ScalarClass.comma.rawValue
    case 0xFF01, 0xFF0E, 0xFF1F: ScalarClass.stop.rawValue
    case 0xFF08, 0xFF3B: ScalarClass.opener.rawValue
    case 0xFF09, 0xFF3D: ScalarClass.closer.rawValue
    case 0xFF10...0xFF19: ScalarClass.digit.rawValue
    case 0xFF21...0xFF3A: ScalarClass.letter.union(.upper).rawValue
    case 0xFF41...0xFF5A: ScalarClass.letter.union(.lower).rawValue
    case 0xFB50...0xFDFF, 0xFE70...0xFEFE, 0xA000...0xABFF, 0x10000...0x1FFFF:
      scalar >= 0x1F000 && scalar < 0x20000 ? 0 : ScalarClass.letter.rawValue
    case 0xFEFF, 0xFE00...0xFE0F: ScalarClass.mark.rawValue
    case 0xFF5C: ScalarClass.separator.rawValue
    default: 0
    }
  }
}
