/// A text that has been read: its syntax as far as it could be understood, and what was wrong.
package struct ParsedScript: Sendable {
  package var source: SourceText
  package var syntax: ScriptSyntax

  /// Lexical and syntax errors and warnings, in the order of the text.
  package var diagnostics: [Diagnostic]

  /// Some of its statements, whose errors in syntax have been told.
  package func selecting(_ statements: Range<Int>) -> ParsedScript {
    var part = self
    part.syntax.statements = Array(syntax.statements[statements])
    part.diagnostics = []
    return part
  }

  /// What reading this text gave.
  package init(source: SourceText, syntax: ScriptSyntax, diagnostics: [Diagnostic]) {
    self.source = source
    self.syntax = syntax
    self.diagnostics = diagnostics
  }
}
