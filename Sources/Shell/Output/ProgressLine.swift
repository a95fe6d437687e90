internal import Formats
internal import Glibc
internal import Store

/// One line on a terminal that says how far long work is; it is wiped when the work ends.
///
/// It stands on standard error, where that is a terminal.
struct ProgressLine {
  private let start = Self.now
  private let size: InputSize?
  private var last = 0.0
  private var documents = 0
  private var bytes = 0

  // Short work shows nothing; a line changes a few times a second.
  private static let patience = 0.5
  private static let interval = 0.2

  /// A line about work on what lies under these paths; none where the work itself writes to the
  /// same terminal.
  init(over paths: [String], besideOutput: Bool) {
    let isShown = isatty(STDERR_FILENO) != 0 && !(besideOutput && isatty(STDOUT_FILENO) != 0)
    size = isShown ? InputSize(paths) : nil
  }

  /// Adds a batch that was worked on.
  mutating func add(_ batch: DocumentBatches.Batch) {
    guard let size else { return }
    let taken = batch.taken
    documents += batch.documents.count
    bytes += batch.bytes
    let elapsed = Self.now - start
    guard elapsed >= max(Self.patience, last + Self.interval) else { return }
    last = elapsed
    let megabytes = Self.text(Double(self.bytes) / 1e6)
    let rate = Self.text(Double(self.bytes) / 1e6 / elapsed)
    let count = Digits.grouped(self.documents)
    var line = "\(count) documents, \(megabytes) MB, \(rate) MB/s"
    if let whole = size.bytes, taken > 0, taken <= whole {
      line += ", \(Self.duration(elapsed * Double(whole - taken) / Double(taken))) left"
    }
    write("\r\u{1B}[K" + line)
  }

  /// A time in the unit that fits: `45 s`, `12 min`, `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    let seconds = Int(seconds.rounded(.up))
    if seconds < 100 { return "\(seconds) s" }
    let minutes = (seconds + 30) / 60
    return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
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
