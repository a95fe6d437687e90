import TextTools
import Testing

/// Widths and composition: what tables, carets and columns of text rest on.
@Suite struct DisplayTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("tükör", 5), ("tu\u{308}ko\u{308}r", 5), ("新闻报道", 8),
    ("tiếng Việt", 10), ("👩‍👩‍👧", 2), ("🇭🇺🇻🇳", 4), ("❤️", 2), ("e\u{301}", 1), ("한국", 4),
    ("ｆｕｌｌ", 8), ("סולם", 4), ("a\u{200B}b", 2),
  ])
  func `a text is as wide as its clusters`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `a cut falls between clusters`() {
    var text = "ae\u{301}新闻"
    let fits = text.withUTF8 { text in (0...6).map { DisplayWidth.fit(text, into: $0).end } }
    #expect(fits == [0, 1, 4, 4, 7, 7, 10])
  }

  @Test(arguments: [
    ("e\u{301}", "é"), ("árvíztűrő", "árvíztűrő"), ("Vie\u{323}\u{302}t", "Việt"),
    ("か\u{3099}", "が"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("한\u{11AB}", "한\u{11AB}"),
    ("\u{212B}", "Å"), ("新闻 “x”", "新闻 “x”"), ("Привет", "Привет"), ("и\u{306}", "й"),
  ])
  func `a text is composed`(text: String, composed: String) {
    #expect(Array(Composition.composed(text).unicodeScalars) == Array(composed.unicodeScalars))
  }
}
