import Columns
import Formats
import Testing

@Suite struct ChartTests {
  private func drawn(_ kind: Chart.Kind, _ values: [Int64?]) -> [String] {
    let rows: [[Value]] = values.enumerated().map { index, value in
      [.text("r\(index)"), value.map { .int($0) } ?? .null]
    }
    var output = ByteOutput()
    Chart(kind, columns: [0, 1], width: 30)
      .write(Table(Schema([Field("k", .text), Field("n", .int)]), rows), to: &output)
    return String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `bars are as long as their numbers`() {
    #expect(
      drawn(.bar, [20, 10, 0, nil]) == [
        "r0 │████████████████████ 20", "r1 │██████████ 10", "r2 │ 0", "r3 │null",
      ]
    )
  }

  @Test func `a line begins and ends with its rows`() {
    let lines = drawn(.line, [0, 5, 10])
    #expect(lines.count == 11)
    #expect(lines[0].hasPrefix("10 │"))
    #expect(lines[9].hasPrefix(" 0 │"))
    #expect(lines[10].hasSuffix("r2"))
  }
}
