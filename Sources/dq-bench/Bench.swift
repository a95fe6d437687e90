internal import Chronology
internal import Columns
internal import Engine
internal import Glibc
internal import QueryLanguage

/// The queries of design.md's table, asked through the front door.
struct Bench {
  let tables: BenchTables
  let rounds: Int

  /// Name and text; the constants differ from round to round where a year or a name stands.
  private static let queries: [(name: String, text: @Sendable (Int) -> String)] = [
    (
      "1 range and language",
      { "articles | filter date in \(2015 + $0 % 9) and language == \"hu\" | count" }
    ),
    ("2 group by day", { _ in "events | group by date" }),
    ("3 month and language", { _ in "articles | group by date per month, language" }),
    ("4 top sources", { _ in "articles | group by source | top 10 by count" }),
    ("5 top tone", { _ in "events | sort tone desc | take 20" }),
    ("6 sort by date, id", { _ in "events | sort date, id | select id" }),
    (
      "7 participant by month",
      { round in
        "events | filter participants has \"\(round + 40)\" | group by date per month"
      }
    ),
    (
      "8 explode participants",
      { _ in "events | explode participants | group by participants | top 20 by count" }
    ),
    (
      "9 join to articles",
      { _ in
        "events | join articles as a on left.article == right.id | group by language"
      }
    ),
    (
      "10 substring of title",
      { "events | filter title contains \"trade with szé\($0 % 2 == 0 ? "ba" : "ko")\" | count" }
    ),
    (
      "12 regex on title",
      {
        "events | filter title matches /(summit|treaty) in [A-M]\($0 % 2 == 0 ? "[^ ]+" : "[^ ]*") / | count"
      }
    ),
    (
      "13 quantiles by kind",
      { _ in
        "events | group by kind with a = quantile(tone, 0.5), b = quantile(tone, 0.95)"
      }
    ),
  ]

  func run() {
    for query in Bench.queries {
      var times: [Double] = []
      var count = 0
      for round in 0..<rounds {
        let start = Bench.milliseconds()
        count = ask(query.text(round))
        times.append(Bench.milliseconds() - start)
      }
      times.sort()
      let median = Bench.text(times[times.count / 2])
      print("\(query.name)\t\(median)\t\(Bench.text(times[0]))\t\(count)")
    }
  }

  /// The number of rows of the answer; -1 where there is none.
  private func ask(_ text: String) -> Int {
    var scope = Scope()
    let script = Parser.parse(SourceText(name: "bench", text: text))
    let checked = Checker(surroundings: self).check(script, in: &scope)
    for diagnostic in checked.diagnostics {
      print("\(diagnostic.code) \(diagnostic.message): \(text)")
    }
    guard checked.canRun, case .show(let plan)? = checked.statements.last?.action else { return -1 }
    let context = RunContext(catalog: tables, names: self, writer: self, today: today)
    let result = try? EmbeddedEngine().run(plan, in: context)
    return result?.table.count ?? -1
  }

  /// Writes both tables as JSON lines.
  func write(to folder: String) {
    for name in tables.names {
      guard let table = tables.table(name), let file = fopen("\(folder)/\(name).jsonl", "w") else {
        continue
      }
      for row in 0..<table.count {
        let parts = zip(table.schema.names, table.row(row)).map { "\"\($0)\":\(Bench.json($1))" }
        fputs("{" + parts.joined(separator: ",") + "}\n", file)
      }
      fclose(file)
    }
  }

  private static func json(_ value: Value) -> String {
    switch value {
    case .text(let text): "\"\(text)\""
    case .number(let number): "\(number)"
    case .date(let date): "\"\(date.edtf)\""
    case .list(let values): "[" + values.map { json($0) }.joined(separator: ",") + "]"
    default: "null"
    }
  }

  private static func text(_ milliseconds: Double) -> String {
    String((milliseconds * 100).rounded() / 100)
  }

  private static func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}

extension Bench: Surroundings {
  var collections: [String] { tables.names }
  var today: Day { Day(number: 20_600) }
  var parameters: [String: String] { [:] }

  func schema(of collection: String) -> Schema? { tables.schema(of: collection) }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    throw .file(path: request.path, reason: "nothing is loaded here")
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    throw .file(path: path, reason: "nothing is loaded here")
  }
}

extension Bench: NameMatching, NameTest, TableWriting {
  func matcher(for pattern: String) -> any NameTest { self }
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { false }
  func write(_ table: Table, to save: PlanSave) throws(RunFailure) {}
}
