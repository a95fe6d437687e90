import Testing

@testable import TextTools

@Suite struct PatternTests {
  @Test(arguments: [
    ("tűz", "", "a tűzszünet", true), ("TŰZ", "i", "a tűzszünet", true), ("^b", "", "a\nb", false),
    ("^b", "m", "a\nb", true), ("a.b", "s", "a\nb", true),
    (#"\d+ találkozó"#, "", "12 találkozó", true),
    (#"\bвойна\b"#, "", "война и мир", true), ("王(毅|伟)", "", "王伟说", true), ("", "", "", true),
    ("(a|b)c", "", "bc", true), ("ab?c", "", "ac", true), ("colou?r{2}", "", "colorr", true),
    ("é", "", "e", false), (#"a\.b"#, "", "axb", false), ("[xy]+end", "", "xyend", true),
  ])
  func `patterns match as PCRE2 does`(
    pattern: String,
    flags: String,
    text: String,
    found: Bool
  ) throws {
    let matcher = try #require(PatternMatcher(try Pattern(pattern, flags: flags)))
    var text = text
    let result = try text.withUTF8 { try matcher.matches($0) }
    #expect(result == found)
  }

  @Test func `a required literal never hides a match`() throws {
    let parts = [
      "a", "b", "ab", "c?", "d*", "(e|f)", "[gh]", "x+", "é", "é?", #"\."#, ".", "(?:ab)?",
      "k{0,2}",
    ]
    let letters = ["a", "b", "c", "d", "e", "g", "x", "é", ".", "k"]
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<300 {
      let text = (0...random(3)).map { _ in parts[random(parts.count)] }.joined()
      let plain = try #require(PatternMatcher(try Pattern(text)))
      let free = try #require(PatternMatcher(try Pattern("(?:\(text))")))
      for _ in 0..<20 {
        var subject = (0...random(6)).map { _ in letters[random(letters.count)] }.joined()
        let same = try subject.withUTF8 { try plain.matches($0) == free.matches($0) }
        #expect(same, "\(text) in \(subject)")
      }
    }
  }

  @Test func `groups and later matches`() throws {
    let matcher = try #require(PatternMatcher(try Pattern(#"(\w+)@(x)?(\w+)"#)))
    var text = "to ann@home, bob@xy"
    try text.withUTF8 { bytes in
      let first = try matcher.find(in: bytes)
      #expect(first == 3..<11)
      #expect(matcher.group(1) == 3..<6 && matcher.group(2) == nil && matcher.group(3) == 7..<11)
      let second = try matcher.find(in: bytes, from: 11)
      #expect(second == 13..<19)
      #expect(matcher.group(2) == 17..<18 && matcher.group(4) == nil)
    }
  }

  @Test(arguments: [("a(b", 3), ("[a", 2), ("a**b", 2), (#"\p{Foo}"#, 7)])
  func `an error has its place`(pattern: String, offset: Int) {
    #expect(throws: PatternProblem.self) { try Pattern(pattern) }
    do throws(PatternProblem) {
      _ = try Pattern(pattern)
    } catch {
      #expect(error.offset <= pattern.utf8.count && !error.message.isEmpty, "\(error) \(offset)")
    }
  }

  @Test func `a pattern that explodes ends in an error`() throws {
    let matcher = try #require(PatternMatcher(try Pattern("(a+)+$")))
    var text = String(repeating: "a", count: 40) + "b"
    #expect(throws: PatternLimit.self) { try text.withUTF8 { try matcher.matches($0) } }
  }
}
