internal import CSignals
internal import Formats
internal import Glibc

/// The prompt: reads texts, has the session answer them, and prints the replies.
final class InteractiveShell {
  private var session: Session
  private var printer: ReplyPrinter
  private let history: HistoryFile?
  private var entered: [String] = []
  private var editor: LineEditor?

  /// A text to begin the next line with.
  private var proposal: String?

  init(_ session: Session, printer: ReplyPrinter, history: HistoryFile?) {
    self.session = session
    self.printer = printer
    self.history = history
  }

  /// Runs until the user leaves.
  func run() -> Outcome {
    let signals = dq_signals_install()
    print("dq — help explains, Ctrl-D leaves")
    guard Self.canEdit, signals >= 0,
      let editor = LineEditor(
        prompt: "dq> ",
        isColoured: TerminalColour.isWanted(on: STDOUT_FILENO),
        signals: signals,
        assistant: self
      )
    else { return runWithoutEditor() }
    self.editor = editor
    entered = history?.texts() ?? []
    for text in entered { editor.remember(text) }
    while true {
      switch editor.read(beginningWith: proposal ?? "") {
      case .text(let text):
        proposal = nil
        guard !text.allSatisfy(\.isWhitespace) else { continue }
        remember(text, in: editor)
        if answer(text) { return .success }
      case .interrupted: proposal = nil
      case .end: return leave()
      case .terminated: return .success
      }
    }
  }

  /// Whether libedit can draw here.
  private static var canEdit: Bool {
    guard isatty(STDIN_FILENO) != 0, isatty(STDOUT_FILENO) != 0, let name = getenv("TERM") else {
      return false
    }
    return strcmp(name, "dumb") != 0
  }

  private func leave() -> Outcome {
    print("")
    return .success
  }

  /// On a terminal that cannot move its cursor each line is a text of its own; what is unfinished
  /// goes on after `...>`.
  private func runWithoutEditor() -> Outcome {
    var text = ""
    while true {
      writePrompt(text.isEmpty ? "dq> " : "...> ")
      guard let line = readLine(strippingNewline: true) else { return leave() }
      if dq_take_interrupt() != 0 {
        text = ""
        continue
      }
      text += text.isEmpty ? line : "\n" + line
      if isUnfinished(text), !line.isEmpty { continue }
      defer { text = "" }
      if !text.allSatisfy(\.isWhitespace), answer(text) { return .success }
    }
  }

  private func writePrompt(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
  }

  private func remember(_ text: String, in editor: LineEditor) {
    editor.remember(text)
    entered.append(text)
    // A leading blank keeps a text out of the history.
    guard text.first?.isWhitespace == false else { return }
    history?.append(text, milliseconds: Clock.milliseconds)
  }

  /// Answers a text and says whether the user wants to leave.
  private func answer(_ text: String) -> Bool {
    _ = dq_take_interrupt()
    var isOver = false
    _ = session.answer(text) { reply in
      switch reply {
      case .goodbye: isOver = true
      case .proposal(let line): proposal = line
      default: printer.print(reply)
      }
    }
    fflush(nil)
    return isOver
  }
}

extension InteractiveShell: LineAssistant {
  func isUnfinished(_ text: String) -> Bool {
    Command.reading(text) == nil && session.isUnfinished(text)
  }

  func completions(of text: String) -> Completions {
    Completer(session).completions(of: text)
  }

  func highlights(of text: String) -> [Highlight] {
    Command.reading(text) == nil ? Highlighter.highlights(of: text) : []
  }

  func suggestion(for text: String) -> String? {
    guard text.count > 2,
      let entry = entered.last(where: { $0.count > text.count && $0.hasPrefix(text) })
    else { return nil }
    return String(entry.dropFirst(text.count))
  }
}

/// The time of day.
package enum Clock {
  /// Milliseconds since 1970.
  static var milliseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }
}
