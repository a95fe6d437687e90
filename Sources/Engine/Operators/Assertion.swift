internal import Columns
internal import QueryLanguage

extension Execution {
  /// How many offending rows are shown.
  private static let shown = 10

  /// The assertion as failed, with the first offending rows; nil where it holds.
  func check(
    _ assertion: PlanAssertion,
    _ frame: Frame,
    at span: SourceSpan
  ) throws(RunFailure) -> FailedAssertion? {
    switch assertion.test {
    case .each(let condition):
      let verdicts = try Evaluator(run, frame).condition(condition)
      let failing = selectedRows(verdicts.sure.map { $0 ^ 1 })
      guard !failing.isEmpty else { return nil }
      let unclear = verdicts.unclearCount
      let doubt = unclear == 0 ? "" : ", \(Remark.grouped(unclear)) of them unclear"
      let rows = failing.count == 1 ? "1 row fails" : "\(Remark.grouped(failing.count)) rows fail"
      return FailedAssertion(
        message: assertion.message ?? "\(rows) the assertion\(doubt)",
        span: span,
        rows: frame.selecting(Array(failing.prefix(Execution.shown))).table
      )
    case .table(let condition):
      let grouping = Grouping.whole(frame.count)
      let groups = Frame(schema: frame.schema, columns: [], count: 1)
      let evaluator = Evaluator(run, groups, scope: .groups(of: frame, grouping))
      if try evaluator.condition(condition).sure == [1] { return nil }
      return FailedAssertion(
        message: assertion.message ?? "the assertion does not hold for the table",
        span: span,
        rows: nil
      )
    case .sameAs(let plan, let ordered):
      return try compare(frame, rows(of: plan), ordered: ordered, assertion.message, at: span)
    }
  }

  private func compare(
    _ frame: Frame,
    _ other: Frame,
    ordered: Bool,
    _ message: String?,
    at span: SourceSpan
  ) -> FailedAssertion? {
    let names = frame.schema.names
    guard Set(names) == Set(other.schema.names) else {
      let differing = Set(names).symmetricDifference(other.schema.names).sorted()
      return FailedAssertion(
        message: message ?? "the columns differ: \(differing.joined(separator: ", "))",
        span: span,
        rows: nil
      )
    }
    let pairs = names.enumerated().map { number, name -> Column in
      let second = other.schema.index(of: name).map { other.column($0) }
      let first = frame.column(number)
      let type = first.type == .null ? second?.type ?? .null : first.type
      return Column(concatenating: [first, second ?? .null(count: 0)], of: type)
    }
    let groups = Grouping(by: pairs, rows: frame.count + other.count)
    let differing = groups.differences(frame.count, ordered: ordered)
    guard !differing.isEmpty || frame.count != other.count else { return nil }
    return FailedAssertion(
      message: message
        ?? "the tables differ: \(Remark.grouped(frame.count)) and \(Remark.grouped(other.count)) rows",
      span: span,
      rows: frame.selecting(Array(differing.prefix(Execution.shown))).table
    )
  }
}

extension Grouping {
  /// The rows before `split` that have no partner behind it.
  fileprivate func differences(_ split: Int, ordered: Bool) -> [Int32] {
    let others = groupOf.count - split
    if ordered {
      return (0..<Int32(split)).filter {
        Int($0) >= others || groupOf[Int($0)] != groupOf[split + Int($0)]
      }
    }
    var spare = [Int](repeating: 0, count: count)
    for group in groupOf[split...] { spare[Int(group)] += 1 }
    return (0..<Int32(split)).filter { row in
      spare[Int(groupOf[Int(row)])] -= 1
      return spare[Int(groupOf[Int(row)])] < 0
    }
  }
}
