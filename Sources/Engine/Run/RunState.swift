internal import Columns
internal import QueryLanguage

/// What one run shares: its surroundings, its remarks, and what is looked up once.
final class RunState {
  let context: RunContext

  /// The stage that is running, and its remarks so far.
  private(set) var stage = 0
  private var remarks: [Remark: Int] = [:]
  private(set) var notes: [RunNote] = []

  /// The rows of each `let` where rows carry where they come from, which only this run understands.
  var sharedFrames: [ObjectIdentifier: Frame] = [:]

  /// Whether rows carry where they come from.
  let tracksProvenance: Bool

  /// The tables that provenance refers to.
  private(set) var sources: [ProvenanceSource] = []
  private var rowsByID: [String: RowIndex] = [:]

  init(context: RunContext, tracksProvenance: Bool = false) {
    self.context = context
    self.tracksProvenance = tracksProvenance
  }

  /// Counts rows about which something is to be said.
  func remark(_ remark: Remark, _ count: Int) {
    guard count > 0 else { return }
    remarks[remark, default: 0] += count
  }

  /// The remarks of this stage so far, which are left out from here on.
  func takeRemarks() -> [Remark: Int] {
    defer { remarks = [:] }
    return remarks
  }

  /// Counts remarks that were made elsewhere.
  func add(_ more: [Remark: Int]) {
    remarks.merge(more) { $0 + $1 }
  }

  /// Begins a stage.
  func begin(stage: Int) {
    self.stage = stage
  }

  /// Ends the stage: its remarks become notes, in a fixed order.
  func endStage() {
    let sorted = remarks.map { ($0.key, $0.value, $0.key.message($0.value)) }
      .sorted { $0.2 < $1.2 }
    for (remark, count, message) in sorted {
      var note = RunNote(stage: stage, count: count, message: message, isStrict: remark.isStrict)
      if case .missingText(let sought) = remark { note.missing = sought }
      notes.append(note)
    }
    remarks = [:]
  }

  /// Stops the run where the user has asked for it.
  func checkCancelled() throws(RunFailure) {
    if context.isCancelled() { throw .cancelled }
  }

  /// The number under which provenance knows this source.
  func register(_ source: ProvenanceSource) -> Int {
    if let name = source.collection,
      let known = sources.firstIndex(where: { $0.collection == name })
    {
      return known
    }
    sources.append(source)
    return sources.count - 1
  }

  /// The rows of a collection by their id.
  func rows(of collection: String) -> RowIndex {
    if let known = rowsByID[collection] { return known }
    let table = context.catalog.table(collection)
    let index = RowIndex(table ?? Table(empty: Schema([])))
    rowsByID[collection] = index
    return index
  }
}

/// A table that rows can come from.
struct ProvenanceSource {
  /// The name of the collection; nil for loaded and written rows.
  var collection: String?
  var table: Table
}

/// The rows of a table by the text of their column `id`.
struct RowIndex {
  let table: Table
  private var byID: [String: Int32] = [:]

  init(_ table: Table) {
    self.table = table
    guard case .text(let ids)? = table["id"] else { return }
    for row in 0..<table.count {
      if let id = ids[row] { byID[id] = Int32(row) }
    }
  }

  /// The row of this id, or -1.
  func row(_ id: String) -> Int32 {
    byID[id] ?? -1
  }
}
