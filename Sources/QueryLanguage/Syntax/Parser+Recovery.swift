/// Where reading goes on behind what could not be read, and where it must have come to an end.
extension Parser {
  /// The token that closes the bracket at an index.
  func closing(of open: Int) -> Int? {
    var nested = 0
    for index in open..<tokens.count {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        nested -= 1
        if nested == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// Passes everything up to the end of the stage.
  ///
  /// Brackets that open on the way close again, but for those that a line beginning with `|` cuts.
  mutating func skipToRecovery() {
    var nested = 0
    while tokens[index].kind != .end {
      let token = tokens[index]
      if token.beginsLine {
        if StatementShape.begins(at: index, of: self) { return }
        if enclosure == .none, kind == .end, nested == 0 { return }
        if token.kind == .pipe, enclosure != .expression { return }
      }
      switch token.kind {
      case .pipe where nested == 0: return
      case .semicolon where enclosure == .none && nested == 0: return
      case .leftParenthesis, .leftBracket, .leftBrace: nested += 1
      case .rightParenthesis, .rightBracket, .rightBrace:
        if nested == 0, enclosure == .pipeline, token.kind == .rightParenthesis { return }
        nested = max(0, nested - 1)
      default: break
      }
      index += 1
    }
  }

  /// Checks that a stage ends here.
  mutating func endOfStage() throws(Abandoned) {
    switch kind {
    case .end, .pipe: return
    case .rightParenthesis where enclosure == .pipeline: return
    default: try unexpected(wanted: "`|` or the end of the line")
    }
  }

  /// Checks that a statement ends here.
  mutating func endOfStatement() throws(Abandoned) {
    guard kind != .end else { return }
    try unexpected(wanted: "the end of the line")
  }
}
