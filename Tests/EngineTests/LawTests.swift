import Chronology
import Columns
import Engine
import Laws
import Testing

@testable import QueryLanguage

/// The laws of filters, sorts, groups and vague dates, each on 10,000 random tables
/// (that of fewer days on 3,000).
@Suite struct LawTests {
  private func rows(_ text: String, _ table: Table) throws -> [[Value]] {
    try rows(text, [table])[0]
  }

  /// The rows of a query over each of some tables of the same columns.
  private func rows(_ text: String, _ tables: [Table]) throws -> [[[Value]]] {
    let (plan, problem) = planned(text, over: tables[0].schema)
    guard let plan else {
      Issue.record("\(text): \(problem)")
      return tables.map { _ in [] }
    }
    return try tables.map { try EmbeddedEngine().run(plan, in: context(["t": $0])).table.allRows }
  }

  private func ids(_ text: String, _ tables: [Table]) throws -> [[Value]] {
    try rows(text, tables).map { $0.map { $0[0] } }
  }

  private func expectNone(_ part: Int, _ fault: @escaping (ConditionCase) throws -> String?) {
    let law = Law(on: { ConditionCase(&$0) }, fault: fault)
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 200)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  @Test(arguments: 0..<10)
  func conditionsDivideTheRows(_ part: Int) {
    expectNone(part) { found in
      let (a, tables) = (found.first, found.tables)
      let kept = try ids("t | filter \(a)", tables)
      let excluded = try ids("t | exclude \(a)", tables)
      let denied = try ids("t | filter not (\(a))", tables)
      let unclear = try ids("t | filter unclear(\(a))", tables)
      for (place, table) in tables.enumerated() {
        let all = table.allRows.map { $0[0] }
        if excluded[place] != all.filter({ !kept[place].contains($0) }) {
          return "filter \(kept[place]), exclude \(excluded[place])"
        }
        let parts = kept[place] + denied[place] + unclear[place]
        if parts.count != all.count || Set(parts) != Set(all) {
          return "yes \(kept[place]), no \(denied[place]), unclear \(unclear[place])"
        }
      }
      return nil
    }
  }

  @Test(arguments: 0..<10)
  func twoFiltersAreOne(_ part: Int) {
    expectNone(part) { found in
      let (a, b) = (found.first, found.second)
      let two = try ids("t | filter \(a) | filter \(b)", found.tables)
      let one = try ids("t | filter (\(a)) and (\(b))", found.tables)
      return two == one ? nil : "two filters \(two), one \(one)"
    }
  }

  @Test(arguments: 0..<10)
  func sortIsAStablePermutation(_ part: Int) {
    expectNone(part) { found in
      let keys = found.columns.filter { $0.kind != .texts && $0.kind != .ints }
      let key = keys[found.first.utf8.count % keys.count].name
      let column = found.columns.firstIndex { $0.name == key } ?? 0
      let sorted = try ids("t | sort \(key)", found.tables)
      for (table, ids) in zip(found.tables, sorted) {
        let all = table.allRows.map { $0[0] }
        if Set(ids) != Set(all) || ids.count != all.count { return "no permutation: \(ids)" }
        // Rows with the same key keep their order.
        let values = Dictionary(uniqueKeysWithValues: table.allRows.map { ($0[0], $0[column]) })
        for (first, second) in zip(ids, ids.dropFirst()) where values[first] == values[second] {
          let place = all.firstIndex(of: first) ?? 0
          if place > all.firstIndex(of: second) ?? 0 { return "\(first) before \(second)" }
        }
      }
      let largest = try ids("t | top 2 by \(key)", found.tables)
      let last = try ids("t | sort \(key) desc | take 2", found.tables)
      return largest == last ? nil : "top \(largest), sort desc and take \(last)"
    }
  }

  @Test(arguments: 0..<10)
  func groupCountsAddUp(_ part: Int) {
    let units = ["", " per month", " per week", " per quarter fill", " per year", " per weekday"]
    expectNone(part) { found in
      let keys = found.columns.filter { $0.kind != .texts && $0.kind != .ints }
      let first = keys[found.first.utf8.count % keys.count]
      let second = keys[found.second.utf8.count % keys.count]
      let unit = first.kind == .date ? units[found.second.utf8.count % units.count] : ""
      let more = first.name == second.name ? "" : ", \(second.name)"
      let query = "t | group by \(first.name)\(unit)\(more) with groups = count"
      for (table, groups) in zip(found.tables, try rows(query, found.tables)) {
        let counts = groups.map { row in
          if case .int(let count)? = row.last { Int(count) } else { 0 }
        }
        let total = counts.reduce(0, +)
        if total != table.count { return "\(total) rows in groups, \(table.count) in the table" }
      }
      return nil
    }
  }

  /// For conditions of comparisons, parts, and, or, not alone, a value whose possible days are fewer
  /// never changes true or false.
  @Test(arguments: 0..<10)
  func narrowingADateKeepsWhatIsCertain(_ part: Int) {
    let law = Law(on: { NarrowedDate(&$0) }) { found in
      for question in [found.condition, "not (\(found.condition))"]
      where try rows("t | filter \(question)", found.wide).count == 1 {
        if try rows("t | filter \(question)", found.narrow).isEmpty { return question }
      }
      return nil
    }
    if let found = law.counterexample(seeds: LawSeeds.part(part, of: 300)) {
      Issue.record(Comment(rawValue: found))
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
  @Test(arguments: 0..<10)
  func evidenceOfAGroupGivesTheGroup(_ part: Int) {
    expectNone(part) { found in
      guard let key = found.columns.last(where: { $0.kind == .text })?.name,
        let number = found.columns.first(where: { $0.kind == .int })?.name
      else { return nil }
      let query = "group by \(key) with k = count, s = sum(\(number)), l = list(id)"
      let table = found.tables[0]
      for row in try rows("t | \(query)", table) {
        guard case .list(let members) = row[3] else { continue }
        let ids = members.compactMap(\.text).map { "\"\($0)\"" }.joined(separator: ", ")
        let alone = try rows("t | filter id in [\(ids)] | \(query)", table)
        if alone != [row] { return "\(row) alone is \(alone)" }
      }
      return nil
    }
  }

  /// A table of many rows takes other paths (radix sort, heap, tables of codes) to the same rows.
  @Test func sizeDoesNotMatter() throws {
    let names: [(String, RandomColumn.Kind)] = [
      ("id", .text), ("lang", .text), ("count", .int), ("x", .number), ("date", .date),
    ]
    let columns = names.map { RandomColumn(name: $0.0, kind: $0.1) }
    var choices = Choices(seed: 5000)
    var rows: [[Value]] = []
    while rows.count < 900 { rows += RandomTable.table(columns, &choices).allRows }
    for row in rows.indices { rows[row][0] = .text("r\(row)") }
    let large = table(RandomTable.schema(columns).fields, rows)
    for text in [
      "t | sort lang desc, date, x nulls first", "t | top 7 by count", "t | top 5 by date",
      "t | filter lang has \"peace\" and date in 2024 | sort count, id",
      "t | within lang ( sort x desc | take 3 )",
    ] {
      let (plan, problem) = planned(text, over: large.schema)
      guard let plan else {
        Issue.record("\(text): \(problem)")
        continue
      }
      let expected = try ReferencePlan(tables: ["t": large]).run(plan)
      #expect(try self.rows(text, large) == expected, "\(text)")
    }
  }
}

/// A date that may be any of some days, the same with fewer of them, and a condition on it.
struct NarrowedDate: CustomStringConvertible {
  let condition: String
  let wide: Table
  let narrow: Table

  init(_ choices: inout Choices) {
    let atoms = [
      "date in 2024-01", "date < 2024-01-20", "date >= 2023-12", "date.month == 1",
      "date.month in 1..2", "date.weekday in [1, 5]", "date != 2024", "date.year <= 2023",
      "date not in ..2024-02", "date.day > 20", "date.quarter != 1", "date > 2023-W50",
    ]
    let (a, b, c) = (choices.pick(atoms), choices.pick(atoms), choices.pick(atoms))
    condition = "(\(a) or not \(b)) and (\(c) or \(choices.pick(atoms)))"
    let first = Int32(19_650 + choices.below(150))
    let length = Int32(choices.below(70))
    let inner = first + Int32(choices.below(Int(length) + 1))
    let end = inner + Int32(choices.below(Int(first + length - inner) + 1))
    wide = Self.table(first, first + length)
    narrow = Self.table(inner, end)
  }

  private static func table(_ first: Int32, _ last: Int32) -> Table {
    let date = FuzzyDate(from: Day(number: first), through: Day(number: last))
    return EngineTests.table([Field("date", .date)], [[.date(date)]])
  }

  var description: String { "\(condition)\n\(wide.allRows)\n\(narrow.allRows)" }
}
