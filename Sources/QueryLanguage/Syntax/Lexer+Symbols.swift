/// Operators and brackets, and those of other languages.
extension Lexer {
  /// Operators as bytes, the longer ones first, with what each is.
  private static let symbols: [(text: StaticString, kind: Token.Kind)] = [
    ("..", .range), ("??", .coalesce), ("==", .equal), ("!=", .notEqual), ("<=", .lessOrEqual),
    (">=", .greaterOrEqual), ("|", .pipe), (",", .comma), (";", .semicolon), (":", .colon),
    (".", .dot), ("(", .leftParenthesis), (")", .rightParenthesis), ("[", .leftBracket),
    ("]", .rightBracket), ("{", .leftBrace), ("}", .rightBrace), ("+", .plus), ("-", .minus),
    ("*", .star), ("/", .slash), ("%", .percent), ("<", .less), (">", .greater), ("=", .assign),
  ]

  /// Operators of other languages: how dq writes them, and what they are read as.
  private static let foreign: [(text: StaticString, dq: String, kind: Token.Kind)] = [
    ("===", "==", .equal), ("!==", "!=", .notEqual), ("%>%", "|", .pipe), ("|>", "|", .pipe),
    ("&&", "and", .foreignAnd), ("||", "or", .foreignOr), ("<>", "!=", .notEqual),
    ("=<", "<=", .lessOrEqual), ("=>", ">=", .greaterOrEqual), (":=", "=", .assign),
    ("=~", "matches", .equal), ("~=", "matches", .equal), ("!~", "not matches", .notEqual),
    ("%in%", "in", .equal),
    ("...", "..", .range),
  ]

  /// One operator or bracket.
  mutating func symbol() {
    let start = position
    if startsForeignComment() { return }
    for (text, dq, kind) in Self.foreign where matches(text) {
      position += text.utf8CodeUnitCount
      foreignOperator(dq, kind, from: start)
      return
    }
    for (text, kind) in Self.symbols where matches(text) {
      if kind == .dot, expectsOperand, isDigit(byte(start + 1)), tokens.last?.kind != .dot {
        bareFraction()
        return
      }
      position += text.utf8CodeUnitCount
      emit(kind, from: start)
      return
    }
    position += 1
    switch bytes[start] {
    case UInt8(ascii: "!"): foreignOperator("not", .foreignNot, from: start)
    case UInt8(ascii: "&"): foreignOperator("and", .foreignAnd, from: start)
    case UInt8(ascii: "~") where byte(start + 1) == 0x20:
      foreignOperator("matches", .equal, from: start)
    default: unknown(from: start)
    }
  }

  private func matches(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      for index in 0..<text.count where byte(position + index) != text[index] { return false }
      return true
    }
  }

  private mutating func foreignOperator(_ dq: String, _ kind: Token.Kind, from start: Int) {
    let span = SourceSpan(start, position)
    let isWord = dq.first?.isLetter == true
    let before = isWord && start > 0 && !isBlank(start - 1) ? " " : ""
    let after = isWord && position < bytes.count && !isBlank(position) ? " " : ""
    let edit = (span, before + dq + after)
    report(
      "E015",
      "`\(source.text(span))` is written `\(dq)` in dq",
      start,
      position,
      help: [Diagnostic.Help("", edit: edit)]
    )
    emit(kind, from: start)
  }

  private func isBlank(_ offset: Int) -> Bool {
    byte(offset) == 0x20 || byte(offset) == 0x09 || byte(offset) == 0x0A
      || byte(offset) == UInt8(ascii: "(")
  }

  /// `//`, `--` and `/*`, where they can only begin a comment.
  private mutating func startsForeignComment() -> Bool {
    let start = position
    let pair = (bytes[start], byte(start + 1))
    let isComment =
      switch pair {
      case (UInt8(ascii: "/"), UInt8(ascii: "/")), (UInt8(ascii: "/"), UInt8(ascii: "*")): true
      case (UInt8(ascii: "-"), UInt8(ascii: "-")):
        startsLine || [0x20, 0x09, 0x0A, 0].contains(byte(start + 2))
      default: false
      }
    guard isComment else { return false }
    position = endOfLine(from: start)
    let mark = source.text(SourceSpan(start, start + 2))
    if mark == "/*" {
      // Up to its end, wherever that is.
      var end = start + 2
      while end + 1 < bytes.count,
        bytes[end] != UInt8(ascii: "*") || bytes[end + 1] != UInt8(ascii: "/")
      {
        end += 1
      }
      let isOneLine = end < position
      if !isOneLine, end + 1 < bytes.count { position = end + 2 }
    }
    report(
      "E016",
      "`\(mark)` begins no comment; a comment begins with `#`",
      start,
      start + 2,
      help: [Diagnostic.Help("", edit: (SourceSpan(start, start + 2), "#"))]
    )
    return true
  }

  /// Reads `.5`.
  private mutating func bareFraction() {
    let start = position
    position += 1
    while isDigit(byte(position)) { position += 1 }
    let fixed = "0" + source.text(SourceSpan(start, position))
    report(
      "E008",
      "a number has a digit before its point",
      start,
      position,
      help: [Diagnostic.Help("", edit: (SourceSpan(start, position), fixed))]
    )
    emit(.badLiteral, from: start)
  }

  /// A character beyond ASCII that begins no name.
  mutating func foreignScalar() {
    let start = position
    let (scalar, length) = scalar(at: start)
    if let closers = Self.typographicQuotes[scalar] {
      typographicText(closedBy: closers)
      return
    }
    position += length
    if scalar.properties.isWhitespace {
      // A no-break or ideographic space separates like any other.
      skipSpace()
      return
    }
    if scalar == "＝", position + 2 < bytes.count, self.scalar(at: position).0 == "＝" {
      position += 3
      foreignOperator("==", .equal, from: start)
      return
    }
    if let operation = Self.typographicOperators[scalar] {
      let (dq, kind) = operation
      foreignOperator(dq, kind, from: start)
      return
    }
    unknown(from: start)
  }

  private static let typographicOperators: [Unicode.Scalar: (String, Token.Kind)] = [
    "≠": ("!=", .notEqual), "≤": ("<=", .lessOrEqual), "≥": (">=", .greaterOrEqual),
    "…": ("..", .range), "−": ("-", .minus), "–": ("-", .minus), "—": ("-", .minus),
    "×": ("*", .star), "÷": ("/", .slash), "｜": ("|", .pipe), "，": (",", .comma),
    "、": (",", .comma), "（": ("(", .leftParenthesis), "）": (")", .rightParenthesis),
    "＝": ("=", .assign), "∧": ("and", .foreignAnd), "∨": ("or", .foreignOr),
    "¬": ("not", .foreignNot), "：": (":", .colon), "；": (";", .semicolon),
    "［": ("[", .leftBracket), "］": ("]", .rightBracket), "＞": (">", .greater),
    "＜": ("<", .less), "＋": ("+", .plus), "－": ("-", .minus), "＊": ("*", .star),
    "／": ("/", .slash), "．": (".", .dot), "。": (".", .dot), "｛": ("{", .leftBrace),
    "｝": ("}", .rightBrace),
  ]

  private mutating func unknown(from start: Int) {
    let shown = SourceText.shown(bytes[start..<position])
    // `$words`, `@date`: a name without its mark.
    let isMark =
      [UInt8(ascii: "$"), UInt8(ascii: "@")].contains(bytes[start]) && !isBlank(position)
    let edit = (SourceSpan(start, position), "")
    report(
      "E014",
      "`\(shown)` means nothing here",
      start,
      position,
      label: "not part of the language",
      help: isMark ? [Diagnostic.Help("", edit: edit)] : []
    )
    skipSpace()
  }
}
