internal import Articles
internal import Engine
internal import Lexicon
internal import QueryLanguage
internal import Store

/// The real parts that a session is made of; each is built when it is first used.
enum Parts {
  static let runner: any QueryRunner = EmbeddedEngine()
}

/// Reads folders and files with the parsers of articles and events.
struct CollectionOpener: CollectionOpening {
  /// What is known of files from runs before; nil where all are to be read anew.
  var cache: ParseCache?

  /// The names of JSON fields.
  var fields = JSONFields.usual

  func open(
    _ paths: [String],
    isCancelled: @escaping @Sendable () -> Bool
  ) throws(RunFailure) -> OpenedCollection {
    var progress = ProgressLine(over: paths, besideOutput: false)
    let collection = CollectionLoader(.standard).load(
      paths,
      fields: fields,
      cache: cache,
      isCancelled: isCancelled,
      progress: { progress.add($0) }
    )
    progress.wipe()
    if isCancelled() { throw .cancelled }
    let remarks = (collection.problems + collection.notes).map { "note: \($0.description)" }
    if let failure = collection.failure {
      throw .file(
        path: paths.joined(separator: ", "),
        reason: ([failure] + collection.problems.map(\.description)).joined(separator: "\n  ")
      )
    }
    return OpenedCollection(
      catalog: collection,
      remarks: Self.counted(remarks),
      isComplete: collection.problems.isEmpty
    )
  }

  /// The first few remarks and how many there are.
  private static func counted(_ remarks: [String]) -> [String] {
    guard remarks.count > 20 else { return remarks }
    return remarks.prefix(20) + ["note: \(remarks.count - 20) more like these"]
  }
}
