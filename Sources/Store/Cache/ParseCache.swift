internal import Articles
internal import Glibc
internal import TextTools

/// What files gave when they were last parsed, kept between runs.
///
/// One file in the cache folder holds what some paths gave. A document counts as parsed while its
/// file has the same size and time and the program is the same build; anything else, also a damaged
/// cache, is parsed anew.
package struct ParseCache: Sendable {
  /// Where a file stood when it was read.
  struct Stamp: Hashable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int

    /// The stamp of a regular file; nil for what has none.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }

    init() {
      (size, seconds, nanoseconds) = (0, 0, 0)
    }
  }

  /// What one file gave.
  struct Entry {
    var path: String
    var stamp: Stamp
    var documents: [ParsedDocument]
  }

  /// Fewer bytes are parsed faster than they are worth keeping.
  private static let least = 4 << 10

  /// More are better ingested.
  private static let most = 1 << 30

  private let folder: String

  /// What else than the paths the documents depend on.
  private var condition = ""

  /// A cache in this folder, which is made when it is needed.
  package init(folder: String) {
    self.folder = folder
  }

  /// The same cache for what is read with these names of fields.
  func apart(for fields: JSONFields) -> ParseCache {
    var cache = self
    cache.condition = fields.given
    return cache
  }

  /// The cache in the user's cache folder; nil where there is none.
  package static var ofUser: ParseCache? {
    if let base = getenv("XDG_CACHE_HOME").map({ String(cString: $0) }), base.hasPrefix("/") {
      return ParseCache(folder: base + "/dq")
    }
    guard let home = getenv("HOME").map({ String(cString: $0) }), home.hasPrefix("/") else {
      return nil
    }
    return ParseCache(folder: home + "/.cache/dq")
  }

  /// What files under these paths gave, by path, as far as they have not changed.
  func entries(of paths: [String]) -> [String: Entry] {
    guard let bytes = try? FileBytes.read(file(of: paths)), bytes.count > 8 else { return [:] }
    let body = Array(bytes.dropFirst(8))
    guard Self.checksum(body) == Array(bytes.prefix(8)) else { return [:] }
    var archive = Archive(reading: body)
    var (build, entries) = ("", [Entry]())
    archive.code(&build)
    guard build == ParseCache.build else { return [:] }
    ParseCache.code(&archive, &entries)
    guard archive.isWhole else { return [:] }
    let current = entries.filter { Stamp($0.path) == $0.stamp }
    return Dictionary(current.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Keeps what files under these paths gave; a failure to do so is no loss.
  func keep(_ entries: [Entry], of paths: [String]) {
    let size = entries.reduce(0) { $0 + $1.stamp.size }
    guard size >= ParseCache.least, size <= ParseCache.most else { return }
    var archive = Archive()
    var (build, entries) = (ParseCache.build, entries)
    archive.code(&build)
    ParseCache.code(&archive, &entries)
    let checksum = Self.checksum(archive.bytes)
    FileBytes.makeFolder(folder)
    try? FileBytes.write(checksum + archive.bytes, to: file(of: paths), permissions: 0o600)
  }

  private static func code(_ archive: inout Archive, _ entries: inout [Entry]) {
    archive.code(&entries, blank: Entry(path: "", stamp: Stamp(), documents: [])) {
      $0.code(&$1.path)
      $0.code(&$1.stamp.size)
      $0.code(&$1.stamp.seconds)
      $0.code(&$1.stamp.nanoseconds)
      $0.code(&$1.documents, blank: ParsedDocument.blank) { $0.code(&$1) }
    }
  }

  /// The cache file of some paths, as they are seen from the current folder.
  private func file(of paths: [String]) -> String {
    let places = paths.map { FileBytes.absolute($0) + "\0" + $0 }
    let whole = ([condition] + places).joined(separator: "\0")
    let name = Self.checksum(Array(whole.utf8)).map { byte in
      String(UInt32(byte) + 256, radix: 16).dropFirst()
    }
    return folder + "/" + name.joined() + ".parsed"
  }

  /// Eight bytes that tell damaged bytes from whole ones.
  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    var sum = bytes.withUnsafeBytes {
      FNV1a.mixedHash($0, from: FNV1a.seed ^ UInt64(bytes.count))
    }
    sum ^= sum >> 29
    return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (UInt64($0) * 8)) }
  }

  /// Which build of the program this is: the size and time of its file.
  private static let build: String = {
    guard let stamp = Stamp("/proc/self/exe") else { return "" }
    return "1 \(stamp.size) \(stamp.seconds) \(stamp.nanoseconds)"
  }()
}
