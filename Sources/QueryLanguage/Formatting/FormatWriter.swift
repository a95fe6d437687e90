/// Lays out the syntax of a text in its order, and each comment at the place where it stands.
struct FormatWriter {
  let source: SourceText
  private var comments: ArraySlice<Comment>

  /// Where each `|` stands.
  private let pipes: [Int]

  init(_ source: SourceText) {
    self.source = source
    let lexed = Lexer.lex(source)
    comments = lexed.comments[...]
    pipes = lexed.tokens.filter { $0.kind == .pipe }.map { Int($0.start) }
  }

  /// Where the `|` before a stage stands.
  func pipe(before stage: StageSyntax) -> Int {
    var (low, high) = (0, pipes.count)
    while low < high {
      let middle = (low + high) / 2
      if pipes[middle] < stage.span.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? pipes[low - 1] : stage.span.start
  }

  // MARK: - Comments

  /// A place before `offset` where a line may end: with the comments that stand there, or as `line`.
  mutating func gap(before offset: Int, _ line: Layout) -> Layout {
    let comments = comments(before: offset)
    return comments.isEmpty ? line : .all(comments + [.end])
  }

  /// The comments before a place, taken off; each but the last is followed by its line end.
  mutating func comments(before offset: Int, keepsBlanks: Bool = false) -> [Layout] {
    var pieces: [Layout] = []
    while let comment = comments.first, comment.span.start < offset {
      comments.removeFirst()
      if comment.isAlone || !pieces.isEmpty {
        pieces.append(keepsBlanks && hasBlankLine(above: comment.span.start) ? .blank : .end)
      }
      pieces.append(.comment(trimmed(comment)))
    }
    return pieces
  }

  private func trimmed(_ comment: Comment) -> String {
    var text = source.text(comment.span)
    while let last = text.last, last == " " || last == "\t" || last.isNewline { text.removeLast() }
    return text
  }

  /// Whether a place begins its line and the line above is empty, or holds a `;` that goes away.
  func hasBlankLine(above offset: Int) -> Bool {
    func isBlank(_ range: Range<Int>) -> Bool {
      source.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x3B }
    }
    let line = source.line(of: offset)
    guard line > 1 else { return false }
    let start = source.range(ofLine: line).lowerBound
    return isBlank(start..<max(start, offset)) && isBlank(source.range(ofLine: line - 1))
  }

  // MARK: - Names and texts

  /// A name as it is written: backticks can decide what it means.
  func name(_ name: Name) -> String {
    source.text(name.span)
  }

  /// Names separated by commas.
  mutating func names(_ names: [Name]) -> Layout {
    items(names.map { (self.name($0), $0.span.start) })
  }

  /// Items that are written already, separated by commas.
  mutating func items(_ items: [(text: String, start: Int)]) -> Layout {
    var pieces: [Layout] = []
    for (index, item) in items.enumerated() {
      if index > 0 { pieces += [.text(","), gap(before: item.start, .line(" "))] }
      pieces.append(.text(item.text))
    }
    return .all(pieces)
  }

  /// A text in double quotes, unless single ones spare it escapes.
  func text(_ text: TextSyntax) -> String {
    guard text.isRaw else { return source.text(text.span) }
    let needsRaw = text.value.contains { $0 == "\\" || $0 == "\"" }
    return needsRaw ? source.text(text.span) : LiteralWriter.text(text.value)
  }

  /// A type.
  func type(_ type: TypeSyntax) -> String {
    switch type {
    case .named(let name): self.name(name)
    case .list(let element, let span):
      source.text(span) == "list" ? "list" : "list of \(self.type(element))"
    }
  }

  // MARK: - Lists

  /// Parts separated by commas, each on a line of its own where they do not fit on one.
  mutating func separated<Part>(
    _ parts: [Part],
    at start: (Part) -> Int,
    _ layout: (inout FormatWriter, Part) -> Layout
  ) -> Layout {
    var pieces: [Layout] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { pieces += [.text(","), gap(before: start(part), .line(" "))] }
      pieces.append(layout(&self, part))
    }
    return .all(pieces)
  }
}
