internal import TextTools

/// What stands before a text about it: YAML between `---`, TOML between `+++`, a JSON object, or
/// lines of `Name: value` at the top of Markdown (MultiMarkdown).
///
/// Of YAML and TOML that is what front matter uses: texts, lists of texts, comments.
struct FrontMatter {
  /// The fields, as a record.
  let record: JSONValue

  /// Where the text begins.
  let end: Int

  /// Whether a document begins with a fence and has another one soon.
  static func begins(_ bytes: [UInt8]) -> Bool {
    fence(bytes) != nil && FrontMatter(bytes, isMarkdown: false) != nil
  }

  private static func fence(_ bytes: [UInt8]) -> String? {
    ["---", "+++"].first {
      bytes.starts(with: ($0 + "\n").utf8) || bytes.starts(with: ($0 + "\r\n").utf8)
    }
  }

  /// Reads the top of a document; nil where there is none.
  init?(_ bytes: [UInt8], isMarkdown: Bool) {
    if let fence = Self.fence(bytes) {
      guard let (lines, end) = Self.lines(bytes, fence: fence) else { return nil }
      self.end = end
      record = Self.record(lines, mark: fence == "---" ? ":" : "=")
    } else if isMarkdown, bytes.first == 0x7B {
      var scanner = bytes.withUnsafeBufferPointer { bytes in
        var scanner = JSONScanner(bytes)
        try? scanner.skip()
        return scanner.position
      }
      scanner = min(scanner, bytes.count)
      let value = bytes[..<scanner].withUnsafeBufferPointer { try? JSONValue($0) }
      guard let value else { return nil }
      record = value
      end = scanner
    } else if isMarkdown, let (lines, end) = Self.header(bytes) {
      self.end = end
      record = Self.record(lines, mark: ":")
    } else {
      return nil
    }
    guard case .object(let members) = record, !members.isEmpty else { return nil }
  }

  /// The lines between the fence and the next one.
  private static func lines(_ bytes: [UInt8], fence: String) -> ([Substring], Int)? {
    var lines: [Substring] = []
    var start = (bytes.firstIndex(of: 0x0A) ?? 0) + 1
    while start < bytes.count, lines.count < mostLines {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self).withoutSpaceBehind
      start = min(end + 1, bytes.count)
      if line == fence || line == "..." { return (lines, start) }
      lines.append(line[...])
    }
    return nil
  }

  /// At least two lines of a word, a colon and a value, up to an empty line.
  private static func header(_ bytes: [UInt8]) -> ([Substring], Int)? {
    var lines: [Substring] = []
    var start = 0
    while start < bytes.count, lines.count < mostLines {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self).withoutSpaceBehind
      start = min(end + 1, bytes.count)
      if line.isEmpty { return lines.count >= 2 ? (lines, start) : nil }
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
        !line[..<colon].contains(" "), line[colon...].dropFirst().first == " "
      else { return nil }
      lines.append(line[...])
    }
    return nil
  }

  private static let mostLines = 200

  /// Names and values: on one line, as a list below the name, or as a text over several lines.
  private static func record(_ lines: [Substring], mark: Character) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    for line in lines {
      let text = line.drop { $0 == " " || $0 == "\t" }
      let isInside = text.startIndex > line.startIndex
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix("[") && mark == "=" { continue }
      if text.hasPrefix("- "), !members.isEmpty {
        members[members.count - 1].value = members[members.count - 1].value.adding(
          Self.value(text.dropFirst(2))
        )
      } else if !isInside, let place = text.firstIndex(of: mark) {
        let key = text[..<place].filter { $0 != " " && $0 != "\"" }
        members.append((key, value(text[text.index(after: place)...])))
      } else if isInside, case .string(let start)? = members.last?.value {
        // A text that goes on; its first line may hold the sign of a folded text only.
        let isFolded = start.isEmpty || start.first == ">" || start.first == "|"
        members[members.count - 1].value = .string(isFolded ? String(text) : "\(start) \(text)")
      }
    }
    return .object(members)
  }

  private static func value(_ written: Substring) -> JSONValue {
    let text = withoutComment(written)
    guard text.hasPrefix("["), text.hasSuffix("]") else { return .string(unquoted(text)) }
    return .array(parts(text.dropFirst().dropLast()).map { .string(unquoted($0)) })
  }

  /// The parts of an inline list, at commas outside quotes.
  private static func parts(_ list: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = list.startIndex
    var quote: Character?
    for index in list.indices {
      let sign = list[index]
      if let open = quote {
        if sign == open { quote = nil }
      } else if sign == "\"" || sign == "'" {
        quote = sign
      } else if sign == "," {
        parts.append(list[start..<index])
        start = list.index(after: index)
      }
    }
    let last = list[start...]
    return last.allSatisfy({ $0 == " " }) ? parts : parts + [last]
  }

  /// Without the comment that begins with ` #` outside quotes, and without white space around.
  private static func withoutComment(_ text: Substring) -> Substring {
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    let isQuoted = trimmed.first == "\"" || trimmed.first == "'"
    var end = trimmed.endIndex
    let search = isQuoted ? trimmed.dropFirst().firstIndex(of: trimmed.first ?? "'") : nil
    let from = search ?? trimmed.startIndex
    for index in trimmed[from...].indices where trimmed[index] == "#" && index > trimmed.startIndex
    {
      if trimmed[trimmed.index(before: index)] == " " {
        end = index
        break
      }
    }
    return trimmed[..<end].withoutSpaceBehind[...]
  }

  private static func unquoted(_ text: Substring) -> String {
    let trimmed = text.drop { $0 == " " }.withoutSpaceBehind
    guard let first = trimmed.first, first == "\"" || first == "'", trimmed.count > 1,
      trimmed.last == first
    else { return trimmed }
    return String(trimmed.dropFirst().dropLast())
  }
}

extension JSONValue {
  /// A list with one element more; a text without anything in it begins one.
  fileprivate func adding(_ element: JSONValue) -> JSONValue {
    if case .array(let elements) = self { return .array(elements + [element]) }
    return .array([element])
  }
}

extension StringProtocol {
  fileprivate var withoutSpaceBehind: String {
    var text = String(self)
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
  }
}
