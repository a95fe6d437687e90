/// Texts, typographic quotes and regexes.
extension Lexer {
  /// `"…"`.
  mutating func text() {
    let start = position
    let lineEnd = endOfLine(from: start)
    position += 1
    while position < lineEnd, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        checkEscape(before: lineEnd)
      } else {
        position += 1
      }
    }
    guard position < lineEnd else {
      unclosed("\"", from: start, lineEnd: lineEnd)
      emit(.badLiteral, from: start)
      return
    }
    position += 1
    emit(.text, from: start)
  }

  /// Passes the escape at the position and reports one that does not exist.
  private mutating func checkEscape(before lineEnd: Int) {
    let start = position
    let escape = byte(start + 1)
    position = min(start + 2, lineEnd)
    switch escape {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "\\"), UInt8(ascii: "\""):
      return
    case UInt8(ascii: "u"):
      while position < lineEnd, bytes[position] != UInt8(ascii: "}"),
        bytes[position] != UInt8(ascii: "\"")
      { position += 1 }
      if byte(position) == UInt8(ascii: "}"), position < lineEnd { position += 1 }
      guard LiteralReader.scalar(escape: bytes[start..<position]) == nil else { return }
      report(
        "E018",
        "no character has this number",
        start,
        position,
        help: [Diagnostic.Help(note: "`\\u{e9}` is é: one to six hexadecimal digits in braces")]
      )
    default:
      if start + 1 >= lineEnd { return }
      position = min(start + 1 + scalar(at: start + 1).length, lineEnd)
      let found = source.text(SourceSpan(start, position))
      report(
        "E002",
        "there is no escape `\(found)`",
        start,
        position,
        label: "\\n \\t \\\\ \\\" and \\u{…} are the escapes",
        help: [
          Diagnostic.Help(
            "",
            remark: "a backslash as it stands",
            edit: (SourceSpan(start, start + 1), "\\\\")
          )
        ]
      )
    }
  }

  /// `'…'`.
  mutating func rawText() {
    let start = position
    let lineEnd = endOfLine(from: start)
    position += 1
    while position < lineEnd {
      guard bytes[position] == UInt8(ascii: "'") else {
        position += 1
        continue
      }
      guard byte(position + 1) == UInt8(ascii: "'"), position + 1 < lineEnd else { break }
      position += 2
    }
    guard position < lineEnd else {
      unclosed("'", from: start, lineEnd: lineEnd)
      emit(.badLiteral, from: start)
      return
    }
    position += 1
    emit(.rawText, from: start)
  }

  /// Reports a text that runs to the end of its line, and goes on where it was most likely meant to
  /// end.
  private mutating func unclosed(_ quote: String, from start: Int, lineEnd: Int) {
    let marks = quote == "/" ? [" |", " and ", " or "] : Self.likelyEnds
    position = likelyEnd(from: start + 1, lineEnd: lineEnd, before: marks)
    let end = SourceSpan(position, position)
    report(
      "E001",
      "a text is not closed on its line",
      start,
      position,
      label: "begins here",
      help: [Diagnostic.Help("", edit: (end, quote))]
    )
  }

  private static let likelyEnds = [" |", " and ", " or ", ")", "]", ", "]

  /// Before the pipe, the `and` or the bracket that follows on the line, else its end.
  private func likelyEnd(from start: Int, lineEnd: Int, before marks: [String]) -> Int {
    let line = bytes[start..<lineEnd]
    var end = lineEnd
    for mark in marks {
      let mark = Array(mark.utf8)
      guard mark.count <= line.count else { continue }
      for index in line.startIndex...(line.endIndex - mark.count)
      where index < end && line[index..<(index + mark.count)].elementsEqual(mark) {
        end = index
        break
      }
    }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  /// What closes each opening typographic quote.
  static let typographicQuotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "“": ["”", "“", "\""], "”": ["”", "“", "\""], "„": ["”", "“", "\""], "‟": ["”", "\""],
    "«": ["»", "\""], "»": ["«", "»", "\""], "‘": ["’", "‘", "'"], "’": ["’", "'"],
    "‚": ["‘", "’", "'"], "‹": ["›"], "›": ["‹", "›"], "「": ["」"], "『": ["』"], "＂": ["＂"],
    "《": ["》"],
  ]

  /// A text in typographic quotes: an error that is read as the text it means.
  mutating func typographicText(closedBy closers: [Unicode.Scalar]) {
    let start = position
    let lineEnd = endOfLine(from: start)
    position += scalar(at: start).length
    let inner = position
    var close: (start: Int, end: Int)?
    while position < lineEnd, close == nil {
      let (scalar, length) = scalar(at: position)
      if closers.contains(scalar) { close = (position, position + length) }
      position += length
    }
    let innerEnd = close?.start ?? likelyEnd(from: inner, lineEnd: lineEnd, before: Self.likelyEnds)
    position = close?.end ?? innerEnd
    let span = SourceSpan(start, position)
    let fixed = LiteralWriter.text(trimmed(source.text(SourceSpan(inner, innerEnd))))
    report(
      "E003",
      "typographic quotes do not make a text; write \"…\"",
      start,
      position,
      help: [Diagnostic.Help("", edit: (span, fixed))]
    )
    emit(.badLiteral, from: start)
  }

  /// A text without the spaces that French sets inside its quotes.
  private func trimmed(_ text: String) -> String {
    let inner = text.drop(while: \.isWhitespace)
    return String(inner.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `/…/ims`.
  mutating func regex() {
    let start = position
    let lineEnd = endOfLine(from: start)
    var isInClass = false
    position += 1
    scan: while position < lineEnd {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: break scan
      default: break
      }
      position += 1
    }
    guard position < lineEnd else {
      unclosed("/", from: start, lineEnd: lineEnd)
      diagnostics[diagnostics.count - 1].code = "E006"
      diagnostics[diagnostics.count - 1].message = "a regex is not closed on its line"
      emit(.badLiteral, from: start)
      return
    }
    position += 1
    let flags = position
    position = endOfName(from: flags)
    let written = source.text(SourceSpan(flags, position))
    let known = "ims".filter { written.contains($0) }
    guard known.count < written.count else {
      emit(.regex, from: start)
      return
    }
    report(
      "E007",
      "a regex has the flags `i`, `m` and `s`, each once",
      flags,
      position,
      label: "`\(written)`",
      help: [Diagnostic.Help("", edit: (SourceSpan(flags, position), known))]
    )
    emit(.badLiteral, from: start)
  }
}
