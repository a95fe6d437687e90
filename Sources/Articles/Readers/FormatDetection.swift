extension RawDocument.Format {
  /// What these bytes are, by their beginning and by the name of the file.
  init(detecting bytes: [UInt8], name: String) {
    let head = bytes.prefix(2048).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if Self.isHTML(head[...]) {
      self = .html
    } else if Self.isMarkdown(name) {
      self = .markdown
    } else {
      self = .text
    }
  }

  private static func isMarkdown(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".md") || name.lowercased().hasSuffix(".markdown")
  }

  /// Whether a document begins as HTML does, or shows several of its tags early on.
  ///
  /// `head` is in lower case.
  private static func isHTML(_ head: ArraySlice<UInt8>) -> Bool {
    let start = head.drop { $0 <= 0x20 }
    for opening in ["<!doctype html", "<html", "<head", "<body"]
    where start.starts(with: opening.utf8) {
      return true
    }
    var tags = 0
    for index in head.indices where head[index] == 0x3C {
      let rest = head[(index + 1)...]
      if rest.starts(with: "html".utf8) || rest.starts(with: "head>".utf8) { return true }
      for name in ["p>", "p ", "div", "meta ", "title>", "a href", "article", "h1", "span", "br"]
      where rest.starts(with: name.utf8) {
        tags += 1
      }
    }
    return start.first == 0x3C ? tags >= 2 : tags >= 6
  }
}
