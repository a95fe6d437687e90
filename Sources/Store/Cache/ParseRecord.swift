internal import Glibc

/// What was parsed in this run, by file, for the cache.
struct ParseRecord {
  private var documents: [String: [ParsedDocument]] = [:]
  private let start = time(nil)

  /// Whether nothing was parsed.
  var isEmpty: Bool { documents.isEmpty }

  /// Adds documents in the order of reading.
  mutating func add(_ parsed: [ParsedDocument]) {
    for document in parsed { documents[document.path, default: []].append(document) }
  }

  /// One entry a file, but for files with problems, which are to be reported each time, and for
  /// files that changed while the run was going on.
  func entries(without damaged: Set<String>) -> [ParseCache.Entry] {
    documents.keys.sorted().compactMap { path in
      guard !damaged.contains(path), let stamp = ParseCache.Stamp(path),
        stamp.seconds < start - 1
      else { return nil }
      return ParseCache.Entry(path: path, stamp: stamp, documents: documents[path] ?? [])
    }
  }
}

/// All files under some paths, and what could not be followed.
struct FileList {
  private(set) var paths: [String] = []
  private(set) var problems: [InputProblem] = []

  init(_ roots: [String]) {
    var walk = FileWalk(roots)
    while let entry = walk.next() {
      switch entry {
      case .file(let path): paths.append(path)
      case .problem(let problem): problems.append(problem)
      }
    }
  }
}
