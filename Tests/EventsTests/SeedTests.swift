import Articles
import Chronology
import Glibc
import Testing

@testable import Events

@Suite("The seeds, changed, through both parsers")
struct SeedTests {
  private static let names = [
    "000_1a1ce9d4c41a99be", "001_ead024e7c4ecef91", "002_c35b6cbc03e4345f",
    "003_3ae8ec1ab298bbdb", "004_2320f2ca084baa4e",
  ]

  private func text(_ name: String) throws -> String {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try #require(fopen("/\(folder)/seeds/\(name).txt", "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func mentions(_ text: String, file: String = "seed.txt") -> [Mention] {
    let document = RawDocument(file: file, contents: Array(text.utf8))
    return EventExtractor().mentions(in: ArticleParser().parse(document))
  }

  @Test("Other file names and line ends tell the same", arguments: names)
  func frame(name: String) throws {
    let text = try text(name)
    let told = mentions(text, file: "\(name).txt").map(Reports.line)
    #expect(!told.isEmpty)
    #expect(mentions(text, file: "2031-01-01-other.txt").map(Reports.line) == told)
    let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    #expect(mentions(lines).map(Reports.line) == told)
  }

  @Test("All days moved by 52 weeks move the days of the events")
  func moved() throws {
    let text = try text(Self.names[3])
    let later = text.replacing("5月16日", with: "5月15日").replacing("5月17日", with: "5月16日")
      .replacing("2025年", with: "2026年")
    let days = mentions(text).compactMap { $0.date?.exactDay?.adding(days: 364) }
    #expect(days.count > 2)
    #expect(mentions(later).compactMap { $0.date?.exactDay } == days)
  }

  @Test("A name in no list takes the place of a known one")
  func renamed() throws {
    let text = try text(Self.names[2])
    let other = text.replacing("Marco Rubio", with: "Peter Hargrave")
      .replacing("Rubio", with: "Hargrave")
    func told(_ text: String) -> [String] {
      mentions(text).filter { EventKinds.isContact($0.kind) }.map { mention in
        let names = mention.participants.map(\.name)
        return "\(mention.kind) \(mention.status) \(names)"
      }
    }
    #expect(told(other) == told(text).map { $0.replacing("Marco Rubio", with: "Peter Hargrave") })
  }
}
