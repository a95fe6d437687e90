internal import Formats
internal import QueryLanguage
internal import Store

/// `dq fmt`.
package enum ScriptFormatting {
  /// Rewrites a script in its canonical form; with `fixes` its safe fixes are taken first.
  ///
  /// With `isCheck` nothing is written, and a script that would change is a failure.
  package static func format(_ path: String, fixes: Bool, isCheck: Bool) -> Outcome {
    guard let text = Program.text(of: path) else { return .failedData }
    var source = SourceText(name: path, text: text)
    if fixes { source = Formatter.fixed(source) }
    let parsed = Parser.parse(source)
    guard let formatted = Formatter.format(parsed) else {
      var printer = ReplyPrinter(ReplyPrinter.Style())
      printer.print(.diagnostics(parsed.diagnostics, source))
      return .wrongUse
    }
    guard formatted != text else { return .success }
    guard !isCheck else {
      ReplyPrinter.note("\(path): not in canonical form; dq fmt writes it")
      return .failedAssertion
    }
    do throws(FileBytes.Failure) {
      try FileBytes.write(to: path, isNew: false) { $0.write(formatted) }
      return .success
    } catch {
      ReplyPrinter.note("error: \(error.path): \(error.reason)")
      return .failedData
    }
  }
}
