/// Letters by script.
struct ScriptCounts {
  var latin = 0
  var cyrillic = 0
  var greek = 0
  var hebrew = 0
  var arabic = 0
  var devanagari = 0
  var thai = 0
  var hangul = 0
  var kana = 0
  var han = 0

  /// Characters that only one of the two Chinese scripts has.
  var simplified = 0
  var traditional = 0

  init() {}

  /// The letters of a part of a text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var reader = ScalarReader(bytes, range)
    while let scalar = reader.next() {
      guard scalar >= 0x41, scalar < 0x5B || scalar > 0x60, scalar < 0x7B || scalar >= 0xC0 else {
        continue
      }
      add(scalar, 1)
      guard scalar >= 0x3400, scalar < 0xA000 else { continue }
      let side = PageLanguage.shared.scripts[WordHash.add(scalar, to: WordHash.seed)]
      simplified += side == 1 ? 1 : 0
      traditional += side == 2 ? 1 : 0
    }
  }

  @inline(__always)
  private mutating func add(_ scalar: UInt32, _ count: Int) {
    switch scalar {
    case 0x41...0x24F, 0x1E00...0x1EFF: latin += count
    case 0x370...0x3FF, 0x1F00...0x1FFF: greek += count
    case 0x400...0x52F: cyrillic += count
    case 0x590...0x5FF: hebrew += count
    case 0x600...0x77F, 0xFB50...0xFEFE: arabic += count
    case 0x900...0x97F: devanagari += count
    case 0xE00...0xE7F: thai += 1
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF: hangul += count * 2
    case 0x3040...0x30FF: kana += 2
    case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 2
    default: break
    }
  }

  private var rows: [(count: Int, script: String)] {
    [
      (latin, "Latn"), (cyrillic, "Cyrl"), (greek, "Grek"), (hebrew, "Hebr"), (arabic, "Arab"),
      (devanagari, "Deva"), (thai, "Thai"), (hangul, "Kore"), (han + kana, "Hani"),
    ]
  }

  /// The letters of the most frequent script.
  var most: Int { rows.map(\.count).max() ?? 0 }

  /// The script with the most letters; of Chinese characters whose they are.
  var script: String? {
    guard let best = rows.max(by: { $0.count < $1.count }), best.count > 0 else { return nil }
    guard best.script == "Hani" else { return best.script }
    if kana * 20 > han + kana { return "Jpan" }
    return traditional > simplified ? "Hant" : "Hans"
  }

  /// The language, where the script has one alone among those that dq knows.
  var language: String? {
    switch script {
    case "Grek": "el"
    case "Hebr": "he"
    case "Deva": "hi"
    case "Thai": "th"
    case "Kore": "ko"
    case "Jpan": "ja"
    case "Hans", "Hant": "zh"
    default: nil
    }
  }

  static func + (left: ScriptCounts, right: ScriptCounts) -> ScriptCounts {
    var sum = left
    sum.latin += right.latin
    sum.cyrillic += right.cyrillic
    sum.greek += right.greek
    sum.hebrew += right.hebrew
    sum.arabic += right.arabic
    sum.devanagari += right.devanagari
    sum.thai += right.thai
    sum.hangul += right.hangul
    sum.kana += right.kana
    sum.han += right.han
    sum.simplified += right.simplified
    sum.traditional += right.traditional
    return sum
  }
}
