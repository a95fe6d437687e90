internal import Chronology
internal import Columns
internal import QueryLanguage

/// What a filter removed: how much each of its parts did, and for the first removed rows which part.
struct Removals {
  private let parts: [QueryLanguage.Expression]
  private let columns: [Int]
  private let schema: Schema
  private let source: SourceText

  /// The columns that the condition reads, then for each part whether it is certainly and possibly
  /// true.
  private let table: Table

  /// How many removed rows are told.
  private static let limit = 3

  /// Nil for a stage that is no filter.
  init?(
    by stage: PlanStage,
    of rows: Plan,
    in source: SourceText,
    _ run: (Plan) throws(RunFailure) -> Table
  ) throws(RunFailure) {
    guard case .filter(let condition) = stage.operation else { return nil }
    parts = condition.conjuncts
    columns = condition.columnsRead
    schema = stage.input
    self.source = source
    var values = columns.map { index in
      QueryLanguage.Expression(.column(index), stage.input.fields[index].type, span: stage.span)
    }
    for part in parts {
      for certainty in [QueryLanguage.Expression.Certainty.certain, .maybe] {
        values.append(QueryLanguage.Expression(.certainty(certainty, part), .bool, span: part.span))
      }
    }
    var plan = rows
    plan.schema = Schema(values.enumerated().map { Field("\($0)", $1.type) })
    plan.stages.append(
      PlanStage(
        operation: .project(values),
        span: stage.span,
        input: stage.input,
        output: plan.schema
      )
    )
    table = try run(plan)
  }

  /// One sentence a line.
  var lines: [String] {
    let removing = (0..<table.count).map { row in parts.indices.filter { !isTrue($0, row) } }
    var lines: [String] = []
    if parts.count > 1 {
      lines = parts.indices.map { part in
        let count = Digits.grouped(removing.count { $0.contains(part) })
        return "`\(source.words(parts[part].span))` removes \(count) of them"
      }
    }
    let removed = removing.indices.filter { !removing[$0].isEmpty }
    for row in removed.prefix(Self.limit) {
      let which = removing[row].map { part in
        let isUnclear = isTrue(part, row, possibly: true)
        return "`\(source.words(parts[part].span))`\(isUnclear ? " (unclear)" : "")"
      }
      lines.append(
        "row \(row + 1) is removed by \(which.joined(separator: " and ")): \(facts(row))"
      )
    }
    return lines
  }

  private func isTrue(_ part: Int, _ row: Int, possibly: Bool = false) -> Bool {
    table.columns[columns.count + 2 * part + (possibly ? 1 : 0)].value(row) == .bool(true)
  }

  /// The values that the condition has seen in a row: `kind is "visit", date is 2025-02`.
  private func facts(_ row: Int) -> String {
    columns.indices.map { place in
      "\(schema.fields[columns[place]].name) is \(table.columns[place].value(row).words)"
    }.joined(separator: ", ")
  }
}

extension QueryLanguage.Expression {
  /// The columns that it reads, each once, as they come.
  fileprivate var columnsRead: [Int] {
    if case .column(let index) = node { return [index] }
    var read: [Int] = []
    for child in children {
      read += child.columnsRead.filter { !read.contains($0) }
    }
    return read
  }
}

extension Value {
  /// The value in a sentence.
  fileprivate var words: String {
    switch self {
    case .null: return "null"
    case .text(let text):
      let start = text.unicodeScalars.prefix(40)
      return
        "\"\(String(String.UnicodeScalarView(start)))\(start.count < text.unicodeScalars.count ? "…" : "")\""
    case .int(let int): return Digits.grouped(Int(int))
    case .number(let number): return "\(number)"
    case .bool(let bool): return bool ? "true" : "false"
    case .date(let date): return date.edtf
    case .instant(let instant): return instant.description
    case .duration(let length): return length.description
    case .list(let values):
      let more = values.count > 3 ? ", …" : ""
      return "[\(values.prefix(3).map(\.words).joined(separator: ", "))\(more)]"
    case .record(let values): return "{\(values.map(\.words).joined(separator: ", "))}"
    }
  }
}
