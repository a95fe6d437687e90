internal import Columns
internal import QueryLanguage

/// `in`: ranges, lists of values, columns of lists.
extension Evaluator {
  /// `x in a..b` of values that are no dates.
  func within(
    _ subject: Expression,
    _ from: Expression?,
    _ through: Expression?
  ) throws(RunFailure) -> Verdicts {
    if case .datePart(let part, let date) = subject.node {
      return try partWithin(part, value(date), from, through)
    }
    var verdicts = Verdicts(true, count: count)
    if let from { verdicts = try verdicts.and(compare(.greaterOrEqual, subject, from)) }
    if let through { verdicts = try verdicts.and(compare(.lessOrEqual, subject, through)) }
    return verdicts
  }

  /// `x in [p, q]` of values that are no dates.
  func member(_ subject: Expression, _ members: [Expression]) throws(RunFailure) -> Verdicts {
    if case .datePart(let part, let date) = subject.node {
      return try partMember(part, value(date), members)
    }
    let column = try value(subject)
    if case .text(let texts) = column, let wanted = members.constantTexts {
      let set = Set(wanted.map { Array($0.utf8) })
      var found = Set<[UInt8]>()
      let sure = texts.verdicts { text in
        let text = Array(text)
        guard set.contains(text) else { return false }
        found.insert(text)
        return true
      }
      for text in wanted where !found.contains(Array(text.utf8)) {
        remarkMissing(text, in: subject, [])
      }
      return Verdicts(sure: sure)
    }
    var verdicts = Verdicts(false, count: count)
    for member in members { verdicts = try verdicts.or(equal(column, value(member))) }
    return verdicts
  }

  /// `x in list`: exactly this element.
  func isElement(_ subject: Expression, _ list: Expression) throws(RunFailure) -> Verdicts {
    guard case .list(let lists) = try value(list) else { return Verdicts(false, count: count) }
    let rows = lists.rowOfElement
    let inner = Evaluator(run, frame.selecting(rows), element: nil, scope: scope?.selecting(rows))
    let wanted = try value(subject).gather(rows)
    let found = inner.equal(lists.values, wanted)
    if case .constant(.text(let text)) = subject.node { remarkMissing(text, in: list, found.sure) }
    return Verdicts(
      sure: lists.any(found.sure),
      possible: found.possible.map { lists.any($0) }
    )
  }
}

extension Array<Expression> {
  /// The texts, where all are constant texts.
  var constantTexts: [String]? {
    var texts: [String] = []
    for expression in self {
      guard case .constant(.text(let text)) = expression.node else { return nil }
      texts.append(text)
    }
    return texts
  }
}
