internal import Synchronization

/// The table of a `let`: its plan runs once in a run, however often it is used.
package final class SharedTable: Sendable {
  package let plan: Plan
  private let kept = Mutex<(version: Int, rows: any Sendable)?>(nil)

  /// A table that nobody has asked for yet.
  package init(_ plan: Plan) {
    self.plan = plan
  }

  /// What an engine has kept while the collections were of this version.
  package func kept<Rows: Sendable>(at version: Int) -> Rows? {
    kept.withLock { $0.flatMap { $0.version == version ? $0.rows as? Rows : nil } }
  }

  /// Keeps what an engine has made of the collections of this version.
  package func keep(_ rows: some Sendable, at version: Int) {
    kept.withLock { $0 = (version, rows) }
  }
}
