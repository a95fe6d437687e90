internal import TextTools

/// Makes JSON of what pages write where JSON belongs: with comments, commas too many, a semicolon at
/// the end, quotes inside of texts that are not escaped.
enum JSONRepair {
  /// The text with these faults mended, as far as they can be told.
  ///
  /// Linear.
  static func repaired(_ script: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var repair = Repair(bytes: unescaped(script))
    repair.run()
    return repair.result
  }

  /// Some pages escape the quotes of the whole script for HTML.
  private static func unescaped(_ script: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard !script.contains(0x22), script.contains(0x26) else { return Array(script) }
    var result: [UInt8] = []
    CharacterReferences.decode(script, 0..<script.count, into: &result)
    return result
  }

  private struct Repair {
    let bytes: [UInt8]
    var result: [UInt8] = []
    private var index = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      result.reserveCapacity(bytes.count)
    }

    mutating func run() {
      // Comments of HTML and CDATA marks stand around the value.
      index = bytes.firstIndex { $0 == 0x7B || $0 == 0x5B } ?? bytes.count
      if bytes[index...].starts(with: "[CDATA[".utf8) { index += 7 }
      var depth = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x22 {
          string()
          continue
        }
        if byte == 0x2F, passComment() { continue }
        if byte == 0x7B || byte == 0x5B { depth += 1 }
        if byte == 0x7D || byte == 0x5D {
          dropComma()
          depth -= 1
        }
        result.append(byte)
        index += 1
        if depth == 0, byte == 0x7D || byte == 0x5D { return }
      }
    }

    /// A comma before the end of an object or an array.
    private mutating func dropComma() {
      guard let last = result.lastIndex(where: { $0 > 0x20 }), result[last] == 0x2C else { return }
      result.removeSubrange(last...)
    }

    private mutating func passComment() -> Bool {
      guard index + 1 < bytes.count else { return false }
      switch bytes[index + 1] {
      case 0x2F: index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      case 0x2A:
        index += 2
        while index < bytes.count, !bytes[index...].starts(with: [0x2A, 0x2F]) { index += 1 }
        index = min(index + 2, bytes.count)
      default: return false
      }
      return true
    }

    private mutating func string() {
      result.append(0x22)
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x5C, index < bytes.count {
          if Self.escapes.contains(bytes[index]) { result.append(byte) }
          result.append(bytes[index])
          index += 1
        } else if byte != 0x22 {
          result.append(byte)
        } else if endsString() {
          result.append(0x22)
          return
        } else {
          result += [0x5C, 0x22]
        }
      }
    }

    /// Whether behind this quote a value or a key ends.
    private func endsString() -> Bool {
      guard let next = bytes[index...].first(where: { $0 > 0x20 }) else { return true }
      return [0x2C, 0x3A, 0x7D, 0x5D].contains(next)
    }

    private static let escapes = Array("\"\\/bfnrtu".utf8)
  }
}
