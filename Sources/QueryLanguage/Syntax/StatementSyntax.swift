/// A text of statements.
package struct ScriptSyntax: Sendable {
  package var statements: [StatementSyntax]

  /// A script of these statements.
  package init(_ statements: [StatementSyntax]) {
    self.statements = statements
  }
}

/// One statement as written.
package struct StatementSyntax: Sendable {
  package var kind: Kind
  package var span: SourceSpan

  /// The `##` lines directly above, joined by newlines; nil where there are none.
  package var documentation: String?

  /// A statement at this place.
  package init(_ kind: Kind, at span: SourceSpan, documentation: String? = nil) {
    self.kind = kind
    self.span = span
    self.documentation = documentation
  }

  /// The statements.
  package enum Kind: Sendable {
    case open(TextSyntax)
    case pipeline(PipelineSyntax)

    /// A pipeline without a source, `| stage …`: it goes on from the last result.
    case continuation([StageSyntax])
    case `let`(Name, LetValue)

    /// A verb of one's own: `def busy(n: int = 5) = | …`.
    case defineVerb(Name, [ParameterSyntax], [StageSyntax])

    /// A function of one's own: `def short(t: text) = …`.
    case defineFunction(Name, [ParameterSyntax], ExpressionSyntax)
    case param(ParameterSyntax)
    case use(TextSyntax)
    case alias(TextSyntax, [TextSyntax])
    case strict

    /// What could not be read; a diagnostic has said so.
    case error
  }

  /// What a `let` names.
  ///
  /// A name alone, also in brackets, is `value`: it is a table where the name is that of a table.
  package enum LetValue: Sendable {
    case table(PipelineSyntax)
    case value(ExpressionSyntax)
  }
}

/// A source and its stages.
package struct PipelineSyntax: Sendable {
  package var source: SourceSyntax
  package var stages: [StageSyntax]
  package var span: SourceSpan

  /// A pipeline at this place.
  package init(source: SourceSyntax, stages: [StageSyntax], at span: SourceSpan) {
    self.source = source
    self.stages = stages
    self.span = span
  }
}

/// Where rows come from, as written.
package struct SourceSyntax: Sendable {
  package var kind: Kind
  package var span: SourceSpan

  /// A source at this place.
  package init(_ kind: Kind, at span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The sources.
  package indirect enum Kind: Sendable {
    /// A collection or a `let`.
    case name(Name)

    /// `_`.
    case last

    /// `load "file" (zip: text, day: date "D.M.Y")`.
    case load(TextSyntax, [LoadColumn])

    /// `rows [{…}, …]`: the records, or whatever else stands in the brackets.
    case rows([ExpressionSyntax])

    /// `( pipeline )`.
    case pipeline(PipelineSyntax)

    /// What could not be read; a diagnostic has said so.
    case error
  }

  /// A column whose type a `load` gives.
  package struct LoadColumn: Sendable {
    package var name: Name
    package var type: TypeSyntax

    /// How dates are written: `"D.M.Y"`.
    package var format: TextSyntax?

    /// A column of this type.
    package init(name: Name, type: TypeSyntax, format: TextSyntax?) {
      self.name = name
      self.type = type
      self.format = format
    }
  }
}
