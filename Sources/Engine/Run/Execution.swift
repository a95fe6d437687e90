internal import Columns
internal import Glibc
internal import QueryLanguage

/// Runs the stages of a plan one after the other.
struct Execution {
  let run: RunState

  init(_ run: RunState) {
    self.run = run
  }

  /// The rows of a plan with all that is to be said of them.
  func run(_ plan: Plan) throws(RunFailure) -> QueryResult {
    var flow = Flow(try source(plan.source))
    var reports: [StageReport] = []
    var chart: (kind: ChartKind, columns: [Int])?
    var failed: FailedAssertion?
    var untaken: Int?
    for (number, stage) in plan.stages.enumerated() {
      run.begin(stage: number)
      try run.checkCancelled()
      let (rowsIn, start) = (untaken ?? flow.frame.count, Execution.seconds())
      untaken = nil
      if case .sort(let keys) = stage.operation,
        let limit = Execution.limit(of: plan.stages, after: number)
      {
        untaken = flow.frame.count
        try sort(keys, limit: limit, &flow)
      } else if case .assertion(let assertion) = stage.operation {
        failed = try check(assertion, flow.frame, at: stage.span)
      } else {
        try apply(stage, to: &flow)
      }
      if case .chart(let kind, let columns) = stage.operation { chart = (kind, columns) }
      run.endStage()
      reports.append(
        StageReport(
          rowsIn: rowsIn,
          rowsOut: untaken ?? flow.frame.count,
          seconds: Execution.seconds() - start
        )
      )
      if failed != nil { break }
    }
    var result = QueryResult(table: flow.frame.table)
    result.notes = run.notes
    result.stages = reports
    result.chart = chart
    result.failedAssertion = failed
    return result
  }

  /// The rows of a plan inside another; its remarks are told with the stage that asks.
  func rows(of plan: Plan) throws(RunFailure) -> Frame {
    var flow = Flow(try source(plan.source))
    for stage in plan.stages {
      try run.checkCancelled()
      try apply(stage, to: &flow)
    }
    return flow.frame
  }

  /// The rows of a `let`, which are made at its first use; their remarks are told at each.
  private func rows(of shared: SharedTable) throws(RunFailure) -> Frame {
    let version = run.context.version
    if run.tracksProvenance {
      if let known = run.sharedFrames[ObjectIdentifier(shared)] { return known }
    } else if let kept: KeptRows = shared.kept(at: version) {
      run.add(kept.remarks)
      return Frame(kept.table)
    }
    let outer = run.takeRemarks()
    let frame = try rows(of: shared.plan)
    let own = run.takeRemarks()
    run.add(outer)
    run.add(own)
    if run.tracksProvenance {
      run.sharedFrames[ObjectIdentifier(shared)] = frame
    } else {
      shared.keep(KeptRows(table: frame.table, remarks: own), at: version)
    }
    return frame
  }

  private func source(_ source: PlanSource) throws(RunFailure) -> Frame {
    switch source {
    case .collection(let name, let schema):
      let table = run.context.catalog.table(name) ?? Table(empty: schema)
      return frame(table, collection: name)
    case .table(let table): return frame(table, collection: nil)
    case .plan(let plan): return try rows(of: plan)
    case .shared(let table): return try rows(of: table)
    case .result(let table, let plan):
      return run.tracksProvenance ? try rows(of: plan) : Frame(table)
    }
  }

  private func frame(_ table: Table, collection: String?) -> Frame {
    guard run.tracksProvenance else { return Frame(table) }
    let number = run.register(ProvenanceSource(collection: collection, table: table))
    return Frame(table, provenance: Provenance(source: number, count: table.count))
  }

  /// How many rows the stage after a sort takes at most.
  private static func limit(of stages: [PlanStage], after number: Int) -> Int? {
    guard number + 1 < stages.count,
      case .take(_, let through?) = stages[number + 1].operation
    else { return nil }
    return through
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Execution {
  /// Writes a file; a failure is shown at the stage.
  private func save(
    _ save: PlanSave,
    _ table: Table,
    at span: SourceSpan
  ) throws(RunFailure) {
    do throws(RunFailure) {
      try run.context.writer.write(table, to: save)
    } catch {
      guard case .file(let path, let reason) = error else { throw error }
      throw .query(Diagnostic("E305", "`\(path)` cannot be written: \(reason)", at: span))
    }
  }
}

/// The rows of a `let` and what is to be said of them.
private struct KeptRows: Sendable {
  var table: Table
  var remarks: [Remark: Int]
}

/// The rows between two stages, and inside `within` the group of each.
struct Flow {
  var frame: Frame
  var grouping: Grouping?

  init(_ frame: Frame, grouping: Grouping? = nil) {
    self.frame = frame
    self.grouping = grouping
  }

  /// Keeps these rows, in this order.
  mutating func keep(_ rows: [Int32]) {
    frame = frame.selecting(rows)
    grouping = grouping?.selecting(rows)
  }
}

extension Execution {
  /// Runs one stage.
  func apply(_ stage: PlanStage, to flow: inout Flow) throws(RunFailure) {
    switch stage.operation {
    case .filter(let condition): try filter(condition, &flow)
    case .exclude(let condition): try exclude(condition, &flow)
    case .search(let query, let ranked): try search(query, ranked: ranked, stage, &flow)
    case .derive(let assignments): try derive(assignments, stage, &flow)
    case .project(let columns): try project(columns, stage, &flow)
    case .sort(let keys): try sort(keys, &flow)
    case .take(let from, let through): take(from, through, &flow)
    case .top(let limit, let keys, let withTies):
      try top(limit, keys, withTies: withTies, &flow)
    case .group(let keys, let aggregates): try group(keys, aggregates, stage, &flow)
    case .summarize(let aggregates): try summarize(aggregates, stage, &flow)
    case .distinct(let keys): try distinct(keys, &flow)
    case .explode(let column, let replaces): explode(column, replaces: replaces, stage, &flow)
    case .pairs(let column): pairs(column, stage, &flow)
    case .join(let join): try self.join(join, stage, &flow)
    case .union(let other, let own, let columns): try union(other, own, columns, stage, &flow)
    case .pivot(let pivot): try self.pivot(pivot, stage, &flow)
    case .unpivot(let columns, let kept): unpivot(columns, kept, stage, &flow)
    case .within(let keys, let stages, let keptKeys):
      try within(keys, stages, keptKeys, stage, &flow)
    case .sample(let size, let seed, let id): sample(size, seed, id, &flow)
    case .describe: describe(stage, &flow)
    case .evidence: evidence(stage, &flow)
    case .save(let save): try self.save(save, flow.frame.table, at: stage.span)
    case .assertion, .chart, .explain: break
    }
  }
}
