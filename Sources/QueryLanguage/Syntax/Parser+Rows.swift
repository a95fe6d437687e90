/// Verbs that choose, order and count rows and columns.
extension Parser {
  /// Reads `search [ranked] "words"`.
  mutating func search() throws(Abandoned) -> StageSyntax.Kind {
    let isRanked = at("ranked") && kind(ahead: 1) != .pipe && startsOperand(at: index + 1)
    if isRanked { advance() }
    let query = try expression(.postfix)
    switch query.kind {
    case .literal(.text), .name, .error: break
    default:
      report(
        "E129",
        "`search` takes a text, or the name of a param or let",
        at: query.span,
        fix: (query.span, LiteralWriter.text(source.text(query.span)))
      )
    }
    return .search(query, isRanked: isRanked)
  }

  /// Reads `a, n = E, *`.
  mutating func selectItems() throws(Abandoned) -> [StageSyntax.SelectItem] {
    var items: [StageSyntax.SelectItem] = []
    repeat {
      if kind == .star {
        items.append(.rest(span))
        advance()
        leaveLine()
      } else {
        items.append(.column(try assignment(isNamed: false)))
      }
    } while take(.comma)
    if foldedWord == "from", kind(ahead: 1) == .word {
      let clause = span.through(tokens[index + 1].span)
      report(
        "E125",
        "a `select` has no `from`: the source stands before the first `|`",
        at: clause,
        fix: (SourceSpan(previousEnd, clause.end), "")
      )
      advance()
      advance()
    }
    return items
  }

  /// Reads `new = old, …`.
  mutating func renames() throws(Abandoned) -> [(new: Name, old: Name)] {
    var result: [(new: Name, old: Name)] = []
    repeat {
      let first = try name("the new name")
      if foldedWord == "as" || foldedWord == "to" {
        let word = span
        advance()
        let new = try name("the new name")
        report(
          "E127",
          "`rename` is written `new = old`",
          at: word,
          fix: (
            first.span.through(new.span),
            "\(LiteralWriter.name(new.text)) = \(LiteralWriter.name(first.text))"
          )
        )
        result.append((new, first))
        continue
      }
      guard take(.assign) else {
        report(
          "E112",
          "`rename` is written `new = old`",
          at: first.span,
          label: "`=` and the old name are missing",
          fix: (first.span, "new = \(source.text(first.span))")
        )
        throw Abandoned()
      }
      result.append((first, try name("the column to rename")))
    } while take(.comma)
    return result
  }

  /// Reads `E [asc or desc] [nulls first], …`.
  mutating func sortKeys() throws(Abandoned) -> [SortKeySyntax] {
    if foldedWord == "by", startsOperand(at: index + 1), !isWord("desc", at: index + 1),
      !isWord("asc", at: index + 1),
      !(isWord("nulls", at: index + 1) && isWord("first", at: index + 2))
    {
      report(
        "E124",
        "`sort` takes its keys without `by`",
        at: span,
        fix: (SourceSpan(start, Int(tokens[index + 1].start)), "")
      )
      advance()
    }
    if at("desc") || at("asc"), kind(ahead: 1) == .word,
      !["asc", "desc", "nulls"].contains(source.text(tokens[index + 1].span))
    {
      let (direction, key) = (written, tokens[index + 1])
      report(
        "E128",
        "`\(direction)` stands behind its key",
        at: span,
        fix: (span.through(key.span), "\(source.text(key.span)) \(direction)")
      )
      throw Abandoned()
    }
    var keys = [try sortKey()]
    while take(.comma) { keys.append(try sortKey()) }
    if kind == .word, let near = Spelling.nearest(to: written, among: ["desc", "asc"]) {
      report("E126", "`\(written)` is written `\(near)` in dq", at: span, fix: (span, near))
      advance()
    }
    return keys
  }

  private mutating func sortKey() throws(Abandoned) -> SortKeySyntax {
    let foreign = try foreignDescending()
    let value = try expression()
    var key = SortKeySyntax(value, isDescending: false)
    if case .negated(let sign) = foreign, statesDirection {
      // With a direction of its own it is the negative that is wanted.
      let whole = sign.through(value.span)
      key = SortKeySyntax(ExpressionSyntax(.negate(value), at: whole))
    } else if case .negated(let sign) = foreign {
      report(
        "E128",
        "descending order is written `desc` behind the key",
        at: sign,
        fix: (sign.through(value.span), "\(source.text(value.span)) desc")
      )
      key.isDescending = true
    } else if case .wrapped = foreign, case .call(_, let arguments) = value.kind,
      let inner = arguments.first
    {
      let isDescending = source.text(value.span).lowercased().hasPrefix("desc")
      report(
        "E128",
        "the direction stands behind the key",
        at: value.span,
        fix: (value.span, "\(source.text(inner.span)) \(isDescending ? "desc" : "asc")")
      )
      key = SortKeySyntax(inner, isDescending: isDescending)
    }
    direction(of: &key)
    if at("nulls") {
      advance()
      if take("last") || !take("first") {
        report(
          "E112",
          "nulls come last unless `nulls first` is written",
          at: span(from: previousEnd - 4)
        )
      } else {
        key.nullsFirst = true
      }
    }
    return key
  }

  private static let directions = [
    "asc": false, "ascending": false, "desc": true, "descending": true,
  ]

  private var statesDirection: Bool {
    foldedWord.map { Self.directions[$0] != nil } ?? false
  }

  private mutating func direction(of key: inout SortKeySyntax) {
    guard let word = foldedWord, let isDescending = Self.directions[word] else { return }
    let dq = isDescending ? "desc" : "asc"
    if written != dq {
      report("E126", "`\(written)` is written `\(dq)` in dq", at: span, fix: (span, dq))
    }
    advance()
    key.isDescending = isDescending
  }

  private enum ForeignDescending {
    case none
    case negated(SourceSpan)
    case wrapped
  }

  /// `-key` and `desc(key)`.
  private mutating func foreignDescending() throws(Abandoned) -> ForeignDescending {
    if kind == .minus {
      let sign = span
      advance()
      return .negated(sign)
    }
    let isWrapped =
      (at("desc") || at("asc")) && kind(ahead: 1) == .leftParenthesis && !tokens[index + 1].isSpaced
    return isWrapped ? .wrapped : .none
  }

  /// Reads `20`, `11..20`, `21..`.
  mutating func takeCount() throws(Abandoned) -> StageSyntax.Take {
    guard kind != .end, kind != .pipe else {
      report(
        "E111",
        "`take` wants a number of rows",
        at: tokens[index - 1].span,
        fix: (SourceSpan(previousEnd, previousEnd), " 20")
      )
      throw Abandoned()
    }
    let count = try expression(.range)
    guard case .range(let first, let last) = count.kind else { return .count(count) }
    guard let first else {
      report(
        "E111",
        "`take` wants the first row of the range",
        at: count.span,
        fix: (SourceSpan(count.span.start, count.span.start), "1")
      )
      throw Abandoned()
    }
    return .range(from: first, through: last)
  }

  /// `top 3 words`, `top 3`, `top words`: where the `by` is missing.
  private func byWhat(_ count: ExpressionSyntax) -> (SourceSpan, String) {
    if case .name = count.kind { return (count.span, "10 by \(source.text(count.span))") }
    return (SourceSpan(previousEnd, previousEnd), kind == .word ? " by" : " by count")
  }

  /// Reads `top 10 by E, … [with ties]`.
  mutating func top() throws(Abandoned) -> StageSyntax.Kind {
    let verb = Int(tokens[index - 1].start)
    let count = try expression(.sum)
    guard take("by") else {
      report(
        "E111",
        "`top` wants `by` and what to order by",
        at: count.span,
        fix: byWhat(count)
      )
      throw Abandoned()
    }
    joinNextLine()
    var keys: [ExpressionSyntax] = []
    repeat {
      keys.append(try expression())
      if foldedWord == "desc" {
        report(
          "E112",
          "`top` takes the largest first without `desc`",
          at: span,
          fix: (SourceSpan(previousEnd, Int(tokens[index].end)), "")
        )
        advance()
      } else if foldedWord == "asc", let key = keys.last {
        let line = "sort \(source.text(key.span)) | take \(source.text(count.span))"
        report(
          "E112",
          "`top` takes the largest; for the smallest sort and take",
          at: span,
          fix: (SourceSpan(verb, Int(tokens[index].end)), line)
        )
        advance()
      }
    } while take(.comma)
    var withTies = false
    if at("with") {
      advance()
      guard take("ties") else {
        report("E112", "`with ties` is all that can follow here", at: span, help: [])
        throw Abandoned()
      }
      withTies = true
    }
    return .top(count, by: keys, withTies: withTies)
  }

  /// Reads `distinct [by E, …]`.
  mutating func distinctKeys() throws(Abandoned) -> [ExpressionSyntax] {
    guard startsKey else { return [] }
    if !take("by") {
      report(
        "E111",
        "`by` is missing behind `distinct`",
        at: tokens[index - 1].span,
        fix: (SourceSpan(previousEnd, previousEnd), " by")
      )
    }
    joinNextLine()
    var keys = [try expression()]
    while take(.comma) { keys.append(try expression()) }
    return keys
  }

  private var startsKey: Bool {
    kind != .end && kind != .pipe && kind != .rightParenthesis
  }
}
