internal import Columns

extension Check {
  mutating func search(
    _ syntax: ExpressionSyntax,
    isRanked: Bool,
    _ context: Context,
    _ shape: Shape
  ) -> (PlanOperation?, Shape) {
    var new = shape
    new.grouping = nil
    var isBroken = false
    if isRanked {
      if shape.index(of: "score") != nil {
        reportTwice("score", at: syntax.span)
        isBroken = true
      }
      new.columns.append(
        ShapeColumn(field: Field("score", .number, isNullable: false), isMade: true)
      )
      new.sortKeys = [new.expression(of: new.columns.count - 1, at: place(syntax.span))]
    }
    var outside = context
    outside.shape = nil
    let operand = judge(syntax, outside)
    guard !operand.isBroken else { return (nil, new) }
    guard case .text(let words) = operand.constant, operand.pattern == nil else {
      report(
        .searchText,
        "`search` wants a text, known before the rows are read",
        at: syntax.span,
        label: self.words(of: operand),
        help: [instead("search \"ceasefire\"")]
      )
      return (nil, new)
    }
    guard let query = query(words, syntax, shape), !isBroken else { return (nil, new) }
    return (.search(query, ranked: isRanked), new)
  }

  /// The columns that are searched where a word names none.
  private func searchable(_ shape: Shape) -> [Int] {
    let preferred: [String]? =
      switch shape.collection {
      case "articles": ["title", "lead", "body", "captions", "quotes"]
      case "events": ["title", "quote"]
      default: nil
      }
    if let preferred {
      let found = preferred.compactMap { shape.index(of: $0) }
      if !found.isEmpty { return found }
    }
    return shape.columns.indices.filter { index in
      let column = shape.columns[index]
      return [.text, .list(.text), .null, .list(.null)].contains(column.field.type)
        && !column.isHidden && !shape.keyNames.contains(column.field.name)
    }
  }

  /// The words of a search: joined by and, `or` between two binds tighter.
  private mutating func query(
    _ words: String,
    _ syntax: ExpressionSyntax,
    _ shape: Shape
  ) -> SearchQuery? {
    var query = SearchQuery(groups: [], excluded: [], columns: searchable(shape))
    var joins = false
    for word in SearchWord.all(in: words) {
      if word.isOr {
        guard !query.groups.isEmpty, !joins else { return reportOr(syntax) }
        joins = true
        continue
      }
      guard let term = term(word, syntax, shape) else { return nil }
      if word.isExcluded {
        guard !joins else { return reportOr(syntax) }
        query.excluded.append(term)
      } else if joins {
        query.groups[query.groups.count - 1].append(term)
      } else {
        query.groups.append([term])
      }
      joins = false
    }
    guard !joins else { return reportOr(syntax) }
    guard !query.groups.isEmpty || !query.excluded.isEmpty else {
      report(.searchText, "there is no word to search for", at: syntax.span)
      return nil
    }
    guard !query.columns.isEmpty else {
      if !shape.isUnknown {
        report(.searchText, "no column here holds text", at: syntax.span)
      }
      return nil
    }
    return query
  }

  private mutating func reportOr(_ syntax: ExpressionSyntax) -> SearchQuery? {
    report(
      .searchText,
      "`or` stands between two words that are sought",
      at: syntax.span,
      help: [instead("search \"ceasefire or truce -drill\"")]
    )
    return nil
  }

  private mutating func term(
    _ word: SearchWord,
    _ syntax: ExpressionSyntax,
    _ shape: Shape
  ) -> SearchQuery.Term? {
    var column: Int?
    if let field = word.field {
      let name = Name(field, at: fieldPlace(field, in: syntax.span))
      guard let index = self.column(named: name, in: shape) else { return nil }
      let type = shape.columns[index].field.type
      guard [.text, .null].contains(type.element ?? type) else {
        report(
          .searchText,
          "`\(field)` is \(type.phrase), and only text is searched",
          at: syntax.span
        )
        return nil
      }
      column = index
    }
    return SearchQuery.Term(text: word.text, isPrefix: word.isPrefix, column: column)
  }

  /// Where `field:` stands within the written text.
  private func fieldPlace(_ field: String, in span: SourceSpan) -> SourceSpan {
    guard var place = place(of: field + ":", in: span) else { return span }
    place.end -= 1
    return place
  }
}

/// A word of a search as written.
private struct SearchWord {
  var text = ""
  var field: String?
  var isExcluded = false
  var isPrefix = false
  var isQuoted = false

  var isOr: Bool {
    text == "or" && !isQuoted && !isExcluded && field == nil
  }

  /// The words and phrases of a text, in order.
  static func all(in words: String) -> [SearchWord] {
    var found: [SearchWord] = []
    var rest = Substring(words)
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard !rest.isEmpty else { return found }
      var word = SearchWord()
      if rest.first == "-", rest.dropFirst().first?.isWhitespace == false {
        word.isExcluded = true
        rest = rest.dropFirst()
      }
      let head = rest.prefix { !$0.isWhitespace && $0 != "\"" && $0 != ":" }
      let behind = rest.dropFirst(head.count)
      if behind.first == ":", let next = behind.dropFirst().first, !next.isWhitespace, next != "/",
        head.first?.isLetter == true || head.first == "_"
      {
        word.field = String(head)
        rest = behind.dropFirst()
      }
      if rest.first == "\"" {
        word.isQuoted = true
        let phrase = rest.dropFirst().prefix { $0 != "\"" }
        word.text = String(phrase)
        rest = rest.dropFirst(phrase.count + 2)
      } else {
        let plain = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(plain.count)
        word.isPrefix = plain.count > 1 && plain.last == "*"
        word.text = String(word.isPrefix ? plain.dropLast() : plain)
      }
      if !word.text.isEmpty { found.append(word) }
    }
  }
}
