internal import TextTools

/// A place as people count it.
package struct SourcePosition: Hashable, Sendable {
  /// 1-based.
  package var line: Int

  /// The cell of a terminal in which the place begins, 1-based; a tab counts as one.
  package var column: Int
}

/// Lines, columns and pieces of a text.
extension SourceText {
  /// The bytes of a line (1-based) without its end.
  package func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The line (1-based) of a byte.
  package func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of a byte.
  package func position(of offset: Int) -> SourcePosition {
    let line = line(of: offset)
    let range = range(ofLine: line)
    let end = min(max(offset, range.lowerBound), range.upperBound)
    let before = SourceText.shown(bytes[range.lowerBound..<end])
    return SourcePosition(line: line, column: DisplayWidth.of(before) + 1)
  }

  /// The text of a span.
  package func text(_ span: SourceSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// Bytes of a line as messages show them: a tab is one space, and control and direction-changing
  /// characters stand as their code, so that the terminal obeys none of them.
  static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    let text = String(decoding: bytes, as: UTF8.self)
    guard !isPlain else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: shown.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
