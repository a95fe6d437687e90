/// Scripts of letters after ISO 15924, from the ranges that Unicode gives them.
enum Scripts {
  private static let ranges: [(first: UInt32, last: UInt32, name: String)] = [
    (0x41, 0x5a, "Latn"), (0x61, 0x7a, "Latn"), (0xaa, 0xaa, "Latn"), (0xba, 0xba, "Latn"),
    (0xc0, 0x2b8, "Latn"), (0x370, 0x3ff, "Grek"), (0x400, 0x52f, "Cyrl"), (0x531, 0x58a, "Armn"),
    (0x5d0, 0x5f4, "Hebr"), (0x620, 0x6ff, "Arab"), (0x710, 0x74f, "Syrc"), (0x750, 0x77f, "Arab"),
    (0x780, 0x7b1, "Thaa"), (0x8a0, 0x8ff, "Arab"), (0x904, 0x97f, "Deva"), (0x985, 0x9fc, "Beng"),
    (0xa05, 0xa76, "Guru"), (0xa85, 0xaf9, "Gujr"), (0xb05, 0xb77, "Orya"), (0xb83, 0xbfa, "Taml"),
    (0xc05, 0xc7f, "Telu"), (0xc80, 0xcf3, "Knda"), (0xd05, 0xd7f, "Mlym"), (0xd85, 0xdf4, "Sinh"),
    (0xe01, 0xe5b, "Thai"), (0xe81, 0xedf, "Laoo"), (0xf00, 0xfff, "Tibt"),
    (0x1000, 0x109f, "Mymr"),
    (0x10a0, 0x10ff, "Geor"), (0x1100, 0x11ff, "Hang"), (0x1200, 0x139f, "Ethi"),
    (0x13a0, 0x13fd, "Cher"), (0x1780, 0x17ff, "Khmr"), (0x1820, 0x18aa, "Mong"),
    (0x1c80, 0x1c8f, "Cyrl"), (0x1c90, 0x1cbf, "Geor"), (0x1e00, 0x1eff, "Latn"),
    (0x1f00, 0x1fff, "Grek"), (0x2c60, 0x2c7f, "Latn"), (0x2de0, 0x2dff, "Cyrl"),
    (0x3005, 0x3007, "Hani"), (0x3041, 0x309f, "Hira"), (0x30a1, 0x30ff, "Kana"),
    (0x3105, 0x312f, "Bopo"), (0x3131, 0x318e, "Hang"), (0x31f0, 0x31ff, "Kana"),
    (0x3400, 0x4dbf, "Hani"), (0x4e00, 0x9fff, "Hani"), (0xa640, 0xa69f, "Cyrl"),
    (0xa720, 0xa7ff, "Latn"), (0xac00, 0xd7a3, "Hang"), (0xf900, 0xfaff, "Hani"),
    (0xfb00, 0xfb06, "Latn"), (0xfb1d, 0xfb4f, "Hebr"), (0xfb50, 0xfdff, "Arab"),
    (0xfe70, 0xfefc, "Arab"), (0xff21, 0xff3a, "Latn"), (0xff41, 0xff5a, "Latn"),
    (0xff66, 0xff9d, "Kana"), (0x20000, 0x323af, "Hani"),
  ]

  /// The script of a letter; nil for what is no letter of a known script.
  static func script(of scalar: Unicode.Scalar) -> String? {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < scalar.value { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].first <= scalar.value,
      scalar.properties.isAlphabetic
    else { return nil }
    return ranges[low].name
  }

  /// The script of most letters, the first of several; nil without letters.
  static func most(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var counts: [(name: String, count: Int)] = []
    for scalar in text.text.unicodeScalars {
      guard let name = script(of: scalar) else { continue }
      if let known = counts.firstIndex(where: { $0.name == name }) {
        counts[known].count += 1
      } else {
        counts.append((name, 1))
      }
    }
    guard let most = counts.map(\.count).max() else { return nil }
    return counts.first { $0.count == most }?.name
  }
}
