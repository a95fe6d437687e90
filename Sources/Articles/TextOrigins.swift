/// Where the bytes of a text come from in a document with markup: runs that were copied as they are.
package struct TextOrigins: Sendable {
  /// Where each run begins in the text, ascending; the first is 0.
  package private(set) var starts: [Int] = []

  /// Where each run begins in the document.
  package private(set) var sources: [Int] = []

  /// An empty map.
  package init() {}

  /// Says that the text from `start` on is the document from `source` on.
  ///
  /// Calls come in ascending order of `start`. A run that only goes on costs nothing.
  package mutating func append(start: Int, source: Int) {
    if let lastStart = starts.last, let lastSource = sources.last {
      if start - lastStart == source - lastSource { return }
      if start == lastStart {
        sources[sources.count - 1] = source
        return
      }
    }
    starts.append(start)
    sources.append(source)
  }

  /// The bytes of the document behind a non-empty range of the text; markup between them is included.
  ///
  /// O(log *n*) in the number of runs.
  package func source(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let place = source(of: range.lowerBound)
      return place..<place
    }
    let first = source(of: range.lowerBound)
    return first..<max(first, source(of: range.upperBound - 1) + 1)
  }

  private func source(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let end = low < sources.count ? sources[low] : Int.max
    return min(sources[low - 1] + offset - starts[low - 1], max(end - 1, sources[low - 1]))
  }
}
