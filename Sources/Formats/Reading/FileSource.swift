/// The bytes of a file, made valid UTF-8.
struct FileSource {
  let name: String
  private(set) var bytes: [UInt8]

  /// What had to be repaired, and what readers add.
  var warnings: [String] = []

  init(_ bytes: [UInt8], name: String) throws(ReadFailure) {
    self.name = name
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw ReadFailure(name, "the file is in UTF-16; save it as UTF-8")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    guard String(validating: text, as: UTF8.self) == nil else {
      self.bytes = text.count == bytes.count ? bytes : Array(text)
      return
    }
    let repaired = String(decoding: text, as: UTF8.self)
    self.bytes = Array(repaired.utf8)
    let count = repaired.unicodeScalars.count { $0 == "\u{FFFD}" }
    let places = count == 1 ? "1 place is no UTF-8" : "\(count) places are no UTF-8"
    warnings.append("\(places) and became U+FFFD")
  }

  /// Lets lines end in a line feed where they all end in a carriage return alone.
  mutating func endLines() {
    guard bytes.contains(0x0D), !bytes.contains(0x0A) else { return }
    for index in bytes.indices where bytes[index] == 0x0D { bytes[index] = 0x0A }
  }

  /// `file:line` of a byte.
  func place(of offset: Int) -> String {
    let line = bytes.prefix(offset).count { $0 == 0x0A } + 1
    return "\(name):\(line)"
  }
}
