package import Chronology
package import Columns

/// A typed expression over the columns of a stage's input.
package struct Expression: Sendable {
  package var node: Node
  package var type: ValueType

  /// A comparison of date values or of their parts, or something built of it: it has a sure and a
  /// possible side, and only conditions may hold it.
  package var isDoubtful: Bool

  /// Whether it can be null; sound: false means never.
  package var isNullable: Bool

  /// Its place in the text, for errors at run time and for explanations.
  package var span: SourceSpan

  /// An expression of this type.
  package init(
    _ node: Node,
    _ type: ValueType,
    isDoubtful: Bool = false,
    isNullable: Bool = true,
    span: SourceSpan
  ) {
    self.node = node
    self.type = type
    self.isDoubtful = isDoubtful
    self.isNullable = isNullable
    self.span = span
  }

  /// What an expression is made of.
  package indirect enum Node: Sendable {
    case column(Int)
    case constant(Constant)

    /// `it` in `any`, `all`, `keep` and `map`.
    case element
    case negate(Expression)
    case arithmetic(Arithmetic, Expression, Expression)

    /// Both sides have one type, or are int and number. A date against a set of days has the period
    /// as a constant on the right. A part of a date counts as compared where it is a direct side.
    case compare(Comparison, Expression, Expression)

    /// `x in a..b` of values that are no dates (those are `compare` joined by `and`); either end may be
    /// missing. Of a part of a date it is judged on one day.
    case within(Expression, from: Expression?, through: Expression?)

    /// `x in [p, q]` of values that are no dates (those are `compare` joined by `or`).
    case member(Expression, of: [Expression])

    /// `x in list`: exactly this element.
    case isElement(Expression, of: Expression)

    /// `has contains starts with ends with named`, on a text or on any element of a list.
    case textTest(TextTest, Expression, Expression)
    case matches(Expression, Pattern)
    case isNull(Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)

    /// `a ?? b`.
    case coalesce(Expression, Expression)

    /// `record.name`; on a list of records the list of that part.
    case part(Expression, String)

    /// A part of a date: `d.year`. Null where the possible days differ.
    case datePart(DatePart, Expression)

    /// `relation.column`: the values of the related rows, as a list.
    case related(Expression, collection: String, column: String)

    /// `list[1]`, `text[1]`.
    case index(Expression, Expression)
    case list([Expression])
    case record([(name: String, value: Expression)])
    case call(Function, [Expression])

    /// `any all keep map` of a list with an expression over `element`. `d in list` of a date is `any`,
    /// doubtful as a whole; written as `any(…)` it is plain: what is sure counts.
    case elements(ElementFunction, Expression, Expression)

    /// `maybe(E)`, `unclear(E)`, `certain(E)`.
    case certainty(Certainty, Expression)

    /// Over the rows of the group, in `derive` of the table or of the group of `within`. Where the
    /// first argument is a list, over the elements of all rows. A bare `count` has no argument.
    case aggregate(Aggregate, [Expression])

    /// `sum(list)`, `max(list)` of one row's list: the first argument is the list.
    case listAggregate(Aggregate, [Expression])

    /// Over the rows in their order. `rank` has the keys of the sort as arguments: rows with equal
    /// keys tie.
    case window(WindowFunction, [Expression])

    /// `calls.date`: the column of a table as one list, whatever the row.
    case tableColumn(Plan, Int)
  }

  /// `+ - * / %`; the types of the operands choose between numbers and dates.
  package enum Arithmetic: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
  }

  /// The comparisons; with dates, `inPeriod` has a period constant on the right.
  package enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case inPeriod = "in"
  }

  /// A test of texts.
  ///
  /// The right side is a text, or with `any`/`all` a list of texts.
  package struct TextTest: Sendable {
    package var kind: TextOperator

    /// `exact`: no folding.
    package var isExact: Bool

    /// `any […]`, `all […]`, or nil for one text.
    package var quantifier: TextOperator.Quantifier?

    /// A test of this kind.
    package init(kind: TextOperator, isExact: Bool, quantifier: TextOperator.Quantifier?) {
      self.kind = kind
      self.isExact = isExact
      self.quantifier = quantifier
    }
  }

  /// A regular expression as written; the checker has compiled it once to find its errors.
  package struct Pattern: Hashable, Sendable {
    package var text: String

    /// `i`, `m`, `s`.
    package var flags: String

    /// A pattern with these flags.
    package init(text: String, flags: String) {
      self.text = text
      self.flags = flags
    }
  }

  /// What of a doubtful condition counts.
  package enum Certainty: String, CaseIterable, Sendable {
    case maybe, unclear, certain
  }
}

/// A value known before any row is read.
package indirect enum Constant: Hashable, Sendable {
  case null
  case text(String)
  case int(Int64)
  case number(Double)
  case bool(Bool)

  /// A date value: something a column could hold.
  case date(FuzzyDate)

  /// A set of days: what a literal date or `a..b` means in a comparison.
  case period(Period)
  case instant(Instant)
  case duration(CalendarDuration)
  case list([Constant])
}
