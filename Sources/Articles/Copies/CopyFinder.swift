package import Chronology

/// Finds syndicated and re-posted copies among articles.
///
/// Texts are compared only when a band of their signatures is equal (locality-sensitive hashing), so
/// the cost stays linear; the result does not depend on the order in which articles come.
package struct CopyFinder {
  private var entries: [Entry] = []

  private struct Entry {
    var id: String
    var date: FuzzyDate?
    var signature: TextSignature
  }

  /// How alike two texts must be to count as copies.
  private static let threshold = 0.8

  /// Slots of one band: with 16 bands of 4, a pair at 0.8 is missed once in 4,000 times.
  private static let bandLength = 4

  /// Without articles.
  package init() {}

  /// Takes an article in.
  package mutating func add(id: String, date: FuzzyDate?, signature: TextSignature?) {
    guard let signature else { return }
    entries.append(Entry(id: id, date: date, signature: signature))
  }

  /// For each copy the id of its original: the earliest article of its group, then the smallest id.
  package func originals() -> [String: String] {
    let ordered = entries.sorted(by: Self.comesFirst)
    var parents = Array(ordered.indices)
    for band in stride(from: 0, to: TextSignature.slotCount, by: Self.bandLength) {
      var first: [UInt64: Int] = [:]
      for index in ordered.indices {
        let key = Self.key(ordered[index].signature, band)
        guard let other = first[key] else {
          first[key] = index
          continue
        }
        let similarity = ordered[index].signature.similarity(to: ordered[other].signature)
        if similarity >= Self.threshold { Self.join(index, other, &parents) }
      }
    }
    var result: [String: String] = [:]
    for index in ordered.indices {
      let root = Self.root(index, &parents)
      if root != index { result[ordered[index].id] = ordered[root].id }
    }
    return result
  }

  private static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
    let days = (left.date?.earliest ?? .distantFuture, right.date?.earliest ?? .distantFuture)
    return days.0 != days.1 ? days.0 < days.1 : left.id < right.id
  }

  private static func key(_ signature: TextSignature, _ band: Int) -> UInt64 {
    var key = UInt64(band)
    for slot in signature.slots[band..<(band + bandLength)] {
      key = (key ^ UInt64(slot)) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    return key
  }

  private static func join(_ left: Int, _ right: Int, _ parents: inout [Int]) {
    let roots = (root(left, &parents), root(right, &parents))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }

  private static func root(_ index: Int, _ parents: inout [Int]) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }
}
