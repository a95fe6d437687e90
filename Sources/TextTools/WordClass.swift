internal import CUTF8Proc

/// What a scalar is for word boundaries (UAX #29), with scripts that write no spaces on their own.
enum WordClass: UInt32 {
  case other = 0
  case letter, number, joiner, mark, middleLetter, middleNumber, middleBoth, unspaced, katakana

  private static let pages = FoldPages { [of($0).rawValue] }

  /// The class of a scalar, out of a table.
  @inline(__always) init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = WordClass.ascii(UInt8(scalar))
    } else {
      let value = WordClass.pages.page(scalar)[Int(scalar & 0xff)]
      self = WordClass(rawValue: value) ?? .other
    }
  }

  /// Whether a word can consist of it.
  var isWord: Bool {
    switch self {
    case .letter, .number, .unspaced, .katakana: true
    default: false
    }
  }

  @inline(__always) private static func ascii(_ byte: UInt8) -> WordClass {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .number
    case UInt8(ascii: "_"): .joiner
    case UInt8(ascii: "."), UInt8(ascii: "'"): .middleBoth
    case UInt8(ascii: ","), UInt8(ascii: ";"): .middleNumber
    default: .other
    }
  }

  private static func of(_ scalar: UInt32) -> WordClass {
    switch scalar {
    case 0xB7, 0x387, 0x55F, 0x5F4, 0x2027: return .middleLetter
    case 0x37E, 0x589, 0x60C, 0x60D, 0x66C, 0x7F8, 0x2044: return .middleNumber
    case 0x2018, 0x2019, 0x2024: return .middleBoth
    case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D:
      return scalar == 0x30FB ? .other : .katakana
    default: break
    }
    let category = utf8proc_category(Int32(bitPattern: scalar))
    switch category {
    case UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF:
      return scalar == 0x200B ? .other : .mark
    case UTF8PROC_CATEGORY_ND: return .number
    case UTF8PROC_CATEGORY_PC: return .joiner
    case UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM,
      UTF8PROC_CATEGORY_LO, UTF8PROC_CATEGORY_NL:
      return isUnspaced(scalar) ? .unspaced : .letter
    default: return .other
    }
  }

  /// Han, hiragana, Thai, Lao, Khmer and Myanmar.
  private static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF, 0xA9E0...0xA9FF,
      0xAA60...0xAA7F, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x309F,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
