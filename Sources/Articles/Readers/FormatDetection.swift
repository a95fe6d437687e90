extension RawDocument.Format {
  /// What these bytes are, by their beginning and by the name of the file.
  init(detecting bytes: [UInt8], name: String) {
    let name = name.lowercased()
    let start = Self.contentStart(bytes)
    let head = bytes[start...].prefix(2048).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if Self.isHTML(head[...]) || start > 0 && bytes.starts(with: "<?xml".utf8) {
      self = .html
    } else if [".html", ".htm", ".xhtml", ".shtml"].contains(where: name.hasSuffix),
      Self.hasTag(bytes)
    {
      self = .html
    } else if [".md", ".markdown"].contains(where: name.hasSuffix) || FrontMatter.begins(bytes) {
      self = .markdown
    } else {
      self = .text
    }
  }

  /// Where the document begins behind white space, comments and processing instructions.
  private static func contentStart(_ bytes: [UInt8]) -> Int {
    var index = 0
    while index < min(bytes.count, headLength) {
      if bytes[index] <= 0x20 {
        index += 1
      } else if let end = end(of: "<!--", "-->", bytes, index)
        ?? end(of: "<?", "?>", bytes, index)
      {
        index = end
      } else {
        break
      }
    }
    return index
  }

  /// Longer comments before the first tag are not looked through.
  private static let headLength = 64 * 1024

  /// The index behind what begins and ends with these marks; nil where it does not stand here.
  private static func end(
    of opening: String,
    _ closing: String,
    _ bytes: [UInt8],
    _ start: Int
  ) -> Int? {
    guard bytes[start...].starts(with: opening.utf8) else { return nil }
    var index = start + opening.utf8.count
    while index < min(bytes.count, headLength) {
      if bytes[index...].starts(with: closing.utf8) { return index + closing.utf8.count }
      index += 1
    }
    return nil
  }

  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == 0x3C && HTMLTokenizer.isLetter($1) }
  }

  /// Whether a document begins as HTML does, or shows several of its tags early on.
  ///
  /// `head` is in lower case.
  private static func isHTML(_ head: ArraySlice<UInt8>) -> Bool {
    for opening in ["<!doctype html", "<html", "<head", "<body"]
    where head.starts(with: opening.utf8) {
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
    return head.first == 0x3C ? tags >= 2 : tags >= 6
  }
}
