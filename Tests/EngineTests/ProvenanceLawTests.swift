import Columns
import QueryLanguage
import Testing

@testable import Engine

/// The law of language.md, section 8: a pipeline that runs on only the rows behind a row of its result
/// gives that row, joins included.
@Suite struct ProvenanceLawTests {
  private static let other = "t | filter count > 0 | group by lang with n = count, best = max(x)"

  /// Stages whose rows hang on nothing but the rows that they come from.
  private static let ends = [
    "join (\(other)) as o on lang", "left join (\(other)) as o on lang",
    "semi join (\(other)) as o on lang", "anti join (\(other)) as o on lang",
    "join (t) as o on lang | select id, o_id, o_count", "semi join (t | filter ok) as o on count",
    "join (t | explode tags | select tag = tags, id2 = id) as o on left.lang == right.tag",
    "left join (t | filter ok | distinct by lang) as o on lang | filter o_x is null",
    "union (t | filter ok)", "union (t | join (\(other)) as o on lang)", "explode tags",
    "pairs tags as a, b", "unpivot count, x as name, value", "distinct by lang",
    "select lang, ok | distinct",
    "group by lang with n = count, s = sum(count), d = distinct(tags), f = first(id)",
    "group by each tags with n = count, m = max(x)", "group by date per month",
    "group by date with least = min(date), c = count(ok)", "summarize n = count, q = median(x)",
    "group by lang, ok | pivot ok in [true, false]", "within lang ( sort count desc | take 2 )",
    "within ok ( summarize n = count )", "within lang ( group by ok with s = sum(x) )",
    "join (\(other)) as o on lang | group by ok with n = count, most = max(n)",
    "search \"talks or peace\"", "top 3 by count with ties", "sort x desc | take 4",
    "select lang, y = count * 2 | derive z = y ?? 0",
  ]

  @Test(arguments: ends)
  func rowsBehindARowGiveTheRow(_ end: String) throws {
    for seed in 0..<8 {
      var queries = RandomQueries(seed: UInt64(seed * 31 + end.utf8.count))
      let table = queries.table()
      for text in ["t | \(end)", "t | filter \(queries.condition(2)) | \(end)"] {
        let (plan, problem) = planned(text, over: table.schema)
        guard let plan else {
          Issue.record("\(text): \(problem)")
          continue
        }
        try check(plan, text, table)
      }
    }
  }

  private func check(_ plan: Plan, _ text: String, _ table: Table) throws {
    let run = RunState(context: context(["t": table]), tracksProvenance: true)
    let frame = try Execution(run).rows(of: plan)
    let rows = frame.table.allRows
    for (number, row) in rows.enumerated() {
      guard let origins = frame.provenance?.origins(number), !origins.isEmpty else { continue }
      #expect(origins.allSatisfy { $0 >> 32 == 0 })
      let behind = table.gather(origins.map { Int32(truncatingIfNeeded: $0) })
      let again = try EmbeddedEngine().run(plan, in: context(["t": behind])).table.allRows
      #expect(again.contains(row), "\(text): \(row) of \(behind.allRows)")
    }
    #expect(rows.isEmpty || frame.provenance != nil)
  }
}
