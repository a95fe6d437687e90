/// A name as written in a text, without its backticks.
package struct Name: Hashable, Sendable {
  package var text: String
  package var span: SourceSpan

  /// Whether it stands in backticks, so that it is a name wherever a word of the grammar could be
  /// meant.
  package var isQuoted: Bool

  /// A name at this place.
  package init(_ text: String, at span: SourceSpan, isQuoted: Bool = false) {
    self.text = text
    self.span = span
    self.isQuoted = isQuoted
  }

  /// What stands where a name is missing; a diagnostic has said so.
  package static func missing(at span: SourceSpan) -> Name {
    Name("", at: span)
  }

  /// Whether it stands where a name is missing.
  package var isMissing: Bool { text.isEmpty }
}

/// A text literal with its escapes resolved.
package struct TextSyntax: Hashable, Sendable {
  package var value: String
  package var span: SourceSpan

  /// Whether it is written `'…'`, without escapes.
  package var isRaw: Bool

  /// A text at this place.
  package init(_ value: String, at span: SourceSpan, isRaw: Bool = false) {
    self.value = value
    self.span = span
    self.isRaw = isRaw
  }
}

/// A type as written: `text`, `list of int`.
package indirect enum TypeSyntax: Sendable {
  case named(Name)
  case list(of: TypeSyntax, span: SourceSpan)

  /// Its place.
  package var span: SourceSpan {
    switch self {
    case .named(let name): name.span
    case .list(_, let span): span
    }
  }
}

/// A parameter of a `def`, or what `param` declares.
package struct ParameterSyntax: Sendable {
  package var name: Name

  /// Nil where it is missing; a diagnostic has said so.
  package var type: TypeSyntax?
  package var fallback: ExpressionSyntax?

  /// What `help` and the usage line say of it.
  package var description: TextSyntax?

  /// A parameter of this name.
  package init(
    name: Name,
    type: TypeSyntax?,
    fallback: ExpressionSyntax? = nil,
    description: TextSyntax? = nil
  ) {
    self.name = name
    self.type = type
    self.fallback = fallback
    self.description = description
  }
}
