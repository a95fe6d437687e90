internal import Chronology
internal import Columns

/// What is said of names that nothing has.
extension Check {
  /// Reports a name that nothing has, with the nearest ones.
  mutating func reportUnknown(_ name: Name, _ context: Context) {
    guard context.shape?.isUnknown != true, !reportMisplaced(name, context) else { return }
    if let verb = context.shape?.lost[name.text] { return reportLost(name, by: verb, context) }
    let what = context.shape == nil ? "no let or param" : "no column"
    report(
      .noColumn,
      "\(what) `\(name.text)`",
      at: name.span,
      help: remedies(for: name, context)
    )
  }

  /// Reports a name that stands for something which cannot be meant here.
  private mutating func reportMisplaced(_ name: Name, _ context: Context) -> Bool {
    if surroundings.collections.contains(name.text) {
      report(
        .notAValue,
        "`\(name.text)` is a collection, not a value",
        at: name.span,
        help: [Diagnostic.Help(note: "`\(name.text).name` is one of its columns, as a list")]
      )
    } else if context.neighbours.contains(name.text) {
      report(
        .noColumn,
        "`\(name.text)` is made by this stage and not known to its neighbours",
        at: name.span,
        help: context.assignment.map { [inStageOfItsOwn($0)] } ?? []
      )
    } else if context.shape?.isOpen == true {
      report(
        .afterOpenPivot,
        "the columns that the pivot makes are known only when it runs",
        at: name.span,
        help: [Diagnostic.Help(note: "`pivot key in [\"a\", \"b\"]` names them")]
      )
    } else if name.text == "count", let shape = context.shape {
      reportCount(name, shape)
    } else {
      return false
    }
    return true
  }

  /// Reports a count that no stage has made.
  private mutating func reportCount(_ name: Name, _ shape: Shape) {
    let key = shape.columns.first { $0.field.type.isOrdered }?.field.name
    let grouped = key.flatMap {
      before("group by \(written($0))", remark: "how often each value occurs")
    }
    report(
      .noColumn,
      "no column `count`: it is made by group by, count and summarize",
      at: name.span,
      help: [grouped, before("derive count = count(true)", remark: "the number of all rows")]
        .compactMap(\.self)
    )
  }

  /// What a name that nothing has can be meant as: the first of these that there is.
  private func remedies(for name: Name, _ context: Context) -> [Diagnostic.Help] {
    let columns = context.shape?.names ?? []
    let values = names.filter { $0.value.meaning.isValue }.map(\.key).sorted()
    let known = columns + values + context.parameters.keys.sorted()
    let near = Nearest.names(to: name.text, among: known)
    if !near.isEmpty { return near.map { fix(name.span, by: written($0)) } }
    if let date = context.shape?.columns.first(where: { $0.field.type == .date }),
      DatePart.allCases.contains(where: { $0.rawValue == name.text })
    {
      return [fix(name.span, by: "\(written(date.field.name)).\(name.text)")]
    }
    if isCompared(name.span) {
      return [fix(name.span, by: "\"\(name.text)\"", remark: "a text has quotes")]
    }
    if context.shape == nil {
      let note = "`let \(written(name.text)) = …` on a line before this one names a value"
      return [Diagnostic.Help(note: note)]
    }
    if Library.isFunction(name.text) {
      let usage = Library.functions(named: name.text).first?.usage ?? name.text
      return [Diagnostic.Help(note: "it is a function: `\(usage)`")]
    }
    return [Diagnostic.Help(note: columnsSentence(columns))]
  }

  /// Whether a name stands right of an operator that takes a text.
  private func isCompared(_ span: SourceSpan) -> Bool {
    guard let stage, expansions.isEmpty, stage.start < span.start else { return false }
    let before = text(of: SourceSpan(stage.start, span.start)).trimmedEnd
    return [" ==", " !=", " has", " contains", " with", " named", " any", "==", "!="]
      .contains { before.hasSuffix($0) }
  }

  /// An assignment of `with` in a `derive` behind the stage at hand.
  private func inStageOfItsOwn(_ assignment: SourceSpan) -> Diagnostic.Help {
    let words = text(of: assignment)
    guard let stage, expansions.isEmpty else {
      return Diagnostic.Help(note: "`| derive \(words)` in a stage of its own after this one")
    }
    let all = Array(text(of: stage).utf8)
    let (start, end) = (assignment.start - stage.start, assignment.end - stage.start)
    guard 0 <= start, end <= all.count else {
      return Diagnostic.Help(note: "`| derive \(words)` in a stage of its own after this one")
    }
    // The assignment goes with the comma before it.
    let kept = String(decoding: all[..<start], as: UTF8.self).trimmedEnd
    let head = kept.hasSuffix(",") ? String(kept.dropLast()) : kept
    let tail = String(decoding: all[end...], as: UTF8.self)
    return instead("\(head)\(tail) | derive \(words)", remark: "in a stage of its own")
  }

  /// Reports a column that a stage before has left out.
  private mutating func reportLost(_ name: Name, by verb: String, _ context: Context) {
    var help = [Diagnostic.Help(note: columnsSentence(context.shape?.names ?? []))]
    let word = written(name.text)
    switch verb {
    case "group by":
      help.append(Diagnostic.Help(note: "`group by … with list(\(word))` keeps its values"))
    case "select": help.append(Diagnostic.Help(note: "`select …, \(word)` keeps it"))
    default: break
    }
    report(
      .noColumn,
      "no column `\(name.text)` any more",
      at: name.span,
      label: "left out by `\(verb)`",
      help: help
    )
  }
}
