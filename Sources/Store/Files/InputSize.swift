internal import Dispatch
internal import Glibc
internal import Synchronization

/// How many bytes lie under some paths, counted while other work goes on.
package final class InputSize: Sendable {
  private let counted = Mutex<Int?>(nil)

  /// The bytes of all files as they lie on the disk; nil as long as they are not known, and for
  /// pipes.
  package var bytes: Int? { counted.withLock { $0 } }

  /// Begins to count what lies under these paths.
  package init(_ paths: [String]) {
    DispatchQueue.global().async { [weak self] in
      let size = Self.size(of: paths)
      self?.counted.withLock { $0 = size }
    }
  }

  private static func size(of paths: [String]) -> Int? {
    var walk = FileWalk(paths)
    var size = 0
    while let entry = walk.next() {
      guard case .file(let path) = entry else { continue }
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      size += Int(status.st_size)
    }
    return size
  }
}
