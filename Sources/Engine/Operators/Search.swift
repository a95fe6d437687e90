internal import Columns
internal import Glibc
internal import QueryLanguage
internal import TextTools

extension Execution {
  /// Folded full text: every group must be met by one of its terms in one of the columns.
  func search(
    _ query: SearchQuery,
    ranked: Bool,
    _ stage: PlanStage,
    _ flow: inout Flow
  ) throws(RunFailure) {
    let texts = SearchedTexts(flow.frame, query)
    var kept = [UInt8](repeating: 1, count: flow.frame.count)
    for group in query.groups {
      var met = [UInt8](repeating: 0, count: kept.count)
      for term in group {
        try run.checkCancelled()
        met = zipped(met, texts.matches(term)) { $0 | $1 }
      }
      kept = zipped(kept, met) { $0 & $1 }
    }
    for term in query.excluded { kept = zipped(kept, texts.matches(term)) { $0 & ($1 ^ 1) } }
    let rows = selectedRows(kept)
    guard ranked else {
      flow.keep(rows)
      return
    }
    let scores = texts.scores(query.groups.flatMap { $0 })
    let score = Column.number(FixedColumn(rows.map { scores[Int($0)] }))
    flow.keep(rows)
    if let place = stage.output.index(of: "score"), place < flow.frame.columns.count {
      flow.frame.columns[place] = LazyColumn(score)
    } else {
      flow.frame.columns.append(LazyColumn(score))
    }
    flow.frame.schema = stage.output
    let order = SortOrder([SortOrder.Key(column: score, isDescending: true)], count: rows.count)
    flow.keep(order.sorted())
  }
}

/// The columns that a search looks into.
private struct SearchedTexts {
  private let frame: Frame
  private let columns: [Int]

  init(_ frame: Frame, _ query: SearchQuery) {
    self.frame = frame
    columns = query.columns
  }

  private func columns(of term: SearchQuery.Term) -> [Column] {
    (term.column.map { [$0] } ?? columns).map { frame.column($0) }
  }

  /// Whether a column of each row has the term.
  func matches(_ term: SearchQuery.Term) -> [UInt8] {
    let needle = needle(term)
    var mask = [UInt8](repeating: 0, count: frame.count)
    var scratch: [UInt8] = []
    for column in columns(of: term) {
      mask = zipped(mask, SearchedTexts.mask(column) { needle.matches($0, scratch: &scratch) }) {
        $0 | $1
      }
    }
    return mask
  }

  private func needle(_ term: SearchQuery.Term) -> TextNeedle {
    TextNeedle(term.text + (term.isPrefix ? "*" : ""), .has)
  }

  private static func mask(
    _ column: Column,
    _ test: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> [UInt8] {
    switch column {
    case .text(let texts): texts.verdicts(test)
    case .list(let lists): lists.any(mask(lists.values, test))
    case .record(let record):
      record.columns.reduce([UInt8](repeating: 0, count: record.count)) { all, part in
        zipped(all, mask(part, test)) { $0 | $1 }
      }
    default: [UInt8](repeating: 0, count: column.count)
    }
  }

  /// Okapi BM25 with k1 = 1.2 and b = 0.75, the columns of a row taken as one document.
  func scores(_ terms: [SearchQuery.Term]) -> [Double] {
    let lengths = sums(columns.map { frame.column($0) }) { Double(WordScanner.count($0)) }
    let mean = lengths.reduce(0, +) / Double(max(1, lengths.count))
    var scores = [Double](repeating: 0, count: frame.count)
    for term in terms {
      let needle = needle(term)
      var scratch: [UInt8] = []
      let frequencies = sums(columns(of: term)) { needle.occurrences($0, &scratch) }
      let documents = Double(frequencies.count { $0 > 0 })
      let rarity = log(1 + (Double(frame.count) - documents + 0.5) / (documents + 0.5))
      for row in scores.indices where frequencies[row] > 0 {
        let norm = 1.2 * (0.25 + 0.75 * lengths[row] / max(mean, 1))
        scores[row] += rarity * frequencies[row] * 2.2 / (frequencies[row] + norm)
      }
    }
    return scores
  }

  /// The sum of a measure over the texts of each row.
  private func sums(
    _ columns: [Column],
    _ measure: (UnsafeBufferPointer<UInt8>) -> Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: frame.count)
    for column in columns {
      let part = SearchedTexts.measured(column, measure)
      for row in sums.indices { sums[row] += part[row] }
    }
    return sums
  }

  private static func measured(
    _ column: Column,
    _ measure: (UnsafeBufferPointer<UInt8>) -> Double
  ) -> [Double] {
    switch column {
    case .text(let texts): return texts.perRow(measure).map { $0 ?? 0 }
    case .list(let lists):
      let parts = measured(lists.values, measure)
      return (0..<lists.count).map { row in lists.range(row).reduce(0) { $0 + parts[$1] } }
    case .record(let record):
      let parts = record.columns.map { measured($0, measure) }
      return (0..<record.count).map { row in parts.reduce(0) { $0 + $1[row] } }
    default: return [Double](repeating: 0, count: column.count)
    }
  }
}

extension TextNeedle {
  /// How often it stands in a text.
  fileprivate func occurrences(
    _ text: UnsafeBufferPointer<UInt8>,
    _ scratch: inout [UInt8]
  ) -> Double {
    scratch.removeAll(keepingCapacity: true)
    Folding.append(text, to: &scratch)
    return scratch.withUnsafeBufferPointer { folded in
      var count = 0.0
      var start = 0
      while let found = find(inFolded: folded, from: start) {
        count += 1
        start = max(found.upperBound, start + 1)
      }
      return count
    }
  }
}
