import Articles
import Testing

@testable import Store

@Suite struct DocumentPipelineTests {
  @Test func `results stand in input order, whichever document is done first`() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<700).map {
      "{\"text\": \"\(String(repeating: "x", count: $0 * 37 % 900)) \($0)\"}"
    }
    try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    try folder.write("{\"text\": \"last\"}\n{\n", to: "b.jsonl")
    var pipeline = DocumentPipeline(DocumentBatches([folder.path]))
    var (results, problems, taken): ([String], [String], [Int]) = ([], [], [])
    while let (batch, found) = pipeline.next({
      $0.bytes.split(separator: 0x20).last.map { String(decoding: $0, as: UTF8.self) }
    }
    ) {
      results += found.compactMap { $0 }
      problems += batch.problems.map(\.reason)
      taken.append(batch.taken)
    }
    #expect(results == (0..<700).map(String.init) + ["last"])
    #expect(problems.count == 1 && problems[0].hasPrefix("line 2 is no JSON"))
    #expect(taken == taken.sorted() && pipeline.files == 2)
    #expect(taken.last == lines.joined(separator: "\n").utf8.count + 19)
  }
}
