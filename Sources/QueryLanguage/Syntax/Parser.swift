/// Builds the syntax of a text from its tokens.
///
/// Total: every text has a syntax. What cannot be read is reported and passed up to the next `|` or
/// statement, so that several mistakes are found at once.
package struct Parser {
  let source: SourceText
  var tokens: [Token]
  let comments: [Comment]
  var diagnostics: [Diagnostic]

  /// Verbs that the session has defined, and those that the text has defined so far.
  var verbsOfOnesOwn: Set<String>

  /// The token to read next.
  var index = 0

  /// A token that belongs to the line before it although it begins a line: what stands before it
  /// cannot be the end.
  private var joined = -1

  /// The first token of the statement.
  private var first = -1

  /// The innermost open bracket.
  var enclosure = Enclosure.none

  /// Whether the text is a line of help that is being repaired: its own lines of help stay as the
  /// table of habits gives them.
  var isRepairing = false

  /// Whether a verb follows where a `|` is missing; it has been reported.
  var isPipeMissing = false

  /// How many expressions and pipelines are open.
  private var depth = 0

  /// The text to read, with verbs that are known already.
  private init(_ source: SourceText, verbs: Set<String>) {
    let lexed = Lexer.lex(source)
    self.source = source
    self.tokens = lexed.tokens
    self.comments = lexed.comments
    self.diagnostics = lexed.diagnostics
    self.verbsOfOnesOwn = verbs
  }

  /// Reads a text; `verbs` are those of one's own that stand in no `def` of it.
  package static func parse(_ source: SourceText, verbs: Set<String> = []) -> ParsedScript {
    var parser = Parser(source, verbs: verbs)
    let syntax = parser.script()
    return ParsedScript(
      source: source,
      syntax: syntax,
      diagnostics: HelpLines(source).completed(parser.diagnostics)
    )
  }

  /// The diagnostics of a text, without lines of help.
  static func diagnose(_ source: SourceText) -> [Diagnostic] {
    var parser = Parser(source, verbs: [])
    parser.isRepairing = true
    _ = parser.script()
    return parser.diagnostics
  }

  /// What surrounds the token at hand.
  enum Enclosure {
    case none

    /// `( pipeline )`: lines that begin with `|` belong to it.
    case pipeline

    /// Brackets of an expression, where no `|` can stand.
    case expression
  }

  /// Thrown where a stage or statement cannot be read on; a diagnostic has said why.
  struct Abandoned: Error {}

  // MARK: - Looking

  /// The kind of the next token; `end` where the statement ends before it.
  var kind: Token.Kind {
    let token = tokens[index]
    if token.beginsLine, breaks(before: index) { return .end }
    if token.kind == .semicolon, enclosure == .none { return .end }
    return token.kind
  }

  /// The kind of a token further on, without regard to line ends.
  func kind(ahead count: Int) -> Token.Kind {
    index + count < tokens.count ? tokens[index + count].kind : .end
  }

  /// The place of the next token; where the statement ends, the point behind the last token.
  var span: SourceSpan {
    kind == .end ? SourceSpan(previousEnd, previousEnd) : tokens[index].span
  }

  /// Where the next token begins.
  var start: Int { Int(tokens[index].start) }

  /// Where the last token ended.
  var previousEnd: Int { index > 0 ? Int(tokens[index - 1].end) : 0 }

  /// From a place to the end of the last token.
  func span(from start: Int) -> SourceSpan {
    SourceSpan(start, max(start, previousEnd))
  }

  /// Whether the token at hand directly follows the one before it.
  var touches: Bool { !tokens[index].isSpaced && !tokens[index].beginsLine }

  /// Whether a token is this word.
  func isWord(_ word: StaticString, at index: Int) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word else { return false }
    let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
    guard end - start == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in
      for offset in 0..<expected.count where source.bytes[start + offset] != expected[offset] {
        return false
      }
      return true
    }
  }

  /// Whether the next token is this word.
  func at(_ word: StaticString) -> Bool {
    isWord(word, at: index) && kind == .word
  }

  /// The text of the next token.
  var written: String { source.text(tokens[index].span) }

  /// The next word in lower case, for words of other languages; nil where no word is next.
  var foldedWord: String? { kind == .word ? written.lowercased() : nil }

  private func breaks(before index: Int) -> Bool {
    if tokens[index].kind == .end { return true }
    if index == first { return false }
    if StatementShape.begins(at: index, of: self) { return true }
    if index == joined { return false }
    let isPipe = tokens[index].kind == .pipe
    switch enclosure {
    case .none: return !isPipe && !isWord("and", at: index) && !isWord("or", at: index)
    case .pipeline:
      // `articles | …` on a line of its own is the next statement: the bracket was left open.
      guard index > 0, index + 1 < tokens.count, tokens[index].kind == .word else { return false }
      return tokens[index - 1].kind != .leftParenthesis && tokens[index + 1].kind == .pipe
    case .expression: return isPipe
    }
  }

  // MARK: - Moving

  /// Passes the next token.
  mutating func advance() {
    let kind = tokens[index].kind
    guard kind != .end else { return }
    index += 1
    if kind.joinsNextLine { joined = index }
  }

  /// Lets the statement go on on the next line: the last token was a word that wants more.
  mutating func joinNextLine() {
    joined = index
  }

  /// Undoes that the last token wants more: `*` was no operator.
  mutating func leaveLine() {
    joined = -1
  }

  /// Begins a statement with the next token.
  mutating func beginStatement() {
    first = index
    isPipeMissing = false
  }

  /// Passes a token of this kind, if it is next.
  mutating func take(_ expected: Token.Kind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  /// Passes this word, if it is next.
  mutating func take(_ word: StaticString) -> Bool {
    guard at(word) else { return false }
    advance()
    return true
  }

  // MARK: - Reporting

  /// Adds a diagnostic.
  mutating func report(
    _ code: String,
    _ message: String,
    at span: SourceSpan,
    label: String? = nil,
    help: [Diagnostic.Help] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, label: label, help: help))
  }

  /// Adds a diagnostic whose help is an edit of the text.
  mutating func report(
    _ code: String,
    _ message: String,
    at span: SourceSpan,
    label: String? = nil,
    fix: (SourceSpan, String),
    remark: String? = nil
  ) {
    let help = [Diagnostic.Help("", remark: remark, edit: fix)]
    report(code, message, at: span, label: label, help: help)
  }

  /// The next token in the words of a message.
  var found: String {
    kind == .end ? "the end of the line" : "`\(SourceText.shown(source.bytes[start..<end]))`"
  }

  private var end: Int { Int(tokens[index].end) }

  /// Runs something one level deeper, unless the text is nested too deeply.
  mutating func deeper<Result>(
    _ body: (inout Parser) throws(Abandoned) -> Result
  ) throws(Abandoned) -> Result {
    guard depth < 100 else {
      report(
        "E121",
        "the text is nested too deeply",
        at: span,
        label: "more than 100 levels",
        help: [
          Diagnostic.Help(
            note: "`let part = …` names an inner part, so that the name can stand for it"
          )
        ]
      )
      throw Abandoned()
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Runs something inside brackets of this kind.
  mutating func inside<Result>(
    _ inner: Enclosure,
    _ body: (inout Parser) throws(Abandoned) -> Result
  ) throws(Abandoned) -> Result {
    let outer = enclosure
    enclosure = inner
    defer { enclosure = outer }
    return try body(&self)
  }
}

/// Whether a line begins a statement, whatever brackets are open before it.
enum StatementShape {
  /// Whether the token, which begins a line, begins a statement by its shape alone.
  static func begins(at index: Int, of parser: Parser) -> Bool {
    let tokens = parser.tokens
    guard tokens[index].kind == .word, index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    guard !next.beginsLine else { return false }
    let third = index + 2 < tokens.count ? tokens[index + 2].kind : .end
    switch next.kind {
    case .text, .rawText:
      return parser.isWord("open", at: index) || parser.isWord("use", at: index)
        || parser.isWord("alias", at: index)
    case .word, .quotedName:
      if parser.isWord("let", at: index) { return third == .assign }
      if parser.isWord("def", at: index) { return third == .leftParenthesis }
      return parser.isWord("param", at: index) && third == .colon
    default: return false
    }
  }
}
