import Chronology
import Testing

@testable import Articles

@Suite struct CopyFinderTests {
  private static let words = """
    the ministers of both countries said after the meeting that the talks would go on next week and
    that neither side had set conditions while observers in the capital doubted that any agreement on
    the border could be reached before the summer because the parliaments still have to be heard
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test func linksCopiesToTheEarliest() {
    var finder = CopyFinder()
    let text = Self.words.joined(separator: " ")
    let edited = "Agency. " + (Self.words.dropLast(2) + ["at", "length"]).joined(separator: " ")
    let other = Self.words.reversed().joined(separator: " ")
    let early = FuzzyDate(year: 2024, month: 5, day: 1)
    let late = FuzzyDate(year: 2024, month: 5, day: 3)
    finder.add(id: "c", date: late, signature: TextSignature(text))
    finder.add(id: "b", date: early, signature: TextSignature(edited))
    finder.add(id: "a", date: nil, signature: TextSignature(other))
    finder.add(id: "d", date: nil, signature: TextSignature("A short note."))
    #expect(finder.originals() == ["c": "b"])
  }

  @Test func doesNotDependOnTheOrder() {
    let texts = (0..<40).map { group in
      (Self.words.indices.map {
        Self.words[($0 * 7 + group * 3) % Self.words.count] + "\(group / 4)"
      })
      .joined(separator: " ")
    }
    func originals(_ order: [Int]) -> [String: String] {
      var finder = CopyFinder()
      for index in order {
        finder.add(id: "\(index % 10)\(index)", date: nil, signature: TextSignature(texts[index]))
      }
      return finder.originals()
    }
    let forward = originals(Array(texts.indices))
    #expect(originals(texts.indices.reversed()) == forward)
  }

  @Test func recognisesCutAndRequotedTextsAndNoTemplates() throws {
    let text = Self.words.joined(separator: " ")
    let signature = try #require(TextSignature(text + " “we shall see,” said the host in 2024"))
    let copies = [
      text, "Agency report. " + text.replacing("talks", with: "»talks«") + " Write to us.",
      Self.words.prefix(36).joined(separator: " "),
    ]
    for copy in copies { #expect(try #require(TextSignature(copy)).isCopy(of: signature)) }
    func report(_ figures: [Int]) throws -> TextSignature {
      let places = zip(["the first", "the next", "the third", "the last"], figures)
      let parts = places.map { "after \($0) match in front of its own crowd it has \($1) points" }
      return try #require(TextSignature(parts.joined(separator: ", ")))
    }
    #expect(try !report([3, 17, 28, 61]).isCopy(of: report([5, 19, 34, 70])))
    #expect(try report([3, 17, 28, 61]).isCopy(of: report([3, 17, 28, 61])))
  }

  @Test func readsScriptsWithoutSpaces() throws {
    let text = "两国外交部长在会谈结束后表示,谈判将于下周继续进行,双方均未提出任何先决条件,但观察人士怀疑能否达成协议。"
    let copy = try #require(TextSignature(text + "(完)"))
    #expect(try #require(TextSignature(text)).similarity(to: copy) > 0.8)
  }
}
