import Chronology
import Columns
import QueryLanguage
import TextTools

/// Why the reference gives no answer.
enum ReferenceProblem: Error {
  case overflow
  case unsupported(String)
}

/// A truth after Kleene.
enum Truth {
  case no, unclear, yes

  init(_ flag: Bool) { self = flag ? .yes : .no }

  init(_ kleene: Kleene) {
    self = kleene.sure ? .yes : kleene.possible ? .unclear : .no
  }

  var negated: Truth {
    switch self {
    case .no: .yes
    case .unclear: .unclear
    case .yes: .no
    }
  }

  private var rank: Int {
    switch self {
    case .no: 0
    case .unclear: 1
    case .yes: 2
    }
  }

  static func least(_ left: Truth, _ right: Truth) -> Truth {
    left.rank <= right.rank ? left : right
  }
  static func most(_ left: Truth, _ right: Truth) -> Truth {
    left.rank >= right.rank ? left : right
  }
}

/// Evaluates expressions of one row on plain values: slow, short, and written without a look at the
/// engine.
struct Reference {
  var row: [Value] = []
  var element: Value = .null

  /// The rows of the group that aggregates range over.
  var group: [[Value]] = []

  func value(_ expression: Expression) throws -> Value {
    switch expression.node {
    case .column(let index): return row[index]
    case .constant(let constant): return Value(constant)
    case .element: return element
    case .negate(let operand):
      switch try value(operand) {
      case .int(let int): return .int(-int)
      case .number(let number): return .number(-number)
      default: return .null
      }
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, value(left), value(right))
    case .coalesce(let first, let second):
      let known = try value(first)
      return try converted(known == .null ? value(second) : known, to: expression.type)
    case .datePart(let part, let date):
      guard case .date(let date) = try value(date) else { return .null }
      return date.value(of: part).map { .int($0) } ?? .null
    case .index(let sequence, let place): return try item(of: value(sequence), at: value(place))
    case .list(let items):
      return try .list(items.map { try converted(value($0), to: expression.type.element ?? .null) })
    case .call(let function, let arguments):
      return try converted(call(function, arguments), to: expression.type)
    case .elements(let function, let list, let body):
      return try elements(function, value(list), body)
    case .aggregate(let aggregate, let arguments):
      return try ReferenceAggregate(rows: group).value(aggregate, arguments, expression)
    case .listAggregate(let aggregate, let arguments):
      guard case .list(let items) = try value(arguments[0]) else { return .null }
      return try ReferenceAggregate(rows: [])
        .value(aggregate, items, parameter: arguments.dropFirst().first, expression)
    default: return try .bool(truth(expression) == .yes)
    }
  }

  func truth(_ expression: Expression) throws -> Truth {
    switch expression.node {
    case .not(let operand): return try truth(operand).negated
    case .and(let left, let right):
      let first = try truth(left)
      return first == .no ? .no : .least(first, try truth(right))
    case .or(let left, let right):
      let first = try truth(left)
      return first == .yes ? .yes : .most(first, try truth(right))
    case .certainty(let certainty, let operand):
      let truth = try truth(operand)
      switch certainty {
      case .maybe: return Truth(truth != .no)
      case .unclear: return Truth(truth == .unclear)
      case .certain: return Truth(truth == .yes)
      }
    case .compare(let comparison, let left, let right): return try compare(comparison, left, right)
    case .within(let subject, let from, let through):
      return try within(subject, from, through)
    case .member(let subject, let members):
      if case .datePart(let part, let date) = subject.node {
        let wanted = try members.map { try value($0) }
        return try daywise(part, date) { part in wanted.contains { same(.int(part), $0) } }
      }
      let own = try self.value(subject)
      return try Truth(members.contains { try same(own, self.value($0)) })
    case .isElement(let subject, let list):
      guard case .list(let items) = try value(list) else { return .no }
      let value = try value(subject)
      return Truth(items.contains { same($0, value) })
    case .textTest(let test, let subject, let pattern):
      return try textTest(test, value(subject), value(pattern))
    case .isNull(let operand): return try Truth(value(operand) == .null)
    case .elements(let function, let list, let body) where function == .any || function == .all:
      return try quantified(function, value(list), body, isDoubtful: expression.isDoubtful)
    default: return try Truth(value(expression) == .bool(true))
    }
  }

  // MARK: Comparisons

  private func compare(
    _ comparison: Expression.Comparison,
    _ left: Expression,
    _ right: Expression
  ) throws -> Truth {
    if case .constant(.period(let period)) = right.node {
      guard case .date(let date) = try value(left) else { return Truth(comparison == .notEqual) }
      return Truth(date.compare(comparison.words, period))
    }
    if let parts = try comparedParts(comparison, left, right) { return parts }
    let (first, second) = try (value(left), value(right))
    if case .date(let first) = first, case .date(let second) = second {
      return Truth(first.compare(comparison.words, second))
    }
    switch comparison {
    case .equal, .inPeriod: return Truth(same(first, second))
    case .notEqual: return Truth(!same(first, second))
    default:
      guard first != .null, second != .null else { return .no }
      let order = Value.order(first, second)
      switch comparison {
      case .less: return Truth(order < 0)
      case .lessOrEqual: return Truth(order <= 0)
      case .greater: return Truth(order > 0)
      default: return Truth(order >= 0)
      }
    }
  }

  private func comparedParts(
    _ comparison: Expression.Comparison,
    _ left: Expression,
    _ right: Expression
  ) throws -> Truth? {
    guard case .datePart(let part, let date) = left.node else { return nil }
    guard case .int(let number) = try value(right), case .date(let date) = try value(date) else {
      let areBothNull = try value(date) == .null && value(right) == .null
      let isOneNull = try value(date) == .null || value(right) == .null
      guard isOneNull else { return nil }
      return Truth(comparison == .equal ? areBothNull : comparison == .notEqual && !areBothNull)
    }
    return Truth(date.values(of: part).compare(comparison.words, number))
  }

  private func within(
    _ subject: Expression,
    _ from: Expression?,
    _ through: Expression?
  ) throws -> Truth {
    let (low, high) = (try from.map { try value($0) }, try through.map { try value($0) })
    if low == .null || high == .null { return .no }
    func lies(_ value: Value) -> Bool {
      value != .null && low.map { Value.order(value, $0) >= 0 } ?? true
        && high.map { Value.order(value, $0) <= 0 } ?? true
    }
    if case .datePart(let part, let date) = subject.node {
      return try daywise(part, date) { lies(.int($0)) }
    }
    return try Truth(lies(value(subject)))
  }

  /// A question about a part, asked for each day on its own.
  private func daywise(
    _ part: DatePart,
    _ date: Expression,
    _ test: (Int64) -> Bool
  ) throws -> Truth {
    guard case .date(let date) = try value(date) else { return .no }
    let values = date.values(of: part)
    guard let first = values.set == nil ? values.least : 0 as Int64?,
      values.set != nil || values.greatest - first < 10_000
    else { throw ReferenceProblem.unsupported("open years") }
    let all = (first...(values.set == nil ? values.greatest : 63)).filter { values.contains($0) }
    let answers = all.map(test)
    return answers.allSatisfy { $0 } ? .yes : answers.contains(true) ? .unclear : .no
  }

  private func same(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.int(let left), .number(let right)): Double(left) == right
    case (.number(let left), .int(let right)): left == Double(right)
    default: left == right
    }
  }

  private func textTest(
    _ test: Expression.TextTest,
    _ subject: Value,
    _ pattern: Value
  ) throws -> Truth {
    var patterns: [String] = []
    switch pattern {
    case .text(let text): patterns = [text]
    case .list(let items): patterns = items.compactMap(\.text)
    default: return .no
    }
    let subjects: [String]
    switch subject {
    case .text(let text): subjects = [text]
    case .list(let items): subjects = items.compactMap(\.text)
    default: return .no
    }
    func holds(_ pattern: String) -> Bool { subjects.contains { has(test, $0, pattern) } }
    return Truth(
      test.quantifier == .all ? patterns.allSatisfy(holds) : patterns.contains(where: holds)
    )
  }

  /// The texts of these tests hold letters and spaces alone, so that words are what spaces part.
  private func has(_ test: Expression.TextTest, _ text: String, _ pattern: String) -> Bool {
    let text = test.isExact ? text : Folding.folded(text)
    let pattern = test.isExact ? pattern : Folding.folded(pattern)
    switch test.kind {
    case .contains: return pattern.isEmpty || text.utf8.holds(pattern.utf8)
    case .startsWith: return Array(text.utf8).starts(with: Array(pattern.utf8))
    case .endsWith: return Array(text.utf8.reversed()).starts(with: Array(pattern.utf8.reversed()))
    case .has:
      let words = text.split(separator: " ").map(String.init)
      return words.contains { $0.utf8.elementsEqual(pattern.utf8) }
    case .named: return false
    }
  }

  // MARK: Lists

  private func item(of sequence: Value, at place: Value) -> Value {
    guard case .int(let place) = place else { return .null }
    var items: [Value] = []
    switch sequence {
    case .list(let list): items = list
    case .text(let text): items = text.unicodeScalars.map { .text(String($0)) }
    default: return .null
    }
    let offset = place > 0 ? Int(place) - 1 : place < 0 ? items.count + Int(place) : -1
    return items.indices ~= offset ? items[offset] : .null
  }

  private func elements(
    _ function: ElementFunction,
    _ list: Value,
    _ body: Expression
  ) throws -> Value {
    guard case .list(let items) = list else { return .null }
    var inner = self
    var result: [Value] = []
    for item in items {
      inner.element = item
      switch function {
      case .keep: if try inner.truth(body) == .yes { result.append(item) }
      case .map: result.append(try inner.value(body))
      case .any, .all:
        return try .bool(quantified(function, list, body, isDoubtful: false) == .yes)
      }
    }
    return .list(result)
  }

  private func quantified(
    _ function: ElementFunction,
    _ list: Value,
    _ body: Expression,
    isDoubtful: Bool
  ) throws -> Truth {
    guard case .list(let items) = list else { return .no }
    var inner = self
    var truth = Truth(function == .all)
    for item in items {
      inner.element = item
      var own = try inner.truth(body)
      if !isDoubtful, own == .unclear { own = .no }
      truth = function == .all ? .least(truth, own) : .most(truth, own)
    }
    return truth
  }
}

extension Value {
  init(_ constant: Constant) {
    switch constant {
    case .null: self = .null
    case .text(let text): self = .text(text)
    case .int(let int): self = .int(int)
    case .number(let number): self = .number(number)
    case .bool(let bool): self = .bool(bool)
    case .date(let date): self = .date(date)
    case .period(let period): self = .date(FuzzyDate(from: period.first, through: period.last))
    case .instant(let instant): self = .instant(instant)
    case .duration(let length): self = .duration(length)
    case .list(let items): self = .list(items.map { Value($0) })
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var double: Double? {
    switch self {
    case .int(let int): Double(int)
    case .number(let number): number
    default: nil
    }
  }

  /// The order of two values that are not null: negative, 0 or positive.
  static func order(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      let (first, second) = (Array(left.utf8), Array(right.utf8))
      return first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
    case (.int(let left), .int(let right)): return left < right ? -1 : left == right ? 0 : 1
    case (.bool(let left), .bool(let right)): return left == right ? 0 : right ? -1 : 1
    case (.date(let left), .date(let right)): return left < right ? -1 : left == right ? 0 : 1
    case (.duration(let left), .duration(let right)):
      return left.sortKey < right.sortKey ? -1 : left.sortKey == right.sortKey ? 0 : 1
    default:
      guard let first = left.double, let second = right.double else { return 0 }
      return first < second ? -1 : first == second ? 0 : 1
    }
  }
}

extension Expression.Comparison {
  var words: DateRelation {
    switch self {
    case .equal, .inPeriod: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

extension String.UTF8View {
  func holds(_ other: String.UTF8View) -> Bool {
    let (text, wanted) = (Array(self), Array(other))
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains {
      text[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
