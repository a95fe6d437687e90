/// Stages and sources in their canonical form.
extension FormatWriter {
  /// One stage.
  mutating func stage(_ stage: StageSyntax) -> Layout {
    switch stage.kind {
    case .filter(let condition): return head("filter ", expression(condition))
    case .exclude(let condition): return head("exclude ", expression(condition))
    case .search(let query, let isRanked):
      return head(isRanked ? "search ranked " : "search ", expression(query))
    case .derive(let items): return head("derive ", assignments(items))
    case .select(let items): return head("select ", selected(items))
    case .drop(let names): return head("drop ", self.names(names))
    case .rename(let pairs):
      let items = pairs.map { ("\(name($0.new)) = \(name($0.old))", $0.new.span.start) }
      return head("rename ", self.items(items))
    case .sort(let keys):
      return head("sort ", separated(keys, at: \.value.span.start) { $0.sortKey($1) })
    case .take(.count(let count)): return head("take ", expression(count))
    case .take(.range(let first, let last)):
      var from = expression(first)
      if case .range = first.kind { from = .joined(from, .text(" ")) }
      let isOpen = if case .range = last?.kind { true } else { false }
      let through = last.map { expression($0) } ?? .empty
      return head("take ", from, .text(isOpen ? ".. " : ".."), through)
    case .top(let count, let keys, let withTies):
      let count = expression(count)
      let by = gap(before: keys.first?.span.start ?? 0, .text(" "))
      let keys = separated(keys, at: \.span.start) { $0.expression($1) }
      return head("top ", count, .text(" by"), by, keys, .text(withTies ? " with ties" : ""))
    case .group, .summarize, .count, .distinct, .pivot, .within: return grouping(stage)
    default: return other(stage)
    }
  }

  /// A verb with what belongs to it, further lines indented.
  private func head(_ words: String, _ pieces: Layout...) -> Layout {
    .group(.joined(.text(words), .nested(4, .all(pieces))))
  }

  private mutating func assignments(_ items: [AssignmentSyntax]) -> Layout {
    separated(items, at: \.span.start) { $0.assignment($1) }
  }

  private mutating func selected(_ items: [StageSyntax.SelectItem]) -> Layout {
    func start(_ item: StageSyntax.SelectItem) -> Int {
      switch item {
      case .rest(let span): span.start
      case .column(let column): column.span.start
      }
    }
    return separated(items, at: start) { writer, item in
      switch item {
      case .rest: .text("*")
      case .column(let column): writer.assignment(column)
      }
    }
  }

  private mutating func sortKey(_ key: SortKeySyntax) -> Layout {
    let value = expression(key.value)
    // `sort -x` alone is refused; with its direction the negative is meant.
    // A key with the name of a direction says its own.
    let written = source.text(key.value.span)
    let needsWord = written.hasPrefix("-") || ["asc", "desc"].contains(written.lowercased())
    let direction = key.isDescending ? " desc" : needsWord ? " asc" : ""
    return .joined(value, .text(direction + (key.nullsFirst ? " nulls first" : "")))
  }

  // MARK: - Groups

  private mutating func grouping(_ stage: StageSyntax) -> Layout {
    switch stage.kind {
    case .group(let keys, let aggregates):
      let by = gap(before: keys.first?.span.start ?? 0, .text(" "))
      let keys = separated(keys, at: \.span.start) { $0.groupKey($1) }
      return head("group by", by, .group(keys), with(aggregates))
    case .summarize(let aggregates): return head("summarize ", assignments(aggregates))
    case .distinct(let keys):
      guard let first = keys.first else { return .text("distinct") }
      let by = gap(before: first.span.start, .text(" "))
      return head("distinct by", by, separated(keys, at: \.span.start) { $0.expression($1) })
    case .pivot(let key, let values, let aggregates):
      var pieces = [Layout.text(name(key))]
      if let values {
        let opening = gap(before: values.first?.span.start ?? 0, .line(""))
        let inner = separated(values, at: \.span.start) { $0.expression($1) }
        pieces += [
          .text(" in ["),
          .group(.joined(.nested(2, .joined(opening, inner)), .line(""), .text("]"))),
        ]
      }
      return head("pivot ", .all(pieces), with(aggregates))
    case .within(let keys, let stages):
      let keys = names(keys)
      let inner = self.inner(stages, end: stage.span.end)
      return .group(.joined(.text("within "), keys, .text(" ("), inner, .text(")")))
    default: return .text("count")
    }
  }

  /// The stages of `within`, each on a line of its own where they do not fit on one.
  private mutating func inner(_ stages: [StageSyntax], end: Int) -> Layout {
    var pieces: [Layout] = []
    for (index, stage) in stages.enumerated() {
      let start = index == 0 ? stage.span.start : pipe(before: stage)
      pieces.append(gap(before: start, .line(" ")))
      if index > 0 { pieces += [.text("|"), gap(before: stage.span.start, .text(" "))] }
      pieces.append(self.stage(stage))
    }
    return .joined(.nested(4, .all(pieces)), .nested(2, gap(before: end, .line(" "))))
  }

  private mutating func with(_ aggregates: [AssignmentSyntax]?) -> Layout {
    guard let aggregates, let first = aggregates.first else { return .empty }
    let between = gap(before: first.span.start, .text(" "))
    return .joined(.text(" with"), between, assignments(aggregates))
  }

  private mutating func groupKey(_ key: GroupKeySyntax) -> Layout {
    var pieces: [Layout] = []
    if let name = key.name {
      pieces += [.text("\(self.name(name)) ="), gap(before: key.value.span.start, .text(" "))]
    }
    if key.isEach { pieces.append(.text("each ")) }
    pieces.append(expression(key.value))
    switch key.bucket {
    case .unit(let unit): pieces.append(.text(" per \(unit.text)"))
    case .every(let step, let start):
      pieces += [.text(" per "), expression(step), .text(" from "), expression(start)]
    case nil: break
    }
    if let fill = key.fill {
      pieces.append(.text(" fill"))
      if let period = fill.period { pieces += [.text(" "), expression(period)] }
    }
    return .all(pieces)
  }

  // MARK: - The other verbs

  private mutating func other(_ stage: StageSyntax) -> Layout {
    switch stage.kind {
    case .explode(let list, let name):
      return .text("explode \(self.name(list))" + (name.map { " as \(self.name($0))" } ?? ""))
    case .pairs(let list, let first, let second):
      let names = self.names([first, second])
      return head("pairs \(name(list)) as ", names)
    case .join(let join): return self.join(join)
    case .union(let source): return head("union ", self.source(source))
    case .unpivot(let columns, let name, let value):
      let columns = names(columns)
      return head("unpivot ", columns, .text(" as "), names([name, value]))
    case .sample(let count, let seed):
      let count = expression(count)
      return head("sample ", count, seed.map { .joined(.text(" seed "), expression($0)) } ?? .empty)
    case .describe: return .text("describe")
    case .evidence: return .text("evidence")
    case .explain(let isRun): return .text(isRun ? "explain run" : "explain")
    case .chart(let kind, let columns):
      let list = names(columns)
      return head("chart \(kind.text)", .text(columns.isEmpty ? "" : " "), list)
    default: return last(stage)
    }
  }

  private mutating func last(_ stage: StageSyntax) -> Layout {
    switch stage.kind {
    case .assert(let assertion, let message):
      let tail = Layout.text(message.map { " \(text($0))" } ?? "")
      switch assertion {
      case .each(let condition): return head("assert each ", expression(condition), tail)
      case .table(let condition): return head("assert ", expression(condition), tail)
      case .same(let other): return head("assert same as ", source(other), tail)
      }
    case .save(let save):
      let format = save.format.map { " as \($0.text)" } ?? ""
      let words = (save.isNew ? " new" : "") + (save.isRaw ? " raw" : "")
      return .text("save \(text(save.path))\(format)\(words)")
    case .call(let name, let arguments):
      guard !arguments.isEmpty else { return .text(self.name(name)) }
      let arguments = separated(arguments, at: \.span.start) { $0.expression($1) }
      return head("\(self.name(name)) ", arguments)
    default: return .text(source.text(stage.span))
    }
  }

  private mutating func join(_ join: JoinSyntax) -> Layout {
    let source = self.source(join.source)
    let alias = join.alias.map { " as \(name($0))" } ?? ""
    var pieces: [Layout] = [.text("\(alias) on")]
    for (index, key) in join.keys.enumerated() {
      let start = key.left.span.start
      if index > 0 {
        pieces += key.isShared ? [.text(","), gap(before: start, .line(" "))] : []
        if !key.isShared { pieces += [gap(before: start, .line(" ")), .text("and ")] }
      } else {
        pieces.append(gap(before: start, .text(" ")))
      }
      pieces.append(.text(written(key)))
    }
    let verb = join.kind == .inner ? "join " : "\(join.kind.rawValue) join "
    return head(verb, source, .all(pieces))
  }

  private func written(_ key: JoinSyntax.Key) -> String {
    key.isShared ? name(key.left) : "left.\(name(key.left)) == right.\(name(key.right))"
  }

  // MARK: - Sources

  /// A source.
  mutating func source(_ source: SourceSyntax) -> Layout {
    switch source.kind {
    case .name(let name): return .text(self.name(name))
    case .last: return .text("_")
    case .load(let path, let columns):
      guard let first = columns.first else { return .text("load \(text(path))") }
      let opening = gap(before: first.name.span.start, .line(""))
      let items = columns.map { column in
        (
          "\(name(column.name)): \(type(column.type))"
            + (column.format.map { " \(text($0))" } ?? ""), column.name.span.start
        )
      }
      let inner = self.items(items)
      let end = gap(before: source.span.end, .line(""))
      return .group(
        .joined(.text("load \(text(path)) ("), .nested(4, .joined(opening, inner)), end, .text(")"))
      )
    case .rows(let records):
      let opening = gap(before: records.first?.span.start ?? source.span.end, .line(""))
      let inner = separated(records, at: \.span.start) { $0.expression($1) }
      let end = gap(before: source.span.end, .line(""))
      return .group(
        .joined(.text("rows ["), .nested(2, .joined(opening, inner)), end, .text("]"))
      )
    case .pipeline(let pipeline):
      let opening = gap(before: pipeline.source.span.start, .text(" "))
      let inner = self.source(pipeline.source)
      var pieces: [Layout] = []
      for stage in pipeline.stages {
        pieces += [gap(before: pipe(before: stage), .line(" ")), .text("|")]
        pieces += [gap(before: stage.span.start, .text(" ")), self.stage(stage)]
      }
      let end = gap(before: source.span.end, .line(" "))
      let body = Layout.joined(opening, inner, .all(pieces))
      return .group(.joined(.text("("), .nested(2, body), end, .text(")")))
    case .error: return .text(self.source.text(source.span))
    }
  }
}
