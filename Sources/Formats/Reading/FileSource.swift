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
    warnings.append("\(count) places are no UTF-8 and became U+FFFD")
  }

  /// `file:line` of a byte.
  func place(of offset: Int) -> String {
    let line = bytes.prefix(offset).count { $0 == 0x0A } + 1
    return "\(name):\(line)"
  }
}
