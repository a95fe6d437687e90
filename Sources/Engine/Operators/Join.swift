internal import Columns
internal import QueryLanguage

extension Execution {
  /// Rows of another plan on identical keys; a null key joins nothing.
  func join(_ join: PlanJoin, _ stage: PlanStage, _ flow: inout Flow) throws(RunFailure) {
    let right = try rows(of: join.right)
    let left = flow.frame
    let matches = JoinTable(left, right, join.keys)
    let nulls = matches.nullKeys
    run.remark(.nullJoinKeys, nulls)
    if join.kind == .semi || join.kind == .anti {
      keepPartners(matches, right, isWanted: join.kind == .semi, &flow)
      flow.frame.schema = stage.output
      return
    }
    var rows: [Int32] = []
    var others: [Int32] = []
    var multiplied = 0
    for row in 0..<left.count {
      let found = matches.rows(of: row)
      if found.count > 1 { multiplied += found.count }
      for other in found {
        rows.append(Int32(truncatingIfNeeded: row))
        others.append(other)
      }
      if found.isEmpty, join.kind == .left {
        rows.append(Int32(truncatingIfNeeded: row))
        others.append(-1)
      }
    }
    run.remark(.multipliedRows, multiplied)
    flow.keep(rows)
    let chosen = right.selecting(others)
    flow.frame.columns += join.kept.map { chosen.columns[$0] }
    flow.frame.schema = stage.output
    if let own = flow.frame.provenance, let other = chosen.provenance {
      flow.frame.provenance = own.joined(with: other)
    }
  }
}

extension Execution {
  /// Keeps the rows with a partner, or those without; a row rests on its partners too.
  private func keepPartners(
    _ matches: JoinTable,
    _ right: Frame,
    isWanted: Bool,
    _ flow: inout Flow
  ) {
    let kept = (0..<Int32(truncatingIfNeeded: flow.frame.count)).filter {
      matches.rows(of: Int($0)).isEmpty != isWanted
    }
    flow.keep(kept)
    guard isWanted, let own = flow.frame.provenance, let other = right.provenance else { return }
    flow.frame.provenance = own.joined(with: other, rows: kept.map { matches.rows(of: Int($0)) })
  }
}

/// For each left row the right rows of the same keys, in their order.
private struct JoinTable {
  private let codes: [UInt32]
  private let isNull: [Bool]
  private let starts: [Int]
  private let others: [Int32]

  /// How many rows of the left have a null among their keys.
  let nullKeys: Int

  init(_ left: Frame, _ right: Frame, _ keys: [(left: Int, right: Int)]) {
    let rows = left.count + right.count
    var isNull = [Bool](repeating: false, count: rows)
    var combined: DenseCodes?
    for key in keys {
      let (first, second) = JoinTable.alike(left.column(key.left), right.column(key.right))
      let both = Column(concatenating: [first, second], of: first.type)
      let part = DenseCodes(both)
      if let null = part.null {
        for row in 0..<rows where part.codes[row] == null { isNull[row] = true }
      }
      combined = combined?.paired(with: part) ?? part
    }
    let all = combined ?? DenseCodes(.null(count: rows))
    var starts = [Int](repeating: 0, count: all.cardinality + 1)
    for row in left.count..<rows where !isNull[row] { starts[Int(all.codes[row]) + 1] += 1 }
    for code in 0..<all.cardinality { starts[code + 1] += starts[code] }
    var next = starts
    var others = [Int32](repeating: 0, count: starts[all.cardinality])
    for row in left.count..<rows where !isNull[row] {
      let code = Int(all.codes[row])
      others[next[code]] = Int32(truncatingIfNeeded: row - left.count)
      next[code] += 1
    }
    codes = all.codes
    self.isNull = isNull
    self.starts = starts
    self.others = others
    nullKeys = isNull.prefix(left.count).count { $0 }
  }

  func rows(of row: Int) -> ArraySlice<Int32> {
    if isNull[row] { return [] }
    let code = Int(codes[row])
    return others[starts[code]..<starts[code + 1]]
  }

  /// Both columns in one type.
  private static func alike(_ left: Column, _ right: Column) -> (Column, Column) {
    switch (left, right) {
    case (.int, .number), (.number, .int): (.number(left.numbers), .number(right.numbers))
    case (.date, .instant), (.instant, .date): (.date(left.dates), .date(right.dates))
    case (.null, _): (left.typed(right.type), right)
    default: (left, right.typed(left.type))
    }
  }
}
