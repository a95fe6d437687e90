import Testing

@testable import TextTools

@Suite struct TextNeedleTests {
  @Test(arguments: [
    ("Peace talks in Riyadh", "talks", true), ("Peace talks", "talk", false),
    ("Peace talks", "talk*", true), ("peace, talks", "peace talks", true),
    ("peace big talks", "peace talks", false), ("TŰZSZÜNET lesz", "tuzszunet", true),
    ("WHO said", "who", true), ("王毅同拉夫罗夫通电话", "拉夫罗夫", true), ("王毅", "毅", true),
    ("don't", "don", false), ("don't", "don't", true), ("3.14 percent", "3.14", true),
    ("3.14 percent", "14", false), ("U.S. forces", "forces", true), ("Lavrov.", "lavrov", true),
    ("ประชุมสันติภาพ", "สันติภาพ", true), ("カタカナ語", "タカ", true), ("a b", "", false),
    ("Rubio-Lavrov", "lavrov", true), ("snake_case", "snake", false),
    ("Rubio–Lavrov call", "rubio lavrov", true), ("пресс-конференция", "конференция", true),
    ("minister", "*", false), ("王毅，拉夫罗夫", "王毅 拉夫罗夫", true),
    ("cafe\u{301}s", "cafe", false), ("नमस्ते दुनिया", "दुनिया", true),
  ])
  func `has finds whole words in sequence`(text: String, words: String, found: Bool) {
    #expect(matches(text, words, .has) == found)
  }

  @Test(arguments: [
    ("İstanbul", "ISTAN", TextNeedle.Test.startsWith, true), ("Straße", "STRASSE", .endsWith, true),
    ("“Quote”", "\"quote\"", .contains, true), ("abc", "", .contains, true),
    ("", "", .endsWith, true), ("", "a", .contains, false), ("Łódź", "odz", .endsWith, true),
  ])
  func `substrings are folded`(text: String, part: String, test: TextNeedle.Test, found: Bool) {
    #expect(matches(text, part, test) == found)
  }

  @Test func `exact is exact`() {
    #expect(matches("WHO", "WHO", .has, isExact: true))
    #expect(!matches("who", "WHO", .has, isExact: true))
  }

  @Test func `words after UAX 29`() {
    #expect(
      words("Ő 3,5-szer mondta: “nem”… O'Neil, a_b 王毅 カタカナ") == [
        "Ő", "3,5", "szer", "mondta", "nem", "O'Neil", "a_b", "王", "毅", "カタカナ",
      ]
    )
    #expect(words("... - ,") == [])
  }

  @Test func `a boundary at one offset agrees with the scanner`() {
    let text = "Don't, a.b 3.5 x_y e\u{301}f 王a毅 -1,000 U.S.'s … ok."
    var bytes = Array(text.utf8)
    bytes.withUnsafeMutableBufferPointer { buffer in
      let text = UnsafeBufferPointer(buffer)
      var scanner = WordScanner(text)
      while let word = scanner.next() {
        #expect(WordBoundary.isBoundary(text, word.lowerBound))
        #expect(WordBoundary.isBoundary(text, word.upperBound))
        for offset in word.dropFirst() { #expect(!WordBoundary.isBoundary(text, offset)) }
      }
    }
  }

  private func words(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = WordScanner(bytes)
      var words: [String] = []
      while let range = scanner.next() {
        words.append(String(decoding: bytes[range], as: UTF8.self))
      }
      return words
    }
  }

  private func matches(
    _ text: String,
    _ part: String,
    _ test: TextNeedle.Test,
    isExact: Bool = false
  ) -> Bool {
    var scratch: [UInt8] = []
    var text = Composition.composed(text)
    let needle = TextNeedle(part, test, isExact: isExact)
    return text.withUTF8 { needle.matches($0, scratch: &scratch) }
  }
}
