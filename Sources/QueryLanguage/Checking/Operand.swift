internal import Chronology
internal import Columns

/// A judged expression, with what only the check needs to know of it.
struct Operand: Sendable {
  var expression: Expression

  /// An error in it has been reported: whoever meets it stays silent.
  var isBroken = false

  /// Whether it reads a row, so that a date in it is a value and not a period.
  var readsRows = false

  /// The number, where it is a four-digit literal: a year where a date is wanted.
  var year: Int64?

  /// The ends of `a..b`, which is no value.
  var range: Range?

  /// The elements of a list literal, so that each can be compared on its own.
  var elements: [Operand]?

  /// A regular expression, which is no value either.
  var pattern: Expression.Pattern?

  /// The column that is its only argument, where it is a call.
  var argumentName: String?

  /// The name that a column gets that holds it: `n`, `sum_n`; nil where `name =` is needed.
  var name: String?

  /// The ends of a range; at least one is there.
  struct Range: Sendable {
    var from: Bound?
    var through: Bound?
  }

  /// An end of a range; boxed, since an operand holds it.
  final class Bound: Sendable {
    let operand: Operand

    init(_ operand: Operand) {
      self.operand = operand
    }
  }

  init(_ expression: Expression, readsRows: Bool = false) {
    self.expression = expression
    self.readsRows = readsRows
  }

  /// What stands for an expression with an error.
  static func broken(at span: SourceSpan) -> Operand {
    var operand = Operand(Expression(.constant(.null), .null, span: span))
    operand.isBroken = true
    return operand
  }

  /// A value known now.
  static func constant(_ value: Constant, _ type: ValueType, at span: SourceSpan) -> Operand {
    Operand(
      Expression(.constant(value), type, isNullable: value == .null, span: span)
    )
  }

  var type: ValueType { expression.type }
  var span: SourceSpan { expression.span }
  var isNullable: Bool { expression.isNullable }
  var isDoubtful: Bool { expression.isDoubtful }

  /// The value, where it is known now.
  var constant: Constant? {
    if case .constant(let value) = expression.node { value } else { nil }
  }

  /// Whether it is null in every row: the literal, or a column without a value.
  var isNull: Bool {
    constant == .null || type == .null
  }

  /// The days that a constant date or period stands for; nil of a pattern and of all else.
  var period: Period? {
    switch constant {
    case .period(let period): period
    case .date(let date) where !date.isPattern: Period(first: date.earliest, last: date.latest)
    default: nil
    }
  }

  /// Whether it is written as a range or a relative period, which no column can hold.
  var isRange: Bool {
    if case .period = constant { return true }
    return range != nil
  }

  /// Whether it is a part of a date that stands for itself, not in arithmetic.
  var isDatePart: Bool {
    if case .datePart = expression.node { true } else { false }
  }
}

extension ValueType {
  /// With its article, for sentences.
  var phrase: String {
    switch self {
    case .int, .instant, .list(.null): "an \(words)"
    case .null: words
    case .text, .number, .bool, .date, .duration, .list, .record, .relation: "a \(words)"
    }
  }

  /// Whether values of it have an order: neither lists nor records.
  var isOrdered: Bool {
    switch self {
    case .list, .record, .relation: false
    case .text, .int, .number, .bool, .date, .instant, .duration, .null: true
    }
  }

  /// Whether it is int or number.
  var isNumeric: Bool {
    self == .int || self == .number
  }

  /// The type of the elements, where it is a list; a relation has the ids.
  var element: ValueType? {
    switch self {
    case .list(let element): element
    case .relation: .text
    default: nil
    }
  }

  /// The type that holds values of both: int and number meet in number, null and `[]` fit all,
  /// records may have different parts.
  func common(with other: ValueType) -> ValueType? {
    switch (self, other) {
    case _ where self == other: self
    case (.null, let type), (let type, .null): type
    case (.int, .number), (.number, .int): .number
    case (.list(let left), .list(let right)): left.common(with: right).map { .list($0) }
    case (.record(let own), .record(let others)): .record(own, and: others)
    case (.relation, .list(.null)): self
    case (.list(.null), .relation): other
    default: nil
    }
  }

  /// Records with the parts of both; those that one of them lacks can be null.
  private static func record(_ own: [Field], and others: [Field]) -> ValueType? {
    var fields = own
    for field in others {
      guard let place = fields.firstIndex(where: { $0.name == field.name }) else {
        fields.append(Field(field.name, field.type))
        continue
      }
      guard let type = fields[place].type.common(with: field.type) else { return nil }
      let isNullable = fields[place].isNullable || field.isNullable
      fields[place] = Field(field.name, type, isNullable: isNullable)
    }
    for place in fields.indices where !others.contains(where: { $0.name == fields[place].name }) {
      fields[place].isNullable = true
    }
    return .record(fields)
  }
}

extension Operand {
  /// The place of the column that it is, where it is nothing more.
  var column: Int? {
    if case .column(let index) = expression.node { index } else { nil }
  }
}
