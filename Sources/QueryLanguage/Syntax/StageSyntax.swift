/// One stage as written: a verb with all that belongs to it.
package struct StageSyntax: Sendable {
  package var kind: Kind

  /// From the verb to the end of the stage, without the pipe before it.
  package var span: SourceSpan

  /// The verb's word or words.
  package var verb: SourceSpan

  /// A stage at this place.
  package init(_ kind: Kind, at span: SourceSpan, verb: SourceSpan) {
    self.kind = kind
    self.span = span
    self.verb = verb
  }

  /// The verbs, in the order of the reference.
  package indirect enum Kind: Sendable {
    case filter(ExpressionSyntax)
    case exclude(ExpressionSyntax)

    /// The query is a text literal or the name of a param or let.
    case search(ExpressionSyntax, isRanked: Bool)

    /// Every assignment has a name.
    case derive([AssignmentSyntax])
    case select([SelectItem])
    case drop([Name])
    case rename([(new: Name, old: Name)])
    case sort([SortKeySyntax])
    case take(Take)
    case top(ExpressionSyntax, by: [ExpressionSyntax], withTies: Bool)

    /// Without `with`, the aggregates are nil.
    case group([GroupKeySyntax], with: [AssignmentSyntax]?)
    case summarize([AssignmentSyntax])
    case count

    /// Without `by`, the keys are empty.
    case distinct([ExpressionSyntax])
    case explode(Name, as: Name?)
    case pairs(Name, as: Name, and: Name)
    case join(JoinSyntax)
    case union(SourceSyntax)
    case pivot(Name, in: [ExpressionSyntax]?, with: [AssignmentSyntax]?)
    case unpivot([Name], name: Name, value: Name)
    case within([Name], [StageSyntax])
    case sample(ExpressionSyntax, seed: ExpressionSyntax?)
    case describe
    case chart(Name, columns: [Name])
    case evidence
    case assert(Assertion, message: TextSyntax?)
    case save(SaveSyntax)
    case explain(isRun: Bool)

    /// A verb of one's own: `| busy 3, 4`.
    case call(Name, [ExpressionSyntax])

    /// What could not be read; a diagnostic has said so. What follows cannot know its columns.
    case error
  }

  /// An item of `select`.
  package enum SelectItem: Sendable {
    case column(AssignmentSyntax)

    /// `*`.
    case rest(SourceSpan)
  }

  /// `take 20`, `take 11..20`, `take 21..`.
  package enum Take: Sendable {
    case count(ExpressionSyntax)
    case range(from: ExpressionSyntax, through: ExpressionSyntax?)
  }

  /// What `assert` wants.
  package enum Assertion: Sendable {
    case each(ExpressionSyntax)

    /// A condition on the whole table: `count > 0`.
    case table(ExpressionSyntax)
    case same(as: SourceSyntax)
  }
}

/// `name = E`, or `E` where the name follows from it.
package struct AssignmentSyntax: Sendable {
  package var name: Name?
  package var value: ExpressionSyntax

  /// A value under this name.
  package init(name: Name?, value: ExpressionSyntax) {
    self.name = name
    self.value = value
  }

  /// Its place.
  package var span: SourceSpan {
    SourceSpan(name?.span.start ?? value.span.start, value.span.end)
  }
}

/// `E [asc or desc] [nulls first]`.
package struct SortKeySyntax: Sendable {
  package var value: ExpressionSyntax
  package var isDescending: Bool
  package var nullsFirst: Bool

  /// A key in this direction.
  package init(_ value: ExpressionSyntax, isDescending: Bool = false, nullsFirst: Bool = false) {
    self.value = value
    self.isDescending = isDescending
    self.nullsFirst = nullsFirst
  }
}

/// `[name =] E [per UNIT] [fill [PERIOD]]`, or `[name =] each LIST`.
package struct GroupKeySyntax: Sendable {
  package var name: Name?
  package var isEach: Bool
  package var value: ExpressionSyntax
  package var bucket: Bucket?
  package var fill: Fill?
  package var span: SourceSpan

  /// A key over this value.
  package init(
    name: Name?,
    isEach: Bool,
    value: ExpressionSyntax,
    bucket: Bucket? = nil,
    fill: Fill? = nil,
    at span: SourceSpan
  ) {
    self.name = name
    self.isEach = isEach
    self.value = value
    self.bucket = bucket
    self.fill = fill
    self.span = span
  }

  /// What `per` says.
  package enum Bucket: Sendable {
    /// `per month`; the parser has checked that it is a unit.
    case unit(Name)

    /// `per 10d from D`.
    case every(ExpressionSyntax, from: ExpressionSyntax)
  }

  /// `fill`, or `fill 2025`.
  package struct Fill: Sendable {
    package var period: ExpressionSyntax?
    package var span: SourceSpan

    /// A fill over this period, or between the first and last bucket.
    package init(period: ExpressionSyntax?, at span: SourceSpan) {
      self.period = period
      self.span = span
    }
  }
}

/// `[left or semi or anti] join T [as n] on K`.
package struct JoinSyntax: Sendable {
  package var kind: Kind
  package var source: SourceSyntax
  package var alias: Name?

  /// Pairs of columns; where one name stands for both, both are that name.
  package var keys: [Key]

  /// A join with this source.
  package init(kind: Kind, source: SourceSyntax, alias: Name?, keys: [Key]) {
    self.kind = kind
    self.source = source
    self.alias = alias
    self.keys = keys
  }

  /// The joins.
  package enum Kind: String, CaseIterable, Sendable {
    case inner, left, semi, anti
  }

  /// A column of each side.
  package struct Key: Sendable {
    package var left: Name
    package var right: Name

    /// Whether it is written as one name, so that the column stands once in the result.
    package var isShared: Bool

    /// A pair of columns.
    package init(left: Name, right: Name, isShared: Bool) {
      self.left = left
      self.right = right
      self.isShared = isShared
    }
  }
}

/// `save "x.csv" [as fmt] [new] [raw]`.
package struct SaveSyntax: Sendable {
  package var path: TextSyntax
  package var format: Name?
  package var isNew: Bool
  package var isRaw: Bool

  /// A file to write.
  package init(path: TextSyntax, format: Name?, isNew: Bool, isRaw: Bool) {
    self.path = path
    self.format = format
    self.isNew = isNew
    self.isRaw = isRaw
  }
}
