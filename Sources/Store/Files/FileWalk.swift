package import Articles
internal import Glibc

/// The files under some paths: files as they are named, folders with all below them in the order of
/// their bytes.
///
/// Hidden files, and in folders the style sheets and scripts of saved pages, are passed over. A folder that contains itself through links is entered once.
package struct FileWalk {
  /// A file, or why a path could not be followed.
  package enum Entry: Sendable {
    case file(String)
    case problem(InputProblem)
  }

  private var pending: [Pending]
  private var visited: Set<Folder> = []

  private struct Pending {
    var path: String
    var isNamed: Bool
  }

  private struct Folder: Hashable {
    var device: UInt
    var inode: UInt
  }

  /// A walk over these paths; `-` stands for standard input.
  package init(_ paths: [String]) {
    pending = paths.reversed().map { Pending(path: $0, isNamed: true) }
  }

  /// The next entry, or nil at the end.
  package mutating func next() -> Entry? {
    while let item = pending.popLast() {
      if item.path == "-" { return .file("-") }
      var status = stat()
      guard stat(item.path, &status) == 0 else {
        return .problem(InputProblem(file: item.path, reason: SystemError.text(errno)))
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        let folder = Folder(device: UInt(status.st_dev), inode: UInt(status.st_ino))
        guard visited.insert(folder).inserted else {
          return .problem(
            InputProblem(file: item.path, reason: "leads back to a folder that was read already")
          )
        }
        if let problem = push(childrenOf: item.path) { return .problem(problem) }
      case S_IFREG: return .file(item.path)
      // Pipes and devices are read where they are named, never where they lie in a folder.
      case S_IFIFO where item.isNamed, S_IFCHR where item.isNamed: return .file(item.path)
      default:
        guard item.isNamed else { continue }
        return .problem(InputProblem(file: item.path, reason: "no file, folder or pipe"))
      }
    }
    return nil
  }

  private mutating func push(childrenOf path: String) -> InputProblem? {
    guard let folder = opendir(path) else {
      return InputProblem(file: path, reason: SystemError.text(errno))
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isPassed = name.hasPrefix(".") || name.hasSuffix(".css") || name.hasSuffix(".js")
      if !isPassed { names.append(name) }
    }
    let base = path.hasSuffix("/") ? path : path + "/"
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    pending.append(contentsOf: names.reversed().map { Pending(path: base + $0, isNamed: false) })
    return nil
  }
}

/// Why a file, or a document in it, could not be read.
package struct InputProblem: Sendable {
  /// The path as it was reached.
  package var file: String

  /// Offset in the unpacked bytes, where a place in the file is meant.
  package var offset: Int?

  /// A plain sentence, lower case, without a full stop.
  package var reason: String

  /// How many documents or records it concerns.
  package var count: Int

  /// A problem with this file.
  package init(file: String, offset: Int? = nil, reason: String, count: Int = 1) {
    self.file = file
    self.offset = offset
    self.reason = reason
    self.count = count
  }

  /// A problem that reading this file met.
  package init(file: String, _ problem: ReadProblem) {
    self.init(file: file, offset: problem.offset, reason: problem.reason, count: problem.count)
  }

  /// `file: reason (byte 123)`.
  package var description: String {
    guard let offset else { return "\(file): \(reason)" }
    return "\(file): \(reason) (byte \(offset))"
  }
}

/// The system's words for an error number.
package enum SystemError {
  /// In lower case at the start, as other messages are.
  package static func text(_ number: Int32) -> String {
    let text = String(cString: strerror(number))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
