/// A stage in its canonical form: what opens it, and the items that can stand on lines of their own.
struct PrintedStage {
  var head: String
  var items: [String] = []
  var tail = ""

  /// The stage on one line.
  var flat: String {
    items.isEmpty ? head + tail : "\(head) \(items.joined(separator: ", "))\(tail)"
  }

  /// The stage, its items on lines of their own where it would be wider than `width`.
  func lines(width: Int, indent: String) -> [String] {
    guard flat.count + indent.count > width, items.count > 1 else { return [flat] }
    var lines = [head + " " + items[0] + ","]
    for item in items.dropFirst().dropLast() { lines.append("    \(item),") }
    lines.append("    \(items[items.count - 1])\(tail)")
    return lines
  }
}

/// Writes stages and sources.
struct StagePrinter {
  let expressions: ExpressionPrinter

  private func print(_ expression: ExpressionSyntax) -> String {
    expressions.print(expression)
  }

  /// One stage.
  func stage(_ stage: StageSyntax) -> PrintedStage {
    switch stage.kind {
    case .filter(let condition): PrintedStage(head: "filter \(print(condition))")
    case .exclude(let condition): PrintedStage(head: "exclude \(print(condition))")
    case .search(let query, let isRanked):
      PrintedStage(head: "search \(isRanked ? "ranked " : "")\(print(query))")
    case .derive(let items):
      PrintedStage(head: "derive", items: items.map(expressions.assignment))
    case .select(let items): PrintedStage(head: "select", items: items.map(selected))
    case .drop(let names): PrintedStage(head: "drop", items: names.map(expressions.name))
    case .rename(let pairs):
      PrintedStage(
        head: "rename",
        items: pairs.map { "\(expressions.name($0.new)) = \(expressions.name($0.old))" }
      )
    case .sort(let keys): PrintedStage(head: "sort", items: keys.map(sortKey))
    case .take(.count(let count)): PrintedStage(head: "take \(print(count))")
    case .take(.range(let first, let last)):
      PrintedStage(head: "take \(print(first))..\(last.map(print) ?? "")")
    case .top(let count, let keys, let withTies):
      PrintedStage(
        head: "top \(print(count)) by",
        items: keys.map(print),
        tail: withTies ? " with ties" : ""
      )
    case .group, .summarize, .count, .distinct, .pivot, .within: grouping(stage)
    default: other(stage)
    }
  }

  private func selected(_ item: StageSyntax.SelectItem) -> String {
    switch item {
    case .rest: "*"
    case .column(let column): expressions.assignment(column)
    }
  }

  private func sortKey(_ key: SortKeySyntax) -> String {
    let value = print(key.value)
    // `sort -x` alone is refused; with its direction the negative is meant.
    let direction = key.isDescending ? " desc" : value.hasPrefix("-") ? " asc" : ""
    return value + direction + (key.nullsFirst ? " nulls first" : "")
  }

  private func grouping(_ stage: StageSyntax) -> PrintedStage {
    switch stage.kind {
    case .group(let keys, let aggregates):
      let keys = keys.map(groupKey).joined(separator: ", ")
      guard let aggregates else { return PrintedStage(head: "group by \(keys)") }
      return PrintedStage(
        head: "group by \(keys) with",
        items: aggregates.map(expressions.assignment)
      )
    case .summarize(let aggregates):
      return PrintedStage(head: "summarize", items: aggregates.map(expressions.assignment))
    case .distinct(let keys):
      return keys.isEmpty
        ? PrintedStage(head: "distinct") : PrintedStage(head: "distinct by", items: keys.map(print))
    case .pivot(let key, let values, let aggregates):
      var head = "pivot \(expressions.name(key))"
      if let values { head += " in [\(expressions.list(values))]" }
      guard let aggregates else { return PrintedStage(head: head) }
      return PrintedStage(head: head + " with", items: aggregates.map(expressions.assignment))
    case .within(let keys, let stages):
      let inner = stages.map { self.stage($0).flat }.joined(separator: " | ")
      return PrintedStage(head: "within \(expressions.names(keys)) ( \(inner) )")
    default: return PrintedStage(head: "count")
    }
  }

  private func groupKey(_ key: GroupKeySyntax) -> String {
    var printed = key.name.map { "\(expressions.name($0)) = " } ?? ""
    if key.isEach { printed += "each " }
    printed += print(key.value)
    switch key.bucket {
    case .unit(let unit): printed += " per \(unit.text)"
    case .every(let step, let start): printed += " per \(print(step)) from \(print(start))"
    case nil: break
    }
    if let fill = key.fill { printed += " fill" + (fill.period.map { " \(print($0))" } ?? "") }
    return printed
  }

  private func other(_ stage: StageSyntax) -> PrintedStage {
    let names = expressions.name
    switch stage.kind {
    case .explode(let list, let name):
      return PrintedStage(head: "explode \(names(list))" + (name.map { " as \(names($0))" } ?? ""))
    case .pairs(let list, let first, let second):
      return PrintedStage(head: "pairs \(names(list)) as \(names(first)), \(names(second))")
    case .join(let join): return self.join(join)
    case .union(let source): return PrintedStage(head: "union \(self.source(source))")
    case .unpivot(let columns, let name, let value):
      return PrintedStage(
        head: "unpivot",
        items: columns.map(names),
        tail: " as \(names(name)), \(names(value))"
      )
    case .sample(let count, let seed):
      return PrintedStage(
        head: "sample \(print(count))" + (seed.map { " seed \(print($0))" } ?? "")
      )
    case .describe: return PrintedStage(head: "describe")
    case .evidence: return PrintedStage(head: "evidence")
    case .explain(let isRun): return PrintedStage(head: isRun ? "explain run" : "explain")
    case .chart(let kind, let columns):
      return PrintedStage(
        head: "chart \(kind.text)" + (columns.isEmpty ? "" : " \(expressions.names(columns))")
      )
    default: return last(stage)
    }
  }

  private func last(_ stage: StageSyntax) -> PrintedStage {
    switch stage.kind {
    case .assert(let assertion, let message):
      let tail = message.map { " \(expressions.text($0))" } ?? ""
      switch assertion {
      case .each(let condition): return PrintedStage(head: "assert each \(print(condition))\(tail)")
      case .table(let condition): return PrintedStage(head: "assert \(print(condition))\(tail)")
      case .same(let other): return PrintedStage(head: "assert same as \(source(other))\(tail)")
      }
    case .save(let save):
      var head = "save \(expressions.text(save.path))"
      if let format = save.format { head += " as \(format.text)" }
      return PrintedStage(head: head + (save.isNew ? " new" : "") + (save.isRaw ? " raw" : ""))
    case .call(let name, let arguments):
      return PrintedStage(head: expressions.name(name), items: arguments.map(print))
    default: return PrintedStage(head: expressions.source.text(stage.span))
    }
  }

  private func join(_ join: JoinSyntax) -> PrintedStage {
    var head = join.kind == .inner ? "join" : "\(join.kind.rawValue) join"
    head += " \(source(join.source))"
    if let alias = join.alias { head += " as \(expressions.name(alias))" }
    let shared = join.keys.allSatisfy(\.isShared)
    let keys = join.keys.map { key in
      key.isShared
        ? expressions.name(key.left)
        : "left.\(expressions.name(key.left)) == right.\(expressions.name(key.right))"
    }
    return PrintedStage(head: "\(head) on \(keys.joined(separator: shared ? ", " : " and "))")
  }

  /// A source on one line.
  func source(_ source: SourceSyntax) -> String {
    switch source.kind {
    case .name(let name): return expressions.name(name)
    case .last: return "_"
    case .load(let path, let columns):
      let columns = columns.map { column in
        "\(expressions.name(column.name)): \(expressions.type(column.type))"
          + (column.format.map { " \(expressions.text($0))" } ?? "")
      }
      let list = columns.isEmpty ? "" : " (\(columns.joined(separator: ", ")))"
      return "load \(expressions.text(path))\(list)"
    case .rows(let records): return "rows [\(expressions.list(records))]"
    case .pipeline(let pipeline):
      let stages = pipeline.stages.map { " | \(stage($0).flat)" }.joined()
      return "( \(self.source(pipeline.source))\(stages) )"
    case .error: return expressions.source.text(source.span)
    }
  }
}
