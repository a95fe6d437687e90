internal import QueryLanguage

extension Execution {
  /// Keeps the rows where the condition is certainly true.
  func filter(_ condition: Expression, _ flow: inout Flow) throws(RunFailure) {
    let verdicts = try Evaluator(run, flow.frame).condition(condition)
    run.remark(.unclearLeftOut, verdicts.unclearCount)
    flow.keep(selectedRows(verdicts.sure))
  }

  /// Keeps exactly the rows that `filter` would not.
  func exclude(_ condition: Expression, _ flow: inout Flow) throws(RunFailure) {
    let verdicts = try Evaluator(run, flow.frame).condition(condition)
    run.remark(.unclearKept, verdicts.unclearCount)
    flow.keep(selectedRows(verdicts.sure.map { $0 ^ 1 }))
  }
}
