package import Articles
internal import Dispatch

/// Works on the documents under some paths on all cores, batch by batch, in input order.
///
/// While one batch is worked on the next is read: unpacking takes a core of its own then.
package struct DocumentPipeline {
  private var source: DocumentBatches
  private var ahead: DocumentBatches.Batch?
  private var hasBegun = false
  private var preparation: (@Sendable () -> Void)?

  /// How many files the batches so far came from.
  package private(set) var files = 0

  /// A pipeline from these batches; `preparation` is done once beside the first documents.
  package init(_ source: DocumentBatches, preparation: (@Sendable () -> Void)? = nil) {
    self.source = source
    self.preparation = preparation
  }

  /// The next batch and what `work` makes of its documents, or nil at the end.
  ///
  /// `work` is called on several threads at once.
  package mutating func next<Result: Sendable>(
    _ work: @Sendable (RawDocument) -> Result
  ) -> (batch: DocumentBatches.Batch, results: [Result])? {
    let first = hasBegun ? ahead : source.next()
    hasBegun = true
    guard let batch = first else { return nil }
    files = source.files
    let results = Slots<Result>(count: batch.documents.count)
    let reading = Reading(source)
    let preparation = preparation
    self.preparation = nil
    DispatchQueue.concurrentPerform(iterations: batch.documents.count + 1) { index in
      if index == 0 {
        preparation?()
        reading.read()
      } else {
        results.set(index - 1, work(batch.documents[index - 1]))
      }
    }
    (source, ahead) = (reading.source, reading.batch)
    return (batch, results.values)
  }
}

/// The reading of one batch; one thread does it.
private final class Reading: @unchecked Sendable {
  private(set) var source: DocumentBatches
  private(set) var batch: DocumentBatches.Batch?

  init(_ source: DocumentBatches) {
    self.source = source
  }

  func read() {
    batch = source.next()
  }
}

/// Room for one result a document; each thread writes into slots of its own.
private final class Slots<Result>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Result?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ index: Int, _ result: Result) {
    slots[index] = result
  }

  var values: [Result] { slots.compactMap { $0 } }
}
