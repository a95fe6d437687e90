import Columns
import Testing

import Formats

@Suite struct ReadingTests {
  private func read(
    _ text: String,
    _ format: FormatName = .csv,
    _ stated: [StatedType] = []
  ) throws(ReadFailure) -> FileTable {
    try TableReader.read(Array(text.utf8), of: "f.csv", as: format, stated: stated)
  }

  @Test(arguments: [
    ("1\n2\n\"3\"", ValueType.int), ("1\n2.5", .number), ("01\n2", .text), ("-0\n1", .int),
    ("true\nfalse", .bool), ("true\n1", .text), ("2025-02\n2025-02-15~", .date),
    ("2025\n2024", .int),
    ("2025\n2025-02", .text), ("2016-10/2016-12\nXXXX-03-28", .date),
    ("2025-02-30\n2025-02-01", .text),
    ("99999999999999999999\n1", .text), ("1e5\n2", .number), ("1,5", .text), ("+36 1\n2", .text),
    ("9223372036854775807\n-9223372036854775808", .int), (".5\n1", .number), ("1.\n2", .text),
  ])
  func `a column has the narrowest type that holds its values`(
    cells: String,
    type: ValueType
  ) throws {
    let rows = cells.split(separator: "\n").map { $0.contains(",") ? "\"\($0)\"" : "\($0)" }
    let file = try read("c,d\n" + rows.map { "\($0),x\n" }.joined() + ",y\n")
    #expect(file.table.schema.fields[0].type == type)
    #expect(file.table.schema.fields[0].isNullable)
    #expect(file.table.count == rows.count + 1)
  }

  @Test func `a day that could be a month stays text, with a warning that says what to write`()
    throws
  {
    let file = try read("when,n\n03/04/2025,1\n15/04/2025,2\n")
    #expect(file.table.schema.fields[0].type == .text)
    #expect(
      file.warnings == [
        "when: 1 date could be read in two ways, so all stay text; say (when: date \"D/M/Y\")"
      ]
    )
    let stated = try read(
      "when,n\n03/04/2025,1\n",
      .csv,
      [StatedType("when", .date, pattern: "D/M/Y")]
    )
    #expect(written(stated.table, as: .csv) == "when,n\n2025-04-03,1\n")
  }

  @Test(arguments: [
    ("a,b\n1,\"x\n", "f.csv:2", "a quote that begins here is not closed"),
    ("a,b\n1,\"x\"y\n", "f.csv:2", "text stands after a closing quote"),
    ("a,b\n1,2\n1,2,3\n", "f.csv:3", "the row has more cells than the header has columns"),
    ("", "f.csv:1", "the file is empty: its first line names columns"),
  ])
  func `what is no csv is named with its line`(text: String, place: String, reason: String) {
    let failure = #expect(throws: ReadFailure.self) { try read(text) }
    #expect(failure?.place == place)
    #expect(failure?.reason == reason)
  }

  @Test func `an empty text in quotes is a text among texts, and worth a word among numbers`()
    throws
  {
    let texts = try read("a,n\nx,1\n\"\",2\n,3\n")
    #expect(texts.warnings.isEmpty)
    #expect(written(texts.table, as: .jsonl).contains("{\"a\":\"\",\"n\":2}\n{\"a\":null,"))
    let numbers = try read("a,n\n1,1\n\"\",2\n")
    #expect(numbers.warnings == ["a: values of several types are read as text"])
  }

  @Test func `a stated number may have zeros before its digits`() throws {
    let file = try read(
      "a,b\n007,00.5\n0,0\n",
      .csv,
      [StatedType("a", .int), StatedType("b", .number)]
    )
    #expect(written(file.table, as: .csv) == "a,b\n7,0.5\n0,0.0\n")
  }

  @Test func `a value that is not of the stated type is named with its line`() {
    let failure = #expect(throws: ReadFailure.self) {
      try read("a,n\nx,1\ny,two\n", .csv, [StatedType("n", .int)])
    }
    #expect(failure?.place == "f.csv:3")
    #expect(failure?.reason == "`two` in column `n` is no int")
  }

  @Test func `short rows, doubled names and bytes that are no text are counted`() throws {
    let file = try TableReader.read(
      Array("a,a,\n1\n2,3,4\n".utf8) + [0xFF, 0x0A],
      of: "f.csv",
      as: .csv
    )
    #expect(file.table.schema.fields.map(\.name) == ["a", "a_2", "column_3"])
    #expect(
      file.warnings == [
        "1 place is no UTF-8 and became U+FFFD", "a second column `a` is called `a_2`",
        "2 rows have too few cells, the first in line 2",
      ]
    )
  }

  @Test func `semicolons and a byte order mark are understood`() throws {
    let file = try read("\u{FEFF}név;n\r\nÁgi;1\r\n")
    #expect(written(file.table, as: .csv) == "név,n\nÁgi,1\n")
  }

  @Test func `json gives lists, records and nulls their types`() throws {
    let file = try read(
      """
      {"id": 1, "tags": ["a", null], "who": {"name": "x", "n": 2}, "mixed": 1}
      {"id": 2, "tags": [], "who": {"name": "y"}, "mixed": "one", "late": "2025-02-15"}
      """,
      .jsonl
    )
    let record = ValueType.record([
      Field("name", .text, isNullable: false), Field("n", .int),
    ])
    #expect(
      file.table.schema.fields == [
        Field("id", .int, isNullable: false), Field("tags", .list(.text), isNullable: false),
        Field("who", record, isNullable: false), Field("mixed", .text, isNullable: false),
        Field("late", .date),
      ]
    )
    #expect(file.warnings == ["mixed: values of several types are read as text"])
    #expect(
      written(file.table, as: .jsonl) == """
        {"id":1,"tags":["a",null],"who":{"name":"x","n":2},"mixed":"1","late":null}
        {"id":2,"tags":[],"who":{"name":"y","n":null},"mixed":"one","late":"2025-02-15"}

        """
    )
  }

  @Test func `wrong json is named with its line`() {
    let failure = #expect(throws: ReadFailure.self) { try read("{\"a\": 1}\n{\"a\": }\n", .jsonl) }
    #expect(failure?.place == "f.csv:2")
    let twice = #expect(throws: ReadFailure.self) { try read("{\"a\": 1, \"a\": 2}", .jsonl) }
    #expect(twice?.reason == "the key `a` stands twice in an object")
  }
}
