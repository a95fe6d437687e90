/// Verbs that meet other tables and the world.
extension Parser {
  /// `join T [as n] on K`, the verb being passed.
  mutating func join(_ kind: JoinSyntax.Kind) throws(Abandoned) -> StageSyntax.Kind {
    let source = try tableSource("the table to join")
    let alias = take("as") ? try name("the name of the table") : nil
    guard take("on") else {
      let isUsing = foldedWord == "using" || foldedWord == "by"
      report(
        "E111",
        "a join says `on` which columns",
        at: isUsing ? span : source.span,
        fix: isUsing ? (span, "on") : (SourceSpan(previousEnd, previousEnd), " on id")
      )
      throw Abandoned()
    }
    joinNextLine()
    let keys = try joinKeys()
    return .join(JoinSyntax(kind: kind, source: source, alias: alias, keys: keys))
  }

  private mutating func joinKeys() throws(Abandoned) -> [JoinSyntax.Key] {
    var keys: [JoinSyntax.Key] = []
    repeat {
      let condition = try expression()
      append(condition, to: &keys)
    } while take(.comma)
    return keys
  }

  /// The keys of a condition: names and `left.x == right.y`, joined by `and`.
  private mutating func append(_ condition: ExpressionSyntax, to keys: inout [JoinSyntax.Key]) {
    switch condition.kind {
    case .name(let name):
      keys.append(JoinSyntax.Key(left: name, right: name, isShared: true))
    case .and(let first, let second):
      append(first, to: &keys)
      append(second, to: &keys)
    case .parenthesised(let inner): append(inner, to: &keys)
    case .compare(.equal, let left, let right, _):
      if let key = key(left, right) {
        keys.append(key)
      } else {
        reportJoinKey(condition)
      }
    case .error: break
    default: reportJoinKey(condition)
    }
  }

  private func key(_ left: ExpressionSyntax, _ right: ExpressionSyntax) -> JoinSyntax.Key? {
    guard let first = side(left), let second = side(right), first.side != second.side else {
      return nil
    }
    let (left, right) =
      first.side == "left"
      ? (first.column, second.column)
      : (second.column, first.column)
    return JoinSyntax.Key(left: left, right: right, isShared: false)
  }

  private func side(_ operand: ExpressionSyntax) -> (side: String, column: Name)? {
    guard case .member(let base, let column) = operand.kind, case .name(let side) = base.kind,
      side.text == "left" || side.text == "right"
    else { return nil }
    return (side.text, column)
  }

  private mutating func reportJoinKey(_ condition: ExpressionSyntax) {
    var help: [Diagnostic.Help] = []
    if case .compare(_, let left, let right, _) = condition.kind {
      let (left, right) = (lastName(left), lastName(right))
      if let left, let right {
        help = [
          Diagnostic.Help("", edit: (condition.span, "left.\(left) == right.\(right)"))
        ]
      }
    }
    report(
      "E131",
      "a join compares columns of both sides: `left.x == right.y`",
      at: condition.span,
      help: help
    )
  }

  private func lastName(_ operand: ExpressionSyntax) -> String? {
    switch operand.kind {
    case .name(let name): LiteralWriter.name(name.text)
    case .member(_, let name): LiteralWriter.name(name.text)
    default: nil
    }
  }

  /// Reads `sample 100 [seed 7]`.
  mutating func sample() throws(Abandoned) -> StageSyntax.Kind {
    guard kind != .end, kind != .pipe else {
      report(
        "E111",
        "`sample` wants a number of rows",
        at: tokens[index - 1].span,
        fix: (SourceSpan(previousEnd, previousEnd), " 100")
      )
      throw Abandoned()
    }
    let count = try expression(.sum)
    return .sample(count, seed: take("seed") ? try expression(.sum) : nil)
  }

  /// Reads `chart bar [x, y [, by]]`.
  mutating func chart() throws(Abandoned) -> StageSyntax.Kind {
    guard kind == .word, Grammar.charts.contains(written) else {
      let nearest = kind == .word ? Spelling.nearest(to: written, among: Grammar.charts) : nil
      let place = kind == .word ? span : SourceSpan(previousEnd, previousEnd)
      let fixed = kind == .word ? nearest ?? "bar" : " bar"
      report(
        "E132",
        "`chart` wants a kind of chart, not \(found)",
        at: kind == .word ? span : tokens[index - 1].span,
        label: Grammar.charts.joined(separator: " "),
        fix: (place, fixed)
      )
      throw Abandoned()
    }
    let kind = Name(written, at: span)
    advance()
    let columns = self.kind == .word || self.kind == .quotedName ? try names("a column") : []
    if columns.count > 3 {
      report("E112", "a chart takes up to three columns: x, y, by", at: columns[3].span)
    }
    return .chart(kind, columns: columns)
  }

  /// Reads `assert each E ["msg"]`, `assert count > 0 ["msg"]`, `assert same as T`.
  mutating func assertion() throws(Abandoned) -> StageSyntax.Kind {
    if at("same"), isWord("as", at: index + 1) {
      advance()
      advance()
      return .assert(.same(as: try tableSource("the table to compare with")), message: takeText())
    }
    let isEach = take("each")
    let condition = try expression()
    return .assert(isEach ? .each(condition) : .table(condition), message: takeText())
  }

  /// Reads `save "x.csv" [as fmt] [new] [raw]`.
  mutating func save() throws(Abandoned) -> StageSyntax.Kind {
    var save = SaveSyntax(
      path: try text("the file to write"),
      format: nil,
      isNew: false,
      isRaw: false
    )
    while kind == .word {
      if at("as") {
        advance()
        let format = try name("a format")
        if !Grammar.formats.contains(format.text) {
          let nearest = Spelling.nearest(to: format.text, among: Grammar.formats)
          report(
            "E132",
            "there is no format `\(format.text)`",
            at: format.span,
            label: Grammar.formats.joined(separator: " "),
            help: nearest.map { [Diagnostic.Help("", edit: (format.span, $0))] } ?? []
          )
        }
        save.format = format
      } else if take("new") {
        save.isNew = true
      } else if take("raw") {
        save.isRaw = true
      } else {
        break
      }
    }
    return .save(save)
  }
}
