internal import Formats
internal import Glibc

/// One line on a terminal that says how far long work is; it is wiped when the work ends.
///
/// It stands on standard error, and only where standard output goes elsewhere.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0
  private let start = Self.now
  private var last = 0.0
  private var documents = 0
  private var bytes = 0

  // Short work shows nothing; a line changes a few times a second.
  private static let patience = 0.5
  private static let interval = 0.2

  /// Adds what was done since the last time.
  mutating func add(documents: Int, bytes: Int) {
    guard isShown else { return }
    self.documents += documents
    self.bytes += bytes
    let elapsed = Self.now - start
    guard elapsed >= max(Self.patience, last + Self.interval) else { return }
    last = elapsed
    let megabytes = Self.text(Double(self.bytes) / 1e6)
    let rate = Self.text(Double(self.bytes) / 1e6 / elapsed)
    let count = Digits.grouped(self.documents)
    write("\r\u{1B}[K\(count) documents, \(megabytes) MB, \(rate) MB/s")
  }

  /// Wipes the line, before anything else is written to the terminal too.
  mutating func wipe() {
    guard last > 0 else { return }
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    var output = ByteOutput(descriptor: STDERR_FILENO)
    output.write(Array(text.utf8))
    output.flush()
  }

  /// With one digit behind the point.
  private static func text(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
