internal import Glibc

/// Columns and rows of the terminal.
struct TerminalSize: Equatable {
  var columns: Int
  var rows: Int

  /// The size of the terminal at standard output, or 80 by 24.
  static var current: TerminalSize {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return TerminalSize(columns: 80, rows: 24)
    }
    return TerminalSize(columns: max(5, Int(size.ws_col)), rows: max(2, Int(size.ws_row)))
  }
}

/// Standard output without a buffer: escape sequences must arrive in order with libedit's own.
struct ByteTerminal {
  /// Writes all of a text; what cannot be written is given up.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        let count = Glibc.write(
          STDOUT_FILENO,
          bytes.baseAddress.map { $0 + start },
          bytes.count - start
        )
        if count < 0 && errno != EINTR { return }
        start += max(0, count)
      }
    }
  }
}
