import Glibc
import Testing

/// The real program at a terminal.
///
/// Few, and all wait for text, never for time.
@Suite struct PromptTests {
  private static let program = folder(of: CommandLine.arguments[0]) + "/dq"

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// A folder of its own for the history, removed at the end.
  private func withState(_ body: (String) throws -> Void) rethrows {
    var template = Array("/tmp/dq-shell-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      unlink(path + "/dq/history")
      rmdir(path + "/dq")
      rmdir(path)
    }
    try body(path)
  }

  private func open(_ state: String, terminal: String = "xterm-256color") throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(
      running: [Self.program],
      environment: [
        "TERM=\(terminal)", "LANG=C.UTF-8", "XDG_STATE_HOME=\(state)", "HOME=\(state)",
        "NO_COLOR=1",
        "EDITRC=/dev/null",
      ]
    )
    try terminal.expect("dq> ")
    return terminal
  }

  private static let rows = "rows [{w: \"a\", n: 1}, {w: \"b\", n: 2}]"

  @Test func `letters of many scripts are typed, deleted and kept whole`() throws {
    try withState { state in
      var terminal = try open(state)
      terminal.type(
        "rows [{x: \"árvíz \u{65}\u{301}t tiếng Việt 新闻报\u{7F}\u{7F}闻xe\u{301}\u{7F}\"}]\r"
      )
      try terminal.expect("árvíz ét tiếng Việt 新闻x\r\n")
      try terminal.expect("dq> ")
    }
  }

  @Test func `Enter goes on with an unfinished text, and a pipe with the last result`() throws {
    try withState { state in
      var terminal = try open(state)
      terminal.type(Self.rows + " |\r")
      terminal.type("filter n > 1\r")
      try terminal.expect("b  2\r\n")
      try terminal.expect("dq> ")
      terminal.type("| derive m = n * 21\r")
      try terminal.expect("b  2  42\r\n")
    }
  }

  @Test func `the history outlives the session, several lines as one, for its owner alone`() throws
  {
    try withState { state in
      var first = try open(state)
      first.type(Self.rows + " |\rcount\r")
      try first.expect("    2\r\n")
      try first.expect("dq> ")
      first.type("\u{4}")
      #expect(first.status() == 0)
      var info = stat()
      #expect(stat(state + "/dq/history", &info) == 0 && info.st_mode & 0o777 == 0o600)
      var second = try open(state)
      second.type("\u{1B}[A")
      try second.expect("count")
      second.type("\r")
      try second.expect("    2\r\n")
    }
  }

  @Test func `Ctrl-C leaves the line visible and gives a new one`() throws {
    try withState { state in
      var terminal = try open(state)
      terminal.type("half a li")
      try terminal.expect("half a li")
      terminal.type("\u{3}")
      try terminal.expect("^C")
      try terminal.expect("dq> ")
      terminal.type(Self.rows + " | count\r")
      try terminal.expect("    2\r\n")
    }
  }

  @Test func `what is pasted comes in whole, tabs too`() throws {
    try withState { state in
      var terminal = try open(state)
      terminal.type("\u{1B}[200~rows [\r\n\t{t: \"p\tq\"}\r\n]\u{1B}[201~\r")
      try terminal.expect("p⇥q\r\n")
    }
  }

  @Test func `Tab completes verbs and columns`() throws {
    try withState { state in
      var terminal = try open(state)
      terminal.type("rows [{participants: 1}] | filt\tpart\t== 1 | sel\tpart\t\r")
      try terminal.expect("           1\r\n")
    }
  }

  @Test func `a terminal that cannot move its cursor gets plain lines`() throws {
    try withState { state in
      var terminal = try open(state, terminal: "dumb")
      terminal.type(Self.rows + " |\n")
      try terminal.expect("...> ")
      terminal.type("count\n")
      try terminal.expect("    2\r\n")
      try terminal.expect("dq> ")
      terminal.type(":quit\n")
      #expect(terminal.status() == 0)
    }
  }
}
