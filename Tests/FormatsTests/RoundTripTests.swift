import Chronology
import Columns
import Testing

import Formats

/// What is written can be read back.
@Suite struct RoundTripTests {
  private static let texts = [
    "", "plain", "a,b", "say \"no\"", "two\nlines", "tab\there", "crlf\r\nend", " spaces ", "新闻",
    "Việt", "\"", "'", "null", "true", "007", "-5", "=1+1", "\u{1B}[0m", "\u{202E}", "\\n", "é",
  ]

  private func table() throws -> Table {
    let schema = Schema([
      Field("t", .text), Field("i", .int), Field("x", .number), Field("ok", .bool),
      Field("d", .date), Field("l", .list(.text), isNullable: false),
    ])
    let dates = [
      "2025-02-15", "2025-02", "2016-10/2016-12", "XXXX-03-28", "2025-02-15~", "2025-03?",
    ]
    let rows = try Self.texts.enumerated().map { index, text -> [Value] in
      guard index % 5 != 4 else { return [.text(text), .null, .null, .null, .null, .list([])] }
      return [
        .text(text), .int(Int64(index) * 1_000_003 - 5_000_000), .number(Double(index) / 7),
        .bool(index % 2 == 0), .date(try FuzzyDate(edtf: dates[index % dates.count])),
        .list([.text("a\(index)"), .text("b c")]),
      ]
    }
    return Table(schema, rows)
  }

  @Test(arguments: [FormatName.json, .jsonl])
  func `json keeps everything`(format: FormatName) throws {
    let table = try table()
    let text = written(table, as: format)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    let read = try TableReader.read(Array(text.utf8), of: "x", as: format)
    #expect(read.warnings == [])
    #expect(read.table.schema.fields.map(\.type) == table.schema.fields.map(\.type))
    #expect(written(read.table, as: format) == text)
  }

  @Test(arguments: [FormatName.csv, .tsv])
  func `csv keeps everything when the types are told`(format: FormatName) throws {
    let table = try table()
    var options = FormatOptions()
    options.isRaw = true
    let text = written(table, as: format, options)
    let read = try TableReader.read(
      Array(text.utf8),
      of: "x",
      as: format,
      stated: [StatedType("t", .text), StatedType("l", .list(.text))]
    )
    #expect(read.warnings == [])
    #expect(read.table.schema.fields.map(\.type) == table.schema.fields.map(\.type))
    #expect(written(read.table, as: format, options) == text)
    #expect(written(read.table, as: .jsonl) == written(table, as: .jsonl))
  }

  @Test func `a null cell is empty and an empty text is quoted`() {
    let table = Table(Schema([Field("a", .text), Field("b", .text)]), [[.text(""), .null]])
    #expect(written(table, as: .csv) == "a,b\n\"\",\n")
  }

  @Test func `texts that a spreadsheet would run are guarded, numbers are not`() {
    let schema = Schema([Field("t", .text), Field("n", .int)])
    let table = Table(schema, ["=1", "+1", "-1", "@a", "a=1"].map { [.text($0), .int(-1)] })
    #expect(written(table, as: .csv) == "t,n\n'=1,-1\n'+1,-1\n'-1,-1\n'@a,-1\na=1,-1\n")
    var raw = FormatOptions()
    raw.isRaw = true
    #expect(written(table, as: .csv, raw) == "t,n\n=1,-1\n+1,-1\n-1,-1\n@a,-1\na=1,-1\n")
  }

  @Test func `nothing in markdown or html is taken for markup`() {
    let table = Table(Schema([Field("t", .text)]), [[.text("a|b <i>*x*</i> & \"y\"")]])
    #expect(
      written(table, as: .markdown)
        == "| t |\n| --- |\n| a\\|b &lt;i>\\*x\\*&lt;/i> &amp; \"y\" |\n"
    )
    #expect(
      written(table, as: .html)
        .contains("<td dir=\"auto\">a|b &lt;i&gt;*x*&lt;/i&gt; &amp; &quot;y&quot;</td>")
    )
  }
}
