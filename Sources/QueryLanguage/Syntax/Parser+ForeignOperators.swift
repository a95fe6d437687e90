/// Operators that other languages write as words.
extension Parser {
  /// How dq writes each of them.
  private static let foreignOperators: [String: String] = [
    "like": "contains", "ilike": "contains", "rlike": "matches", "regexp": "matches",
    "between": "in", "isin": "in", "startswith": "starts with", "hasprefix": "starts with",
    "endswith": "ends with", "hassuffix": "ends with", "has_any": "has any",
    "has_all": "has all", "contains_cs": "contains exact", "has_cs": "has exact",
    "eq": "==", "ne": "!=", "gt": ">", "lt": "<", "ge": ">=", "le": "<=", "div": "/",
  ]

  /// An operator of another language at hand, with the row of the table that its dq form has.
  func foreignWordOperator() -> Operator? {
    let isNegated = written == "NOT" || at("not")
    let place = isNegated ? index + 1 : index
    guard place < tokens.count, tokens[place].kind == .word,
      startsOperand(at: place + 1) || isNull(place)
    else { return nil }
    let written = source.text(tokens[place].span)
    let extra = isNegated ? 1 : 0
    switch written.lowercased() {
    case "and" where !isNegated: return Operator(binding: .conjunction, meaning: .and)
    case "or" where !isNegated: return Operator(binding: .disjunction, meaning: .or)
    case "in":
      return Operator(
        binding: .comparison,
        meaning: .compare(isNegated ? .isNotIn : .isIn),
        length: 1 + extra
      )
    case "is" where !isNegated:
      let isNegated = source.text(tokens[place + 1].span).lowercased() == "not"
      return Operator(
        binding: .comparison,
        meaning: .isNull(isNegated: isNegated),
        length: isNegated ? 2 : 1
      )
    case let word:
      guard Self.foreignOperators[word] != nil else { return nil }
      return Operator(binding: .comparison, meaning: .foreign(word), length: 1 + extra)
    }
  }

  private func isNull(_ place: Int) -> Bool {
    source.text(tokens[place].span).lowercased() == "is"
  }

  /// Reports a word of the grammar in capitals.
  mutating func reportCapitals(_ place: SourceSpan) {
    let written = source.text(place)
    let dq = written.lowercased()
    guard written != dq, written.allSatisfy({ $0.isASCII }) else { return }
    report("E126", "`\(written)` is written `\(dq)` in dq", at: place, fix: (place, dq))
  }

  /// Reports `=` where two values are compared.
  mutating func reportAssign(after left: ExpressionSyntax) {
    let text = source.text(left.span)
    report(
      "E105",
      text.count < 30
        ? "`=` gives a name; `\(text)` is compared with `==`"
        : "`=` gives a name; `==` compares",
      at: span,
      fix: (span, "==")
    )
  }

  /// `left like right` and its kin, the operator being passed.
  mutating func foreign(
    _ word: String,
    _ left: ExpressionSyntax,
    operator place: SourceSpan
  ) throws(Abandoned) -> ExpressionSyntax {
    let isNegated = source.text(place).lowercased().hasPrefix("not")
    let right = try foreignRight(word)
    let whole = left.span.through(right.span)
    let repair = repaired(word, right, isNegated: isNegated)
    report(
      "E127",
      "`\(source.text(place))` is no operator of dq",
      at: place,
      fix: (place.through(right.span), repair)
    )
    return ExpressionSyntax(.error, at: whole)
  }

  private mutating func foreignRight(_ word: String) throws(Abandoned) -> ExpressionSyntax {
    if kind == .leftParenthesis, let list = try listInParentheses() {
      diagnostics.removeLast()
      return list
    }
    let first = try expression(.coalesce)
    guard word == "between", foldedWord == "and" else { return first }
    advance()
    let last = try expression(.coalesce)
    return ExpressionSyntax(.range(first, last), at: first.span.through(last.span))
  }

  private func repaired(
    _ word: String,
    _ right: ExpressionSyntax,
    isNegated: Bool
  ) -> String {
    let negation = isNegated ? "not " : ""
    let text = source.text(right.span)
    switch (word, right.kind) {
    case ("like", .literal(.text(let pattern))), ("ilike", .literal(.text(let pattern))):
      return negation + wildcards(pattern.value)
    case ("rlike", .literal(.text(let pattern))), ("regexp", .literal(.text(let pattern))):
      let escaped = pattern.value.split(separator: "/", omittingEmptySubsequences: false)
      return negation + "matches /\(escaped.joined(separator: "\\/"))/"
    case (_, .list(let elements)):
      let items = elements.map { source.text($0.span) }.joined(separator: ", ")
      return negation + (Self.foreignOperators[word] ?? word) + " [\(items)]"
    case (_, .range(.some(let first), .some(let last))) where word == "between":
      return negation + "in \(source.text(first.span))..\(source.text(last.span))"
    default:
      return negation + (Self.foreignOperators[word] ?? word) + " " + text
    }
  }

  /// `%x%` as dq says it.
  private func wildcards(_ pattern: String) -> String {
    let (opens, closes) = (pattern.hasPrefix("%"), pattern.hasSuffix("%"))
    let inner = pattern.split(separator: "%", omittingEmptySubsequences: true)
    guard inner.count == 1, !pattern.contains("_"), let word = inner.first else {
      var regex = opens ? "" : "^"
      for character in pattern.drop(while: { $0 == "%" }) {
        regex += character == "%" ? ".*" : character == "_" ? "." : String(character)
      }
      if closes, regex.hasSuffix(".*") { regex.removeLast(2) }
      return "matches /\(regex)\(closes ? "" : "$")/"
    }
    let text = LiteralWriter.text(String(word))
    switch (opens, closes) {
    case (true, true): return "contains \(text)"
    case (false, true): return "starts with \(text)"
    case (true, false): return "ends with \(text)"
    case (false, false): return "== \(text)"
    }
  }
}
