/// The reference outside a session: `dq help`.
package enum Reference {
  /// The whole reference page.
  package static var markdown: String { ReferenceText.markdown() }

  /// Prints what there is to say about a name; nothing named: how to begin.
  package static func explain(_ name: String) -> Outcome {
    let session = Program().session(scriptName: "", folder: "", isPrompt: false)
    var printer = ReplyPrinter(ReplyPrinter.Style())
    var outcome = Outcome.success
    session.help(name) { reply in
      if case .failure = reply { outcome = .wrongUse }
      printer.print(reply)
    }
    return outcome
  }
}
