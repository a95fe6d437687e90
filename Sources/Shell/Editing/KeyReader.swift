internal import CSignals
internal import Glibc

/// Reads scalars from the terminal and hears signals meanwhile.
struct KeyReader {
  private let signals: Int32

  /// Scalars that were read ahead of the one that is asked for.
  private var pending: [Unicode.Scalar] = []

  /// A reader that also polls this descriptor, to which signals write.
  init(signals: Int32) {
    self.signals = signals
  }

  /// What was heard.
  enum Event {
    case scalar(Unicode.Scalar)
    case interrupted, resized, continued, terminated, end, failed
  }

  /// Whether nothing has been typed ahead, so that there is time to paint.
  var isIdle: Bool {
    guard pending.isEmpty else { return false }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) == 0
  }

  /// Scalars to give before those from the terminal.
  mutating func push(_ scalars: some Collection<Unicode.Scalar>) {
    pending.insert(contentsOf: scalars, at: 0)
  }

  /// Waits for the next event.
  ///
  /// Bytes that are no UTF-8 give U+FFFD.
  mutating func next() -> Event {
    if !pending.isEmpty { return .scalar(pending.removeFirst()) }
    var bytes: [UInt8] = []
    while true {
      if let event = waitForInput() { return event }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 0 { return .end }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return .failed
      }
      bytes.append(byte)
      if bytes.count >= Self.length(bytes[0]) || bytes.count > 1 && byte & 0xC0 != 0x80 {
        return .scalar(String(decoding: bytes, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}")
      }
    }
  }

  /// Waits until a byte can be read; a signal that came first is given.
  private func waitForInput() -> Event? {
    while true {
      var sources = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&sources, 2, -1)
      if count < 0 {
        if errno == EINTR { continue }
        return .failed
      }
      guard sources[1].revents != 0 else { return nil }
      dq_drain_signals()
      if dq_termination() != 0 { return .terminated }
      if dq_take_interrupt() != 0 { return .interrupted }
      if dq_take_continue() != 0 { return .continued }
      if dq_take_resize() != 0 { return .resized }
    }
  }

  private static func length(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
