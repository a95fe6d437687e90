internal import Articles

/// The lines of an article that can tell of events, one after the other, with a way back.
struct GatheredText {
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Stage.Line] = []

  init(_ article: Article) {
    for line in article.lines where Self.tells(line.zone) && !line.range.isEmpty {
      lines.append(
        Stage.Line(
          number: line.number,
          zone: line.zone,
          source: line.range,
          start: bytes.count
        )
      )
      bytes.append(contentsOf: article.text[line.range])
      bytes.append(0x0A)
    }
  }

  private static func tells(_ zone: Article.Zone) -> Bool {
    switch zone {
    case .title, .lead, .paragraph, .subheading, .listItem, .pullQuote: true
    default: false
    }
  }

  /// The line that holds this byte.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// The bytes of the article's text behind a range, which must lie in one line.
  func source(of range: Range<Int>) -> Range<Int> {
    let line = lines[self.line(at: range.lowerBound)]
    let start = line.source.lowerBound + range.lowerBound - line.start
    return start..<min(line.source.upperBound, max(start, start + range.count))
  }
}
