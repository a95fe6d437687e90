import Chronology
import Columns
import Engine
import QueryLanguage
import Testing

/// Single operators on small tables whose results were worked out by hand.
@Suite struct OperatorTests {
  static let articles = table(
    [
      Field("language", .text), Field("date", .date), Field("words", .int),
      Field("tags", .list(.text)),
    ],
    [
      [.text("hu"), day("2023-07-07"), .int(10), .list([.text("a"), .text("b")])],
      [.text("hu"), day("2023-07"), .int(30), .list([])],
      [.text("vi"), day("2023-07-09"), .null, .list([.text("b")])],
      [.null, .null, .int(20), .list([.text("b"), .text("b"), .text("c")])],
    ]
  )

  @Test func filterAndGroup() throws {
    let start = Pipeline(Self.articles)
    let isHungarian = bool(
      .compare(.equal, start.column("language"), constant(.text("hu"), .text))
    )
    let filtered = start.adding(.filter(isHungarian))
    let output = Schema([Field("date", .date), Field("count", .int)])
    let grouped = filtered.adding(
      .group(
        [GroupKey(value: filtered.column("date"))],
        [Expression(.aggregate(.count, []), .int, span: noSpan)]
      ),
      output: output
    )
    let result = try grouped.run()
    #expect(
      result.table.allRows == [[day("2023-07"), .int(1)], [day("2023-07-07"), .int(1)]]
    )
    #expect(result.stages.map(\.rowsOut) == [2, 2])
  }

  @Test func doubtIsKeptApart() throws {
    let start = Pipeline(Self.articles)
    let period = Period(first: Day(number: 19_545), last: Day(number: 19_545))
    let isThatDay = bool(
      .compare(.inPeriod, start.column("date"), constant(.period(period), .date)),
      doubtful: true
    )
    let kept = try start.adding(.filter(isThatDay)).run()
    #expect(kept.table.count == 1)
    #expect(kept.notes.map(\.message) == ["1 row was unclear and left out"])
    let excluded = try start.adding(.exclude(isThatDay)).run()
    #expect(excluded.table.count == 3)
    let unclear = try start.adding(.filter(bool(.certainty(.unclear, isThatDay)))).run()
    #expect(unclear.table.allRows.map { $0[1] } == [day("2023-07")])
  }

  @Test func groupByEachElementOnce() throws {
    let start = Pipeline(Self.articles)
    let output = Schema([Field("tags", .text), Field("n", .int), Field("sum_words", .int)])
    let result = try start.adding(
      .group(
        [GroupKey(value: start.column("tags"), each: true)],
        [
          Expression(.aggregate(.count, []), .int, span: noSpan),
          Expression(.aggregate(.sum, [start.column("words")]), .int, span: noSpan),
        ]
      ),
      output: output
    ).run()
    #expect(
      result.table.allRows == [
        [.text("a"), .int(1), .int(10)], [.text("b"), .int(3), .int(30)],
        [.text("c"), .int(1), .int(20)], [.null, .int(1), .int(30)],
      ]
    )
    #expect(result.notes.map(\.count) == [1])
  }

  @Test func monthsWithCoarserValuesAndFill() throws {
    let dates = ["2025-01-10", "2025-01", "2025", "2025-04-01", "2025-02-10/2025-03-20"]
    let rows = dates.map { [day($0)] } + [[.null]]
    let start = Pipeline(table([Field("date", .date)], rows))
    let result = try start.adding(
      .group(
        [GroupKey(value: start.column("date"), bucket: .unit(.month), fill: .between)],
        [Expression(.aggregate(.count, []), .int, span: noSpan)]
      ),
      output: Schema([Field("date", .date, unit: .month), Field("count", .int)])
    ).run()
    #expect(
      result.table.allRows == [
        [day("2025"), .int(1)], [day("2025-01"), .int(2)],
        [day("2025-02-10/2025-03-20"), .int(1)], [day("2025-02"), .int(0)],
        [day("2025-03"), .int(0)], [day("2025-04"), .int(1)], [.null, .int(1)],
      ]
    )
  }

  @Test func withinTakesOfEachGroup() throws {
    let start = Pipeline(Self.articles)
    let inner = [
      PlanStage(
        operation: .sort([
          SortKey(value: start.column("words"), isDescending: true, nullsFirst: false)
        ]),
        span: noSpan,
        input: start.schema,
        output: start.schema
      ),
      PlanStage(
        operation: .take(from: 1, through: 1),
        span: noSpan,
        input: start.schema,
        output: start.schema
      ),
    ]
    let result = try start.adding(.within(keys: [0], stages: inner, keptKeys: [])).run()
    #expect(result.table.allRows.map { $0[2] } == [.int(30), .null, .int(20)])
  }

  @Test func joinKinds() throws {
    let left = Pipeline(
      table([Field("k", .text)], [[.text("a")], [.null], [.text("b")], [.text("c")]])
    )
    let right = Pipeline(
      table(
        [Field("k", .text), Field("v", .int)],
        [
          [.text("b"), .int(1)], [.text("a"), .int(2)], [.text("b"), .int(3)], [.null, .int(4)],
        ]
      )
    )
    func join(_ kind: PlanJoin.Kind, kept: [Int]) throws -> QueryResult {
      try left.adding(
        .join(PlanJoin(kind: kind, right: right.plan, keys: [(0, 0)], kept: kept)),
        output: Schema([Field("k", .text)] + kept.map { right.schema.fields[$0] })
      ).run()
    }
    #expect(
      try join(.inner, kept: [1]).table.allRows == [
        [.text("a"), .int(2)], [.text("b"), .int(1)], [.text("b"), .int(3)],
      ]
    )
    #expect(try join(.left, kept: [1]).table.count == 5)
    #expect(try join(.semi, kept: []).table.allRows == [[.text("a")], [.text("b")]])
    #expect(try join(.anti, kept: []).table.allRows == [[.null], [.text("c")]])
    #expect(try join(.inner, kept: [1]).notes.map(\.count).sorted() == [1, 2])
  }
}
