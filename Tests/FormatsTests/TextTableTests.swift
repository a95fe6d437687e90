import Chronology
import Columns
import Testing

import Formats

@Suite struct TextTableTests {
  @Test func `columns are aligned by the cells that they fill`() {
    let table = Table(
      Schema([Field("name", .text), Field("n", .int)]),
      [[.text("新闻"), .int(5)], [.text("tu\u{308}kör"), .int(1204)], [.null, .null]]
    )
    #expect(
      written(table, as: .table) == """
        name      n
        ─────  ────
        新闻      5
        tu\u{308}kör  1204
        null   null

        """
    )
  }

  @Test func `what could move the cursor or turn the order is escaped`() {
    let table = Table(
      Schema([Field("t", .text)]),
      [[.text("a\u{1B}[31mb")], [.text("x\u{202E}y\u{2066}z")], [.text("one\ntwo\tthree")]]
    )
    #expect(
      written(table, as: .table).split(separator: "\n").dropFirst(2) == [
        "a\\u{1b}[31mb", "x\\u{202e}y\\u{2066}z", "one⏎two⇥three",
      ]
    )
  }

  @Test func `a table fits the terminal and says what it cut`() {
    let schema = Schema(["a", "b", "c", "d"].map { Field($0, .text) })
    let table = Table(
      schema,
      [[Value]](repeating: [.text("abcdefghijklmnop")].repeated(4), count: 3)
    )
    var options = FormatOptions()
    options.width = 38
    options.rowLimit = 2
    let lines = written(table, as: .table, options).split(separator: "\n")
    #expect(
      lines == [
        "a             b            c", "────────────  ───────────  ───────────",
        "abcdefghijk…  abcdefghij…  abcdefghij…", "abcdefghijk…  abcdefghij…  abcdefghij…",
        "… 1 more row; 1 more column: d (:all shows everything)",
      ]
    )
  }

  @Test func `columns that are kept at the end stay when others go`() {
    let schema = Schema(["a", "b", "c", "line", "quote"].map { Field($0, .text) })
    let table = Table(
      schema,
      [
        [
          .text("abcdefghijkl"), .text("abcdefghijkl"), .text("abcdefghijkl"), .text("12"),
          .text("A sentence that is much longer than the terminal is wide."),
        ]
      ]
    )
    var options = FormatOptions()
    options.width = 56
    options.keptAtEnd = 2
    let lines = written(table, as: .table, options).split(separator: "\n")
    #expect(lines.first == "a             line  quote")
    #expect(lines.last == "… 2 more columns: b, … (:all shows everything)")
  }

  @Test func `columns without a value go first`() {
    let schema = Schema(["a", "b", "c"].map { Field($0, .text) })
    let table = Table(schema, [[.text("abcdefghijkl"), .null, .text("abcdefghijkl")]])
    var options = FormatOptions()
    options.width = 26
    let lines = written(table, as: .table, options).split(separator: "\n")
    #expect(lines.first == "a             c")
    #expect(lines.last == "… 1 more column: b (:all shows everything)")
  }

  @Test func `no line is wider than the terminal`() {
    let schema = Schema([Field("text", .text), Field("more", .text), Field("n", .int)])
    let rows: [[Value]] = [
      [.text("新闻报道新闻报道新闻报道"), .text("👩‍👩‍👧 family"), .int(7)],
      [.text("árvíztűrő tükörfúrógép"), .text("e\u{301}e\u{301}e\u{301}"), .int(123_456_789)],
    ]
    for width in 8..<70 {
      var options = FormatOptions()
      options.width = width
      let lines = written(Table(schema, rows), as: .table, options).split(separator: "\n")
      for line in lines where !line.hasPrefix("… ") {
        #expect(TextWidth.of(line) <= width, "\(width): \(line)")
      }
    }
  }

  @Test func `a header tells the unit, and a coarser row is marked`() throws {
    let field = Field("date", .date, unit: .quarter)
    let table = Table(
      Schema([field]),
      [
        [.date(try FuzzyDate(edtf: "2025-01/2025-03"))], [.date(try FuzzyDate(edtf: "2025"))],
        [.null],
      ]
    )
    #expect(written(table, as: .table) == "date (quarter)\n──────────────\n2025-Q1\n≈ 2025\nnull\n")
    #expect(written(table, as: .csv) == "date\n2025-01/2025-03\n2025\n\n")
  }

  @Test func `vertical rows keep long texts readable`() {
    let table = Table(
      Schema([Field("id", .int), Field("body", .text)]),
      [[.int(1), .text("one two three four five")]]
    )
    var options = FormatOptions()
    options.width = 20
    #expect(
      written(table, as: .vertical, options) == """
        -- 1 --
          id: 1
        body: one two three
              four five

        """
    )
  }
}

extension Array where Element == Value {
  fileprivate func repeated(_ count: Int) -> [Value] {
    (0..<count).flatMap { _ in self }
  }
}
