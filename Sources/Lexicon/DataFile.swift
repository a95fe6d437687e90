internal import CData

/// A text data file that is built into the program: sections in brackets, one entry a line, fields
/// separated by tabs, `#` at a line's start for comments.
package struct DataFile: Sendable {
  /// The file's path in the data folder, such as `languages/hu.lang`.
  package let path: String

  /// The sections in order of appearance.
  package let sections: [Section]

  /// One `[name]` and the lines below it.
  package struct Section: Sendable {
    package let name: String

    /// The fields of each line.
    package let entries: [[String]]
  }

  /// The entries of the named section, or none.
  package func entries(_ section: String) -> [[String]] {
    sections.first { $0.name == section }?.entries ?? []
  }

  /// Reads the built-in file at this path, or nil where there is none.
  ///
  /// Linear in its size.
  package init?(_ path: String) {
    guard let bytes = Self.bytes(of: path) else { return nil }
    self.init(path: path, text: bytes)
  }

  /// Reads a data file from text.
  package init(path: String, text: UnsafeBufferPointer<UInt8>) {
    self.path = path
    var sections: [Section] = []
    var name = ""
    var entries: [[String]] = []
    for line in text.split(separator: 0x0A) where line.first != 0x23 {
      if line.first == 0x5B, let end = line.lastIndex(of: 0x5D) {
        if !name.isEmpty { sections.append(Section(name: name, entries: entries)) }
        name = String(decoding: line[(line.startIndex + 1)..<end], as: UTF8.self)
        entries = []
      } else {
        entries.append(
          line.split(separator: 0x09, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        )
      }
    }
    if !name.isEmpty { sections.append(Section(name: name, entries: entries)) }
    self.sections = sections
  }

  /// The bytes of a built-in file; they live as long as the program.
  package static func bytes(of path: String) -> UnsafeBufferPointer<UInt8>? {
    let files = UnsafeBufferPointer(start: dq_data_files(), count: dq_data_count())
    guard let file = files.first(where: { String(cString: $0.path) == path }) else { return nil }
    return UnsafeBufferPointer(start: file.bytes, count: file.count)
  }

  /// The paths of all built-in files.
  package static var paths: [String] {
    UnsafeBufferPointer(start: dq_data_files(), count: dq_data_count())
      .map { String(cString: $0.path) }
  }
}
