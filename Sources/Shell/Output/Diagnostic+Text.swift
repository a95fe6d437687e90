internal import QueryLanguage

extension Diagnostic {
  /// For people.
  func rendered(in source: SourceText, isColoured: Bool = false) -> String {
    DiagnosticRenderer(isColoured: isColoured).render(self, of: source)
  }
}
