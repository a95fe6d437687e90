/// Values as other languages write them.
extension Parser {
  /// `case when … end`, `if … then … else …` and `is.na(x)`: what dq writes instead; nil where the
  /// token at hand begins none of them.
  mutating func foreignOperand() throws(Abandoned) -> ExpressionSyntax? {
    switch written.lowercased() {
    case "case" where isFolded("when", at: index + 1): try caseWhen()
    case "if" where kind(ahead: 1) != .leftParenthesis && startsOperand(at: index + 1):
      try ifThen()
    case "is" where kind(ahead: 1) == .dot && kind(ahead: 3) == .leftParenthesis: try isMissing()
    default: return nil
    }
    throw Abandoned()
  }

  /// `title.lower()`: a function takes what it works on in its brackets.
  mutating func methodCall(_ member: ExpressionSyntax) throws(Abandoned) -> Abandoned {
    guard case .member(let base, let name) = member.kind, let close = closing(of: index) else {
      try unexpected(wanted: "an operator")
      return Abandoned()
    }
    let whole = SourceSpan(base.span.start, Int(tokens[close].end))
    let more = text(from: index + 1, to: close)
    let arguments = [source.text(base.span), more].filter { !$0.isEmpty }
    let call = "\(source.text(name.span))(\(arguments.joined(separator: ", ")))"
    report(
      "E127",
      "a function has all that it works on in its brackets",
      at: name.span,
      fix: (whole, call)
    )
    return Abandoned()
  }

  private func isFolded(_ word: String, at index: Int) -> Bool {
    index < tokens.count && tokens[index].kind == .word
      && source.text(tokens[index].span).lowercased() == word
  }

  /// The pieces of the text at hand between some words, up to the last of them or the end of the
  /// stage; each with the word before it.
  private func pieces(between words: Set<String>) -> (pieces: [(String, String)], end: Int) {
    var copy = self
    copy.skipToRecovery()
    var pieces: [(word: String, text: String)] = []
    var (word, start, nested) = ("", index, 0)
    for place in index..<copy.index {
      let token = tokens[place]
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace: nested -= 1
      default: break
      }
      if nested < 0 || nested == 0 && token.kind == .comma {
        pieces.append((word, text(from: start, to: place)))
        return (pieces, place)
      }
      let found = source.text(token.span).lowercased()
      guard token.kind == .word, nested == 0, words.contains(found) else { continue }
      if place > index { pieces.append((word, text(from: start, to: place))) }
      (word, start) = (found, place + 1)
      if found == "end" { return (pieces, place + 1) }
    }
    pieces.append((word, text(from: start, to: copy.index)))
    return (pieces, copy.index)
  }

  private func text(from first: Int, to end: Int) -> String {
    guard first < end else { return "" }
    return source.text(tokens[first].span.through(tokens[end - 1].span))
  }

  private mutating func caseWhen() throws(Abandoned) {
    let place = tokens[index].span.through(tokens[index + 1].span)
    let (found, end) = pieces(between: ["case", "when", "then", "else", "end"])
    var parts = found.filter { $0.0 != "case" && !$0.1.isEmpty }.map(\.1)
    if found.last?.0 != "else" { parts.append("null") }
    report(
      "E127",
      "`case when` is written `case(condition, value, …, else)` in dq",
      at: place,
      label: "as in SQL",
      fix: (whole(to: end), "case(\(parts.joined(separator: ", ")))")
    )
  }

  private mutating func ifThen() throws(Abandoned) {
    let (found, end) = pieces(between: ["if", "then", "else", "end"])
    let parts = found.map(\.1).filter { !$0.isEmpty } + (found.count < 3 ? ["null"] : [])
    report(
      "E127",
      "`if` is a function: `if(condition, value, else)`",
      at: tokens[index].span,
      help: found.count > 1
        ? [
          Diagnostic.Help("", edit: (whole(to: end), "if(\(parts.joined(separator: ", ")))"))
        ] : []
    )
  }

  private mutating func isMissing() throws(Abandoned) {
    let name = tokens[index].span.through(tokens[index + 2].span)
    guard let close = closing(of: index + 3) else { return }
    let inner = text(from: index + 4, to: close)
    report(
      "E127",
      "`\(source.text(name))` is written `is null` in dq",
      at: name,
      label: "as in R",
      fix: (name.through(tokens[close].span), "\(inner) is null")
    )
  }

  private func whole(to end: Int) -> SourceSpan {
    tokens[index].span.through(tokens[max(index, end - 1)].span)
  }
}
