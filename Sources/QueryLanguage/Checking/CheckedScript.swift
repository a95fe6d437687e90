/// A text after its check: what to run, in order, and everything that is wrong with it.
package struct CheckedScript: Sendable {
  /// The statements in order; those with an error are left out.
  package var statements: [CheckedStatement] = []

  /// Errors and warnings of the whole text, in its order; with an error nothing may run.
  package var diagnostics: [Diagnostic] = []

  /// What can be checked only when the statements before it have run, as it loads a file that one of
  /// them saves.
  package var rest: Rest?

  /// The end of a script.
  package struct Rest: Sendable {
    /// Places of its statements among those of the script.
    package var statements: Range<Int>

    /// Where it begins in the text.
    package var start: Int

    /// The names that are known before it.
    package var scope: Scope
  }

  /// Whether nothing stands against running it.
  package var canRun: Bool {
    !diagnostics.contains { !$0.isWarning }
  }

  /// Whether nothing is wrong but that params have no value.
  package var lacksOnlyParameters: Bool {
    diagnostics.allSatisfy { $0.isWarning || $0.code == CheckCode.missingParam.rawValue }
  }

  /// What is to be told before anything runs: warnings of the rest are told when it is checked again.
  package var toldNow: [Diagnostic] {
    guard let start = rest?.start else { return diagnostics }
    return diagnostics.filter { !$0.isWarning || $0.span.start < start }
  }

  /// Whether nothing but files that cannot be read stands against it: an error of data, not of use.
  package var lacksOnlyFiles: Bool {
    let errors = diagnostics.filter { !$0.isWarning }
    return !errors.isEmpty
      && errors.allSatisfy { $0.code == CheckCode.unreadableFile.rawValue }
  }
}

/// One statement, ready to run.
package struct CheckedStatement: Sendable {
  package var action: Action
  package var span: SourceSpan

  /// Whether `strict` stands before it: counted remarks are errors.
  package var isStrict: Bool

  /// What a statement does when it runs.
  package enum Action: Sendable {
    /// Runs the plan and shows its table.
    case show(Plan)

    /// Runs the plan for its effect: it ends in `assert` or `save`.
    case perform(Plan)

    /// Shows the plan in words; with `run` also runs it and says what went through each stage.
    case explain(Plan, run: Bool)

    /// `open "clippings"`: relative to the script.
    case open(path: String)

    /// `alias "Kyiv" = "Kiev", …`: spellings for `named` from here on.
    case alias(name: String, spellings: [String])

    /// A let, def, param, use or strict: its effect stands in the scope already.
    case define(names: [String])
  }
}
