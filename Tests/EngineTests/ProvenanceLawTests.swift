import Columns
import Laws
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

  /// The columns that the stages name.
  private static let columns: [RandomColumn] = [
    RandomColumn(name: "id", kind: .text), RandomColumn(name: "lang", kind: .text),
    RandomColumn(name: "count", kind: .int), RandomColumn(name: "x", kind: .number),
    RandomColumn(name: "date", kind: .date), RandomColumn(name: "ok", kind: .bool),
    RandomColumn(name: "tags", kind: .texts), RandomColumn(name: "nums", kind: .ints),
  ]

  @Test(arguments: ends)
  func rowsBehindARowGiveTheRow(_ end: String) {
    let law = Law(on: { ConditionCase(&$0, on: Self.columns) }) { found in
      for table in found.tables {
        for text in ["t | \(end)", "t | filter \(found.first) | \(end)"] {
          if let fault = try fault(of: text, table) { return "\(text): \(fault)" }
        }
      }
      return nil
    }
    if let found = law.counterexample(seeds: LawSeeds.part(0, of: 20)) {
      Issue.record(Comment(rawValue: found))
    }
  }

  private func fault(of text: String, _ table: Table) throws -> String? {
    let (plan, problem) = planned(text, over: table.schema)
    guard let plan else { return problem }
    let run = RunState(context: context(["t": table]), tracksProvenance: true)
    let frame = try Execution(run).rows(of: plan)
    let rows = frame.table.allRows
    guard rows.isEmpty || frame.provenance != nil else { return "no row says where it is from" }
    for (number, row) in rows.enumerated() {
      guard let origins = frame.provenance?.origins(number), !origins.isEmpty else { continue }
      guard origins.allSatisfy({ $0 >> 32 == 0 }) else { return "\(row) is of another table" }
      let behind = table.gather(origins.map { Int32(truncatingIfNeeded: $0) })
      let again = try EmbeddedEngine().run(plan, in: context(["t": behind])).table.allRows
      if !again.contains(row) { return "\(row) of \(behind.allRows)" }
    }
    return nil
  }
}
