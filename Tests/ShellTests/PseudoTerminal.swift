import CPseudoTerminal
import Glibc

/// A program on a pseudo-terminal, driven as a person would drive it.
struct PseudoTerminal: ~Copyable {
  private let master: Int32
  private let child: pid_t

  /// Everything that the program has written.
  private(set) var output: [UInt8] = []

  /// How many bytes of it, without colours, earlier expectations have passed.
  private var passed = 0

  init(running arguments: [String], environment: [String], columns: UInt16 = 80) throws(Failure) {
    var master: Int32 = -1
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    child = dq_pty_spawn(&argv, &envp, 24, columns, &master)
    for pointer in argv + envp { free(pointer) }
    self.master = master
    guard child > 0 else { throw Failure(description: String(cString: strerror(errno))) }
  }

  deinit {
    close(master)
    kill(child, SIGKILL)
    waitpid(child, nil, 0)
  }

  /// Types keys.
  func type(_ keys: String) {
    var keys = keys
    keys.withUTF8 { _ = write(master, $0.baseAddress, $0.count) }
  }

  /// Waits until the text appears behind what was expected before; colours do not count.
  mutating func expect(_ text: String, within seconds: Int = 60) throws(Failure) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      let shown = Self.plain(output[...]).dropFirst(passed)
      if let end = Self.end(of: Array(text.utf8), in: Array(shown)) {
        passed += end
        return
      }
      guard ContinuousClock.now < deadline, readMore() else {
        let shown = String(decoding: shown, as: UTF8.self)
        throw Failure(description: "no \(text.debugDescription) in \(shown.debugDescription)")
      }
    }
  }

  /// Waits for the program's end and returns its status.
  mutating func status() -> Int32 {
    while readMore() {}
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return status >> 8 & 0xFF
  }

  private mutating func readMore() -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 1000) > 0 else { return true }
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &piece, piece.count)
    guard count > 0 else { return false }
    output += piece[..<count]
    return true
  }

  /// Without escape sequences.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x1B else {
        text.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      index += 1
      while index < bytes.endIndex, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
      index += 1
    }
    return text
  }

  /// Where the first occurrence of a text ends.
  private static func end(of text: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= text.count else { return nil }
    for start in 0...(bytes.count - text.count)
    where bytes[start..<(start + text.count)].elementsEqual(text) {
      return start + text.count
    }
    return nil
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
