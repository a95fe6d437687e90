import Chronology
import Columns
import Testing

/// Gathering, slicing and joining columns against the same on plain arrays.
@Suite struct ColumnTests {
  static let samples: [(ValueType, [Value])] = [
    (.text, [.text("b"), .null, .text("a"), .text(""), .text("b"), .text("e\u{301}"), .text("é")]),
    (.int, [.int(3), .null, .int(-1), .int(3), .int(.max), .int(0), .null]),
    (.number, [.number(0.5), .number(-0), .null, .number(2), .number(1), .null, .number(3)]),
    (.bool, [.bool(true), .bool(false), .null, .bool(true), .null, .null, .bool(false)]),
    (
      .list(.text),
      [
        .list([]), .list([.text("x"), .text("y")]), .list([.null]), .list([]), .list([.text("x")]),
        .list([]), .list([]),
      ]
    ),
    (
      .list(.list(.int)),
      [
        .list([.list([.int(1)]), .list([])]), .list([]), .list([.list([.null, .int(2)])]),
        .list([]),
        .list([]), .list([]), .list([.list([])]),
      ]
    ),
    (
      .record([Field("a", .int), Field("b", .list(.text))]),
      (0..<7).map { .record([$0 == 3 ? .null : .int($0), .list([.text("\($0)")])]) }
    ),
    (.null, [Value](repeating: .null, count: 7)),
  ]

  @Test(arguments: samples.indices)
  func roundTrip(_ sample: Int) {
    let (type, values) = Self.samples[sample]
    let column = Column(values, of: type)
    #expect(column.count == values.count)
    #expect(column.allValues == values)
    #expect(column.nullCount == values.count { $0 == .null })
    #expect(values.indices.allSatisfy { column.isNull($0) == (values[$0] == .null) })
  }

  @Test(arguments: samples.indices)
  func gatherSliceAndJoin(_ sample: Int) {
    let (type, values) = Self.samples[sample]
    let column = Column(values, of: type)
    let rows: [Int32] = [6, 0, -1, 3, 3, 1]
    let missing = Column(nulls: 1, of: type).value(0)
    #expect(column.gather(rows).allValues == rows.map { $0 < 0 ? missing : values[Int($0)] })
    for start in 0...values.count {
      for end in start...values.count {
        #expect(column.slice(start..<end).allValues == Array(values[start..<end]))
      }
    }
    let other = Column(Array(values.reversed()), of: type)
    let joined = Column(concatenating: [column.slice(2..<5), other, column], of: type)
    #expect(joined.allValues == values[2..<5] + values.reversed() + values)
  }

  @Test func sortedHeap() {
    guard case .text(let column) = Column(Self.samples[0].1, of: .text) else { return }
    let sorted = column.sorted()
    #expect(Column.text(sorted).allValues == Self.samples[0].1)
    #expect((0..<sorted.heap.count).map { sorted.heap.string($0) } == ["", "a", "b", "é", "é"])
    #expect(sorted.codes[0] == sorted.codes[4])
  }

  @Test func dictionaryKeepsEachTextOnce() {
    var builder = TextBuilder()
    for number in 0..<1000 { builder.append("text \(number % 100)") }
    let column = builder.column()
    #expect(column.heap.count == 100)
    #expect(column[999] == "text 99")
  }

  @Test func names() {
    let schema = Schema([Field("count", .int), Field("date", .date), Field("é", .text)])
    #expect(schema.index(of: "date") == 1)
    #expect(schema.index(of: "e\u{301}") == nil)
    #expect(schema.index(of: "Count") == nil)
  }
}
