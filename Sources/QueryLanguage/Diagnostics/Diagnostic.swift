/// Something to tell about a text: one primary span, what was found, and a line that works.
package struct Diagnostic: Sendable {
  /// A stable code: E0 lexical, E1 syntax, E2 names and types, E3 at run time, W warnings.
  package var code: String

  /// One plain sentence in the user's words, lower case, without a full stop.
  package var message: String

  /// The culprit.
  package var span: SourceSpan

  /// What stands under the caret, when more is to be said.
  package var label: String?

  /// Other places, with what is to be said there.
  package var notes: [(span: SourceSpan, label: String)] = []

  /// Lines that can be run as they stand, each with an optional remark.
  package var help: [Help] = []

  /// A diagnostic at this span.
  package init(
    _ code: String,
    _ message: String,
    at span: SourceSpan,
    label: String? = nil,
    help: [Help] = []
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.help = help
  }

  /// Whether it is a warning, which does not stop a run.
  package var isWarning: Bool {
    code.hasPrefix("W")
  }

  /// One way out.
  package struct Help: Sendable {
    /// dq text that works when pasted, or a plain sentence where no text can be given.
    package var line: String

    /// Whether it is a sentence to know, and no text to run.
    package private(set) var isNote = false

    /// What the line does, shown after `#`.
    package var remark: String?

    /// The bytes to replace and the text to put there, when the fix is mechanical (`:fix`).
    package var edit: (span: SourceSpan, text: String)?

    /// A way out.
    package init(_ line: String, remark: String? = nil, edit: (SourceSpan, String)? = nil) {
      self.line = line
      self.remark = remark
      self.edit = edit
    }

    /// What there is to know where no text can be given.
    package init(note: String) {
      line = note
      isNote = true
    }
  }
}
