internal import Formats
internal import Glibc
internal import Store
internal import TextTools

/// The texts of earlier sessions: one JSON object a line, so that a text may have several lines.
///
/// `$XDG_STATE_HOME/dq/history`, readable by its owner alone. Each text is appended with one write, so
/// several shells can share the file.
struct HistoryFile {
  private let path: String

  /// Entries that a new session can go back to.
  static let limit = 10_000

  init(path: String) {
    self.path = path
  }

  /// The file of this user, or nil where there is no place for it.
  static func ofUser(environment: [String: String]) -> HistoryFile? {
    if let path = environment["DQ_HISTORY"] {
      return path.isEmpty ? nil : HistoryFile(path: path)
    }
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return HistoryFile(path: state + "/dq/history")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return HistoryFile(path: home + "/.local/state/dq/history")
  }

  /// The texts, oldest first, each at the place where it was last entered; lines that cannot be read
  /// are passed over.
  func texts() -> [String] {
    guard let bytes = try? FileBytes.read(path) else { return [] }
    var texts: [String] = []
    for line in bytes.split(separator: 0x0A).suffix(Self.limit) {
      let value = Array(line).withUnsafeBufferPointer { try? JSONValue($0) }
      if let text = value?["text"]?.text { texts.append(text) }
    }
    var seen = Set<String>()
    let newestFirst = texts.reversed().filter { seen.insert($0).inserted }
    return newestFirst.reversed()
  }

  /// Appends a text; a history that cannot be written is no reason to stop.
  func append(_ text: String, milliseconds: Int64) {
    Self.makeFolders(of: path)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var line = Array("{\"time\":\(milliseconds),\"text\":".utf8)
    JSONText.append(text, to: &line)
    line.append(contentsOf: "}\n".utf8)
    _ = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private static func makeFolders(of path: String) {
    for (offset, character) in path.enumerated() where character == "/" && offset > 0 {
      mkdir(String(path.prefix(offset)), 0o700)
    }
  }
}
