internal import TextTools

/// Where and when a report was sent, at the beginning of its text: `Nairobi, March 12 (Agency) - `.
enum Dateline {
  /// How much can stand before its date, in columns.
  private static let reach = 44

  /// How long the agency in brackets can be that stands between its date and the dash, in bytes.
  private static let agency = 32

  /// Whether a time of a sentence is the date of a dateline: near the start, before a dash.
  static func holds(
    _ timex: Timex,
    of sentence: Range<Int>,
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var rest = text[timex.range.upperBound..<max(timex.range.upperBound, sentence.upperBound)]
      .drop { $0 == 0x20 }
    if rest.first == UInt8(ascii: "("),
      let end = rest.prefix(agency).firstIndex(of: UInt8(ascii: ")"))
    {
      rest = rest[(end + 1)...].drop { $0 == 0x20 }
    }
    guard rest.first == 0x2D, rest.dropFirst().first == 0x20 else { return false }
    let before = text[sentence.lowerBound..<max(sentence.lowerBound, timex.range.lowerBound)]
    return DisplayWidth.of(UnsafeBufferPointer(rebasing: before)) <= reach
  }
}
