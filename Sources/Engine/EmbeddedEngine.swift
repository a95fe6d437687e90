internal import Columns
package import QueryLanguage

/// The engine inside the program: vectorised operators over columns in memory.
public struct EmbeddedEngine: Sendable {
  /// An engine.
  public init() {}
}

extension EmbeddedEngine: QueryRunner {
  package func run(_ plan: Plan, in context: RunContext) throws(RunFailure) -> QueryResult {
    let run = RunState(context: context, tracksProvenance: plan.asksForEvidence)
    return try Execution(run).run(plan)
  }
}

extension Plan {
  /// Whether a stage needs to know where rows come from.
  var asksForEvidence: Bool {
    let isAsked = stages.contains { stage in
      switch stage.operation {
      case .evidence: true
      case .join(let join): join.right.asksForEvidence
      case .union(let other, _, _): other.asksForEvidence
      default: false
      }
    }
    switch source {
    case .plan(let inner): return isAsked || inner.asksForEvidence
    case .shared(let table): return isAsked || table.plan.asksForEvidence
    case .collection, .table, .result: return isAsked
    }
  }
}
