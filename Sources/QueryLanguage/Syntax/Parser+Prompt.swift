/// What the prompt asks of a text that may go on.
extension Parser {
  /// Whether Enter continues the text instead of running it: a bracket is open, or the last line ends
  /// in something that wants more.
  package static func isIncomplete(_ text: String) -> Bool {
    let source = SourceText(name: "", text: text)
    let lexed = Lexer.lex(source)
    let tokens = lexed.tokens.dropLast()
    guard let last = tokens.last, last.kind != .semicolon else { return false }
    if lexed.diagnostics.contains(where: { $0.code == "E001" || $0.code == "E006" }) {
      return false
    }
    var open = 0
    for token in tokens {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace: open -= 1
      default: break
      }
    }
    if open > 0 || last.kind.joinsNextLine { return last.kind != .star || open > 0 }
    guard last.kind == .word, tokens.count > 1 else { return false }
    let before = tokens[tokens.count - 2]
    let word = source.text(last.span)
    switch word {
    case "and", "or", "not", "in", "has", "is", "each": return before.kind != .dot
    case "by":
      return ["group", "distinct"].contains(source.text(before.span))
        || before.kind == .int
    case "with", "on": return before.kind.endsOperand || before.kind == .word
    case "contains", "matches", "named", "exact":
      return before.kind != .pipe && before.kind != .comma
        && !Grammar.verbs.contains(source.text(before.span))
    default: return false
    }
  }
}
