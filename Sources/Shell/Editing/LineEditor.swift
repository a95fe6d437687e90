internal import CEdit
internal import Glibc
internal import TextTools

/// Edits a text of one or more lines at a terminal, with history, completion and colours.
///
/// The only file that sees libedit. libedit calls back into this object through C functions, which
/// find it in its client data; everything happens on the thread that calls `read`.
final class LineEditor {
  /// How reading ended.
  enum Reading: Equatable {
    case text(String)
    case interrupted, end, terminated
  }

  private let line: OpaquePointer
  private let history: OpaquePointer
  private let prompt: UnsafeMutablePointer<CChar>
  private let promptWidth: Int
  private let isColoured: Bool
  private unowned let assistant: any LineAssistant
  private var keys: KeyReader
  private var ending = Reading.end
  private var suggestion: [Unicode.Scalar] = []
  private var suggestionWidth = 0
  private var composed: Unicode.Scalar?

  /// Keys that libedit's own commands are bound to, so that ours can hand over to them.
  private enum PrivateKey {
    static let accept = "\u{1B}[990~"
    static let olderEntry = "\u{1B}[991~"
    static let newerEntry = "\u{1B}[992~"
    static let lineUp = "\u{1B}[993~"
    static let lineDown = "\u{1B}[994~"
    static let compose = "[995~"
  }

  /// An editor at standard input and output, or nil where the terminal cannot be used.
  ///
  /// `signals` is the descriptor that becomes readable with a signal.
  init?(prompt: String, isColoured: Bool, signals: Int32, assistant: any LineAssistant) {
    Self.useUTF8()
    guard let line = cedit_init("dq"), let history = history_init() else { return nil }
    self.line = line
    self.history = history
    self.assistant = assistant
    self.isColoured = isColoured
    keys = KeyReader(signals: signals)
    promptWidth = DisplayWidth.of(prompt)
    self.prompt = strdup(isColoured ? Self.coloured(prompt) : prompt)
    cedit_set_owner(line, Unmanaged.passUnretained(self).toOpaque())
    cedit_set_prompt(line, { LineEditor.owner(of: $0).prompt }, 1)
    cedit_ignore_signals(line)
    cedit_history_size(history, 10_000)
    cedit_history_unique(history)
    cedit_set_history(line, history)
    cedit_set_emacs(line)
    addCommands()
    el_source(line, nil)
    bindKeys()
    cedit_set_reader(line) { line, scalar in LineEditor.owner(of: line).readScalar(into: scalar) }
  }

  deinit {
    el_end(line)
    history_end(history)
    free(prompt)
  }

  /// Makes an earlier text reachable with the up arrow.
  func remember(_ text: String) {
    cedit_history_add(history, text)
  }

  /// Reads one text, which begins with what is put there before.
  func read(beginningWith text: String = "") -> Reading {
    ending = .end
    if !text.isEmpty { keys.push("\u{1B}[200~\(text)\u{1B}[201~".unicodeScalars) }
    Self.write("\u{1B}[?2004h")
    defer { Self.write("\u{1B}[?2004l") }
    // libedit would show the prompt first and leave the terminal as it is until the first key.
    cedit_prepare(line, 1)
    var count: Int32 = 0
    guard let bytes = el_gets(line, &count), count > 0 else {
      el_reset(line)
      return ending
    }
    var text = String(cString: bytes)
    if text.hasSuffix("\n") { text.removeLast() }
    return .text(text)
  }

  private static func owner(of line: OpaquePointer?) -> LineEditor {
    Unmanaged<LineEditor>.fromOpaque(cedit_owner(line)).takeUnretainedValue()
  }

  /// libedit binds the bytes beyond ASCII by the locale that it finds when it starts.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if strcmp(nl_langinfo(Int32(CODESET)), "UTF-8") != 0 { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// libedit takes what stands between two bytes 1 for escape sequences.
  private static func coloured(_ prompt: String) -> String {
    guard let last = prompt.last else { return prompt }
    return "\u{1}\u{1B}[1;34m\u{1}\(prompt.dropLast())\u{1}\u{1B}[0m\u{1}\(last)"
  }

  private static func write(_ text: String) {
    var output = ByteTerminal()
    output.write(text)
  }
}

// MARK: - Commands and keys

extension LineEditor {
  private func addCommands() {
    cedit_add(line, "dq-complete") { line, _ in LineEditor.owner(of: line).complete() }
    cedit_add(line, "dq-accept") { line, _ in LineEditor.owner(of: line).accept() }
    cedit_add(line, "dq-newline") { line, _ in LineEditor.owner(of: line).insert("\n") }
    cedit_add(line, "dq-paste") { line, _ in LineEditor.owner(of: line).paste() }
    cedit_add(line, "dq-right") { line, _ in LineEditor.owner(of: line).moveRight() }
    cedit_add(line, "dq-up") { line, _ in LineEditor.owner(of: line).moveUp() }
    cedit_add(line, "dq-down") { line, _ in LineEditor.owner(of: line).moveDown() }
    cedit_add(line, "dq-backspace") { line, _ in LineEditor.owner(of: line).deleteBack() }
    cedit_add(line, "dq-compose") { line, _ in LineEditor.owner(of: line).compose() }
  }

  private func bindKeys() {
    let keys = [
      ("^I", "dq-complete"), ("^J", "dq-accept"), ("^M", "dq-accept"), ("\\e^M", "dq-newline"),
      ("\\e^J", "dq-newline"), ("^R", "em-inc-search-prev"), ("\\e[200~", "dq-paste"),
      ("^?", "dq-backspace"), ("^H", "dq-backspace"), ("\\e[3~", "ed-delete-next-char"),
      ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"), ("\\e[1~", "ed-move-to-beg"),
      ("\\e[4~", "ed-move-to-end"), ("^P", "dq-up"), ("^N", "dq-down"), ("^F", "dq-right"),
      (PrivateKey.accept, "ed-newline"), (PrivateKey.olderEntry, "ed-prev-history"),
      (PrivateKey.newerEntry, "ed-next-history"), (PrivateKey.lineUp, "ed-prev-line"),
      (PrivateKey.lineDown, "ed-next-line"), ("\\e" + PrivateKey.compose, "dq-compose"),
    ]
    for (key, command) in keys { cedit_bind(line, key, command) }
    for start in ["\\e[", "\\eO"] {
      cedit_bind(line, start + "A", "dq-up")
      cedit_bind(line, start + "B", "dq-down")
      cedit_bind(line, start + "C", "dq-right")
      cedit_bind(line, start + "H", "ed-move-to-beg")
      cedit_bind(line, start + "F", "ed-move-to-end")
    }
  }

  /// The text and the scalar at which the cursor stands.
  private var buffer: (text: [Unicode.Scalar], cursor: Int) {
    guard let info = el_wline(line)?.pointee else { return ([], 0) }
    let count = info.lastchar - info.buffer
    let text = (0..<count).map {
      Unicode.Scalar(UInt32(bitPattern: info.buffer[$0])) ?? "\u{FFFD}"
    }
    return (text, info.cursor - info.buffer)
  }

  private func accept() -> UInt8 {
    let (text, cursor) = buffer
    guard !assistant.isUnfinished(Self.string(text)) else {
      el_cursor(line, Int32(text.count - cursor))
      return insert("\n")
    }
    el_push(line, PrivateKey.accept)
    return UInt8(CC_NORM)
  }

  private func insert(_ text: String) -> UInt8 {
    el_insertstr(line, text) == 0 ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
  }

  private func moveUp() -> UInt8 {
    let (text, cursor) = buffer
    let isFirst = !text[..<cursor].contains("\n")
    el_push(line, isFirst ? PrivateKey.olderEntry : PrivateKey.lineUp)
    return UInt8(CC_NORM)
  }

  private func moveDown() -> UInt8 {
    let (text, cursor) = buffer
    let isLast = !text[cursor...].contains("\n")
    el_push(line, isLast ? PrivateKey.newerEntry : PrivateKey.lineDown)
    return UInt8(CC_NORM)
  }

  /// At the end of the text takes the suggestion over; else one cluster to the right.
  private func moveRight() -> UInt8 {
    let (text, cursor) = buffer
    guard cursor < text.count else {
      guard !suggestion.isEmpty else { return UInt8(CC_ERROR) }
      return insert(Self.string(suggestion))
    }
    let cluster = Self.string(text[cursor...]).first?.unicodeScalars.count ?? 1
    el_cursor(line, Int32(cluster))
    return UInt8(CC_CURSOR)
  }

  private func deleteBack() -> UInt8 {
    let (text, cursor) = buffer
    guard let last = Self.string(text[..<cursor]).last else { return UInt8(CC_ERROR) }
    el_deletestr(line, Int32(last.unicodeScalars.count))
    return UInt8(CC_REFRESH)
  }

  /// Reads what a terminal pastes between its brackets; line ends become newlines, tabs stay.
  private func paste() -> UInt8 {
    let end: [Unicode.Scalar] = ["\u{1B}", "[", "2", "0", "1", "~"]
    var pasted: [Unicode.Scalar] = []
    while case .scalar(let scalar) = keys.next() {
      if scalar == "\n", pasted.last == "\r" { continue }
      pasted.append(scalar)
      guard !pasted.ends(with: end) else {
        pasted.removeLast(end.count)
        break
      }
    }
    return insert(Self.string(pasted.map { $0 == "\r" ? "\n" : $0 }))
  }

  /// Replaces the letter before the cursor by its composition with the mark that was typed.
  private func compose() -> UInt8 {
    guard let scalar = composed else { return UInt8(CC_NORM) }
    composed = nil
    el_deletestr(line, 1)
    return insert(String(scalar))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

// MARK: - Completion

extension LineEditor {
  private func complete() -> UInt8 {
    let (text, cursor) = buffer
    let found = assistant.completions(of: Self.string(text[..<cursor]))
    guard let first = found.words.first else { return UInt8(CC_ERROR) }
    if found.words.count == 1 {
      el_deletestr(line, Int32(found.replaced))
      return insert(first.hasSuffix("(") ? first : first + " ")
    }
    let common = found.commonBeginning
    if common.count > found.replaced {
      el_deletestr(line, Int32(found.replaced))
      return insert(Self.string(common))
    }
    list(found.words, below: text, cursor)
    return UInt8(CC_NORM)
  }

  /// Shows words in columns below the text and draws the text anew.
  private func list(_ words: [String], below text: [Unicode.Scalar], _ cursor: Int) {
    let columns = TerminalSize.current.columns
    let layout = layout(text, columns)
    let shown = words.prefix(200)
    let width = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let perRow = max(1, columns / width)
    let rows = (shown.count + perRow - 1) / perRow
    let below = layout.lastRow - layout.places[cursor].row
    var output = below > 0 ? "\u{1B}[\(below)B\r\n" : "\r\n"
    for row in 0..<rows {
      for index in stride(from: row, to: shown.count, by: rows) {
        let padding = String(repeating: " ", count: width - DisplayWidth.of(shown[index]))
        output += index + rows < shown.count ? shown[index] + padding : shown[index]
      }
      output += "\r\n"
    }
    if shown.count < words.count { output += "… \(words.count - shown.count) more\r\n" }
    Self.write(output)
    cedit_refresh(line)
  }
}

// MARK: - Keys and painting

extension LineEditor {
  /// libedit calls this for each character, just after it has drawn the text.
  private func readScalar(into scalar: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      if keys.isIdle { paint() }
      let event = keys.next()
      wipeSuggestion()
      switch event {
      case .scalar(let read):
        scalar?.pointee = wchar_t(bitPattern: composition(with: read).value)
        return 1
      case .interrupted:
        abandon()
        ending = .interrupted
        errno = EINTR
        return -1
      case .resized: redrawAfterResize()
      case .continued: redrawAfterStop()
      case .terminated:
        ending = .terminated
        errno = EINTR
        return -1
      case .end: return 0
      case .failed: return -1
      }
    }
  }

  /// libedit draws a mark of its own badly, so a mark that composes with the letter before the cursor
  /// is turned into a key whose command replaces both.
  private func composition(with scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x300, scalar.properties.canonicalCombiningClass != .notReordered else {
      return scalar
    }
    let (text, cursor) = buffer
    guard cursor > 0 else { return scalar }
    let both = Composition.composed(Self.string([text[cursor - 1], scalar])).unicodeScalars
    guard both.count == 1 else { return scalar }
    composed = both.first
    keys.push(PrivateKey.compose.unicodeScalars)
    return "\u{1B}"
  }

  /// Leaves the text visible and goes below it.
  private func abandon() {
    let (text, cursor) = buffer
    let layout = layout(text, TerminalSize.current.columns)
    let below = layout.lastRow - layout.places[cursor].row
    let down = below > 0 ? "\u{1B}[\(below)B" : ""
    Self.write("\(down)\u{1B}[\(layout.end.column + 1)G^C\r\n")
  }

  private func redrawAfterResize() {
    let (text, cursor) = buffer
    let row = layout(text, TerminalSize.current.columns).places[cursor].row
    Self.write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
    el_resize(line)
    cedit_refresh(line)
  }

  private func redrawAfterStop() {
    cedit_prepare(line, 0)
    cedit_prepare(line, 1)
    Self.write("\r\u{1B}[?2004h")
    cedit_refresh(line)
  }

  private func layout(_ text: [Unicode.Scalar], _ columns: Int) -> ScreenLayout {
    ScreenLayout(of: text, after: promptWidth, columns: columns, width: Self.width)
  }

  /// libedit measures with `wcwidth`, so its layout has to.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
  }

  private func paint() {
    suggestion = []
    guard isColoured else { return }
    let size = TerminalSize.current
    let (text, cursor) = buffer
    let layout = layout(text, size.columns)
    // While searching the history libedit shows its own line below the text.
    guard !text.isEmpty, layout.lastRow < size.rows, !text.contains(["\n", "b", "c", "k", ":"])
    else { return }
    var overlay = Overlay(text, cursor: cursor, layout: layout)
    let typed = Self.string(text)
    overlay.paint(assistant.highlights(of: typed))
    if cursor == text.count, let more = assistant.suggestion(for: typed) {
      suggestion = Array(more.unicodeScalars)
      overlay.suggest(more, columns: size.columns, width: Self.width)
    }
    suggestionWidth = overlay.suggestionWidth
    Self.write(overlay.output)
  }

  private func wipeSuggestion() {
    guard suggestionWidth > 0 else { return }
    Self.write("\u{1B}7" + String(repeating: " ", count: suggestionWidth) + "\u{1B}8")
    suggestionWidth = 0
  }
}

extension Array<Unicode.Scalar> {
  fileprivate func ends(with other: [Unicode.Scalar]) -> Bool {
    count >= other.count && self[(count - other.count)...].elementsEqual(other)
  }
}
