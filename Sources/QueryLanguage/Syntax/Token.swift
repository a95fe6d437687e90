/// A piece of a text: its kind and place; what it means is read from the text when it is wanted.
struct Token: Sendable {
  var kind: Kind
  var start: Int32
  var end: Int32

  /// Whether white space or a comment stands directly before it.
  var isSpaced: Bool

  /// Whether a line ends between the token before and this one.
  var beginsLine: Bool

  var span: SourceSpan { SourceSpan(Int(start), Int(end)) }

  enum Kind: UInt8, Sendable {
    case word, quotedName, underscore
    case text, rawText, regex
    case int, number, date, instant, duration

    /// A literal that a diagnostic has rejected.
    case badLiteral
    case pipe, comma, semicolon, colon, dot, range
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case plus, minus, star, slash, percent, coalesce
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, assign

    /// Operators of other languages, read as the dq operator that they stand for.
    case foreignAnd, foreignOr, foreignNot
    case end
  }
}

extension Token.Kind {
  /// Whether an operand may end with it.
  var endsOperand: Bool {
    switch self {
    case .quotedName, .underscore, .text, .rawText, .regex, .int, .number, .date, .instant,
      .duration, .badLiteral, .rightParenthesis, .rightBracket, .rightBrace:
      true
    default: false
    }
  }

  /// Whether a line that ends with it goes on on the next one.
  var joinsNextLine: Bool {
    switch self {
    case .pipe, .comma, .assign, .plus, .minus, .star, .slash, .percent, .coalesce, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .foreignAnd, .foreignOr,
      .foreignNot:
      true
    default: false
    }
  }
}

/// A comment, kept for the formatter and for `help`.
struct Comment: Sendable {
  var span: SourceSpan

  /// `##`.
  var isDocumentation: Bool

  /// Whether nothing but white space stands before it on its line.
  var isAlone: Bool
}

/// What the lexer made of a text.
struct LexedText: Sendable {
  /// Ends with one token of kind `end`.
  var tokens: [Token]
  var comments: [Comment]
  var diagnostics: [Diagnostic]
}
