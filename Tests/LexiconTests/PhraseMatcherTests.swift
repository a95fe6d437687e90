import Testing

@testable import Lexicon

@Suite struct PhraseMatcherTests {
  private static let hungarian = SuffixTable(
    suffixes: [
      ["INS", "val", "vel", "*al", "*el"], ["DAT", "nak", "nek"], ["DEL", "ról", "ről"],
      ["ADJ", "i"],
    ],
    joints: [["PL", "ok"], ["POS", "é"]],
    stems: [["a", "á"], ["e", "é"], ["o", "ó"]]
  )

  private func found(_ phrases: [String], in text: String, _ table: SuffixTable) -> [String] {
    var matcher = PhraseMatcher()
    for (index, phrase) in phrases.enumerated() {
      matcher.add(Array(phrase.utf8), payload: Int32(index), suffixes: table)
    }
    var matches: [PhraseMatcher.Match] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { matcher.scan($0, suffixes: table, into: &matches) }
    return matches.map { match in
      let word = String(decoding: bytes[match.range], as: UTF8.self)
      return match.cases.isEmpty ? word : "\(word)/\(match.cases.label)"
    }
  }

  @Test(arguments: [
    ("brelovval", ["brelovval/INS"]), ("brelov-val", ["brelov-val/INS"]), ("brelovka", []),
    ("brelovokkal", ["brelovokkal/INS+PL"]), ("abrelov", []), ("brelov–tóni", ["brelov", "tóni"]),
    ("kamarával", ["kamarával/INS"]), ("kamará", []), ("rubióról", ["rubióról/DEL"]),
    ("kamara kamara", ["kamara", "kamara"]), ("új-brelovi", ["új-brelovi/ADJ"]),
  ])
  func takesEndings(text: String, expected: [String]) {
    #expect(
      found(["brelov", "tóni", "kamara", "rubio", "új-brelov"], in: text, Self.hungarian)
        == expected
    )
  }

  @Test func takesTheLongestFromTheLeft() {
    let phrases = ["new", "new york", "york times", "new york city"]
    #expect(
      found(phrases, in: "new york times, new york cit, new", .none)
        == ["new york", "new york", "new"]
    )
  }

  @Test func findsAnywhereInScriptsWithoutSpaces() {
    #expect(
      found(["基辅", "美", "美国", "kyiv"], in: "与基辅和美国谈kyiv判", .none) == ["基辅", "美国", "kyiv"]
    )
  }

  @Test func agreesWithTheNaiveSearch() {
    var random = SeededNumbers(state: 7)
    let letters = ["a", "b", "á", " ", "基"]
    for _ in 0..<400 {
      func word(_ size: Int) -> String {
        (0..<size).map { _ in letters.randomElement(using: &random) ?? "a" }.joined()
      }
      let phrases = (0..<12).map { _ in word(Int.random(in: 1...4, using: &random)) }
        .filter { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") }
      let text = word(30)
      #expect(found(phrases, in: text, .none) == naive(phrases, text), "\(phrases) in \(text)")
    }
  }

  private func naive(_ phrases: [String], _ text: String) -> [String] {
    let characters = Array(text)
    func isLetter(_ index: Int) -> Bool {
      characters.indices.contains(index) && characters[index] != " " && characters[index] != "基"
    }
    var result: [String] = []
    var index = 0
    while index < characters.count {
      if isLetter(index), isLetter(index - 1) {
        index += 1
        continue
      }
      let fits = phrases.filter { phrase in
        let end = index + phrase.count
        return characters[index...].starts(with: phrase)
          && !(isLetter(end - 1) && isLetter(end))
      }
      guard let best = fits.max(by: { $0.count < $1.count }) else {
        index += 1
        continue
      }
      result.append(best)
      index += best.count
    }
    return result
  }
}

/// The same numbers on every run (a linear congruential generator).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
