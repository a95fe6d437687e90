import CUTF8Proc
import Glibc
import Testing

@testable import TextTools

@Suite struct FoldingTests {
  @Test(arguments: [
    ("İstanbul", "istanbul"), ("DASS", "dass"), ("daß", "dass"), ("Łódź", "lodz"),
    ("Đà Nẵng", "da nang"), ("Ærø", "aero"), ("Œuvre", "oeuvre"), ("Þór", "thor"), ("ışık", "isik"),
    ("“a” – ‘b’", "\"a\" - 'b'"), ("ＡＢＣ１２", "abc12"), ("Ёлкин й", "елкин и"),
    ("ΟΔΟΣ", "οδοσ"), ("οδός", "οδοσ"), ("ﬁn\u{AD}ish", "finish"), ("한국", "한국"),
    ("パパ", "パパ"), ("ﾊﾟﾊﾟ", "パパ"), ("दिल", "दिल"), ("ที่นี่", "ที่นี่"), ("a\u{A0}b", "a b"),
    ("e\u{301}", "e"), ("مُحَمَّد", "محمد"), ("½", "1⁄2"), ("", ""),
  ])
  func `full folding`(text: String, folded: String) {
    #expect(Folding.folded(text) == folded)
    #expect(Folding.folded(folded) == folded)
  }

  @Test func `full folding of letters is utf8proc's without marks`() {
    let own: Set<UInt32> = [
      0x131, 0x142, 0x141, 0x110, 0x111, 0xD8, 0xF8, 0xC6, 0xE6, 0x152, 0x153,
    ]
    let stroked: Set<UInt32> = own.union([0xDE, 0xFE, 0x1E2, 0x1E3, 0x1FC, 0x1FD, 0x1FE, 0x1FF])
    let options =
      UTF8PROC_STABLE.rawValue | UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
      | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_STRIPMARK.rawValue
    var wrong: [String] = []
    for value in [0x41..<0x5B, 0xC0..<0x530, 0x1E00..<0x2000, 0x10400..<0x10450].joined() {
      guard let scalar = Unicode.Scalar(UInt32(value)), !stroked.contains(scalar.value),
        scalar.properties.isAlphabetic, ![0x149, 0x2BC, 0x345, 0x37A].contains(scalar.value)
      else { continue }
      let expected = mapped(String(scalar), options)
      let folded = Folding.folded(String(scalar))
      if folded != expected, expected.unicodeScalars.allSatisfy({ !stroked.contains($0.value) }) {
        wrong.append("\(value): \(folded) not \(expected)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test func `light folding is utf8proc's NFC and lower case for every scalar`() {
    var wrong: [String] = []
    for value in UInt32(0x21)..<0x20000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for text in [String(scalar), "E\(scalar)x", "e\(scalar)\u{301}\u{327}"] {
        let options = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue
        let composed = mapped(text, options)
        if composed.unicodeScalars.contains(where: isUnified) { continue }
        var lower: [UInt8] = []
        for scalar in composed.unicodeScalars {
          let small = UInt32(bitPattern: utf8proc_tolower(Int32(scalar.value)))
          UTF8Bytes.append(small == 0x3C2 ? 0x3C3 : small, to: &lower)
        }
        if FoldedText(Array(text.utf8)).bytes != lower { wrong.append("\(value) \(text)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) \(wrong.prefix(5))")
  }

  @Test func `folded offsets lead back to the original`() {
    let text = "Ab\u{A0}C – E\u{301}x Ⱥy\u{AD}z Đ・q"
    let bytes = Array(text.utf8)
    let folded = FoldedText(bytes)
    #expect(String(decoding: folded.bytes, as: UTF8.self) == "ab c - éx ⱥyz đ·q")
    for (part, original) in [
      ("b c", "b\u{A0}C"), ("- é", "– E\u{301}"), ("éx", "E\u{301}x"), ("ⱥ", "Ⱥ"), ("đ·", "Đ・"),
      ("yz", "y\u{AD}z"), ("q", "q"),
    ] {
      let place = find(Array(part.utf8), in: folded.bytes)
      #expect(folded.original(place) == find(Array(original.utf8), in: bytes))
    }
    #expect(folded.original(folded.bytes.count) == bytes.count)
  }

  @Test func `broken UTF-8 does no harm`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
      let folded = FoldedText(bytes)
      for offset in 0...folded.bytes.count { #expect(0...40 ~= folded.original(offset)) }
    }
  }

  private func isUnified(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xA0, 0x1680, 0x2000...0x200F,
      0x202A...0x202F,
      0x205F...0x2064, 0x2066...0x2069, 0xFEFF, 0xAD, 0x3000, 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5,
      0x30FB, 0xFF65:
      true
    default: false
    }
  }

  private func find(_ part: [UInt8], in bytes: [UInt8]) -> Range<Int> {
    for start in 0...(bytes.count - part.count)
    where Array(bytes[start..<(start + part.count)]) == part {
      return start..<(start + part.count)
    }
    return 0..<0
  }

  private func mapped(_ text: String, _ options: UInt32) -> String {
    let bytes = Array(text.utf8)
    var result: UnsafeMutablePointer<UInt8>?
    let count = utf8proc_map(bytes, bytes.count, &result, utf8proc_option_t(options))
    defer { free(result) }
    guard let result, count >= 0 else { return "" }
    return String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
  }
}
