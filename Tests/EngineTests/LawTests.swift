import Chronology
import Columns
import Engine
import Testing

@testable import QueryLanguage

/// The laws of language.md, sections 5 and 6, on random tables.
@Suite struct LawTests {
  private func rows(_ text: String, _ table: Table) throws -> [[Value]] {
    let (plan, problem) = planned(text, over: table.schema)
    guard let plan else {
      Issue.record("\(text): \(problem)")
      return []
    }
    return try EmbeddedEngine().run(plan, in: context(["t": table])).table.allRows
  }

  private func ids(_ text: String, _ table: Table) throws -> [Value] {
    try rows(text, table).map { $0[0] }
  }

  @Test(arguments: 0..<60)
  func conditionsDivideTheRows(_ seed: Int) throws {
    var queries = RandomQueries(seed: UInt64(seed + 1000))
    let table = queries.table()
    let (a, b) = (queries.condition(3), queries.condition(2))
    let all = Set(try ids("t | take 1..", table))
    let kept = try ids("t | filter \(a)", table)
    let excluded = try ids("t | exclude \(a)", table)
    #expect(Set(kept).union(excluded) == all && kept.count + excluded.count == all.count)
    let denied = try ids("t | filter not (\(a))", table)
    let unclear = try ids("t | filter unclear(\(a))", table)
    #expect(Set(kept + denied + unclear) == all)
    #expect(kept.count + denied.count + unclear.count == all.count)
    #expect(
      try ids("t | filter \(a) | filter \(b)", table) == ids("t | filter (\(a)) and (\(b))", table)
    )
  }

  @Test(arguments: 0..<30)
  func sortIsAStablePermutation(_ seed: Int) throws {
    var queries = RandomQueries(seed: UInt64(seed + 2000))
    let table = queries.table()
    for key in ["lang", "count", "x", "date", "ok"] {
      let sorted = try ids("t | sort \(key)", table)
      #expect(Set(sorted).count == table.count)
      let twice = try ids("t | sort \(key) | sort \(key)", table)
      #expect(sorted == twice)
      #expect(try ids("t | sort \(key) | take 2", table) == Array(sorted.prefix(2)))
      #expect(try ids("t | top 2 by \(key)", table) == ids("t | sort \(key) desc | take 2", table))
    }
  }

  @Test(arguments: ["day", "week", "month", "quarter", "year", "decade", "weekday"])
  func bucketsAddUp(_ unit: String) throws {
    for seed in 0..<20 {
      var queries = RandomQueries(seed: UInt64(seed + 3000))
      let table = queries.table()
      for fill in ["", " fill"] where unit != "day" || fill.isEmpty {
        let counts = try rows("t | group by date per \(unit)\(fill), lang", table).map { $0[2] }
        let total = counts.reduce(0) { sum, value in
          if case .int(let int) = value { sum + Int(int) } else { sum }
        }
        #expect(total == table.count)
      }
    }
  }

  /// For conditions of comparisons, parts, and, or, not alone, a value whose possible days are fewer
  /// never changes true or false.
  @Test(arguments: 0..<60)
  func narrowingADateKeepsWhatIsCertain(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed + 4000))
    let atoms = [
      "date in 2024-01", "date < 2024-01-20", "date >= 2023-12", "date.month == 1",
      "date.month in 1..2", "date.weekday in [1, 5]", "date != 2024", "date.year <= 2023",
    ]
    let picked = atoms.shuffled(using: &random)
    let condition = "(\(picked[0]) or not \(picked[1])) and (\(picked[2]) or \(picked[3]))"
    let field = Field("date", .date)
    for _ in 0..<40 {
      let first = Int32.random(in: 19_650...19_800, using: &random)
      let last = first + Int32.random(in: 0...70, using: &random)
      let inner = Int32.random(in: first...last, using: &random)
      let end = Int32.random(in: inner...last, using: &random)
      let dates = [(first, last), (inner, end)].map {
        [Value.date(FuzzyDate(from: Day(number: $0.0), through: Day(number: $0.1)))]
      }
      let wide = table([field], [dates[0]])
      let narrow = table([field], [dates[1]])
      for question in [condition, "not (\(condition))"]
      where try rows("t | filter \(question)", wide).count == 1 {
        #expect(try rows("t | filter \(question)", narrow).count == 1)
      }
    }
  }

  /// Columns hold NFC; a literal may be typed in either form.
  @Test func bothSpellingsOfALetterAreOne() throws {
    let names = table([Field("name", .text)], [[.text("Caf\u{e9}")], [.text("Cafe")]])
    for spelling in ["Caf\u{e9}", "Cafe\u{301}"] {
      #expect(try rows("t | filter name == \"\(spelling)\"", names).count == 1)
      #expect(try rows("t | filter name in [\"\(spelling)\"]", names).count == 1)
      #expect(try rows("t | filter name has exact \"\(spelling)\"", names).count == 1)
    }
  }

  /// The pipeline run on only the rows behind a group gives that group.
  @Test func evidenceOfAGroupGivesTheGroup() throws {
    var queries = RandomQueries(seed: 6000)
    for _ in 0..<20 {
      let table = queries.table()
      for row in try rows("t | group by lang with n = count, s = sum(count)", table) {
        guard case .text(let lang) = row[0] else { continue }
        let part = try EmbeddedEngine().run(
          planned("t | filter lang == \"\(lang)\"", over: table.schema).plan
            ?? Pipeline(table).plan,
          in: context(["t": table])
        ).table
        #expect(try rows("t | group by lang with n = count, s = sum(count)", part) == [row])
      }
    }
  }

  /// A table of many rows takes other paths (radix sort, heap, tables of codes) to the same rows.
  @Test func sizeDoesNotMatter() throws {
    var queries = RandomQueries(seed: 5000)
    var rows: [[Value]] = []
    while rows.count < 900 { rows += queries.table().allRows }
    for row in rows.indices { rows[row][0] = .text("r\(row)") }
    let large = table(RandomQueries.schema.fields, rows)
    for text in [
      "t | sort lang desc, date, x nulls first", "t | top 7 by count", "t | top 5 by date",
      "t | filter lang has \"peace\" and date in 2024 | sort count, id",
      "t | within lang ( sort x desc | take 3 )",
    ] {
      guard let plan = planned(text, over: large.schema).plan else { continue }
      let expected = try ReferencePlan(tables: ["t": large]).run(plan)
      #expect(try self.rows(text, large) == expected, "\(text)")
    }
  }
}
