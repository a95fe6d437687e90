package import Chronology

/// An expression as written.
package struct ExpressionSyntax: Sendable {
  package var kind: Kind
  package var span: SourceSpan

  /// An expression at this place.
  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// What an expression is made of.
  package indirect enum Kind: Sendable {
    case literal(Literal)

    /// A column, `let`, `param`, `it`, `today` or `yesterday`: the checker knows which.
    case name(Name)

    /// `_`, the last result.
    case last

    /// `last 7d`, `next 7d`, `last month`, `this year`.
    case relativePeriod(RelativePeriod)
    case list([ExpressionSyntax])
    case record([(name: Name, value: ExpressionSyntax)])

    /// `f(x)`. `count` alone is a name.
    case call(Name, [ExpressionSyntax])

    /// `a.b`.
    case member(ExpressionSyntax, Name)

    /// `a[1]`.
    case index(ExpressionSyntax, ExpressionSyntax)
    case negate(ExpressionSyntax)

    /// `+ - * / %` and `??`.
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax, operator: SourceSpan)

    /// `a..b`, `a..`, `..b`.
    case range(ExpressionSyntax?, ExpressionSyntax?)

    /// `== != < <= > >=`, `in`, and `not in`.
    case compare(Comparison, ExpressionSyntax, ExpressionSyntax, operator: SourceSpan)

    /// `has contains starts with ends with named`, and each after `not`.
    case textTest(TextTest, ExpressionSyntax, ExpressionSyntax, operator: SourceSpan)

    /// `matches /…/`, `not matches /…/`; the right side is a regex literal unless it is wrong.
    case matches(ExpressionSyntax, ExpressionSyntax, isNegated: Bool, operator: SourceSpan)

    /// `is null`, `is not null`.
    case isNull(ExpressionSyntax, isNegated: Bool)
    case not(ExpressionSyntax)
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case parenthesised(ExpressionSyntax)

    /// What could not be read; a diagnostic has said so, and whoever meets it stays silent.
    case error
  }

  /// A value as written.
  package enum Literal: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case number(Double)
    case text(TextSyntax)
    case regex(RegexSyntax)

    /// `2025-02-15`, `2025-02~`, `2025-Q1`, `2025-W07`, `2016~`.
    case date(FuzzyDate)

    /// `2025-02-15T10:30Z`.
    case instant(Instant)

    /// `7d`, `3mo`.
    case duration(CalendarDuration)
  }

  /// `last 7d` or `this month`.
  package struct RelativePeriod: Sendable {
    package var direction: Direction
    package var extent: Extent

    /// A period around today.
    package init(direction: Direction, extent: Extent) {
      self.direction = direction
      self.extent = extent
    }

    /// On which side of today.
    package enum Direction: String, CaseIterable, Sendable {
      case last, this, next
    }

    /// How long.
    package enum Extent: Sendable {
      case duration(CalendarDuration)

      /// `day week month quarter year decade`.
      case unit(Name)
    }
  }

  /// The arithmetic and `??`.
  package enum BinaryOperator: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case coalesce = "??"
  }

  /// The comparisons.
  package enum Comparison: String, CaseIterable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
  }

  /// A test of texts or lists with a word.
  package struct TextTest: Hashable, Sendable {
    package var kind: TextOperator

    /// `not has`.
    package var isNegated: Bool

    /// `has exact`.
    package var isExact: Bool

    /// `has any […]`, `has all […]`.
    package var quantifier: TextOperator.Quantifier?

    /// A test of this kind.
    package init(
      _ kind: TextOperator,
      isNegated: Bool = false,
      isExact: Bool = false,
      quantifier: TextOperator.Quantifier? = nil
    ) {
      self.kind = kind
      self.isNegated = isNegated
      self.isExact = isExact
      self.quantifier = quantifier
    }
  }
}

/// `/…/ims`.
package struct RegexSyntax: Hashable, Sendable {
  /// As written between the slashes, so that byte i of it is byte `span.start + 1 + i` of the text.
  package var pattern: String
  package var flags: String
  package var span: SourceSpan

  /// A regex at this place.
  package init(pattern: String, flags: String, at span: SourceSpan) {
    self.pattern = pattern
    self.flags = flags
    self.span = span
  }
}
