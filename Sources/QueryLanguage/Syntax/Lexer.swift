/// Splits the bytes of a text into tokens.
///
/// Total: every text has tokens; what cannot be read becomes a diagnostic and the nearest token.
struct Lexer {
  let source: SourceText
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var comments: [Comment] = []
  var diagnostics: [Diagnostic] = []

  private var isSpaced = true
  private var beginsLine = true

  /// Whether an operand, and so a regex, may start here.
  private(set) var expectsOperand = true

  /// Whether the last token is a `|`, so that a word is a verb.
  private var isAtVerb = false

  private init(_ source: SourceText) {
    self.source = source
    self.bytes = source.bytes
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  /// The tokens of a text.
  static func lex(_ source: SourceText) -> LexedText {
    var lexer = Lexer(source)
    lexer.run()
    return LexedText(
      tokens: lexer.tokens,
      comments: lexer.comments,
      diagnostics: lexer.diagnostics
    )
  }

  private mutating func run() {
    if byte(0) == UInt8(ascii: "#"), byte(1) == UInt8(ascii: "!") {
      let end = endOfLine(from: 0)
      comments.append(
        Comment(span: SourceSpan(0, end), isDocumentation: false, isAlone: true)
      )
      position = end
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      position = 3
    }
    while position < bytes.count { next() }
    emit(.end, from: bytes.count)
  }

  // MARK: - Reading bytes

  /// The byte at an offset, 0 behind the end.
  func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// The offset of the line end at or after an offset.
  func endOfLine(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > offset, byte(end - 1) == 0x0D { end -= 1 }
    return end
  }

  /// The scalar at an offset and its length in bytes.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = byte(offset)
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(offset + length, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return (text.unicodeScalars.first ?? "\u{FFFD}", end - offset)
  }

  /// Adds a token from `start` up to the position.
  mutating func emit(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind,
        start: Int32(start),
        end: Int32(position),
        isSpaced: isSpaced,
        beginsLine: beginsLine
      )
    )
    if kind != .word { expectsOperand = !kind.endsOperand }
    isAtVerb = kind == .pipe
    isSpaced = false
    beginsLine = false
  }

  /// Adds a diagnostic.
  mutating func report(
    _ code: String,
    _ message: String,
    _ start: Int,
    _ end: Int,
    label: String? = nil,
    help: [Diagnostic.Help] = []
  ) {
    diagnostics.append(
      Diagnostic(code, message, at: SourceSpan(start, end), label: label, help: help)
    )
  }

  /// Whether nothing stands before the position on its line.
  var startsLine: Bool { beginsLine }

  /// Remembers that white space stands before the next token.
  mutating func skipSpace() {
    isSpaced = true
  }

  // MARK: - One token

  private mutating func next() {
    let start = position
    switch bytes[start] {
    case 0x0A:
      beginsLine = true
      isSpaced = true
      position += 1
    case 0x20, 0x09, 0x0D:
      isSpaced = true
      position += 1
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "\""): text()
    case UInt8(ascii: "'"): rawText()
    case UInt8(ascii: "`"): quotedName()
    case UInt8(ascii: "/")
    where expectsOperand && byte(start + 1) != UInt8(ascii: "/")
      && byte(start + 1) != UInt8(ascii: "*"):
      regex()
    case let first where isNameStart(first, at: start): word()
    case 0x80...: foreignScalar()
    default: symbol()
    }
  }

  private mutating func comment() {
    let start = position
    position = endOfLine(from: start)
    let isDocumentation = byte(start + 1) == UInt8(ascii: "#")
    comments.append(
      Comment(
        span: SourceSpan(start, position),
        isDocumentation: isDocumentation,
        isAlone: beginsLine
      )
    )
    isSpaced = true
  }

  private func isNameStart(_ first: UInt8, at offset: Int) -> Bool {
    if first < 0x80 { return isASCIILetter(first) || first == UInt8(ascii: "_") }
    return scalar(at: offset).scalar.properties.isXIDStart
  }

  func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// The offset behind the name that begins at an offset.
  func endOfName(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count {
      let byte = bytes[end]
      if byte < 0x80 {
        guard isASCIILetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") else { break }
        end += 1
      } else {
        let (scalar, length) = scalar(at: end)
        guard scalar.properties.isXIDContinue else { break }
        end += length
      }
    }
    return end
  }

  private mutating func word() {
    let start = position
    position = endOfName(from: start)
    if position == start + 1, bytes[start] == UInt8(ascii: "_") {
      emit(.underscore, from: start)
      return
    }
    if bytes[start..<position].contains(where: { $0 >= 0x80 }) { warnOfMixedScripts(from: start) }
    let expected = operandFollows(SourceSpan(start, position))
    emit(.word, from: start)
    expectsOperand = expected
  }

  /// Whether an operand may follow the word.
  ///
  /// A word of the grammar can also be a column, which shows in where it stands.
  private func operandFollows(_ span: SourceSpan) -> Bool {
    if tokens.last?.kind == .dot { return false }
    if isAtVerb { return true }
    switch String(decoding: bytes[span.start..<span.end], as: UTF8.self) {
    case "and", "or", "in", "has", "is", "each", "with", "fill": return true
    case "not": return expectsOperand
    case "matches", "contains", "named", "on", "from": return !expectsOperand
    case "by":
      guard expectsOperand, let last = tokens.last else { return true }
      return ["group", "distinct", "order", "sort"].contains(source.text(last.span))
    default: return false
    }
  }

  private mutating func quotedName() {
    let start = position
    let lineEnd = endOfLine(from: start)
    position += 1
    while position < lineEnd {
      guard bytes[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      guard byte(position + 1) == UInt8(ascii: "`") else { break }
      position += 2
    }
    if position >= lineEnd {
      position = max(start + 1, endOfName(from: start + 1))
      let fixed = "`" + source.text(SourceSpan(start + 1, position)) + "`"
      report(
        "E004",
        "a name in backticks is not closed on its line",
        start,
        position,
        help: position > start + 1
          ? [Diagnostic.Help("", edit: (SourceSpan(start, position), fixed))] : []
      )
    } else {
      position += 1
      if position == start + 2 {
        report("E005", "there is no name between the backticks", start, position)
      }
    }
    emit(.quotedName, from: start)
  }
}
